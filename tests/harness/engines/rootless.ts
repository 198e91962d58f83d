/**
 * Rootless engines for tests, of a user that this machine has only for them: Debian's dockerd-rootless.sh, or
 * podman's service. It needs root, to become that user. Their containers reach no network.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, type Engine } from '../../../actions/src/container/connect.ts';
import { OutputTail } from '../../../actions/src/container/output-tail.ts';
import { unpackedPackages } from '../packages/debian-packages.ts';
import { installedPodman, podmanSettings } from './podman.ts';
import { folderOf, usersWith } from './users.ts';

const REPOSITORY = path.resolve(import.meta.dirname, '../../..');
const DOCKERD = '/usr/share/docker.io/contrib/dockerd-rootless.sh';
const UID = 23_456;

export interface RootlessEngine {
  readonly engine: Engine;
  /** What DOCKER_HOST is for it. */
  readonly host: string;
  readonly uid: number;
  /** The user's own copy of this repository. */
  readonly root: string;
  /** Runs the command line as that user in the copy, and says what it printed and ended with. */
  vsc(
    args: readonly string[],
    env?: Readonly<Record<string, string>>,
  ): Promise<{ code: number | null; output: string }>;
  /** Stops it and removes all that it and its user had. */
  close(): Promise<void>;
}

/** Whether this machine can run them: as root, with Debian's docker.io. */
export function canStartRootless(): boolean {
  if (process.getuid?.() !== 0 || !existsSync(DOCKERD)) return false;
  try {
    for (const program of ['unshare', 'setpriv', 'runc']) execFileSync(program, ['--version']);
    return true;
  } catch {
    return false;
  }
}

/** With a namespace of processes what ends takes all with it that it has started: podman's service starts another.
 * To become another user lets go of --kill-child's signal, so setpriv asks for it again. */
const APART = ['--mount', '--pid', '--fork', '--kill-child', '--mount-proc'];

/** As root in a mount namespace of its own: this user is known there, and what tests need lies where it can read. */
const AS_USER = `set -e
for file in passwd group subuid subgid; do mount --bind "$USERS/$file" "/etc/$file"; done
mkdir -p "$VISIBLE" && mount --bind "$REPOSITORY" "$VISIBLE"
exec setpriv --pdeathsig KILL --reuid "$UID_" --regid "$UID_" --clear-groups --inh-caps=-all "$@"`;

const OWN_NETWORK = `#!/bin/sh
exec unshare --net sh -c 'ip link set lo up && exec /usr/sbin/dockerd "$@"' sh "$@"
`;

export async function startRootless(product: 'Docker' | 'podman'): Promise<RootlessEngine> {
  const uidmap = await unpackedPackages('rootless', ['uidmap', 'libsubid4', 'rootlesskit']);
  const folder = await mkdtemp(path.join(tmpdir(), 'rootless-'));
  await chmod(folder, 0o755);
  const at = (name: string) => path.join(folder, name);
  await usersWith('rootless', UID, at('home'), at('users'));
  await copyOfRepository(at('home/repository'), at('visible'));
  for (const name of ['home', 'run']) await folderOf(UID, at(name));
  const host = `unix://${at('run/engine.sock')}`;
  /** The user may not enter the folders above this repository. */
  const seen = (text: string) => text.replaceAll(REPOSITORY, at('visible'));
  const service =
    product === 'Docker'
      ? await dockerService(host, at)
      : await podmanService(host, at, folder, seen);
  const env = {
    PATH: `${service.programs}:${seen(uidmap)}/usr/bin:/usr/sbin:/usr/bin:/sbin:/bin`,
    LD_LIBRARY_PATH: [`${uidmap}/usr/lib/x86_64-linux-gnu`, ...service.libraries]
      .map(seen)
      .join(':'),
    HOME: at('home'),
    XDG_RUNTIME_DIR: at('run'),
    ...service.env,
  };
  const places = {
    USERS: at('users'),
    VISIBLE: at('visible'),
    REPOSITORY,
    UID_: String(UID),
  };
  const asUser = (command: readonly string[], cwd: string, own: object) =>
    spawn('unshare', [...APART, 'sh', '-c', AS_USER, 'sh', ...command], {
      stdio: ['ignore', 'pipe', 'pipe'],
      cwd,
      env: { ...own, ...places },
    });
  const child = asUser(service.command.map(seen), at('home'), env);
  const log = new OutputTail();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => log.push(chunk));
  }
  const close = async () => {
    await stop(child);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  const vsc: RootlessEngine['vsc'] = async (args, more = {}) => {
    const { LD_LIBRARY_PATH: _, ...own } = env;
    const variables = { ...own, ...wayOut(), DOCKER_HOST: host, ...more };
    const program = at('home/repository/scripts/vsc');
    const run = asUser([program, ...args], at('home/repository'), variables);
    const printed = new OutputTail();
    for (const stream of [run.stdout, run.stderr]) {
      stream?.on('data', (chunk: Buffer) => printed.push(chunk));
    }
    const [code] = (await once(run, 'close')) as [number | null];
    return { code, output: printed.text };
  };
  for (let tries = 0; tries < 600 && child.exitCode === null; tries++) {
    const engine = await connect({ DOCKER_HOST: host }).catch(() => undefined);
    if (engine) return { engine, host, uid: UID, root: at('home/repository'), vsc, close };
    await sleep(100);
  }
  await close();
  throw new Error(`the rootless engine did not start: ${log.text}`);
}

interface Service {
  readonly command: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** A folder of its programs, before those of the machine. */
  readonly programs: string;
  readonly libraries: readonly string[];
}

/**
 * In a network of its own, without a way out: on the machine's it could make no bridge, which builds need, and
 * slirp4netns needs a device that users may not open everywhere.
 */
async function dockerService(host: string, at: (name: string) => string): Promise<Service> {
  await mkdir(at('bin'));
  await writeFile(at('bin/dockerd'), OWN_NETWORK, { mode: 0o755 });
  const network = ['--iptables=false', '--ip6tables=false'];
  return {
    command: ['sh', DOCKERD, '--data-root', at('home/data'), '--host', host, ...network],
    env: {
      DOCKERD_ROOTLESS_ROOTLESSKIT_NET: 'host',
      DOCKERD_ROOTLESS_ROOTLESSKIT_PORT_DRIVER: 'none',
    },
    programs: at('bin'),
    libraries: [],
  };
}

async function podmanService(
  host: string,
  at: (name: string) => string,
  folder: string,
  seen: (text: string) => string,
): Promise<Service> {
  const { program, conmon, libraries } = await installedPodman();
  const settings = await podmanSettings(folder, seen(conmon), libraries.map(seen));
  // Of the folder for all, root has the caches once it has built.
  const env = { ...settings, TMPDIR: at('home') };
  await folderOf(UID, at('home'));
  const storage = ['--root', at('home/root'), '--runroot', at('run/root')];
  const command = [program, ...storage, 'system', 'service', '--time=0', host];
  return { command, env, programs: at('bin'), libraries };
}

/** What this machine's user has set for its network: docs/how-to/network.md. */
function wayOut(): Record<string, string | undefined> {
  const names = /^(?:https?_proxy|no_proxy|NODE_EXTRA_CA_CERTS|SSL_CERT_FILE|PIP_INDEX_URL)$/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => names.test(name)));
}

/** A clone of what git knows, with the packages of npm where the user can read them. */
async function copyOfRepository(copy: string, visible: string): Promise<void> {
  const git = ['-C', REPOSITORY, '-c', `safe.directory=${REPOSITORY}`];
  const files = execFileSync('git', [
    ...git,
    'ls-files',
    '--cached',
    '--others',
    '--exclude-standard',
    '-z',
  ]);
  for (const file of files.toString().split('\0').filter(Boolean)) {
    if (/^(?:tests|docs|actions\/dist)\//.test(file)) continue;
    if (existsSync(path.join(REPOSITORY, file))) {
      await cp(path.join(REPOSITORY, file), path.join(copy, file), { recursive: true });
    }
  }
  for (const args of [
    ['init', '--quiet'],
    ['add', '.'],
  ])
    execFileSync('git', ['-C', copy, ...args]);
  const own = execFileSync('find', ['scripts', '-name', 'node_modules', '-prune'], {
    cwd: REPOSITORY,
  });
  for (const name of ['node_modules', ...own.toString().split('\n').filter(Boolean)]) {
    await symlink(path.join(visible, name), path.join(copy, name));
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
