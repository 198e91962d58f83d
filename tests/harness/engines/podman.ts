/** podman's service for tests, with storage of its own, of this machine or of Debian's packages. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, type Engine } from '../../../actions/src/container/connect.ts';
import { OutputTail } from '../../../actions/src/container/output-tail.ts';
import { unpackedPackages } from '../packages/debian-packages.ts';

/** podman, what watches its containers, and the libraries that Docker's packages do not bring. */
const PACKAGES = [
  'podman',
  'conmon',
  'libassuan0',
  'libdevmapper1.02.1',
  'libglib2.0-0',
  'libgpgme11',
  'libsubid4',
];

export interface Podman {
  readonly engine: Engine;
  /** What DOCKER_HOST is for it. */
  readonly host: string;
  /** Stops it and removes all that it had. */
  close(): Promise<void>;
}

/** Whether this machine can run it: as root, with runc (which Docker brings), on Debian or Ubuntu. */
export function canStartPodman(): boolean {
  if (process.getuid?.() !== 0) return false;
  try {
    for (const program of ['runc', 'unshare']) execFileSync(program, ['--version']);
    if (!existsSync('/usr/bin/podman')) execFileSync('apt-get', ['--version']);
    return true;
  } catch {
    return false;
  }
}

/** Starts the service and waits until it answers. */
export async function startPodman(): Promise<Podman> {
  const { program, conmon, libraries } = await installedPodman();
  const folder = await mkdtemp(path.join(tmpdir(), 'podman-'));
  const at = (name: string) => path.join(folder, name);
  const settings = await podmanSettings(folder, conmon, libraries);
  const host = `unix://${at('socket')}`;
  const storage = ['--root', at('root'), '--runroot', at('runroot'), '--tmpdir', at('tmp')];
  // In a mount namespace of its own, so that what it leaves mounted goes with it.
  const service = [program, ...storage, 'system', 'service', '--time=0', host];
  const child = spawn('unshare', ['--mount', ...service], {
    stdio: ['ignore', 'ignore', 'pipe'],
    // conmon leaves a file `oom` in the folder that it runs in.
    cwd: folder,
    env: {
      PATH: process.env['PATH'],
      HOME: at('home'),
      LD_LIBRARY_PATH: libraries.join(':'),
      ...settings,
    },
  });
  const log = new OutputTail();
  child.stderr.on('data', (chunk: Buffer) => log.push(chunk));
  const close = async () => {
    if (child.exitCode === null) {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    }
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  for (let tries = 0; tries < 300 && child.exitCode === null; tries++) {
    const engine = await connect({ DOCKER_HOST: host }).catch(() => undefined);
    if (engine !== undefined) return { engine, host, close };
    await sleep(100);
  }
  await close();
  throw new Error(`podman did not start: ${log.text}`);
}

export interface InstalledPodman {
  readonly program: string;
  readonly conmon: string;
  /** Folders of the libraries that are not the machine's own. */
  readonly libraries: readonly string[];
}

/** Writes podman's settings into a folder, whose `home` is its user's, and gives the variables that name them. */
export async function podmanSettings(
  folder: string,
  conmon: string,
  libraries: readonly string[],
): Promise<Record<'CONTAINERS_CONF' | 'CONTAINERS_REGISTRIES_CONF', string>> {
  const at = (name: string) => path.join(folder, name);
  // crun, Debian's default, refuses the mixed cgroups that some machines have.
  const conf = `[engine]
runtime = "runc"
cgroup_manager = "cgroupfs"
conmon_path = ["${conmon}"]
# For podman, which conmon starts when a container has ended: if it fails, each wait takes 20 s more.
conmon_env_vars = ["PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LD_LIBRARY_PATH=${libraries.join(':')}"]
events_logger = "file"
`;
  await mkdir(at('home/.config/containers'), { recursive: true });
  await writeFile(at('containers.conf'), conf);
  await writeFile(at('registries.conf'), '');
  await writeFile(
    at('home/.config/containers/policy.json'),
    '{"default":[{"type":"insecureAcceptAnything"}]}',
  );
  return {
    CONTAINERS_CONF: at('containers.conf'),
    CONTAINERS_REGISTRIES_CONF: at('registries.conf'),
  };
}

/** podman of this machine, or of Debian's packages. */
export async function installedPodman(): Promise<InstalledPodman> {
  const own = { program: '/usr/bin/podman', conmon: '/usr/bin/conmon', libraries: [] };
  if (existsSync(own.program) && existsSync(own.conmon)) return own;
  const folder = await unpackedPackages('podman', PACKAGES);
  const libraries = ['usr/lib', 'lib'].map((name) => path.join(folder, name, 'x86_64-linux-gnu'));
  return {
    program: path.join(folder, own.program),
    conmon: path.join(folder, own.conmon),
    libraries,
  };
}
