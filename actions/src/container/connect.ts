import Docker from 'dockerode';
import { SurroundingsError } from '../errors.ts';
import { shortLine } from '../untrusted-text.ts';
import { type Endpoint, endpoints } from './endpoint.ts';
import { EngineError, engineReason, withEngineErrors } from './engine-error.ts';

/** A container engine that has answered, with what it says of itself. */
export interface Engine {
  /** For calls that the modules of this folder don't offer (build, push). Failures: EngineError. */
  readonly docker: Docker;
  /** Address for messages, such as `unix:///var/run/docker.sock`. */
  readonly where: string;
  readonly version: string;
  /** `x86_64`, `aarch64`, ... as the engine's kernel names it. */
  readonly architecture: string;
  readonly cpus: number;
  readonly memoryBytes: number;
  /** `1` or `2`. */
  readonly cgroupVersion: string;
  /** Where the engine keeps images and containers: its disk is the one that fills up. */
  readonly storageFolder: string;
  /** Whether containers can get an NVIDIA GPU, as far as the engine says. */
  readonly gpuRuntime: boolean;
}

/** An engine that is alive answers in milliseconds, over SSH in a second or two; a dead one never. */
const PING_DEADLINE_MS = 5000;

/**
 * Connects to the container engine that `env` (DOCKER_HOST, XDG_RUNTIME_DIR, HOME) points to.
 *
 * @throws SurroundingsError that says where it looked and how to start one, if none answers.
 */
export async function connect(env: Readonly<Record<string, string | undefined>>): Promise<Engine> {
  const failures: [Endpoint, unknown][] = [];
  for (const endpoint of endpoints(env)) {
    const docker = withEngineErrors(new Docker(endpoint.options));
    try {
      await ping(docker);
      return describe(docker, endpoint.where, await docker.info());
    } catch (error) {
      failures.push([endpoint, error]);
    }
  }
  throw noEngine(failures, env['DOCKER_HOST']);
}

/** The published types leave out the options of `ping`. */
async function ping(docker: Docker): Promise<void> {
  const call: (options: { abortSignal: AbortSignal }) => Promise<unknown> =
    docker.ping.bind(docker);
  await call({ abortSignal: AbortSignal.timeout(PING_DEADLINE_MS) });
}

/** The fields read here, of the reply to `GET /info`. */
interface EngineInfo {
  ServerVersion?: string;
  Architecture?: string;
  NCPU?: number;
  MemTotal?: number;
  CgroupVersion?: string;
  DockerRootDir?: string;
  Runtimes?: Record<string, unknown>;
}

function describe(docker: Docker, where: string, info: EngineInfo): Engine {
  return {
    docker,
    where,
    version: info.ServerVersion ?? 'unknown',
    architecture: info.Architecture ?? 'unknown',
    cpus: info.NCPU ?? 1,
    memoryBytes: info.MemTotal ?? 0,
    cgroupVersion: info.CgroupVersion ?? '1',
    storageFolder: info.DockerRootDir ?? '/var/lib/docker',
    gpuRuntime: Object.hasOwn(info.Runtimes ?? {}, 'nvidia'),
  };
}

/** The most telling failure: one that is not just a socket that does not exist. */
function noEngine(failures: [Endpoint, unknown][], host: string | undefined): SurroundingsError {
  const [endpoint, error] = failures.find(([, e]) => codeOf(e) !== 'ENOENT') ?? failures[0] ?? [];
  const where = endpoint?.where ?? 'nowhere';
  if (codeOf(error) === 'EACCES') {
    return new SurroundingsError(`this user may not use the container engine at ${where}`, {
      next: 'sudo usermod -aG docker "$USER", then log in again',
      cause: causeOf(error),
    });
  }
  const next =
    host === undefined || host === ''
      ? 'start Docker (Linux: sudo systemctl start docker; else start Docker Desktop), or set DOCKER_HOST'
      : 'start the engine at that address, or correct or unset DOCKER_HOST';
  const reason = reasonOf(error);
  return new SurroundingsError(`no container engine answers at ${where} (${reason})`, {
    next,
    cause: causeOf(error),
  });
}

function reasonOf(error: unknown): string {
  switch (codeOf(error)) {
    case 'ENOENT':
      return 'no such socket';
    case 'ECONNREFUSED':
      return 'connection refused';
    case 'ABORT_ERR':
    case 'ETIMEDOUT':
      return `no answer in ${PING_DEADLINE_MS / 1000} s`;
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
