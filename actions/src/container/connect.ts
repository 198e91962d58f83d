import Docker from 'dockerode';
import { SurroundingsError } from '../errors.ts';
import { shortLine } from '../untrusted-text.ts';
import {
  describeEngine,
  type EngineDescription,
  type EngineInfo,
  productOf,
} from './describe-engine.ts';
import { chosenEngine, type Endpoint, endpoints } from './endpoint.ts';
import { EngineError, engineReason, withEngineErrors } from './engine-error.ts';

/** A container engine that has answered, with what it says of itself. */
export interface Engine extends EngineDescription {
  /** For calls that the modules of this folder don't offer (build, push). Failures: EngineError. */
  readonly docker: Docker;
  /** Address for messages, such as `unix:///var/run/docker.sock`. */
  readonly where: string;
  /** Why it is this one: `DOCKER_HOST`, `the docker context other`, `the default socket`. */
  readonly why: string;
}

/** How long an engine may take, in milliseconds. */
export interface EngineDeadlines {
  /** To answer at all. One that is alive does so in milliseconds; a dead one never. */
  readonly answerMs: number;
  /** To say what it is then. */
  readonly describeMs: number;
}

/** One that is busy with builds takes a while to describe itself. */
const PATIENT: EngineDeadlines = { answerMs: 5000, describeMs: 30_000 };

/**
 * For somebody who waits for no more than a word on it: the slower this process has been to come so far, on a
 * machine that is busy, the longer.
 */
export function hurried(): EngineDeadlines {
  const ms = Math.round(Math.min(5000, Math.max(500, 2 * performance.now())));
  return { answerMs: ms, describeMs: ms };
}

/** To log in takes a second or two, whatever the engine does. */
const SSH_ANSWER_MS = 5000;

/**
 * Connects to the container engine that `docker` itself would use with this `env`: see `endpoints`.
 *
 * @throws SurroundingsError that says where it looked and how to start one, if none answers.
 */
export async function connect(
  env: Readonly<Record<string, string | undefined>>,
  deadlines = PATIENT,
): Promise<Engine> {
  const failures: [Endpoint, unknown][] = [];
  for (const endpoint of endpoints(env)) {
    const docker = withEngineErrors(new Docker(endpoint.options));
    const overSsh = endpoint.options.protocol === 'ssh';
    const answerMs = overSsh ? SSH_ANSWER_MS : deadlines.answerMs;
    try {
      const info = await describe(docker, endpoint.where, { ...deadlines, answerMs });
      return { docker, where: endpoint.where, why: endpoint.why, ...describeEngine(info) };
    } catch (error) {
      failures.push([endpoint, error]);
    }
  }
  throw noEngine(failures, chosenEngine(env));
}

/** The published types leave out the options of these calls. */
interface Describing {
  ping(options: Deadline): Promise<unknown>;
  info(options: Deadline): Promise<EngineInfo>;
}

interface Deadline {
  readonly abortSignal: AbortSignal;
}

/**
 * What podman has said of itself, by its address: it takes up to 0.3 s for it, each time that it is asked. Docker
 * takes no time, and prepare-runner gives it other settings in between.
 */
const podmans = new Map<string, EngineInfo>();

async function describe(
  docker: Describing,
  where: string,
  { answerMs, describeMs }: EngineDeadlines,
): Promise<EngineInfo> {
  await docker.ping({ abortSignal: AbortSignal.timeout(answerMs) });
  const known = podmans.get(where);
  if (known !== undefined) return known;
  const info = await docker
    .info({ abortSignal: AbortSignal.timeout(describeMs) })
    .catch((error: unknown) => {
      throw isLate(error) ? new SilentEngine(causeOf(error)) : error;
    });
  if (productOf(info) === 'podman') podmans.set(where, info);
  return info;
}

/** One that answers and then says nothing of itself: no other has to be looked for, or started. */
class SilentEngine extends Error {
  constructor(cause: unknown) {
    super('it does not describe itself', { cause });
  }
}

/** Whether a call of the engine was given up because its time was over. */
export function isLate(error: unknown): boolean {
  return codeOf(error) === 'ABORT_ERR';
}

/** What to do with an engine that is there, and silent. */
export const WHILE_BUSY =
  'wait until it has finished (a build?), or restart it, and run this again';

/** The most telling failure: one that is not just a socket that does not exist. */
function noEngine(failures: [Endpoint, unknown][], chosen: string | undefined): SurroundingsError {
  const [endpoint, error] = failures.find(([, e]) => codeOf(e) !== 'ENOENT') ?? failures[0] ?? [];
  const where = endpoint?.where ?? 'nowhere';
  if (codeOf(error) === 'EACCES') {
    return new SurroundingsError(`this user may not use the container engine at ${where}`, {
      next: where.includes('podman')
        ? 'systemctl --user start podman.socket, and set DOCKER_HOST to its socket'
        : 'sudo usermod -aG docker "$USER", then log in again',
      cause: causeOf(error),
    });
  }
  if (error instanceof SilentEngine) {
    return new SurroundingsError(`the container engine at ${where} answers, but then goes silent`, {
      next: WHILE_BUSY,
      cause: error.cause,
    });
  }
  const byContext = chosen !== undefined && !chosen.startsWith('DOCKER_HOST=');
  const place = byContext ? `${where} of ${endpoint?.why}` : where;
  return new SurroundingsError(`no container engine answers at ${place} (${reasonOf(error)})`, {
    next: nextOf(chosen),
    cause: causeOf(error),
  });
}

function nextOf(chosen: string | undefined): string {
  if (chosen === undefined) {
    return 'start Docker (Linux: sudo systemctl start docker; else start Docker Desktop), or set DOCKER_HOST';
  }
  return chosen.startsWith('DOCKER_HOST=')
    ? 'start the engine at that address, or correct or unset DOCKER_HOST'
    : 'start the engine of that context, or choose another: docker context ls';
}

function reasonOf(error: unknown): string {
  switch (codeOf(error)) {
    case 'ENOENT':
      return 'no such socket';
    case 'ECONNREFUSED':
      return 'connection refused';
    case 'ABORT_ERR':
    case 'ETIMEDOUT':
      return 'no answer in time';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'unknown host';
    default:
      return error instanceof EngineError && error.statusCode !== undefined
        ? `HTTP ${error.statusCode}: ${shortLine(error.reason, 100)}`
        : shortLine(engineReason(error), 100);
  }
}

function codeOf(error: unknown): string {
  const cause = causeOf(error);
  if (!(cause instanceof Error)) return '';
  if (cause.name === 'AbortError' || cause.name === 'TimeoutError') return 'ABORT_ERR';
  return 'code' in cause ? String(cause.code) : '';
}

function causeOf(error: unknown): unknown {
  return error instanceof EngineError ? error.cause : error;
}
