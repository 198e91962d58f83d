import { execFileSync } from 'node:child_process';
import { cp, symlink } from 'node:fs/promises';
import path from 'node:path';
import { repositoryPorts } from '../../support/repositories/repository-ports.ts';
import type { TemporaryRoot } from '../../support/repositories/temporary-root.ts';
import { embedRoot } from './embed-root.ts';

const repository = repositoryPorts().root;

/** A folder for `embed` with the whole program in it, as on a volume that all nodes share. */
export async function sharedRoot(
  finished: (cleanup: () => Promise<void>) => void,
  main: string,
  videos: Readonly<Record<string, string>> = {},
): Promise<TemporaryRoot> {
  const made = await embedRoot(finished, videos, main);
  const parts = ['actions/src', 'environment', 'scripts/vsc', 'scripts/vsc.ts', 'package.json'];
  for (const part of parts) {
    await cp(path.join(repository, part), made.path(part), { recursive: true });
  }
  for (const part of ['node_modules', 'scripts/node24']) {
    await symlink(path.join(repository, part), made.path(part));
  }
  return made;
}

/** Claims of a cluster that hold it, as people type them. */
export function claimsOf({ root }: TemporaryRoot): string[] {
  return [`work:${root}`, `program:${repository}`];
}

/** Gives it to somebody without rights. */
export function give({ root }: TemporaryRoot, uid: number): void {
  execFileSync('chown', ['-RP', `${uid}:${uid}`, root]);
}
