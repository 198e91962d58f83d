import { isIP } from 'node:net';
import { connect } from 'node:tls';
import { messageOf, SurroundingsError } from '../../errors.ts';

const PATIENCE_MS = 15_000;

/**
 * When the certificate of a host ends; whoever gave it, and also if it has ended, for nothing is sent.
 *
 * @param host with a port if it needs one
 * @throws SurroundingsError if nobody answers there with one.
 */
export async function certificateEnd(host: string, signal: AbortSignal): Promise<Date> {
  const { hostname, port } = new URL(`https://${host}`);
  const socket = connect({
    host: hostname,
    port: Number(port || 443),
    rejectUnauthorized: false,
    ...(isIP(hostname) === 0 && { servername: hostname }),
  });
  const deadline = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
  try {
    return await new Promise<Date>((resolve, reject) => {
      deadline.addEventListener('abort', () => reject(deadline.reason as Error), { once: true });
      socket.once('error', reject);
      socket.once('secureConnect', () => resolve(new Date(socket.getPeerCertificate().valid_to)));
    });
  } catch (error) {
    throw new SurroundingsError(`the certificate of ${host} cannot be read: ${messageOf(error)}`, {
      next: 'check host: in environment/competition.yml, or VSC_REGISTRY',
      cause: error,
    });
  } finally {
    socket.destroy();
  }
}
