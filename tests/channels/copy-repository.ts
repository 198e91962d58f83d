import { cp, symlink, utimes } from 'node:fs/promises';
import path from 'node:path';
import { exec } from '../../actions/src/entrypoints/exec.ts';

/** A repository of its own of what git has of the working tree, with edits; the npm packages are shared. */
export async function copyRepository(root: string, target: string): Promise<void> {
  const listing = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const { stdout } = await exec('git', ['-C', root, ...listing]);
  for (const name of new Set(stdout.split('\0').filter(Boolean))) {
    // A file that was deleted is not there to be copied.
    await cp(path.join(root, name), path.join(target, name)).catch(() => undefined);
    // Older than the packages: else make would install them again, through the link.
    if (/package-lock\.json$|setup\.sh$/.test(name)) await utimes(path.join(target, name), 0, 0);
  }
  await symlink(path.join(root, 'node_modules'), path.join(target, 'node_modules'));
  await exec('git', ['-C', target, 'init', '--quiet']);
  await exec('git', ['-C', target, 'add', '.']);
}
