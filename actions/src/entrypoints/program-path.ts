import { access, constants, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * Where a program is: a name without a folder is looked for in PATH, as execvp(3) does; undefined if it is nowhere.
 * @actions/exec looks too, but prints a line of each folder that it can't look into.
 */
export async function programPath(name: string): Promise<string | undefined> {
  if (name.includes('/')) return (await isProgram(name)) ? name : undefined;
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter(Boolean);
  for (const folder of folders) {
    const file = path.resolve(folder, name);
    if (await isProgram(file)) return file;
  }
  return undefined;
}

async function isProgram(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}
