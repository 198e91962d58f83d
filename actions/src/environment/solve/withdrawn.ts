import type { Candidates } from '../channel/closure.ts';
import { type RepoRecord, writeShard } from '../channel/records.ts';
import type { Channel, SubdirShard } from '../channel/repodata.ts';
import type { SolvedPackage } from './thread/protocol.ts';

/** A package of a lock that its channel no longer lists: taken back upstream, or lost. */
export interface Withdrawn {
  readonly package: SolvedPackage;
  readonly channel: Channel;
  readonly subdir: SubdirShard['subdir'];
}

/** @throws ChannelDown */
export async function withdrawnOf(
  locked: readonly SolvedPackage[],
  channels: readonly Channel[],
): Promise<Withdrawn[]> {
  const looked = locked.map(async (each): Promise<Withdrawn[]> => {
    const file = fileOf(each);
    for (const channel of channels) {
      const subdir = channel.subdirs.find(({ packageBase }) => packageBase + file === each.url);
      if (subdir === undefined) continue;
      const shards = await channel.shards(each.name);
      const listed = shards.some((here) => here.subdir === subdir && here.shard.records.has(file));
      return listed ? [] : [{ package: each, channel, subdir }];
    }
    return [];
  });
  return (await Promise.all(looked)).flat();
}

/** The shard of a name with the record of a withdrawn package, as far as its lock says. */
export function shardWith(
  { package: locked, subdir }: Withdrawn,
  known: SubdirShard | undefined,
): SubdirShard {
  const { name, version, build, buildNumber, depends, sha256, md5, size } = locked;
  const fields: Record<string, unknown> = { name, version, build, depends, size, sha256 };
  fields['build_number'] = buildNumber;
  fields['subdir'] = locked.subdir;
  if (md5 !== undefined) fields['md5'] = md5;
  const record: RepoRecord = { name, version, build, depends, fields };
  const records = new Map([...(known?.shard.records ?? []), [fileOf(locked), record] as const]);
  return { subdir, shard: writeShard(records) };
}

/** The candidates with withdrawn packages among them, each in its own channel. */
export function offering(candidates: Candidates, withdrawn: readonly Withdrawn[]): Candidates {
  const offered = new Map(Array.from(candidates, ([channel, names]) => [channel, new Map(names)]));
  for (const each of withdrawn) {
    const names = offered.get(each.channel);
    const here = names?.get(each.package.name) ?? [];
    const known = here.find(({ subdir }) => subdir === each.subdir);
    const others = here.filter((shard) => shard !== known);
    names?.set(each.package.name, [...others, shardWith(each, known)]);
  }
  return offered;
}

function fileOf({ url }: SolvedPackage): string {
  return url.slice(url.lastIndexOf('/') + 1);
}
