import { execFileSync } from 'node:child_process';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Ids of a container's users, as they are outside of it. */
const SUBORDINATE = '200000:65536';

/**
 * Writes the passwd, group, subuid and subgid of a machine that has one user more, who may map users, into a
 * folder. The machine's own stay as they are.
 */
export async function usersWith(name: string, uid: number, home: string, folder: string) {
  await mkdir(folder, { recursive: true });
  const at = (file: string) => path.join(folder, file);
  const more = { passwd: `${name}:x:${uid}:${uid}::${home}:/bin/sh`, group: `${name}:x:${uid}:` };
  for (const [file, line] of Object.entries(more)) {
    await writeFile(at(file), `${await readFile(`/etc/${file}`, 'utf8')}${line}\n`);
  }
  await writeFile(at('subuid'), `${name}:${SUBORDINATE}\n`);
  await copyFile(at('subuid'), at('subgid'));
}

/** Makes a folder that is this user's. */
export async function folderOf(uid: number, folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  execFileSync('chown', ['-R', `${uid}:${uid}`, folder]);
  return folder;
}
