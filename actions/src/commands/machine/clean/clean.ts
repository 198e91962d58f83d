import { glob, rm } from 'node:fs/promises';
import path from 'node:path';
import { connect } from '../../../container/connect.ts';
import { removeStaleContainers } from '../../../container/remove.ts';
import { messageOf, SurroundingsError } from '../../../errors.ts';
import type { Ports } from '../../../ports.ts';
import { removeStaleRunFolders } from '../../../submission/run/run-folder.ts';

export interface Cleaned {
  /** Run ids of the containers. */
  readonly containers: readonly string[];
  readonly runFolders: readonly string[];
  /** Paths from the root. */
  readonly caches: readonly string[];
}

const CACHES = ['__pycache__', '.pytest_cache', '.mypy_cache', '.ipynb_checkpoints'];
/** Where people's and our own Python is. */
const PLACES = ['runtime', 'submission_src', 'submission_quickstart'];

/**
 * Removes what stopped runs left behind (containers and folders whose process is gone, never those
 * of a run under way) and Python's caches. Results, data and images stay.
 *
 * @throws UserError if DOCKER_HOST can't be read; if no engine answers, that is a warning.
 */
export async function clean({ root, env, log }: Ports): Promise<Cleaned> {
  const runFolders = await removeStaleRunFolders(path.join(root, 'submission'));
  const caches: string[] = [];
  for (const place of PLACES) {
    for await (const found of glob(`${place}/**/{${CACHES.join(',')}}`, { cwd: root })) {
      caches.push(found);
    }
  }
  for (const cache of caches) await rm(path.join(root, cache), { recursive: true, force: true });
  try {
    const containers = await removeStaleContainers(await connect(env));
    return { containers, runFolders, caches };
  } catch (error) {
    if (!(error instanceof SurroundingsError)) throw error;
    log.warn(`no containers were removed: ${messageOf(error)}`);
    return { containers: [], runFolders, caches };
  }
}
