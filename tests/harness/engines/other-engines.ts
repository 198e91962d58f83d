/** Rootful engines that are not as Debian's Docker is: an own daemon.json, and other programs. */
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unpackedPackages } from '../packages/debian-packages.ts';
import { type EngineOptions, type PrivateEngine, startEngine } from './private-engine.ts';
import { usersWith } from './users.ts';

/** Debian's Docker since 13, which is the first to have containerd's image store. It runs on Debian 12's libraries. */
const NEWER = { suite: 'trixie', packages: ['docker.io', 'containerd'] } as const;

/** An engine with containerd's image store. */
export async function startContainerdStore(options: EngineOptions = {}): Promise<PrivateEngine> {
  const root = await unpackedPackages(`docker-${NEWER.suite}`, NEWER.packages, NEWER.suite);
  const programs = ['usr/bin', 'usr/sbin'].map((name) => path.join(root, name));
  return started({ features: { 'containerd-snapshotter': true } }, { ...options, programs });
}

/** An engine that maps the users of its containers to others. */
export async function startRemappingEngine(): Promise<PrivateEngine> {
  const folder = await mkdtemp(path.join(tmpdir(), 'users-'));
  // The name that Docker has for it.
  await usersWith('dockremap', 23_455, '/nonexistent', folder);
  const engine = await started({ 'userns-remap': 'default' }, { users: folder });
  return alsoRemoving(engine, folder);
}

/** The way out of the network of an engine of its own: Debian's slirp4netns, as a command line. */
export async function userUplink(): Promise<readonly string[]> {
  const options = ['--configure', '--mtu=65520'];
  if (existsSync('/usr/bin/slirp4netns')) return ['slirp4netns', ...options];
  const root = await unpackedPackages('slirp4netns', ['slirp4netns', 'libslirp0']);
  const libraries = path.join(root, 'usr/lib/x86_64-linux-gnu');
  const program = path.join(root, 'usr/bin/slirp4netns');
  return ['env', `LD_LIBRARY_PATH=${libraries}`, program, ...options];
}

async function started(daemon: object, options: EngineOptions): Promise<PrivateEngine> {
  const folder = await mkdtemp(path.join(tmpdir(), 'engine-data-'));
  // Those to whom users are mapped may enter.
  await chmod(folder, 0o711);
  const configFile = path.join(folder, 'daemon.json');
  await writeFile(
    configFile,
    JSON.stringify({ ...daemon, 'data-root': path.join(folder, 'data') }),
  );
  return alsoRemoving(await startEngine({ ...options, configFile }), folder);
}

function alsoRemoving(engine: PrivateEngine, folder: string): PrivateEngine {
  const close = async () => {
    await engine.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  return { ...engine, close };
}
