import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { run } from './run.ts';

/** A package from PyPI is unavailable here, through no fault of the repository. */
export class Unavailable extends Error {}

export interface Installed {
  /** The Python that installed the packages. */
  readonly python: string;
  /** Where they are, relative to the root, for PYTHONPATH. Programs are in its folder `bin`. */
  readonly folder: string;
}

/** The versions for which each pinned package has a wheel. */
const PYTHONS = ['python3', 'python3.14', 'python3.13', 'python3.12', 'python3.11'];
const SUITABLE =
  'import platform, sys, pip; assert (3, 11) <= sys.version_info[:2] <= (3, 14); ' +
  'print(platform.python_version(), platform.platform())';

/** What pip says if nothing answered, or if something in between did. */
const NO_ANSWER = /connection broken|connection aborted|timed out|HTTP error|could not fetch url/i;

/**
 * Installs the packages of a hash-pinned requirements file into a folder below `.cache`, unless they
 * are already there. It is a plain folder, as a virtual environment can't have a colon in its path.
 *
 * @param options more options of `pip install`, such as to get packages for another Python.
 * @throws Unavailable without a suitable Python, and if PyPI can't be reached.
 */
export async function install(
  root: string,
  requirements: string,
  options: readonly string[] = [],
): Promise<Installed> {
  const { python, version } = await findPython(root);
  const parent = path.join(root, '.cache/pypi');
  const kind = path.basename(requirements, '.txt');
  const content = await readFile(path.join(root, requirements));
  const key = createHash('sha256')
    .update(`${version}\0${options.join('\0')}\0`)
    .update(content);
  const name = `${kind}-${key.digest('hex').slice(0, 12)}`;
  const folder = `.cache/pypi/${name}`;
  if (existsSync(path.join(root, folder))) return { python, folder };

  const partial = `${folder}.partial`;
  const target = ['--target', partial, '--requirement', requirements, ...options];
  await mkdir(parent, { recursive: true });
  // Starts an interrupted installation again from scratch: pip still has what it downloaded.
  await rm(path.join(root, partial), { recursive: true, force: true });
  await pipInstall(root, python, target);
  await rename(path.join(root, partial), path.join(root, folder));
  for (const other of await readdir(parent)) {
    if (other.startsWith(`${kind}-`) && other !== name) {
      await rm(path.join(parent, other), { recursive: true, force: true });
    }
  }
  return { python, folder };
}

async function findPython(root: string): Promise<{ python: string; version: string }> {
  for (const python of PYTHONS) {
    try {
      const { exitCode, output } = await run([python, '-c', SUITABLE], { cwd: root });
      if (exitCode === 0) return { python, version: output.trim() };
    } catch {
      // This one is not there, but another may be.
    }
  }
  throw new Unavailable('there is no Python 3.11 to 3.14 with pip');
}

async function pipInstall(cwd: string, python: string, target: readonly string[]): Promise<void> {
  const options = '--quiet --no-input --no-deps --require-hashes --only-binary=:all:'.split(' ');
  const limits = '--disable-pip-version-check --retries 1 --timeout 15'.split(' ');
  const { exitCode, output } = await run(
    [python, '-m', 'pip', 'install', ...options, ...limits, ...target],
    // These settings of a user's conflict with --target.
    { cwd, env: { PIP_USER: '0', PIP_REQUIRE_VIRTUALENV: '0' } },
  );
  if (exitCode === 0) return;
  if (NO_ANSWER.test(output)) throw new Unavailable("PyPI can't be reached");
  throw new Error(`pip install ended with ${exitCode}:\n${output}`);
}
