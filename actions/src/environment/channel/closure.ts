import type { RepoRecord } from './records.ts';
import type { Channel, SubdirShard } from './repodata.ts';

/** What may be chosen for one environment: for each channel, the shards of each name. */
export type Candidates = ReadonlyMap<Channel, ReadonlyMap<string, readonly SubdirShard[]>>;

export interface ClosureOptions {
  /** In order of priority. */
  readonly channels: readonly Channel[];
  /** Names to start from. */
  readonly roots: Iterable<string>;
  /** Names that may come from one channel only: name to the channel's name. */
  readonly only: ReadonlyMap<string, string>;
  /** False for a build that the environment rules out already: what it needs isn't followed. */
  readonly follow: (record: RepoRecord) => boolean;
  /** Whether a channel of higher priority hides a name in those below it, as a solver does. */
  readonly strict: boolean;
}

/**
 * Collects every name that the roots can lead to, in all channels. Only a name's records of the
 * channels that may serve it are followed, so the rest of a big channel stays where it is.
 * @throws Unavailable
 */
export async function collectCandidates(options: ClosureOptions): Promise<Candidates> {
  const found = new Map<Channel, Map<string, readonly SubdirShard[]>>(
    options.channels.map((channel) => [channel, new Map()]),
  );
  const seen = new Set<string>();
  const visit = async (name: string): Promise<void> => {
    if (seen.has(name) || name.startsWith('__')) return;
    seen.add(name);
    const pinned = options.only.get(name);
    const sources = options.channels.filter(
      ({ location }) => pinned === undefined || pinned === location.name,
    );
    const shards = await Promise.all(sources.map((channel) => channel.shards(name)));
    const next = new Set<string>();
    let hidden = false;
    for (const [index, channel] of sources.entries()) {
      const here = shards[index] ?? [];
      if (here.length === 0) continue;
      found.get(channel)?.set(name, here);
      if (!hidden) for (const need of needsOf(here, options.follow)) next.add(need);
      hidden = options.strict;
    }
    await Promise.all(Array.from(next, visit));
  };
  await Promise.all(Array.from(options.roots, visit));
  return found;
}

function* needsOf(
  shards: readonly SubdirShard[],
  follow: (record: RepoRecord) => boolean,
): Generator<string> {
  for (const { shard } of shards) {
    for (const record of shard.records.values()) {
      if (follow(record)) for (const spec of record.depends) yield nameOfSpec(spec);
    }
  }
}

/** The package that a match spec of repodata is about: `python` of `python >=3.9,<3.10.0a0`. */
export function nameOfSpec(spec: string): string {
  return /^[^\s=<>!~[]+/.exec(spec)?.[0].toLowerCase() ?? spec;
}
