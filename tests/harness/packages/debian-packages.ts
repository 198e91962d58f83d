/**
 * Programs of Debian's packages for tests, downloaded with apt and unpacked under .cache/: no root is needed,
 * nothing of the machine changes, and no service starts.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const CACHE = path.resolve(import.meta.dirname, '../../../.cache');

/**
 * The folder that has the packages unpacked, such as `<folder>/usr/bin`; they are downloaded once.
 * @param name of the folder below .cache/
 * @param suite such as `trixie`, of Debian; else the packages are of this machine's own sources
 */
export async function unpackedPackages(
  name: string,
  packages: readonly string[],
  suite?: string,
): Promise<string> {
  const kept = path.join(CACHE, name);
  if (existsSync(kept)) return kept;
  await mkdir(CACHE, { recursive: true });
  const folder = await mkdtemp(`${kept}-`);
  try {
    const options = suite === undefined ? [] : await sourceOf(suite, folder);
    await run('apt-get', [...options, 'download', ...packages], { cwd: folder });
    for (const file of await readdir(folder)) {
      if (file.endsWith('.deb')) await run('dpkg', ['-x', path.join(folder, file), folder]);
    }
    // Rootless engines are other users.
    await chmod(folder, 0o755);
    await rename(folder, kept);
  } catch (error) {
    await rm(folder, { recursive: true });
    // Another test may have been faster.
    if (!existsSync(kept)) {
      const next = `apt-get update && apt-get install ${packages.join(' ')}`;
      throw new Error(`no packages: ${next}`, { cause: error });
    }
  }
  return kept;
}

/** apt's options for one suite of Debian alone, with lists of its own. */
async function sourceOf(suite: string, folder: string): Promise<string[]> {
  const at = (name: string) => path.join(folder, 'apt', name);
  for (const name of ['lists/partial', 'cache/archives/partial']) {
    await mkdir(at(name), { recursive: true });
  }
  const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg';
  await writeFile(
    at('sources.list'),
    `deb [signed-by=${keyring}] http://deb.debian.org/debian ${suite} main\n`,
  );
  const settings = {
    'Dir::Etc::sourcelist': at('sources.list'),
    'Dir::Etc::sourceparts': '/dev/null',
    'Dir::State::lists': at('lists'),
    'Dir::Cache': at('cache'),
  };
  const options = Object.entries(settings).flatMap(([key, value]) => ['-o', `${key}=${value}`]);
  await run('apt-get', [...options, 'update']);
  return options;
}
