import { encode } from '@msgpack/msgpack';
import { createHash } from 'node:crypto';
import { zstdCompressSync } from 'node:zlib';

/** A package of a channel of our own making; what isn't given is made up. */
export interface MadePackage {
  name: string;
  version: string;
  build?: string;
  depends?: string[];
  constrains?: string[];
  noarch?: boolean;
  size?: number;
  license?: string;
  /** Milliseconds since 1970. */
  timestamp?: number;
}

/** The forms in which a channel may serve its repodata. */
export type Form = 'shards' | 'zst' | 'plain';

/** Files of a channel by path below it, such as `linux-64/repodata.json`. */
export function makeChannel(
  packages: readonly MadePackage[],
  forms: readonly Form[] = ['shards'],
): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (const subdir of ['linux-64', 'noarch']) {
    const here = packages.filter(({ noarch }) => (noarch === true) === (subdir === 'noarch'));
    const records = here.map((made) => recordOf(made, subdir));
    if (forms.includes('shards')) addShards(files, subdir, records);
    const plain = Buffer.from(JSON.stringify(repodata(subdir, records)));
    if (forms.includes('zst')) files.set(`${subdir}/repodata.json.zst`, zstdCompressSync(plain));
    if (forms.includes('plain')) files.set(`${subdir}/repodata.json`, plain);
  }
  return files;
}

/** The file name of a package, and its record as repodata.json has it. */
function recordOf(made: MadePackage, subdir: string): [string, Record<string, unknown>] {
  const { name, version, build = '0', depends = [], constrains = [], size = 1000 } = made;
  const file = `${name}-${version}-${build}.conda`;
  const digest = (kind: string) => createHash(kind).update(file).digest('hex');
  const hashes = { md5: digest('md5'), sha256: digest('sha256') };
  const build_number = Number(/\d+$/.exec(build)?.[0] ?? 0);
  const noarch = subdir === 'noarch' ? { noarch: 'python' } : {};
  const { license, timestamp = 1_600_000_000_000 } = made;
  const stated = license === undefined ? {} : { license };
  const rest = { depends, constrains, size, subdir, timestamp, ...stated };
  return [file, { name, version, build, build_number, ...hashes, ...noarch, ...rest }];
}

function repodata(subdir: string, records: [string, unknown][]): unknown {
  return { info: { subdir }, packages: {}, 'packages.conda': Object.fromEntries(records) };
}

/** Shards as conda's CEP 16 describes them. */
function addShards(
  files: Map<string, Buffer>,
  subdir: string,
  records: [string, Record<string, unknown>][],
): void {
  const byName = Map.groupBy(records, ([, record]) => String(record['name']));
  const shards: Record<string, Uint8Array> = {};
  for (const [name, own] of byName) {
    const table = Object.fromEntries(
      own.map(([file, { md5, sha256, ...record }]) => [
        file,
        { ...record, md5: bytes(md5), sha256: bytes(sha256) },
      ]),
    );
    const shard = zstdCompressSync(encode({ packages: {}, 'packages.conda': table, removed: [] }));
    const hash = createHash('sha256').update(shard).digest();
    shards[name] = hash;
    files.set(`${subdir}/shards/${hash.toString('hex')}.msgpack.zst`, shard);
  }
  const info = { subdir, base_url: './', shards_base_url: './shards/' };
  const index = encode({ version: 1, info, shards });
  files.set(`${subdir}/repodata_shards.msgpack.zst`, zstdCompressSync(index));
}

function bytes(hex: unknown): Buffer {
  return Buffer.from(String(hex), 'hex');
}
