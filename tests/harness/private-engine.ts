/**
 * A container engine of a test's own, with empty storage: nothing in its cache, no image. It needs
 * root and `dockerd`. Network and mounts are namespaces of its own: an engine on the machine's network
 * changes it (with `--bridge=none` it even removes `docker0`, the bridge of the machine's engine).
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, type Engine } from '../../actions/src/container/connect.ts';
import { OutputTail } from '../../actions/src/container/output-tail.ts';

export interface PrivateEngine {
  readonly engine: Engine;
  /** What DOCKER_HOST is for it. */
  readonly host: string;
  /** Ends its process alone, as `systemctl stop` does. */
  stop(): Promise<void>;
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

/** In the new namespaces: loopback is up, and no other containerd is in sight. */
const START = `set -e
ip link set lo up
[ -z "$ADDRESS" ] || ip address add "$ADDRESS/32" dev lo
[ -z "$SETTINGS" ] || mount --bind "$SETTINGS" /etc/docker
[ ! -d /run/containerd ] || mount -t tmpfs tmpfs /run/containerd
exec dockerd "$@"`;

/**
 * Starts an engine and waits until it answers. It reaches nothing but what runs on its own loopback:
 * `beside`, a server's command line.
 * @param configFile a daemon.json that says where it keeps what it has; else that is a folder of its own
 * @param places an address beside loopback's, which no engine takes for safe, and the folder that it takes for /etc/docker
 */
export async function startEngine(
  beside: readonly string[],
  configFile?: string,
  places?: { readonly ADDRESS: string; readonly SETTINGS: string },
): Promise<PrivateEngine> {
  const folder = await mkdtemp(path.join(tmpdir(), 'engine-'));
  const at = (name: string) => path.join(folder, name);
  const host = `unix://${at('socket')}`;
  const storage =
    configFile === undefined ? ['--data-root', at('data')] : ['--config-file', configFile];
  const folders = [...storage, '--exec-root', at('exec'), '--pidfile', at('pid')];
  const options = [...folders, '--host', host, '--iptables=false', '--ip6tables=false'];
  const log = new OutputTail();
  let child: ChildProcess | undefined;
  let server: ChildProcess | undefined;
  const halt = async () => {
    if (server !== undefined) await stop(server);
    if (child !== undefined) await stop(child);
  };
  const start = async (): Promise<Engine> => {
    child = spawn('unshare', ['--net', '--mount', 'sh', '-c', START, 'sh', ...options], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, ...places },
    });
    child.stderr?.on('data', (chunk: Buffer) => log.push(chunk));
    for (let tries = 0; tries < 300 && child.exitCode === null; tries++) {
      const engine = await connect({ DOCKER_HOST: host }).catch(() => undefined);
      if (engine !== undefined) {
        const enter = ['--target', String(child.pid), '--net', ...beside];
        if (beside.length > 0) server = spawn('nsenter', enter, { stdio: 'ignore' });
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
    return { engine, host, stop: halt, start: async () => void (await start()), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** SIGTERM lets an engine end what it has started. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
