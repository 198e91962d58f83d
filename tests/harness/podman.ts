/**
 * podman's service for tests, rootful, with storage of its own. If podman is not installed, Debian's
 * packages are downloaded with apt and unpacked under .cache/: nothing of the machine changes.
 */
import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { connect, type Engine } from '../../actions/src/container/connect.ts';
import { OutputTail } from '../../actions/src/container/output-tail.ts';

const run = promisify(execFile);
const CACHE = path.resolve(import.meta.dirname, '../../.cache/podman');
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
  const { program, conmon, libraries } = await installed();
  const folder = await mkdtemp(path.join(tmpdir(), 'podman-'));
  const at = (name: string) => path.join(folder, name);
  // crun, Debian's default, refuses the mixed cgroups that some machines have.
  const conf = `[engine]\nruntime = "runc"\ncgroup_manager = "cgroupfs"\nconmon_path = ["${conmon}"]\nevents_logger = "file"\n`;
  await mkdir(at('home/.config/containers'), { recursive: true });
  await writeFile(at('containers.conf'), conf);
  await writeFile(at('registries.conf'), '');
  await writeFile(
    at('home/.config/containers/policy.json'),
    '{"default":[{"type":"insecureAcceptAnything"}]}',
  );
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
      CONTAINERS_CONF: at('containers.conf'),
      CONTAINERS_REGISTRIES_CONF: at('registries.conf'),
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

interface Installed {
  readonly program: string;
  readonly conmon: string;
  /** Folders of the libraries that are not the machine's own. */
  readonly libraries: readonly string[];
}

async function installed(): Promise<Installed> {
  const own = { program: '/usr/bin/podman', conmon: '/usr/bin/conmon', libraries: [] };
  if (existsSync(own.program) && existsSync(own.conmon)) return own;
  if (!existsSync(CACHE)) await download();
  const libraries = ['usr/lib', 'lib'].map((name) => path.join(CACHE, name, 'x86_64-linux-gnu'));
  return {
    program: path.join(CACHE, own.program),
    conmon: path.join(CACHE, own.conmon),
    libraries,
  };
}

async function download(): Promise<void> {
  await mkdir(path.dirname(CACHE), { recursive: true });
  const folder = await mkdtemp(`${CACHE}-`);
  try {
    await run('apt-get', ['download', ...PACKAGES], { cwd: folder });
    for (const name of await readdir(folder)) {
      if (name.endsWith('.deb')) await run('dpkg', ['-x', path.join(folder, name), folder]);
    }
    await rename(folder, CACHE);
  } catch (error) {
    await rm(folder, { recursive: true });
    throw new Error('no podman: apt-get update && apt-get install podman', { cause: error });
  }
}
