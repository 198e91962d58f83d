import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl';
import { messageOf } from '../../../errors.ts';
import { Unavailable } from '../../channel/download.ts';
import type { Fetcher, FilePart } from '../../channel/fetcher.ts';

/** What yauzl reads first: the end of a zip, with the list of its members if that is short. */
const TAIL = 66_000;

/** More than any request for one header; fewer requests for neighbours. */
const BLOCK = 16_384;

/** Metadata have a few kB; what is larger is not read. */
const LARGEST_TEXT = 2 ** 21;

/** The most of a wheel that is taken whole, of an index that gives no parts. */
const LARGEST_WHOLE = 2 ** 28;

/** Archives of sources that are larger aren't read. */
const LARGEST_ARCHIVE = 2 ** 28;

/** What callers take whole of a server that serves no parts, if nothing is decided by it: a small package. */
export const SMALL_FILE = 2 ** 23;

/**
 * Reads the members of a zip on a server whose names match, by requests for parts of it where the
 * server serves parts, else from the whole file. @returns texts by name
 * @throws Unavailable
 */
export async function remoteZipTexts(
  fetcher: Fetcher,
  url: string,
  wanted: RegExp,
): Promise<Map<string, string>> {
  const { members } = await remoteZip(fetcher, url, wanted);
  return new Map([...members].map(([name, bytes]) => [name, bytes.toString('utf8')]));
}

/**
 * The same as bytes, with what all members have together when they are unpacked.
 * @param limit the most bytes to take of a server that serves no parts
 * @throws Unavailable
 */
export async function remoteZip(
  fetcher: Fetcher,
  url: string,
  wanted: RegExp,
  limit = LARGEST_WHOLE,
): Promise<{ members: Map<string, Buffer>; unpackedBytes: number }> {
  const tail = await fetcher.part(url, `bytes=-${TAIL}`, limit);
  return readRemote(fetcher, url, tail, (zip) => readZip(zip, wanted));
}

/** Lists of members that are longer aren't read: 40,000 members have about 4 MB. */
const LARGEST_LIST = 2 ** 23;

/**
 * The names of the members of a zip on a server, from the list at its end: two requests at most, and
 * never the whole of a large file.
 * @throws Unavailable, also if the list is too long or the server gives no parts of a large file
 */
export async function remoteZipNames(fetcher: Fetcher, url: string): Promise<string[]> {
  const tail = await fetcher.part(url, `bytes=-${TAIL}`, LARGEST_LIST);
  const length = listLength({ bytes: Buffer.from(tail.bytes), size: tail.size });
  if (length === undefined || length > LARGEST_LIST) {
    throw new Unavailable(url, 'it has no list of its members that can be read', 1);
  }
  const end =
    length <= tail.bytes.length ? tail : await fetcher.part(url, `bytes=-${length}`, LARGEST_LIST);
  return readRemote(fetcher, url, end, async (zip) => {
    const names: string[] = [];
    for await (const { fileName } of zip.eachEntry()) names.push(fileName);
    return names;
  });
}

/** Bytes from the start of a zip's list of members to the end of the file (APPNOTE, 4.3.16). */
function listLength({ bytes, size }: { bytes: Buffer; size: number }): number | undefined {
  const at = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (at < 0 || at + 20 > bytes.length) return undefined;
  const offset = bytes.readUInt32LE(at + 16);
  // 0xffffffff: the place stands elsewhere (zip64), which no wheel is large enough for.
  return offset < size ? size - offset : undefined;
}

/**
 * Reads the members of a source archive whose names match. @returns texts by name
 * @throws Unavailable
 */
export async function remoteArchiveTexts(
  fetcher: Fetcher,
  url: string,
  wanted: RegExp,
): Promise<Map<string, string>> {
  if (new URL(url).pathname.endsWith('.zip')) return remoteZipTexts(fetcher, url, wanted);
  const whole = await fetcher.part(url, `bytes=0-${LARGEST_ARCHIVE}`, LARGEST_ARCHIVE);
  const found = new Map<string, string>();
  const unpack = extract();
  const source = Readable.from([whole.bytes])
    .pipe(createGunzip())
    .on('error', (error) => {
      unpack.destroy(error);
    });
  source.pipe(unpack);
  try {
    for await (const entry of unpack) {
      const { name, size, type } = entry.header;
      if (type === 'file' && size <= LARGEST_TEXT && wanted.test(name)) {
        found.set(name, (await buffer(entry)).toString('utf8'));
      } else entry.resume();
    }
    return found;
  } catch (error) {
    throw damaged(url, error);
  }
}

/** Reads a zip of which the end is here, by requests for what else is read. @throws Unavailable */
async function readRemote<T>(
  fetcher: Fetcher,
  url: string,
  { bytes, size }: FilePart,
  read: (zip: ZipFile) => Promise<T>,
): Promise<T> {
  const reader = new RemoteReader(fetcher, url, { bytes: Buffer.from(bytes), size });
  try {
    return await read(await openZip(reader, size));
  } catch (error) {
    throw reader.failure ?? damaged(url, error);
  }
}

function damaged(url: string, error: unknown): Unavailable {
  return new Unavailable(url, `the file is damaged (${messageOf(error)})`, 1);
}

function openZip(reader: RandomAccessReader, size: number): Promise<ZipFile> {
  return fromRandomAccessReaderPromise(reader, size, { lazyEntries: true, autoClose: false });
}

async function readZip(zip: ZipFile, wanted: RegExp) {
  const members = new Map<string, Buffer>();
  let unpackedBytes = 0;
  for await (const entry of zip.eachEntry()) {
    unpackedBytes += entry.uncompressedSize;
    if (!wanted.test(entry.fileName) || entry.uncompressedSize > LARGEST_TEXT) continue;
    members.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  }
  return { members, unpackedBytes };
}

/** Gives yauzl parts of a file on a server. */
class RemoteReader extends RandomAccessReader {
  readonly #fetcher: Fetcher;
  readonly #url: string;
  readonly #blocks: { start: number; bytes: Buffer }[];
  readonly #size: number;
  /** Why a part was not to be had. */
  failure: unknown;

  constructor(fetcher: Fetcher, url: string, tail: { bytes: Buffer; size: number }) {
    super();
    this.#fetcher = fetcher;
    this.#url = url;
    this.#size = tail.size;
    this.#blocks = [{ start: tail.size - tail.bytes.length, bytes: tail.bytes }];
  }

  override _readStreamForRange(start: number, end: number): Readable {
    const stream = new PassThrough();
    this.#bytes(start, end).then(
      (bytes) => stream.end(bytes),
      (error: unknown) => {
        this.failure = error;
        stream.destroy(error instanceof Error ? error : new Error(String(error)));
      },
    );
    return stream;
  }

  async #bytes(start: number, end: number): Promise<Buffer> {
    const known = this.#blocks.find(
      (block) => block.start <= start && end <= block.start + block.bytes.length,
    );
    if (known !== undefined) return known.bytes.subarray(start - known.start, end - known.start);
    const last = Math.min(this.#size, Math.max(end, start + BLOCK));
    const part = await this.#fetcher.part(this.#url, `bytes=${start}-${last - 1}`);
    if (part.bytes.length !== last - start) {
      throw new Unavailable(this.#url, 'the server gave another part of the file', 1);
    }
    const bytes = Buffer.from(part.bytes);
    this.#blocks.push({ start, bytes });
    return bytes.subarray(0, end - start);
  }
}
