import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { zstdDecompressSync } from 'node:zlib';
import { extract } from 'tar-stream';
import type { Fetcher } from '../channel/fetcher.ts';
import { remoteZip, SMALL_FILE } from '../pypi/index/remote-archive.ts';
import { fieldsOf, listOf } from './osv-record.ts';

/** What a conda package's own list of files says. */
export interface CondaContents {
  /** Of all files together. */
  readonly unpackedBytes: number;
  /** Whether one of them is a script that installers run. */
  readonly script: boolean;
}

/** The part with the metadata, unpacked. */
const LARGEST_INFO = 2 ** 27;

/**
 * Reads `info/paths.json` of a `.conda` file on a server, by requests for parts of it. A `.tar.bz2` would
 * have to be read whole: undefined, as for one without the list.
 * @throws Unavailable
 */
export async function condaContents(
  fetcher: Fetcher,
  url: string,
  name: string,
): Promise<CondaContents | undefined> {
  if (!url.endsWith('.conda')) return undefined;
  const { members } = await remoteZip(fetcher, url, /^info-.*\.tar\.zst$/, SMALL_FILE);
  const [packed] = members.values();
  if (packed === undefined) return undefined;
  try {
    const tar = zstdDecompressSync(packed, { maxOutputLength: LARGEST_INFO });
    const list = await memberOf(tar, 'info/paths.json');
    return list === undefined ? undefined : readPaths(list, name);
  } catch {
    return undefined; // whoever made the package can write anything there
  }
}

/** Scripts are `bin/.NAME-post-link.sh` and its like, as conda has them. */
function readPaths(text: string, name: string): CondaContents {
  const paths = listOf(fieldsOf(JSON.parse(text))['paths']).map(fieldsOf);
  const sizes = paths.map(({ size_in_bytes: size }) => (typeof size === 'number' ? size : 0));
  const scripts = new Set(['pre-link', 'post-link'].map((when) => `bin/.${name}-${when}.sh`));
  return {
    unpackedBytes: sizes.reduce((all, size) => all + size, 0),
    script: paths.some(({ _path: path }) => typeof path === 'string' && scripts.has(path)),
  };
}

async function memberOf(tar: Uint8Array, wanted: string): Promise<string | undefined> {
  const unpack = extract();
  Readable.from([tar]).pipe(unpack);
  for await (const entry of unpack) {
    if (entry.header.name === wanted) return (await buffer(entry)).toString('utf8');
    entry.resume();
  }
  return undefined;
}
