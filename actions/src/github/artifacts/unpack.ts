import { createWriteStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { messageOf, UserError } from '../../errors.ts';
import { formatBytes } from '../../text.ts';
import { ARTIFACT_LIMITS as LIMITS, isArtifactPath } from './limits.ts';

/** Of the mode that a zip keeps; zero where its maker has no modes. */
const KIND = 0o170000;
const PLAIN_FILE = 0o100000;
const BAD_PATH = 'with a path that is not allowed';

/**
 * Unpacks the zip of an artifact into a new folder, or returns why not, as `is not a zip`. Anybody may have
 * made it: nothing in it is followed or made executable, the whole list is checked before the first byte
 * is written, and nothing stays of one that is refused. Entries are named by their number, for a name may
 * be hostile.
 *
 * @throws UserError if the folder exists.
 */
export async function unpackArtifact(zip: string, folder: string): Promise<string | undefined> {
  try {
    const { size } = await stat(zip);
    if (size > LIMITS.zipBytes) throw new Refusal(`has more than ${formatBytes(LIMITS.zipBytes)}`);
    const opened = await reading(() => openPromise(zip, { lazyEntries: true, autoClose: false }));
    try {
      await writeFiles(opened, await plainFiles(opened), folder);
    } finally {
      opened.close();
    }
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}

class Refusal extends Error {}

/** The files that the zip lists, if all of them can be taken. */
async function plainFiles(zip: ZipFile): Promise<Entry[]> {
  const files: Entry[] = [];
  let [count, bytes] = [0, 0];
  await reading(async () => {
    for await (const entry of zip.eachEntry()) {
      if (++count > LIMITS.files) throw new Refusal(`has more than ${LIMITS.files} entries`);
      const fault = faultOf(entry);
      if (fault !== undefined) throw new Refusal(`has an entry, number ${count}, ${fault}`);
      bytes += entry.uncompressedSize;
      if (bytes > LIMITS.bytes) {
        throw new Refusal(`unpacks to more than ${formatBytes(LIMITS.bytes)}`);
      }
      if (!entry.fileName.endsWith('/')) files.push(entry);
    }
  });
  const names = new Set(files.map(({ fileName }) => fileName));
  const below = files.some(({ fileName }) => foldersAbove(fileName).some((one) => names.has(one)));
  if (below || names.size < files.length) throw new Refusal('has two entries with the same path');
  return files;
}

function faultOf(entry: Entry): string | undefined {
  const kind = (entry.externalFileAttributes >>> 16) & KIND;
  const isFolder = entry.fileName.endsWith('/');
  const name = isFolder ? entry.fileName.slice(0, -1) : entry.fileName;
  if (!isArtifactPath(name)) return BAD_PATH;
  if (isFolder) return entry.uncompressedSize === 0 ? undefined : 'that is a folder with content';
  if (kind !== 0 && kind !== PLAIN_FILE) return 'that is a link or something else than a file';
  return entry.canDecodeFileData() ? undefined : 'that is encrypted or packed in an unusual way';
}

/** `a/b` and `a` of `a/b/c`. */
function foldersAbove(file: string): string[] {
  const parts = file.split('/');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
}

async function writeFiles(zip: ZipFile, files: readonly Entry[], folder: string): Promise<void> {
  await mkdir(path.dirname(folder), { recursive: true });
  await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
    throw new UserError(`${folder} exists already`, { next: 'download into a new folder' });
  });
  try {
    for (const entry of files) await reading(() => writeFile(zip, entry, folder));
  } catch (error) {
    await rm(folder, { recursive: true });
    throw error;
  }
}

/** The library ends the stream with an error if there are more bytes, or fewer, than the list says. */
async function writeFile(zip: ZipFile, entry: Entry, folder: string): Promise<void> {
  const target = path.join(folder, entry.fileName);
  await mkdir(path.dirname(target), { recursive: true });
  const content = await zip.openReadStreamPromise(entry);
  await pipeline(content, createWriteStream(target, { flags: 'wx', mode: 0o644 }));
}

/** Turns what the library says of a zip into a refusal; what the file system says stays as it is. */
async function reading<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const ofFiles = (error as NodeJS.ErrnoException).syscall !== undefined;
    if (error instanceof Refusal || ofFiles) throw error;
    // Its messages about names quote them.
    const named = /path|fileName/.test(messageOf(error));
    throw new Refusal(named ? `has an entry ${BAD_PATH}` : 'is not a zip that can be read');
  }
}
