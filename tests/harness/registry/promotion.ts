import { Registry, type RegistryOptions } from '../../../actions/src/registry/client/client.ts';
import type { MoveContext } from '../../../actions/src/registry/promotion/move.ts';
import type { Timing } from '../../../actions/src/registry/ledger/intent.ts';
import { readReleases } from '../../../actions/src/registry/ledger/ledger.ts';
import type { Candidate, History } from '../../../actions/src/registry/promotion/candidate.ts';
import type { CommitOrder } from '../../../actions/src/registry/ledger/prune.ts';
import { latestTag } from '../../../actions/src/registry/client/settings.ts';
import { putTestImage } from './test-image.ts';

/** Commits of a history without branches: `commitId(1)` is the oldest. */
export function commitId(position: number): string {
  return position.toString(16).padStart(40, '0');
}

/** The history that `commitId` numbers, instead of git's, for tests of the registry alone. */
export const numberedHistory: History = {
  relation(commit, other) {
    const difference = parseInt(commit, 16) - parseInt(other, 16);
    if (difference === 0) return Promise.resolve('same');
    return Promise.resolve(difference < 0 ? 'ancestor' : 'descendant');
  },
  locks: () => Promise.resolve({}),
  changes: (before, commit) => Promise.resolve([`${before ?? 'nothing'} to ${commit}`]),
};

/** What pruning asks of git, in the history that `commitId` numbers. */
export const numberedOrder: CommitOrder = {
  relation: (commit, newest) => numberedHistory.relation(commit, newest),
  newestFirst: (commits) => Promise.resolve(commits.toSorted().toReversed()),
};

/** The same if every commit is older than the newest release. */
export const ALL_OLD: CommitOrder = {
  ...numberedOrder,
  relation: () => Promise.resolve('ancestor'),
};

/** No other run is alive, so a left intent is a dead one at once. */
export const ALONE: Timing = { holdMs: 10_000, leaseMs: 0, settleMs: 0, pollMs: 1 };

/** Six quick attempts. */
export const QUICK = { attempts: 6, firstDelayMs: 1, maxDelayMs: 8 };

/** A repository of the registry at `host`, and the context that a promotion runs in. */
export function promotionAt(
  host: string,
  repository: string,
  options: Partial<RegistryOptions> & { timing?: Timing; by?: string } = {},
): { registry: Registry; context: MoveContext; log: string[] } {
  const log: string[] = [];
  const signal = options.signal ?? new AbortController().signal;
  const registry = new Registry({ host, repository, retry: QUICK, ...options, signal });
  const { timing = ALONE, by = 'a test' } = options;
  const context = { registry, signal, timing, by, log: (line: string) => log.push(line) };
  return { registry, context, log };
}

const VARIANTS = ['cpu', 'gpu'];

export function candidate(position: number): Candidate {
  return { commit: commitId(position), variants: VARIANTS };
}

/** Puts the images of these commits into the registry. */
export async function published(registry: Registry, ...positions: number[]): Promise<void> {
  for (const position of positions) {
    for (const variant of VARIANTS) await putTestImage(registry, variant, commitId(position));
  }
}

/** Positions of the commits whose images the latest tags are, by the ledger. */
export async function latest(registry: Registry): Promise<(number | undefined)[]> {
  const releases = await readReleases(registry);
  return Promise.all(
    VARIANTS.map(async (variant) => {
      const digest = await registry.resolve(latestTag(variant));
      const release = releases.find(({ digests }) => digests[variant] === digest);
      return release === undefined ? undefined : parseInt(release.commit, 16);
    }),
  );
}
