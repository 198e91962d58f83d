import { UserError } from '../../errors.ts';
import { asking, type GitHub } from '../client.ts';

/** What a folder of a commit holds under a name. */
export interface TreeEntry {
  readonly kind: 'file' | 'folder' | 'link' | 'submodule';
  readonly sha: string;
  /** Bytes of a file. */
  readonly size: number;
  /** As git has it, such as `100755`. */
  readonly mode: string;
}

/** Git's modes: of a file that may be run, and of one that may not. */
const KINDS: Readonly<Record<string, TreeEntry['kind']>> = {
  '040000': 'folder',
  '100644': 'file',
  '100755': 'file',
  '120000': 'link',
  '160000': 'submodule',
};

/** More in one folder is not a request any more. */
const MOST_ENTRIES = 1000;

/**
 * Lists a folder by its tree, without what is below its folders. It brings no bytes of a file.
 *
 * @throws UserError if GitHub refuses, and if the folder has more than 1,000 entries.
 */
export async function listTree(
  { api, place }: GitHub,
  sha: string,
): Promise<ReadonlyMap<string, TreeEntry>> {
  const { data } = await asking('list a folder (contents: read)', () =>
    api.request('GET /repos/{owner}/{repo}/git/trees/{tree_sha}', { ...place, tree_sha: sha }),
  );
  if (data.truncated || data.tree.length > MOST_ENTRIES) {
    throw new TooManyFiles(`a folder has more than ${MOST_ENTRIES} files`, {
      next: 'take the files out of the pull request that do not belong to it',
    });
  }
  return new Map(
    data.tree.flatMap(({ path, mode, sha: object, size = 0 }) => {
      const kind = KINDS[mode];
      return kind === undefined ? [] : [[path, { kind, sha: object, size, mode }] as const];
    }),
  );
}

/** A folder that is not listed to its end. */
export class TooManyFiles extends UserError {}

/**
 * The bytes of a file, by its blob. Ask for its size first: it is held in memory.
 *
 * @throws UserError if GitHub refuses.
 */
export async function readBlob({ api, place }: GitHub, sha: string): Promise<Buffer> {
  const { data } = await asking('read a file (contents: read)', () =>
    api.request('GET /repos/{owner}/{repo}/git/blobs/{file_sha}', { ...place, file_sha: sha }),
  );
  return Buffer.from(data.content, 'base64');
}
