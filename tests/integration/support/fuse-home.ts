/**
 * A home that is an sshfs, without `allow_other`: the kernel shuts out every other user, root too. If sshfs is not
 * installed, Debian's packages are downloaded with apt and unpacked under .cache/. The test mounts it in the
 * user's name, for on some machines no user may: nothing of the machine changes.
 */
import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const CACHE = path.resolve(import.meta.dirname, '../../../.cache/sshfs');
/** It speaks to the server itself, without SSH between them. */
const PACKAGES = ['sshfs', 'openssh-sftp-server', 'libfuse3-3', 'libglib2.0-0'];
const NOBODY = 65_534;

export interface FuseHome {
  /** The home, as its user sees it. */
  readonly folder: string;
  /** Who it belongs to: nobody else may enter, by the group either. */
  readonly owner: { readonly uid: number; readonly gid: number };
  /** Unmounts it, and removes all that was in it. */
  close(): Promise<void>;
}

/** Whether this machine can mount one: as root, on Debian or Ubuntu. */
export function canMountFuse(): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/dev/fuse')) return false;
  try {
    execFileSync('apt-get', ['--version']);
    return true;
  } catch {
    return false;
  }
}

/**
 * Mounts a home of an ordinary user.
 * @param gid the user's group
 * @param fill puts into the folder that it is served from what is in it
 */
export async function fuseHome(
  gid: number,
  fill: (folder: string) => Promise<void>,
): Promise<FuseHome> {
  const owner = { uid: NOBODY, gid };
  if (!existsSync(CACHE)) await download();
  const top = await mkdtemp(path.join(tmpdir(), 'fuse-'));
  const [below, folder] = [path.join(top, 'below'), path.join(top, 'home')];
  await mkdir(folder);
  await mkdir(below);
  await fill(below);
  const server = path.join(top, 'server');
  await writeFile(server, `#!/bin/sh\nexec ${CACHE}/usr/lib/openssh/sftp-server\n`);
  await chmod(server, 0o755);
  await run('chown', ['-R', `${NOBODY}:${gid}`, top]);
  await using device = await open('/dev/fuse', 'r+');
  const who = `user_id=${NOBODY},group_id=${gid}`;
  const mount = ['-i', '-t', 'fuse', '-o', `fd=3,rootmode=40000,${who}`, 'sshfs', folder];
  execFileSync('mount', mount, { stdio: ['ignore', 'ignore', 'inherit', device.fd] });
  // libfuse takes what is mounted already by this name.
  const options = ['-f', '-o', `ssh_command=${server}`, `here:${below}`, '/dev/fd/3'];
  const child = spawn(path.join(CACHE, 'usr/bin/sshfs'), options, {
    ...owner,
    stdio: ['ignore', 'ignore', 'inherit', device.fd],
    env: {
      PATH: process.env['PATH'],
      LD_LIBRARY_PATH: ['lib', 'usr/lib']
        .map((name) => `${CACHE}/${name}/x86_64-linux-gnu`)
        .join(':'),
    },
  });
  return {
    folder,
    owner,
    async close() {
      execFileSync('umount', ['-l', folder]);
      if (child.exitCode === null) {
        const ended = once(child, 'exit');
        child.kill('SIGTERM');
        await ended;
      }
      await rm(top, { recursive: true, force: true });
    },
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
    await chmod(folder, 0o755);
    await rename(folder, CACHE);
  } catch (error) {
    await rm(folder, { recursive: true });
    throw new Error('no sshfs: apt-get update, and try again', { cause: error });
  }
}
