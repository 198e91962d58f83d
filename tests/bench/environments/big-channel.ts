import { encode } from '@msgpack/msgpack';
import { createHash } from 'node:crypto';
import { constants, zstdCompressSync } from 'node:zlib';
import { serveChannels } from '../../channels/serve-channels.ts';

// A sharded channel of conda-forge's size on loopback, in a process of its own: prints its base once
// it serves. An environment of the first names leads to `reach` of the names.
const names = 25_000;
const versions = 26;
const reach = 300;

const files = new Map<string, Buffer>();
const shards: Record<string, Uint8Array> = {};
for (let index = 0; index < names; index++) addShard(index);
const info = { subdir: 'linux-64', base_url: './', shards_base_url: './shards/' };
files.set('linux-64/repodata_shards.msgpack.zst', pack({ version: 1, info, shards }));
const none = { info: { ...info, subdir: 'noarch' }, shards: {}, version: 1 };
files.set('noarch/repodata_shards.msgpack.zst', pack(none));

const server = await serveChannels({ big: files });
process.stdout.write(`${JSON.stringify({ base: server.base, records: names * versions })}\n`);

function addShard(index: number): void {
  const name = `package-${index}`;
  const table: Record<string, unknown> = {};
  for (let minor = 0; minor < versions; minor++) {
    const file = `${name}-1.${minor}.0-h${index}_0.conda`;
    const sha256 = createHash('sha256').update(file).digest();
    table[file] = {
      name,
      version: `1.${minor}.0`,
      build: `h${index}_0`,
      build_number: 0,
      subdir: 'linux-64',
      depends: dependsOf(index, minor),
      constrains: [],
      sha256,
      md5: sha256.subarray(0, 16),
      size: 100_000 + index,
      timestamp: 1_600_000_000_000 + minor,
      license: 'BSD-3-Clause',
    };
  }
  const shard = pack({ packages: {}, 'packages.conda': table, removed: [] });
  const hash = createHash('sha256').update(shard).digest();
  shards[name] = hash;
  files.set(`linux-64/shards/${hash.toString('hex')}.msgpack.zst`, shard);
}

/** Each name leads to later ones of its own block of `reach` names, and so never in a circle. */
function dependsOf(index: number, minor: number): string[] {
  const start = index - (index % reach);
  const later = [1, 2, 5, 11, 23].map((step) => (index % reach) + step);
  const own = later.filter((at) => at < reach).map((at) => start + at);
  return own.map((at) => `package-${at} >=1.${minor >> 1},<2.0a0`);
}

function pack(value: unknown): Buffer {
  return zstdCompressSync(encode(value), { params: { [constants.ZSTD_c_compressionLevel]: 1 } });
}
