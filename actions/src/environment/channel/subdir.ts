import type { ChannelLocation } from './location.ts';
import { Unavailable } from './download.ts';
import { sha256 } from './disk-cache.ts';
import type { Fetcher } from './fetcher.ts';
import { messageOf } from '../../errors.ts';
import { entriesOf, readShard, type Shard, readShardIndex, writeShard } from './records.ts';
import type { WholeFiles } from './whole-files.ts';
import type { WholeRepodata } from './whole-repodata.ts';

/** One subdirectory (`linux-64`, `noarch`) of a channel, from which records are read by name. */
export interface Subdir {
  readonly subdir: string;
  /** Where the packages lie: the public address, with a slash at the end. */
  readonly packageBase: string;
  names(): Iterable<string>;
  /** @throws Unavailable */
  shard(name: string): Promise<Shard | undefined>;
}

/**
 * Opens a subdirectory: its shard index, else its whole repodata, compressed or plain, in the order
 * in which a server is most likely to have the small one.
 * @returns undefined if the server has none of them
 * @throws Unavailable
 */
export async function openSubdir(
  channel: ChannelLocation,
  subdir: string,
  fetcher: Fetcher,
  files: WholeFiles,
): Promise<Subdir | undefined> {
  const source = `${channel.source}/${subdir}/`;
  const origin = `${channel.url}/${subdir}/`;
  // Some mirrors forbid what they don't have.
  const refusals: Unavailable[] = [];
  const orAbsent = (error: unknown): undefined => {
    if (!(error instanceof Unavailable) || !/^HTTP 40[13]$/.test(error.reason)) throw error;
    refusals.push(error);
  };
  const index = await fetcher
    .get(`${source}repodata_shards.msgpack.zst`, readIndex)
    .catch(orAbsent);
  if (index !== undefined) return sharded(index, { subdir, source, origin }, fetcher);
  const whole =
    (await files.read(`${source}repodata.json.zst`, 'zst').catch(orAbsent)) ??
    (await files.read(`${source}repodata.json`, 'json').catch(orAbsent));
  if (whole === undefined && refusals[0] !== undefined) throw refusals[0];
  return whole === undefined ? undefined : plain(whole, { subdir, source, origin });
}

interface ShardIndex {
  readonly packageBase: string;
  readonly shardBase: string;
  /** Name to the SHA-256 of its shard, in hex. */
  readonly hashes: ReadonlyMap<string, string>;
}

function readIndex(bytes: Uint8Array): ShardIndex {
  const { info, shards } = readShardIndex(bytes);
  const { base_url = './', shards_base_url = './shards/' } = Object.fromEntries(entriesOf(info));
  const hashes = new Map<string, string>();
  for (const [name, hash] of entriesOf(shards)) {
    if (hash instanceof Uint8Array) hashes.set(name, Buffer.from(hash).toString('hex'));
  }
  return { packageBase: String(base_url), shardBase: String(shards_base_url), hashes };
}

function sharded(
  index: ShardIndex,
  at: { subdir: string; source: string; origin: string },
  fetcher: Fetcher,
): Subdir {
  const shardBase = withSlash(new URL(index.shardBase, at.source).href);
  return {
    subdir: at.subdir,
    packageBase: withSlash(new URL(index.packageBase, at.origin).href),
    names: () => index.hashes.keys(),
    async shard(name) {
      const hash = index.hashes.get(name);
      if (hash === undefined) return undefined;
      const url = `${shardBase}${hash}.msgpack.zst`;
      const read = (bytes: Uint8Array): Shard => {
        if (sha256(bytes) !== hash) throw new Error('its checksum differs');
        return readShard(bytes);
      };
      const shard = await fetcher.get(url, read, { immutable: true });
      if (shard === undefined) throw new Unavailable(url, 'HTTP 404 for a file of its index', 1);
      return shard;
    },
  };
}

function plain(
  whole: WholeRepodata,
  at: { subdir: string; source: string; origin: string },
): Subdir {
  return {
    subdir: at.subdir,
    packageBase: withSlash(new URL(whole.baseUrl, at.origin).href),
    names: () => whole.names(),
    async shard(name) {
      try {
        const records = whole.records(name);
        return records === undefined ? undefined : writeShard(records);
      } catch (error) {
        throw new Unavailable(
          at.source,
          `its records of ${name} are damaged (${messageOf(error)})`,
          1,
        );
      }
    },
  };
}

function withSlash(url: string): string {
  return url.endsWith('/') ? url : `${url}/`;
}
