import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SurroundingsError } from '../../../errors.ts';
import { imageMarkers } from '../../requirement/image-markers.ts';
import type { Target } from '../index/wheel-tags.ts';

export interface Compilation {
  /** Address of the Simple API that it may read, and nothing else. */
  readonly indexUrl: string;
  /** Lines of requirements. */
  readonly requirements: readonly string[];
  /** Versions to keep as long as they fit, by name. */
  readonly preferred: ReadonlyMap<string, string>;
  readonly target: Target;
  readonly signal: AbortSignal;
}

export type Compiled =
  | { readonly ok: true; readonly versions: ReadonlyMap<string, string> }
  /** Why not, in uv's words, on one line. */
  | { readonly ok: false; readonly account: string };

/**
 * Resolves requirements by `uv pip compile`, for the image's Python and C library whatever this
 * machine has: it builds nothing, downloads no Python, reads no settings and no other index.
 * @throws the signal's reason, or SurroundingsError with what else uv may say
 */
export async function uvCompile(program: string, given: Compilation): Promise<Compiled> {
  const folder = await mkdtemp(path.join(tmpdir(), 'vsc-uv-'));
  const cache = await mkdtemp(path.join(await roomForCache(), 'vsc-uv-cache-'));
  const at = (name: string) => path.join(folder, name);
  try {
    await writeFile(at('requirements.in'), given.requirements.map((each) => `${each}\n`).join(''));
    await writeFile(
      at('resolved.txt'),
      [...given.preferred].map(([name, version]) => `${name}==${version}\n`).join(''),
    );
    // uv asks the interpreter what it is to resolve for, and needs it for nothing else: no Python has
    // to be on this machine, and the answer can be the image's to the letter.
    await writeFile(at('python.json'), JSON.stringify(interpreterOf(given.target)));
    await writeFile(at('python'), '#!/bin/sh\nexec cat "${0%/*}/python.json"\n');
    await chmod(at('python'), 0o755);
    const options = [
      ['--python', at('python')],
      ['--default-index', given.indexUrl],
      ['--output-file', at('resolved.txt')],
      ['--cache-dir', cache],
      ['--no-build', '--no-python-downloads', '--no-config', '--no-progress'],
      ['--no-header', '--no-annotate', '--color', 'never', '--quiet'],
    ];
    const args = ['pip', 'compile', at('requirements.in'), ...options.flat()];
    const { code, stderr } = await run(program, args, folder, given.signal);
    if (code === 0)
      return { ok: true, versions: readPins(await readFile(at('resolved.txt'), 'utf8')) };
    const account = /No solution found when resolving dependencies:?\s*([^]*)$/.exec(stderr)?.[1];
    if (account === undefined) {
      throw new SurroundingsError(`uv ended with ${code}: ${oneLine(stderr.slice(0, 1000))}`, {
        next: 'read what it says, and run this again',
      });
    }
    return { ok: false, account: oneLine(account) };
  } finally {
    await Promise.all(
      [folder, cache].map((each) => rm(each, { recursive: true, force: true, maxRetries: 2 })),
    );
  }
}

/** uv writes some hundred small files, of a few MB, that nobody reads again: to memory, if there is room. */
async function roomForCache(): Promise<string> {
  const { bavail, bsize } = await statfs('/dev/shm').catch(() => ({ bavail: 0, bsize: 0 }));
  return bavail * bsize > 2 ** 27 ? '/dev/shm' : tmpdir();
}

/** What uv's script for interpreters prints, as far as uv asks for it. */
function interpreterOf({ python, glibc }: Target): object {
  const prefix = '/opt/conda/envs/condaenv';
  const [major, minor] = glibc.split('.').map(Number);
  const folders = {
    platlib: prefix,
    purelib: prefix,
    include: prefix,
    scripts: prefix,
    data: prefix,
  };
  return {
    result: 'success',
    markers: { ...imageMarkers(python), platform_release: '', platform_version: '' },
    sys_base_prefix: prefix,
    sys_base_exec_prefix: prefix,
    sys_prefix: prefix,
    sys_base_executable: `${prefix}/bin/python`,
    sys_executable: `${prefix}/bin/python`,
    sys_path: [],
    site_packages: [],
    stdlib: prefix,
    extension_suffixes: [],
    standalone: false,
    scheme: folders,
    virtualenv: folders,
    os: { name: 'manylinux', major, minor },
    arch: 'x86_64',
    cpu_info: { detected: { kind: 'flags', flags: '' } },
    manylinux_compatible: true,
    gil_disabled: false,
    debug_enabled: false,
    pointer_size: '64',
  };
}

function run(
  program: string,
  args: readonly string[],
  folder: string,
  signal: AbortSignal,
): Promise<{ code: number | string; stderr: string }> {
  // No variable of the user's: uv has one for each option, and proxies lead past loopback.
  const env = { HOME: folder, PATH: '/usr/bin:/bin', UV_HTTP_RETRIES: '0' };
  return new Promise((resolve, reject) => {
    const options = { cwd: folder, env, signal, maxBuffer: 2 ** 24 };
    execFile(program, args, options, (error, _stdout, stderr) => {
      if (signal.aborted) reject(signal.reason as Error);
      else resolve({ code: error === null ? 0 : (error.code ?? String(error.signal)), stderr });
    });
  });
}

function readPins(text: string): Map<string, string> {
  const pins = [...text.matchAll(/^([a-z0-9-]+)==(\S+)/gm)];
  return new Map(pins.map(([, name = '', version = '']) => [name, version]));
}

/** uv draws its account with lines and a word before it. */
function oneLine(text: string): string {
  return text
    .replace(/^\s*(?:cause:|[╰├]─▶|[│×])/gm, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
