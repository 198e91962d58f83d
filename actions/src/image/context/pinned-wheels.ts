import path from 'node:path';
import { DiskCache, sha256 as digestOf } from '../../environment/channel/disk-cache.ts';
import { Unavailable } from '../../environment/channel/download.ts';
import { Fetcher } from '../../environment/channel/fetcher.ts';
import { SurroundingsError, UserError } from '../../errors.ts';
import type { Ports } from '../../ports.ts';
import { type Architecture, goArchitecture } from '../platform.ts';
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

/** A line of a list. */
interface Pin {
  readonly name: string;
  /** Of its wheels, one for each processor, or of one for all. */
  readonly hashes: readonly string[];
}

/**
 * The wheels that a list names (`NAME==VERSION --hash=sha256:HASH`, one a line, with a hash for each processor),
 * those for `architecture`, from the package index. One that was had before is taken from the cache by its hash,
 * and the index is not asked.
 *
 * @throws UserError if the list can't be read or has no wheel for the processor; SurroundingsError if the index
 * can't be read, or has no such file.
 */
export async function pinnedWheels(
  list: string,
  sources: readonly ContextFile[],
  architecture: Architecture,
  { env, signal, withCache }: Pick<Ports, 'env' | 'signal' | 'withCache'>,
): Promise<PinnedWheel[]> {
  const pins = readPins(list, sourceAt(list, sources).bytes.toString());
  const index = env['PIP_INDEX_URL'] || PYPI;
  if (pins.length === 0) return [];
  return withCache('channels', async (cacheFolder) => {
    // Files are kept by their hash, so not by their address as well.
    const fetcher = new Fetcher({ deadlineMs: DEADLINE, signal });
    const cache = new DiskCache(cacheFolder);
    const from = { list, index, architecture, fetcher, cache };
    return Promise.all(pins.map((pin) => pinnedWheel(pin, from)));
  });
}

function readPins(list: string, text: string): Pin[] {
  const lines = text.split('\n').map((line) => line.replace(/#.*/, '').trim());
  return lines.filter(Boolean).map((line) => {
    const [, name, options = ''] =
      /^([\w.-]+)==\S+((?: --hash=sha256:[0-9a-f]{64})+)$/.exec(line) ?? [];
    if (name !== undefined) return { name, hashes: options.match(/[0-9a-f]{64}/g) ?? [] };
    throw new UserError(`${list}: "${line}" is not NAME==VERSION --hash=sha256:HASH`, {
      next: `correct the line: git diff ${list} shows what was changed`,
    });
  });
}

interface From {
  readonly list: string;
  readonly index: string;
  readonly architecture: Architecture;
  readonly fetcher: Fetcher;
  readonly cache: DiskCache;
}

async function pinnedWheel(pin: Pin, from: From): Promise<PinnedWheel> {
  for (const sha256 of pin.hashes) {
    // The file's name stands in the place of an ETag.
    const kept = await from.cache.read(cacheKey(sha256));
    const file = kept?.etag ?? '';
    if (kept !== undefined && isFor(from.architecture, file) && digestOf(kept.bytes) === sha256) {
      return { file, sha256, bytes: Buffer.from(kept.bytes) };
    }
  }
  try {
    const wheel = await download(pin, from);
    await from.cache.write(cacheKey(wheel.sha256), { bytes: wheel.bytes, etag: wheel.file });
    return wheel;
  } catch (error) {
    if (error instanceof Unavailable) throw problem(pin.name, error.message);
    throw error;
  }
}

function cacheKey(sha256: string): string {
  return `wheel:${sha256}`;
}

/** By the end of a wheel's name: its platform, with the kernel's name of the processor (PEP 427, PEP 600). */
function isFor(architecture: Architecture, file: string): boolean {
  const [, processor] = /_(x86_64|aarch64)\.whl$/.exec(file) ?? [];
  return file.endsWith('-any.whl') || goArchitecture(processor ?? '') === architecture;
}

/** Finds the file in the index by its hash: PEP 503 has it in each link. */
async function download(
  { name, hashes }: Pin,
  { list, index, architecture, fetcher }: From,
): Promise<PinnedWheel> {
  const page = `${index.replace(/\/*$/, '/')}${name}/`;
  const html = await fetcher.get(page, (bytes) => Buffer.from(bytes).toString());
  const found = hashes.flatMap((sha256) => {
    const link = new RegExp(`href="([^"]*)#sha256=${sha256}"`).exec(html ?? '')?.[1];
    if (link === undefined) return [];
    const { href, pathname } = new URL(link.replaceAll('&amp;', '&'), page);
    return [{ sha256, href, file: path.basename(pathname) }];
  });
  if (found.length === 0) throw problem(name, `${page} has no file with the hash of ${list}`);
  const fitting = found.find(({ file }) => isFor(architecture, file));
  if (fitting === undefined) {
    throw new UserError(`${list} has no wheel of ${name} for linux/${architecture}`, {
      next: `add its hash to the line: ${page} has those of all`,
    });
  }
  const { sha256, href, file } = fitting;
  const bytes = await fetcher.get(href, (read) => {
    const digest = digestOf(read);
    if (digest !== sha256) throw new Error(`its SHA-256 is ${digest}, not ${sha256}`);
    return Buffer.from(read);
  });
  if (bytes === undefined) throw problem(name, `${href} does not exist`);
  return { file, sha256, bytes };
}

function problem(name: string, reason: string): SurroundingsError {
  return new SurroundingsError(`${name} is out of reach: ${reason}`, {
    next: 'check that the package index (PIP_INDEX_URL, else pypi.org) can be reached: npx vsc doctor',
  });
}
