import { cp, lstat, mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Ports } from '../../../ports.ts';
import { listedByGit, listFiles } from '../../../files/list-files.ts';
import { fileError } from '../../../files/messages.ts';
import { openFolder } from '../../../files/open-folder.ts';

/** A repository's root of its own, with what the commands of a submission read. */
export interface SmokeRoot {
  readonly root: string;
  /** Removes it with all that was made in it. */
  [Symbol.asyncDispose](): Promise<void>;
}

/** `package.json` tells the version, `competition.yml` the names of images. */
const COPIED = [
  'submission_quickstart',
  'submission_src',
  'package.json',
  'environment/competition.yml',
];

/**
 * Copies what git tracks of the submissions, with edits that are not committed, into a folder of its
 * own, and those that this code came with if there are none: descriptors and data of the user's are neither
 * read nor written. It lies where the engine can
 * mount it: in RUNNER_TEMP, else the system's folder for temporary files.
 *
 * @throws UserError if git refuses to read the root, or the folder can't be written.
 */
export async function smokeRoot({ root, home, env, exec }: Ports): Promise<SmokeRoot> {
  const names = await codeOf(root, exec);
  const parent = env['RUNNER_TEMP'] ?? tmpdir();
  const failed = (error: unknown) => fileError(`write to ${parent}`, error);
  const made = await mkdtemp(path.join(parent, 'vsc-smoke-')).catch((error: unknown) => {
    throw failed(error);
  });
  const dispose = () => rm(made, { recursive: true, force: true });
  try {
    for (const name of names) await copyTracked(root, made, name);
    for (const part of COPIED.filter((each) => !names.some((name) => isIn(each, name)))) {
      await cp(path.join(home, part), path.join(made, part), { recursive: true });
    }
    await openFolder(made);
    // Engines mount no link, and a system's temporary folder may be one.
    return { root: await realpath(made), [Symbol.asyncDispose]: dispose };
  } catch (error) {
    await dispose();
    throw failed(error);
  }
}

const isIn = (part: string, name: string) => name === part || name.startsWith(`${part}/`);

/** Without git, as in an unpacked archive, all but descriptors. */
async function codeOf(root: string, exec: Ports['exec']): Promise<string[]> {
  const tracked = await listedByGit(root, COPIED, exec, ['--cached']);
  return tracked ?? (await listFiles(root, COPIED)).filter((name) => !name.endsWith('.npz'));
}

/** Links stay links, for the packer to judge; a file that was deleted stays away. */
async function copyTracked(from: string, to: string, name: string): Promise<void> {
  const what = await lstat(path.join(from, name)).catch(() => undefined);
  if (!what?.isFile() && !what?.isSymbolicLink()) return;
  await mkdir(path.dirname(path.join(to, name)), { recursive: true });
  await cp(path.join(from, name), path.join(to, name), { verbatimSymlinks: true });
}
