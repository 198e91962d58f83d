import { execFileSync } from 'node:child_process';
import type { CertificateFiles } from './server.ts';
import { temporaryRoot } from '../../support/repositories/temporary-root.ts';

const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'ignore' });
const NEW_KEY = ['-newkey', 'rsa:2048', '-nodes'];
const DAYS = ['-days', '2'];

/**
 * A certificate that is given by an authority that nobody else knows; files of the test that asks.
 * @param name of whom, as a subjectAltName has it: `DNS:registry.test`, `IP:172.17.0.1`
 */
export async function certificateOfOwnAuthority(name: string): Promise<{
  /** The authority's certificate. */
  readonly authority: string;
  readonly tls: CertificateFiles;
}> {
  const { path: at, write } = await temporaryRoot();
  await write({ names: `subjectAltName=${name}\n` });
  const made = ['-keyout', at('ca.key'), '-out', at('ca.pem')];
  openssl('req', '-x509', ...NEW_KEY, ...DAYS, '-subj', '/CN=our authority', ...made);
  openssl('req', ...NEW_KEY, '-subj', '/CN=ours', '-keyout', at('key'), '-out', at('csr'));
  const signed = ['-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-CAcreateserial', ...DAYS];
  openssl('x509', '-req', '-in', at('csr'), ...signed, '-extfile', at('names'), '-out', at('pem'));
  return { authority: at('ca.pem'), tls: { certificate: at('pem'), key: at('key') } };
}
