import { messageOf, SurroundingsError } from '../../errors.ts';
import { retryAfter, TransientError } from '../../retry.ts';
import { shortLine } from '../../untrusted-text.ts';

export interface Request {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** Most bytes that the reply's body may have. */
  readonly maxBytes?: number;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
}

/**
 * Sends one request and reads its whole reply. Statuses that are an answer (404 as well) are
 * returned; what may pass by itself (429, 5xx, a broken connection) throws a TransientError.
 */
export type Transport = (request: Request) => Promise<Reply>;

/** Replies here are small, for layers go through the engine: one that takes a minute is lost. */
const REPLY_DEADLINE_MS = 60_000;
const MAX_BYTES = 4 * 1024 * 1024;

/** The transport over HTTP, ended by `signal`. Redirects to other hosts lose the login. */
export function httpTransport(signal: AbortSignal): Transport {
  return async ({ method, url, headers = {}, body, maxBytes = MAX_BYTES }) => {
    const what = `${method} ${url.host}${url.pathname}`;
    const deadline = AbortSignal.any([signal, AbortSignal.timeout(REPLY_DEADLINE_MS)]);
    const { status, response, bytes } = await attempt(what, url.host, async () => {
      const init = { method, headers, signal: deadline, ...(body === undefined ? {} : { body }) };
      const reply = await fetch(url, init);
      return { status: reply.status, response: reply, bytes: await read(reply, maxBytes) };
    });
    if (status === 408 || status === 429 || status >= 500) {
      const said = shortLine(bytes?.toString('utf8') ?? '').trim();
      throw new TransientError(`${what}: status ${status}${said === '' ? '' : `: ${said}`}`, {
        waitMs: retryAfter(response.headers.get('retry-after'), Date.now()),
      });
    }
    if (bytes === undefined) {
      throw new SurroundingsError(`${what}: the reply is larger than ${maxBytes} bytes`, {
        next: 'check host: in environment/competition.yml, and any proxy in between',
      });
    }
    return { status, headers: response.headers, body: bytes };
  };
}

/** Whether `host` (with or without a port) is this machine: engines speak plain HTTP there. */
export function isLoopback(host: string): boolean {
  return /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])(:\d+)?$/.test(host);
}

/** Failures of a connection that the next one may not have; a wrong name or certificate stays. */
const MAY_PASS = /^(?:ECONN|EPIPE|ETIMEDOUT|EAI_AGAIN|EHOST|ENET|UND_ERR_)/;

/** The certificate is of an authority that this machine does not know: codes of OpenSSL, as Node has them. */
const OWN_AUTHORITY = /SELF_SIGNED|^UNABLE_TO_(?:GET_ISSUER|VERIFY_LEAF)/;

async function attempt<T>(what: string, host: string, send: () => Promise<T>): Promise<T> {
  try {
    return await send();
  } catch (error) {
    const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    if (MAY_PASS.test(code) || (error as Error).name === 'TimeoutError') {
      throw new TransientError(`${what}: ${messageOf(cause)}`, { cause: error });
    }
    throw new SurroundingsError(`${host} cannot be reached: ${messageOf(cause)}`, {
      next: OWN_AUTHORITY.test(code)
        ? `NODE_EXTRA_CA_CERTS=FILE names its authority; the engine wants FILE as /etc/docker/certs.d/${host}/ca.crt`
        : 'check host: in environment/competition.yml, or VSC_REGISTRY',
      cause: error,
    });
  }
}

/** The body, or undefined if it is longer than `maxBytes`. */
async function read(reply: Response, maxBytes: number): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of reply.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
