/**
 * A container engine of a test's own, with empty storage: nothing in its cache, no image. It needs
 * root and `dockerd`. Network and mounts are namespaces of its own: an engine on the machine's network
 * changes it (with `--bridge=none` it even removes `docker0`, the bridge of the machine's engine).
 * Rootless ones are in rootless.ts, and podman's service is in podman.ts.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, type Engine } from '../../../actions/src/container/connect.ts';
import { OutputTail } from '../../../actions/src/container/output-tail.ts';

export interface PrivateEngine {
  readonly engine: Engine;
  /** What DOCKER_HOST is for it. */
  readonly host: string;
  /** A command line that runs beside it: in its network, and with it as the engine of the default socket. */
  enter(command: readonly string[]): string[];
  /** Ends its process alone, as `systemctl stop` does. */
  stop(): Promise<void>;
  /** Kills its process, without a chance to end anything. */
  kill(): Promise<void>;
  /** Starts it again, and waits until it answers. */
  start(): Promise<void>;
  /** Stops it and removes all that it had. */
  close(): Promise<void>;
}

/** Whether this machine can run one. */
export function canStartEngine(): boolean {
  if (process.getuid?.() !== 0) return false;
  try {
    const programs = { dockerd: '--version', ip: '-V', unshare: '--version', nsenter: '--version' };
    for (const [program, option] of Object.entries(programs)) execFileSync(program, [option]);
    return true;
  } catch {
    return false;
  }
}

export interface EngineOptions {
  /** The command line of a server on its loopback: without an uplink it reaches nothing else. */
  readonly beside?: readonly string[];
  /** A daemon.json that says where it keeps what it has; else that is a folder of its own. */
  readonly configFile?: string;
  /** An address beside loopback's, which no engine takes for safe. */
  readonly address?: string;
  /** More variables of its process, such as its proxy. */
  readonly env?: Readonly<Record<string, string>>;
  /** The folder that it takes for /etc/docker. */
  readonly settings?: string;
  /** A folder with the passwd, group, subuid and subgid that it takes for those of /etc. */
  readonly users?: string;
  /** Folders of its programs, before those of the machine. */
  readonly programs?: readonly string[];
  /** The command line that gives the network of the process, whose id comes last, a way out. */
  readonly uplink?: readonly string[];
}

/** In the new namespaces: loopback is up, and no other containerd is in sight. */
const START = `set -e
ip link set lo up
for file in \${USERS:+passwd group subuid subgid}; do mount --bind "$USERS/$file" "/etc/$file"; done
[ -z "$ADDRESS" ] || ip address add "$ADDRESS/32" dev lo
[ -z "$SETTINGS" ] || mount --bind "$SETTINGS" /etc/docker
[ ! -d /run/containerd ] || mount -t tmpfs tmpfs /run/containerd
exec dockerd "$@"`;

/** Starts an engine and waits until it answers. */
export async function startEngine({
  beside = [],
  configFile,
  address = '',
  env: more = {},
  settings = '',
  users = '',
  programs = [],
  uplink,
}: EngineOptions = {}): Promise<PrivateEngine> {
  const folder = await mkdtemp(path.join(tmpdir(), 'engine-'));
  const at = (name: string) => path.join(folder, name);
  const host = `unix://${at('socket')}`;
  const storage =
    configFile === undefined ? ['--data-root', at('data')] : ['--config-file', configFile];
  const folders = [...storage, '--exec-root', at('exec'), '--pidfile', at('pid')];
  const network = uplink === undefined ? ['--iptables=false', '--ip6tables=false'] : [];
  const options = [...folders, '--host', host, ...network];
  const env = {
    ...process.env,
    ...more,
    PATH: [...programs, process.env['PATH']].join(':'),
    ADDRESS: address,
    SETTINGS: settings,
    USERS: users,
  };
  const log = new OutputTail();
  let child: ChildProcess | undefined;
  let servers: ChildProcess[] = [];
  const inside = (...spaces: string[]) => ['nsenter', '--target', String(child?.pid), ...spaces];
  const halt = async () => {
    for (const server of servers) await stop(server);
    if (child !== undefined) await stop(child);
  };
  const start = async (): Promise<Engine> => {
    child = spawn('unshare', ['--net', '--mount', 'sh', '-c', START, 'sh', ...options], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env,
    });
    child.stderr?.on('data', (chunk: Buffer) => log.push(chunk));
    for (let tries = 0; tries < 300 && child.exitCode === null; tries++) {
      const engine = await connect({ DOCKER_HOST: host }).catch(() => undefined);
      if (engine !== undefined) {
        const commands = [
          ...(beside.length > 0 ? [[...inside('--net'), ...beside]] : []),
          ...(uplink === undefined ? [] : [[...uplink, String(child.pid), 'tap0']]),
        ];
        servers = commands.map(([program = '', ...args]) =>
          spawn(program, args, { stdio: 'ignore' }),
        );
        return engine;
      }
      await sleep(100);
    }
    throw new Error(`dockerd did not start: ${log.text}`);
  };
  const close = async () => {
    await halt();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const engine = await start();
    const asDefault = ['unshare', '--mount', 'sh', '-c', AS_DEFAULT, at('socket')];
    const enter = (command: readonly string[]) => [
      ...inside('--net', '--mount', `--wd=${process.cwd()}`),
      ...asDefault,
      ...command,
    ];
    const kill = async () => {
      if (child !== undefined) await stop(child, 'SIGKILL');
      // Of processes that are gone: another one may have the number, and would be taken for containerd.
      for (const file of ['pid', 'exec/containerd/containerd.pid'])
        await rm(at(file), { force: true });
    };
    return {
      engine,
      host,
      enter,
      stop: halt,
      kill,
      start: async () => void (await start()),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Its socket becomes the one that everybody looks at. */
const AS_DEFAULT = 'mount --bind "$0" /run/docker.sock && exec "$@"';

/** SIGTERM lets an engine end what it has started. */
async function stop(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}
