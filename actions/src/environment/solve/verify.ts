import type { Candidates } from '../channel/closure.ts';
import { type RepoRecord, type Shard, writeShard } from '../channel/records.ts';
import type { Channel, SubdirShard } from '../channel/repodata.ts';
import type { LockFault } from '../lock/sound.ts';
import { readAccount } from './conflict/tree.ts';
import type { SolvedPackage } from './thread/protocol.ts';
import { type Ask, attemptSolve, type Problem } from './session.ts';
import { shardWith, type Withdrawn, withdrawnOf } from './withdrawn.ts';

/** What main's lock has. */
export interface Standing {
  readonly packages: readonly SolvedPackage[];
  /** Whether it is the very lock that is verified, for the same lines and machine. */
  readonly settled: boolean;
}

/**
 * Verifies the conda half of a lock. Each package is one of the channels' records, with its hashes,
 * size and needs, from the channel that serves its name; and the solver, with nothing but these
 * records to choose from, chooses all of them: so they satisfy the lines, the machine and each
 * other's constraints, and none is there that nothing needs.
 * @param standing packages of main's lock: one that is the same there stands, although its channel
 *   doesn't list it any more, or has corrected since what it needs; if all are, for the same lines and machine (`settled`), main's solver has
 *   chosen them already, and only the records are looked up
 * @throws Unavailable, SolverFailed
 */
export async function verifyPackages(
  problem: Omit<Problem, 'locked'>,
  packages: readonly SolvedPackage[],
  { packages: standing, settled }: Standing,
  ask: Ask,
): Promise<{ faults: LockFault[]; withdrawn: string[] }> {
  const same = new Set(standing.map(essence));
  const old = packages.filter((each) => same.has(essence(each)));
  const lost = new Map(
    (await withdrawnOf(old, problem.channels)).map((each) => [each.package, each] as const),
  );
  const withdrawn = Array.from(lost.keys(), ({ name }) => name);
  const found = await Promise.all(
    packages.map(async (each): Promise<Found> => {
      const gone = lost.get(each);
      const stands = same.has(essence(each));
      return gone === undefined ? recordOf(each, problem, stands) : standingRecord(gone);
    }),
  );
  const faults = found.flatMap((each) => ('message' in each ? [each.message] : []));
  const told = faults.map(([name, message]): LockFault => ({ section: 'conda', name, message }));
  if (told.length > 0 || settled) return { faults: told, withdrawn };
  const only: Candidates = new Map(
    problem.channels.map((channel) => [
      channel,
      new Map(
        found.flatMap((each): [string, SubdirShard[]][] =>
          'record' in each && each.channel === channel
            ? [[each.record.name, [{ subdir: each.subdir, shard: each.shard }]]]
            : [],
        ),
      ),
    ]),
  );
  const outcome = await attemptSolve({ ...problem, locked: [] }, only, ask);
  if (!outcome.ok) {
    const { reason, names } = readAccount(outcome.error, problem.virtual);
    const message = `The packages of the lock don't fit each other: ${reason ?? names.join(', ')}.`;
    const name = packages.find((each) => reason?.startsWith(`${each.name} `) === true)?.name;
    return { faults: [{ section: 'conda', name, message }], withdrawn };
  }
  const chosen = new Set(outcome.packages.map(({ name }) => name));
  const idle = packages
    .filter(({ name }) => !chosen.has(name))
    .map(({ name }): LockFault => {
      return { section: 'conda', name, message: `Nothing in the lock needs ${name}.` };
    });
  return { faults: idle, withdrawn };
}

function essence(each: SolvedPackage): string {
  return JSON.stringify(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** What main's lock says of a package, in the place of its channel's record. */
function standingRecord(gone: Withdrawn): Found {
  const { shard, subdir } = shardWith(gone, undefined);
  const [record] = shard.records.values();
  return { record: record!, channel: gone.channel, subdir, shard };
}

/** Two variants have most packages in common. */
const packedShards = new WeakMap<RepoRecord, Shard>();

function shardOf(file: string, record: RepoRecord): Shard {
  const shard = packedShards.get(record) ?? writeShard(new Map([[file, record]]));
  packedShards.set(record, shard);
  return shard;
}

type Found =
  | {
      readonly record: RepoRecord;
      readonly channel: Channel;
      readonly subdir: SubdirShard['subdir'];
      readonly shard: SubdirShard['shard'];
    }
  | { readonly message: readonly [name: string, message: string] };

async function recordOf(
  locked: SolvedPackage,
  problem: Omit<Problem, 'locked'>,
  stands: boolean,
): Promise<Found> {
  const { name, url } = locked;
  const pinned = problem.specs.find((spec) => spec.name === name)?.channel;
  const file = url.slice(url.lastIndexOf('/') + 1);
  for (const channel of problem.channels) {
    if (pinned !== undefined && channel.location.name !== pinned) continue;
    const shards = await channel.shards(name);
    if (shards.length === 0) continue;
    // Channel priority is strict: the first channel that has a name serves it.
    for (const { subdir, shard } of shards) {
      const record = shard.records.get(file);
      if (record === undefined || subdir.packageBase + file !== url) continue;
      const wrong = differences(locked, record.fields, subdir.subdir);
      // Channels correct what packages need, long after: what main has is brought up to date by `vsc lock`.
      if (stands && wrong.join() === 'depends') {
        return standingRecord({ package: locked, channel, subdir });
      }
      if (wrong.length > 0) {
        const fields = wrong.join(', ');
        return {
          message: [name, `The ${fields} of ${file} is not what ${channel.location.name} has.`],
        };
      }
      return { record, channel, subdir, shard: shardOf(file, record) };
    }
    return {
      message: [name, `The channel ${channel.location.name}, which serves ${name}, has no ${url}.`],
    };
  }
  return { message: [name, `No channel has ${name}.`] };
}

/** Which fields of a locked package differ from the channel's record, by their names in repodata. */
function differences(
  locked: SolvedPackage,
  record: Readonly<Record<string, unknown>>,
  subdir: string,
): string[] {
  const said: Record<string, unknown> = {
    name: locked.name,
    version: locked.version,
    build: locked.build,
    build_number: locked.buildNumber,
    sha256: locked.sha256,
    size: locked.size,
    depends: locked.depends,
  };
  if (locked.md5 !== undefined) said['md5'] = locked.md5;
  const wrong = Object.keys(said).filter((key) => text(said[key]) !== text(record[key]));
  return locked.subdir === subdir ? wrong : [...wrong, 'subdir'];
}

/** Shards hold hashes as bytes; an absent list of needs is an empty one. */
function text(value: unknown): string {
  if (value instanceof Uint8Array) return JSON.stringify(Buffer.from(value).toString('hex'));
  return Array.isArray(value) ? value.map(String).join('\n') : JSON.stringify(value ?? '');
}
