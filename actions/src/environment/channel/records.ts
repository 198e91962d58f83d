import { decode, encode } from '@msgpack/msgpack';
import { hasMoreValues } from './msgpack-values.ts';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/** One build of one package, as repodata describes it. */
export interface RepoRecord {
  readonly name: string;
  readonly version: string;
  readonly build: string;
  readonly depends: readonly string[];
  readonly fields: Readonly<Record<string, unknown>>;
}

/** All records of one name in one subdirectory of a channel. */
export interface Shard {
  readonly records: ReadonlyMap<string, RepoRecord>;
  /** The same as zstd-compressed msgpack, the form in which channels serve shards. */
  readonly bytes: Uint8Array;
}

/** Larger answers are refused: a few kilobytes can unpack to gigabytes. */
export const largestShard = 32 * 2 ** 20;
const largestIndex = 32 * 2 ** 20;

/** An empty list takes a byte there and fifty here. The largest shards have a twentieth of it. */
const mostValues = 2_000_000;

/** Unpacks zstd. @throws on damaged or oversized data */
function unpack(bytes: Uint8Array, limit: number): Buffer {
  return zstdDecompressSync(bytes, { maxOutputLength: limit });
}

/** Reads the index of a channel's shards, which has a line for each name. @throws on anything else */
export function readShardIndex(bytes: Uint8Array): Record<string, unknown> {
  return decodeFew(unpack(bytes, largestIndex));
}

function decodeFew(bytes: Uint8Array): Record<string, unknown> {
  if (hasMoreValues(bytes, mostValues)) throw new Error('it has too many values');
  return decode(bytes) as Record<string, unknown>;
}

/** Reads a shard as a channel serves it. @throws on anything else */
export function readShard(bytes: Uint8Array): Shard {
  const tables = decodeFew(unpack(bytes, largestShard));
  const removed = new Set(Array.isArray(tables['removed']) ? tables['removed'] : []);
  const records = new Map<string, RepoRecord>();
  for (const table of ['packages', 'packages.conda']) {
    for (const [file, fields] of entriesOf(tables[table])) {
      const record = removed.has(file) ? undefined : readRepodataRecord(fields);
      if (record !== undefined) records.set(file, record);
    }
  }
  return { records, bytes };
}

/** Makes a shard of records given by file name. Hashes may be hexadecimal, as in repodata.json. */
export function writeShard(records: ReadonlyMap<string, RepoRecord>): Shard {
  const packages: Record<string, unknown> = {};
  const condaPackages: Record<string, unknown> = {};
  for (const [file, { fields }] of records) {
    const table = file.endsWith('.conda') ? condaPackages : packages;
    table[file] = withBinaryHashes(fields);
  }
  let bytes: Uint8Array | undefined;
  return {
    records,
    // Most shards of a channel that serves none are only read.
    get bytes() {
      return (bytes ??= pack({ packages, 'packages.conda': condaPackages, removed: [] }));
    },
  };
}

/** Encodes a value as channels serve shards and shard indexes. */
export function pack(value: unknown): Uint8Array {
  return zstdCompressSync(encode(value), { params: { [constants.ZSTD_c_compressionLevel]: 1 } });
}

/** Checks one record; one that lacks what a solver needs counts as absent. */
export function readRepodataRecord(fields: unknown): RepoRecord | undefined {
  if (typeof fields !== 'object' || fields === null) return undefined;
  const { name, version, build, build_number, depends = [] } = fields as Record<string, unknown>;
  if (typeof name !== 'string' || typeof version !== 'string' || typeof build !== 'string') {
    return undefined;
  }
  if (typeof build_number !== 'number' || !isStrings(depends)) return undefined;
  return { name, version, build, depends, fields: fields as Record<string, unknown> };
}

function isStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

export function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

/** Shards hold hashes as bytes, repodata.json as text. */
function withBinaryHashes(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const copy: Record<string, unknown> = { ...fields };
  for (const key of ['md5', 'sha256']) {
    const hash = copy[key];
    if (typeof hash === 'string') copy[key] = Buffer.from(hash, 'hex');
  }
  return copy;
}
