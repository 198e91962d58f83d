import { maxLockBytes } from '../../../environment/lock/texts.ts';
import { lockFiles } from '../../../environment/lock/model.ts';
import type { VariantEnvironment } from '../../../environment/settings/competition.ts';
import { finding } from '../../../environment/rules/catalogue.ts';
import { maxBytes as maxFileBytes } from '../../../environment/yaml/text.ts';
import type { Finding } from '../../../finding.ts';
import type { GitHub } from '../../../github/client.ts';
import type { MergedPull } from '../../../github/pulls/merged-pull.ts';
import { listTree, readBlob, type TreeEntry } from '../../../github/commits/tree.ts';
import { formatBytes } from '../../../text.ts';

type Folder = ReadonlyMap<string, TreeEntry>;

/** The folder that requests change. */
const FOLDER = 'environment';

/** A request as GitHub lists it: names, kinds and sizes, not a byte of a file. */
export interface RequestTree {
  /** Files and folders (`docs/`) of the root that differ, and of `environment/` in the folder's place. */
  readonly changed: readonly string[];
  /** What `environment/` holds without the request, and with it. */
  readonly before: Folder;
  readonly after: Folder;
}

/** Files by their path from the root, and what can't be taken as one. */
export interface RequestFiles {
  readonly files: ReadonlyMap<string, Buffer>;
  readonly refused: readonly Finding[];
}

/** The files that a request is there to change, and their most bytes. */
export function requestedFiles(
  environments: readonly VariantEnvironment[],
): ReadonlyMap<string, number> {
  return new Map(
    environments.flatMap(({ variant, file }) => [
      [file, maxFileBytes] as const,
      ...Object.values(lockFiles(variant)).map((lock) => [lock, maxLockBytes] as const),
    ]),
  );
}

/**
 * Lists what a request changes, from the two trees that GitHub merged. A file that moved is one that is
 * gone and one that is new.
 *
 * @throws UserError if GitHub refuses; TooManyFiles.
 */
export async function requestTree(github: GitHub, pull: MergedPull): Promise<RequestTree> {
  const [was, is] = await Promise.all(
    [pull.base, pull.merge].map(({ tree }) => listTree(github, tree)),
  );
  const [before, after] = await Promise.all([was, is].map((root) => listEnvironment(github, root)));
  const changed = differing(was!, is!).flatMap((name) => {
    if (name !== `${FOLDER}/`) return [name];
    return differing(before!, after!).map((file) => `${FOLDER}/${file}`);
  });
  return { changed, before: before!, after: after! };
}

async function listEnvironment(github: GitHub, root: Folder | undefined): Promise<Folder> {
  const entry = root?.get(FOLDER);
  return entry?.kind === 'folder' ? listTree(github, entry.sha) : new Map();
}

/** Names that are not the same in both, in their order; those of folders end in a slash. */
function differing(before: Folder, after: Folder): string[] {
  const names = [...new Set([...before.keys(), ...after.keys()])].toSorted();
  return names.flatMap((name) => {
    const [old, now] = [before.get(name), after.get(name)];
    if (old?.sha === now?.sha && old?.mode === now?.mode) return [];
    return [[old, now].some((entry) => entry?.kind === 'folder') ? `${name}/` : name];
  });
}

/**
 * Brings the requested files as data, as far as they are plain and of a sane size.
 *
 * @param limits most bytes, by path
 * @throws UserError if GitHub refuses.
 */
export async function readRequested(
  github: GitHub,
  folder: Folder,
  limits: ReadonlyMap<string, number>,
): Promise<RequestFiles> {
  const files = new Map<string, Buffer>();
  const refused: Finding[] = [];
  const reading = [...limits].map(async ([path, limit]) => {
    const entry = folder.get(path.slice(FOLDER.length + 1));
    if (entry === undefined) return;
    const why = faultOf(entry, limit);
    if (why === undefined) files.set(path, await readBlob(github, entry.sha));
    else refused.push(refusal(path, why));
  });
  await Promise.all(reading);
  return { files, refused: refused.toSorted((a, b) => (a.place.file < b.place.file ? -1 : 1)) };
}

function faultOf({ kind, size }: TreeEntry, limit: number): string | undefined {
  if (kind === 'link') return 'This is a symbolic link, which is not followed.';
  if (kind === 'submodule') return 'This is a submodule, which is not read.';
  if (kind === 'folder') return 'This is a folder, not a file.';
  if (size <= limit) return undefined;
  return `The file has ${formatBytes(size)}; at most ${formatBytes(limit)} are read.`;
}

function refusal(file: string, message: string): Finding {
  const place = { file, line: 1, column: 1, endColumn: 2 };
  return finding('file-readable', 'error', place, message, 'restore the file from the main branch');
}
