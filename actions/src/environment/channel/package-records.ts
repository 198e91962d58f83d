import type { RepoRecord } from './records.ts';
import type { Channel } from './repodata.ts';

/** What a channel has of one of its packages. */
export interface PackageRecord {
  readonly fields: RepoRecord['fields'];
  /** Where the file is fetched from: the public address, or the mirror's. */
  readonly source: string;
  /** All records of this name in the same channel. */
  readonly all: readonly RepoRecord[];
}

/**
 * The records of packages, by their public addresses; without those that no channel has any more.
 * @throws ChannelDown
 */
export async function packageRecords(
  channels: readonly Channel[],
  packages: readonly { readonly name: string; readonly url: string }[],
): Promise<ReadonlyMap<string, PackageRecord>> {
  const found = await Promise.all(
    packages.map(async ({ name, url }): Promise<[string, PackageRecord][]> => {
      const channel = channels.find(({ location }) => url.startsWith(`${location.url}/`));
      if (channel === undefined) return [];
      const shards = await channel.shards(name);
      const file = url.slice(url.lastIndexOf('/') + 1);
      const records = shards.map(({ shard }) => shard.records.get(file));
      const record = records.find((each) => each !== undefined);
      if (record === undefined) return [];
      const { location } = channel;
      const source = location.source + url.slice(location.url.length);
      const all = shards.flatMap(({ shard }) => [...shard.records.values()]);
      return [[url, { fields: record.fields, source, all }]];
    }),
  );
  return new Map(found.flat());
}
