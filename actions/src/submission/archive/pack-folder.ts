import { mkdir, readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '../../errors.ts';
import { fileError, shown } from '../../files/messages.ts';
import { writeZip } from '../../files/zip.ts';
import type { ZipKeys } from '../zip-keys.ts';
import { originStamp } from './zip-origin.ts';

/** What editors, systems and Python leave in a folder; never part of a submission. */
const CACHES = /^(__pycache__|\.ipynb_checkpoints|\.git.*|\.DS_Store|\._.*|Thumbs\.db|.*\.py[co])$/;
const TOOL_CACHES = /^\.(pytest|mypy|ruff)_cache$/;

/** Whether a name is one that is never part of a submission. */
export function isCache(name: string): boolean {
  return CACHES.test(name) || TOOL_CACHES.test(name);
}

/** The runtime makes these itself and refuses a submission that holds them (RESERVED in
 * runtime/vsc_runtime/layout.py, and the precomputed subset). */
const RESERVED = new Set([
  'submission',
  'submission.zip',
  'submission.tar.gz',
  'subset_query_descriptors.npz',
  'subset_rankings.csv',
  'full_rankings.csv',
  'log.txt',
  'result.json',
  'receipt.json',
  '.runtime',
  '.home',
  '.tmp',
]);

export interface PackedFile {
  /** Path inside the folder, with slashes. */
  name: string;
  file: string;
}

/**
 * Packs a submission's folder into a zip, reproducibly and without caches; `readOrigin` reports which
 * folder it was. Empty folders are packed too: main.py may write to one.
 * @param beside files from elsewhere that belong into the zip
 * @param keys of what is packed, for `readZipKeys`
 * @returns the names of the files packed, sorted, and the size of the zip in bytes
 * @throws {UserError} for what the runtime would refuse: links that lead out of the folder, special
 * files, names of the runtime's own
 */
export async function packFolder(
  folder: string,
  target: string,
  signal: AbortSignal,
  beside: readonly PackedFile[] = [],
  keys: ZipKeys = {},
): Promise<{ names: string[]; bytes: number }> {
  try {
    const own = await contentToPack(folder);
    const others = new Set(beside.map(({ name }) => name));
    const files = [...own.files.filter(({ name }) => !others.has(name)), ...beside].toSorted(
      byName,
    );
    await mkdir(path.dirname(target), { recursive: true });
    const empty = own.emptyFolders.map((name) => ({ name: `${name}/`, folder: true as const }));
    await writeZip(target, [...files, ...empty], signal, originStamp(path.basename(folder), keys));
    return { names: files.map(({ name }) => name), bytes: (await stat(target)).size };
  } catch (error) {
    throw fileError(`pack ${shown(folder)}`, error);
  }
}

/**
 * The files of a submission's folder that are packed, sorted by name.
 *
 * @throws {UserError} for what the runtime would refuse
 */
export async function filesToPack(folder: string): Promise<readonly PackedFile[]> {
  return (await contentToPack(folder)).files;
}

interface Content {
  /** Sorted by name. */
  readonly files: readonly PackedFile[];
  /** Folders that hold nothing that is packed, by their paths inside the folder. */
  readonly emptyFolders: readonly string[];
}

/** What is in a submission's folder, caches left out. */
async function contentToPack(folder: string): Promise<Content> {
  const top = await realpath(folder);
  const files: PackedFile[] = [];
  const emptyFolders: string[] = [];
  const visit = async (below: string): Promise<void> => {
    const entries = await readdir(path.join(top, below), { withFileTypes: true });
    const packed = entries.filter(({ name }) => !isCache(name));
    if (packed.length === 0 && below !== '') emptyFolders.push(below);
    for (const entry of packed) {
      const name = path.posix.join(below, entry.name);
      refuseReserved(folder, name);
      if (entry.isDirectory()) await visit(name);
      else files.push({ name, file: await regularFile(folder, top, name) });
    }
  };
  await visit('');
  return { files: files.toSorted(byName), emptyFolders };
}

function byName(a: PackedFile, b: PackedFile): number {
  return a.name < b.name ? -1 : 1;
}

function refuseReserved(folder: string, name: string): void {
  if (!RESERVED.has(name.toLowerCase())) return;
  throw new UserError(`${shown(path.join(folder, name))}: the runtime makes this name itself`, {
    next: 'delete it, or give it another name',
  });
}

/** The file itself, or the one inside the folder that a link leads to. */
async function regularFile(folder: string, top: string, name: string): Promise<string> {
  const given = shown(path.join(folder, name));
  const file = await realpath(path.join(top, name)).catch(() => undefined);
  if (file === undefined)
    throw new UserError(`${given} is a link to nothing`, { next: 'delete it' });
  if (!file.startsWith(top + path.sep)) {
    throw new UserError(`${given} is a link out of the folder`, {
      next: 'copy the file into the folder instead',
    });
  }
  const what = await stat(file);
  if (what.isDirectory())
    throw new UserError(`${given} is a link to a folder`, {
      next: 'copy the folder instead',
    });
  if (!what.isFile())
    throw new UserError(`${given} is not a regular file`, {
      next: 'delete it, or copy its content into a file',
    });
  return file;
}
