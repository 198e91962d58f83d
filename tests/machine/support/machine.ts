import { execFile } from 'node:child_process';
import { cp, glob, lstat, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll } from 'vitest';

export const root = path.resolve(import.meta.dirname, '../../..');

/**
 * A copy of this repository as it is now, without packages. It is removed after the tests of a file, or, where it is
 * too late to say so, in a test or a hook, when `finished` says.
 */
export async function copyRepository(
  name: string,
  finished: (cleanup: () => Promise<void>) => void = afterAll,
): Promise<string> {
  const parent = await mkdtemp(path.join(tmpdir(), 'machine-'));
  finished(() => rm(parent, { recursive: true, force: true, maxRetries: 5 }));
  const copy = path.join(parent, name);
  const git = ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate', '-z'];
  const { stdout } = await promisify(execFile)('git', git, { cwd: root });
  for (const file of stdout.split('\0').filter((text) => text !== '')) {
    const from = path.join(root, file);
    const stats = await lstat(from).catch(() => undefined);
    // Neither a file that was removed nor the submodule.
    if (stats === undefined || stats.isDirectory()) continue;
    await mkdir(path.dirname(path.join(copy, file)), { recursive: true });
    await cp(from, path.join(copy, file), { verbatimSymlinks: true, preserveTimestamps: true });
  }
  return copy;
}

/** Gives a copy what set-up has brought here, as hard links if the file system can. */
export async function linkPackages(copy: string): Promise<void> {
  const link = 'cp -al "$0" "$1" 2>/dev/null || { rm -rf "$1"; cp -a "$0" "$1"; }';
  for await (const folder of glob('{.,scripts/node24/*}/node_modules', { cwd: root })) {
    const [from, to] = [path.join(root, folder), path.join(copy, folder)];
    await promisify(execFile)('sh', ['-c', link, from, to]);
  }
}

/** The PATH of this machine, without what npm and scripts/node24/run put before it. */
export const ownPath = (process.env['PATH'] ?? '')
  .split(path.delimiter)
  .filter((folder) => !folder.startsWith(root))
  .join(path.delimiter);

/** What npm, make and vitest set for their children. */
const GIVEN = /^(npm_.*|INIT_CWD|NODE|NODE_ENV|TEST|VITEST.*|MAKE.*|MFLAGS)$/;

/** How a command ended, and all that it printed. */
export interface Ended {
  readonly exitCode: number;
  readonly output: string;
}

/** Of a program that is loaded ahead of each Node program: `NODE_OPTIONS`. */
export const ahead = (name: string) =>
  `--require=${JSON.stringify(path.join(import.meta.dirname, name))}`;

/**
 * The variables of somebody who types a command on this machine: the Node on the PATH is the
 * machine's own, and what npm and vitest gave to this process is gone. No container engine answers.
 */
export function environment(more: Record<string, string> = {}): Record<string, string | undefined> {
  const own = Object.entries(process.env).filter(([name]) => !GIVEN.test(name));
  return {
    ...Object.fromEntries(own),
    PATH: ownPath,
    DOCKER_HOST: 'unix:///no-engine',
    ...more,
  };
}

/** Runs a line of shell in that environment. */
export function type(line: string, cwd: string, more?: Record<string, string>): Promise<Ended> {
  const options = { cwd, env: environment(more) };
  return new Promise((resolve) => {
    execFile('/bin/sh', ['-c', `exec 2>&1\n${line}`], options, (error, output) => {
      resolve({ exitCode: Number(error?.code ?? 0), output });
    });
  });
}
