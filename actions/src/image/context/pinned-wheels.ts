import path from 'node:path';
import { DiskCache, sha256 as digestOf } from '../../environment/channel/disk-cache.ts';
import { Unavailable } from '../../environment/channel/download.ts';
import { Fetcher } from '../../environment/channel/fetcher.ts';
import { SurroundingsError, UserError } from '../../errors.ts';
import type { Ports } from '../../ports.ts';
import { type ContextFile, sourceAt } from './context-file.ts';

const PYPI = 'https://pypi.org/simple/';

/** How long the files of a list may take, in milliseconds. */
const DEADLINE = 300_000;

/** A wheel that a list of the repository names by its hash. */
export interface PinnedWheel {
  /** Its own name in the index, which pip reads the platform from. */
  readonly file: string;
  readonly sha256: string;
  readonly bytes: Buffer;
}

interface Pin {
  readonly name: string;
  readonly sha256: string;
}

/**
 * The wheels that a list names (`NAME==VERSION --hash=sha256:HASH`, one a line), from the package index.
 * One that was had before is taken from the cache by its hash, and the index is not asked.
 *
 * @throws UserError if the list can't be read; SurroundingsError if the index can't, or has no such file.
 */
export async function pinnedWheels(
  list: string,
  sources: readonly ContextFile[],
  { env, signal, withCache }: Pick<Ports, 'env' | 'signal' | 'withCache'>,
): Promise<PinnedWheel[]> {
  const pins = readPins(list, sourceAt(list, sources).bytes.toString());
  const index = env['PIP_INDEX_URL'] || PYPI;
  if (pins.length === 0) return [];
  return withCache('channels', async (cacheFolder) => {
    // Files are kept by their hash, so not by their address as well.
    const fetcher = new Fetcher({ deadlineMs: DEADLINE, signal });
    const cache = new DiskCache(cacheFolder);
    return Promise.all(pins.map((pin) => pinnedWheel(pin, { list, index, fetcher, cache })));
  });
}

function readPins(list: string, text: string): Pin[] {
  const lines = text.split('\n').map((line) => line.replace(/#.*/, '').trim());
  return lines.filter(Boolean).map((line) => {
    const [, name, sha256] = /^([\w.-]+)==\S+ --hash=sha256:([0-9a-f]{64})$/.exec(line) ?? [];
    if (name !== undefined && sha256 !== undefined) return { name, sha256 };
    throw new UserError(`${list}: "${line}" is not NAME==VERSION --hash=sha256:HASH`, {
      next: `correct the line: git diff ${list} shows what was changed`,
    });
  });
}

interface From {
  readonly list: string;
  readonly index: string;
  readonly fetcher: Fetcher;
  readonly cache: DiskCache;
}

async function pinnedWheel(pin: Pin, from: From): Promise<PinnedWheel> {
  const { name, sha256 } = pin;
  // The file's name stands in the place of an ETag.
  const key = `wheel:${sha256}`;
  const kept = await from.cache.read(key);
  if (kept?.etag !== undefined && digestOf(kept.bytes) === sha256) {
    return { file: kept.etag, sha256, bytes: Buffer.from(kept.bytes) };
  }
  try {
    const { file, bytes } = await download(pin, from);
    await from.cache.write(key, { bytes, etag: file });
    return { file, sha256, bytes };
  } catch (error) {
    if (error instanceof Unavailable) throw problem(name, error.message);
    throw error;
  }
}

/** Finds the file in the index by its hash: PEP 503 has it in each link. */
async function download(
  { name, sha256 }: Pin,
  { list, index, fetcher }: From,
): Promise<Pick<PinnedWheel, 'file' | 'bytes'>> {
  const page = `${index.replace(/\/*$/, '/')}${name}/`;
  const html = await fetcher.get(page, (bytes) => Buffer.from(bytes).toString());
  const link = new RegExp(`href="([^"]*)#sha256=${sha256}"`).exec(html ?? '')?.[1];
  if (link === undefined) throw problem(name, `${page} has no file with the hash of ${list}`);
  const { href, pathname } = new URL(link.replaceAll('&amp;', '&'), page);
  const bytes = await fetcher.get(href, (read) => {
    const found = digestOf(read);
    if (found !== sha256) throw new Error(`its SHA-256 is ${found}, not ${sha256}`);
    return Buffer.from(read);
  });
  if (bytes === undefined) throw problem(name, `${link} does not exist`);
  return { file: path.basename(pathname), bytes };
}

function problem(name: string, reason: string): SurroundingsError {
  return new SurroundingsError(`${name} is out of reach: ${reason}`, {
    next: 'check that the package index (PIP_INDEX_URL, else pypi.org) can be reached: npx vsc doctor',
  });
}
