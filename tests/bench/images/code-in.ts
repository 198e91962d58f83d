import { cp, symlink } from 'node:fs/promises';
import path from 'node:path';
import { repositoryPorts } from '../../support/repositories/repository-ports.ts';

/** Makes a folder a repository with the command line of another, and the packages of this one. */
export async function codeIn(folder: string, root: string): Promise<void> {
  const parts = [
    'actions/src',
    'contract',
    'environment',
    'scripts/vsc',
    'scripts/vsc.ts',
    'package.json',
  ];
  for (const part of parts) {
    await cp(path.join(root, part), path.join(folder, part), { recursive: true });
  }
  for (const part of ['node_modules', 'scripts/node24']) {
    await symlink(path.join(repositoryPorts().root, part), path.join(folder, part));
  }
}
