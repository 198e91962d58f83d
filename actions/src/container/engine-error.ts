import type Docker from 'dockerode';
import { ExitCode, messageOf, UserError } from '../errors.ts';

/** What a call of the engine failed with. Callers tell some answers apart by `statusCode`. */
export class EngineError extends UserError {
  override readonly name = 'EngineError';
  /** In the engine's words. */
  readonly reason: string;
  /** Undefined if the engine gave no answer, or an error in the middle of one. */
  readonly statusCode: number | undefined;

  constructor(
    reason: string,
    { statusCode, cause }: { statusCode?: number; cause?: unknown } = {},
  ) {
    const status = statusCode === undefined ? '' : ` (HTTP ${statusCode})`;
    // A malformed request is ours.
    const ours = statusCode === 400;
    super(`the container engine failed: ${reason}${status}`, {
      exitCode: ours ? ExitCode.fault : ExitCode.surroundings,
      next: ours ? 'report it, with this message' : 'see how the engine is: docker info',
      cause,
    });
    this.reason = reason;
    this.statusCode = statusCode;
  }
}

/** Why a call of the engine failed, in the engine's words. */
export function engineReason(error: unknown): string {
  return error instanceof EngineError ? error.reason : messageOf(error);
}

/** What is used here of dockerode's way to the engine; its types hide it. */
interface Modem {
  protocol: string;
  buildRequest(options: object, context: object, data: unknown, done: Done): void;
}

type Done = (error: unknown, reply: unknown) => void;

/**
 * Makes every call of an engine fail with an EngineError. Redirects are not followed: no engine needs
 * them, and an error behind one would end the process.
 */
export function withEngineErrors(docker: Docker): Docker {
  const modem = docker.modem as unknown as Modem;
  const send = modem.buildRequest.bind(requester(modem));
  modem.buildRequest = (options, context, data, done) =>
    send({ ...options, maxRedirects: 0 }, context, data, (error, reply) =>
      done(error instanceof Error ? engineError(error) : error, reply),
    );
  return docker;
}

/**
 * What sends requests. For SSH docker-modem makes an address that Node calls invalid (DEP0170), though
 * it uses nothing but the path of it: what makes addresses believes that it speaks HTTP.
 */
function requester(modem: Modem): Modem {
  if (modem.protocol !== 'ssh') return modem;
  modem.protocol = 'http';
  return Object.create(modem, { protocol: { value: 'ssh' } }) as Modem;
}

/** dockerode's message: `(HTTP code 404) no such image - No such image: x `. */
function engineError(cause: Error): EngineError {
  if (cause.message.startsWith('Max redirects')) return new EngineError('it redirects', { cause });
  const reason = cause.message.replace(/^\(HTTP code \d+\) .*? - /, '').trim();
  const known = 'statusCode' in cause && typeof cause.statusCode === 'number';
  return new EngineError(reason, {
    cause,
    ...(known && { statusCode: cause.statusCode as number }),
  });
}
