import { messageOf, SurroundingsError } from '../../errors.ts';
import { formatBytes } from '../../text.ts';
import { retryAfter, type RetryPolicy, retrying, TransientError } from '../../retry.ts';

/** How patient a download is. */
export interface Patience extends RetryPolicy {
  /** The longest wait for the next byte, the first included, in milliseconds. */
  readonly idleMs: number;
}

/** A server that is alive sends something within ten seconds. Three attempts fit into the deadline. */
export function patienceWithin(deadlineMs: number): Patience {
  return {
    attempts: 3,
    firstDelayMs: 300,
    maxDelayMs: 600,
    idleMs: Math.min(10_000, deadlineMs / 5),
  };
}

/** A server that could not be reached or did not answer well, after all attempts. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
  readonly url: string;
  /** In words, such as `HTTP 503` or `no answer within 10 s`. */
  readonly reason: string;
  readonly attempts: number;

  constructor(url: string, reason: string, attempts: number) {
    super(`${url}: ${reason}${attempts > 1 ? ` (tried ${attempts} times)` : ''}`);
    this.url = url;
    this.reason = reason;
    this.attempts = attempts;
  }
}

type Answer =
  | {
      readonly kind: 'body';
      readonly bytes: Uint8Array;
      readonly etag: string | undefined;
      /** Of the whole file, if the bytes are a part of it (206). */
      readonly whole: number | undefined;
    }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'absent' };

type Downloaded<T> = Exclude<Answer, { kind: 'body' }> | (Answer & { kind: 'body'; value: T });

/** What is asked for beside the address. */
export interface Inquiry {
  /** What the answer may not be anew for. */
  readonly etag?: string | undefined;
  /** Media types, as HTTP's Accept has them. */
  readonly accept?: string | undefined;
  /** Bytes of the file, as HTTP's Range has them; a server may answer with all of it. */
  readonly range?: string | undefined;
  /** JSON that is sent along (POST). */
  readonly body?: string | undefined;
  /** The most bytes that are taken; by default as many as the biggest files have. */
  readonly limit?: number | undefined;
}

/**
 * Gets one address. An answer 404 or 410 is `absent`; 304 is `unchanged`. Errors of the network,
 * 408, 429 and 5xx are tried again, with growing pauses, or after what the server asks for.
 * @param read makes something of the bytes; if it throws, the answer was damaged: tried again
 * @param options.late aborted at the deadline, when no further attempt is worth while
 * @throws Unavailable after the last attempt; the signal's reason once that is aborted
 */
export async function download<T>(
  url: string,
  patience: Patience,
  read: (bytes: Uint8Array) => T | Promise<T>,
  { signal, late, ...asked }: Inquiry & { signal: AbortSignal; late: AbortSignal },
): Promise<Downloaded<T>> {
  const either = AbortSignal.any([signal, late]);
  let attempts = 0;
  const attempt = async () => {
    attempts += 1;
    try {
      const answer = await getOnce(url, patience.idleMs, { ...asked, signal: either });
      return answer.kind === 'body'
        ? { ...answer, value: await intact(answer.bytes, read) }
        : answer;
    } catch (error) {
      throw error instanceof Refused
        ? error
        : new TransientError(reasonOf(error), {
            cause: error,
            waitMs: error instanceof Busy ? error.waitMs : undefined,
          });
    }
  };
  try {
    return await retrying(attempt, patience, { signal: either });
  } catch (error) {
    signal.throwIfAborted();
    if (late.aborted) throw new Unavailable(url, 'no answer before the time limit', attempts);
    // The last failure says it alone: that it was tried again, Unavailable adds itself.
    const last = error instanceof SurroundingsError ? error.cause : error;
    throw new Unavailable(url, messageOf(last), attempts);
  }
}

async function intact<T>(
  bytes: Uint8Array,
  read: (bytes: Uint8Array) => T | Promise<T>,
): Promise<T> {
  try {
    return await read(bytes);
  } catch (error) {
    throw new Error(`the file is damaged (${messageOf(error)})`, { cause: error });
  }
}

/** An answer that another attempt won't change, such as 403. */
class Refused extends Error {}

/** An answer of a server that would rather be asked later. */
class Busy extends Error {
  /** What it asks us to wait. */
  readonly waitMs: number | undefined;

  constructor(status: number, waitMs: number | undefined) {
    const wait = waitMs === undefined ? '' : `: it asks to wait ${Math.ceil(waitMs / 1000)} s`;
    super(`HTTP ${status}${wait}`);
    this.waitMs = waitMs;
  }
}

/** Servers of package indexes ask programs to say who they are. */
const whoAsks = { 'user-agent': 'meta-vsc-descriptor-runtime' };

/** The biggest repodata in use has half of it, packed. */
const largestFile = 128 * 2 ** 20;

async function getOnce(
  url: string,
  idleMs: number,
  { etag, accept, range, body, limit = largestFile, signal }: Inquiry & { signal: AbortSignal },
): Promise<Answer> {
  const idle = new AbortController();
  const timer = setTimeout(
    () => idle.abort(new Error(`no answer within ${idleMs / 1000} s`)),
    idleMs,
  );
  try {
    const response = await fetch(url, {
      ...(body === undefined ? {} : { method: 'POST', body }),
      headers: {
        ...whoAsks,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(etag === undefined ? {} : { 'if-none-match': etag }),
        ...(accept === undefined ? {} : { accept }),
        // A part of a compressed answer would be of no use.
        ...(range === undefined ? {} : { range, 'accept-encoding': 'identity' }),
      },
      signal: AbortSignal.any([signal, idle.signal]),
    });
    const { status } = response;
    const fine = status === 200 || (status === 206 && range !== undefined);
    if (!fine) await response.body?.cancel();
    if (status === 304 && etag !== undefined) return { kind: 'unchanged' };
    if (status === 404 || status === 410) return { kind: 'absent' };
    if (!fine) {
      const again = status === 408 || status === 429 || status >= 500;
      if (!again) throw new Refused(`HTTP ${status}`);
      throw new Busy(status, retryAfter(response.headers.get('retry-after'), Date.now()));
    }
    const bytes = await bodyOf(response, limit, () => timer.refresh());
    const tag = response.headers.get('etag') ?? undefined;
    const whole = /\/(\d+)$/.exec(response.headers.get('content-range') ?? '')?.[1];
    const part = status === 206 ? Number(whole ?? Number.NaN) : undefined;
    return { kind: 'body', bytes, etag: tag, whole: part };
  } finally {
    clearTimeout(timer);
  }
}

/**
 * A body whose length is stated is read into place. One without, or that is unpacked on its way, is there twice
 * for a moment, so of that no more is taken than the largest file has.
 */
async function bodyOf(response: Response, limit: number, alive: () => void): Promise<Uint8Array> {
  const told = response.headers.has('content-encoding')
    ? null
    : response.headers.get('content-length');
  const most = told === null ? Math.min(limit, largestFile) : limit;
  const tooLarge = () => new Refused(`the file is larger than ${formatBytes(most)}`);
  if (Number(told) > most) {
    await response.body?.cancel();
    throw tooLarge();
  }
  const whole = told === null ? undefined : Buffer.alloc(Number(told));
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    alive();
    if (size + chunk.length > (whole?.length ?? most)) throw tooLarge();
    if (whole === undefined) chunks.push(chunk);
    else whole.set(chunk, size);
    size += chunk.length;
  }
  return whole?.subarray(0, size) ?? Buffer.concat(chunks);
}

const causes: Record<string, string> = {
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection was reset',
  ENOTFOUND: 'the host name is unknown',
  EAI_AGAIN: 'the host name could not be looked up',
  UND_ERR_SOCKET: 'the connection was closed before the end of the file',
  UND_ERR_CONNECT_TIMEOUT: 'no connection in time',
};

/** Node's fetch hides what happened in the cause of a `TypeError: fetch failed`. */
function reasonOf(error: unknown): string {
  const cause = error instanceof TypeError ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return causes[code] ?? (cause === undefined ? messageOf(error) : messageOf(cause));
}
