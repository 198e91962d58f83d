import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { lstat, readFile } from 'node:fs/promises';
import path from 'node:path';
import { SurroundingsError, UserError } from '../../errors.ts';
import { trustAdvice } from '../../files/foreign-folder.ts';
import type { Exec, ExecResult } from '../../ports.ts';

/** The state of the repository that a change is compared with. */
export interface GitBase {
  /** What was asked for, such as `origin/main`. */
  readonly ref: string;
  /** The commit that is compared with: the merge base where git can tell. */
  readonly commit: string;
  /** What a reader should know about the comparison. */
  readonly note: string | undefined;
  /** Set if it is the very state that is compared with it: what a fork's own main has says nothing of a request. */
  readonly itself?: true;
}

/** Why there is nothing to compare with. */
export interface NoBase {
  readonly note: string;
  /** Set if there is no git, no history or no right to it, for callers that can't go on without them. */
  readonly cause?: SurroundingsError;
}

/** In place of a ref: compare with nothing, so that what was wrong before counts as well. */
export const NO_BASE = 'none';

/** Where a clone has the branch that pull requests go to; a fork's own main may have the request itself. */
const usualRefs = ['upstream/HEAD', 'upstream/main', 'origin/HEAD', 'origin/main', 'main'];

const revParse = ['rev-parse', '--verify', '--quiet', '--end-of-options'];

/** Reads files of earlier commits, by the git program. */
export class GitFiles {
  private readonly exec: Exec;
  private readonly root: string;
  private readonly folders = new Map<string, Promise<ReadonlyMap<string, string>>>();

  constructor(exec: Exec, root: string) {
    this.exec = exec;
    this.root = root;
  }

  /**
   * Finds the commit to compare with: where HEAD branched off from the ref, or from the main branch
   * if no ref is given; `none` is not a commit.
   * @throws UserError if a given ref does not exist, SurroundingsError if git or a history doesn't
   */
  async base(ref: string | undefined): Promise<GitBase | NoBase> {
    if (ref === NO_BASE) return { note: 'Compared with nothing, as asked.' };
    try {
      return await this.find(ref);
    } catch (error) {
      if (ref !== undefined || !(error instanceof SurroundingsError)) throw error;
      return { note: `Nothing to compare with: ${error.message}.`, cause: error };
    }
  }

  private async find(ref: string | undefined): Promise<GitBase | NoBase> {
    for (const name of ref === undefined ? usualRefs : [ref]) {
      const parsed = await this.git([...revParse, `${name}^{commit}`]);
      if (parsed.exitCode === 0) {
        const found = await this.mergeBase(name, parsed.stdout.trim());
        const itself = ref === undefined && name.startsWith('origin/') && (await this.isAll(found));
        return itself ? { ...found, itself, note: withItself(name) } : found;
      }
      if (parsed.stderr.includes('not a git repository')) throw noHistory();
      const trust = trustAdvice(parsed.stderr, this.root);
      if (trust !== undefined)
        throw new SurroundingsError('git does not trust this folder', { next: trust });
      // Quiet: git complains of the folder only.
      if (parsed.exitCode === 1 || parsed.stderr === '') continue;
      const why = parsed.stderr.trim().split('\n')[0] ?? '';
      const note = `Nothing to compare with: git cannot read this folder (${why}).`;
      if (ref === undefined) return { note };
      throw new UserError(note, { next: 'do what git says, or leave the base out: --base none' });
    }
    if (ref === undefined) return { note: 'Nothing to compare with: there is no branch `main`.' };
    throw new UserError(`there is no commit \`${ref}\` to compare with`, {
      next: 'git fetch origin; in a workflow give actions/checkout `fetch-depth: 2`',
    });
  }

  /** Whether a commit has all that this clone has of the environments. */
  private async isAll({ commit }: GitBase): Promise<boolean> {
    const [head, edits] = await Promise.all([
      this.git([...revParse, 'HEAD']),
      this.git(['status', '--porcelain', '--', 'environment']),
    ]);
    return head.stdout.trim() === commit && edits.exitCode === 0 && edits.stdout === '';
  }

  /**
   * The bytes of a file in a commit; undefined if the commit does not have it. What is the same here is
   * read here: most of a base is, and git takes longer to start than a file to read.
   */
  async read(commit: string, file: string): Promise<Buffer | undefined> {
    const id = (await this.listed(commit, path.posix.dirname(file))).get(file);
    if (id === undefined) return undefined;
    const here = await plainFile(path.join(this.root, file));
    if (here !== undefined && blobId(here, id) === id) return here;
    const shown = await this.git(['cat-file', 'blob', id]);
    return shown.exitCode === 0 ? Buffer.from(shown.stdout) : undefined;
  }

  /** The files of a folder in a commit, with the ids of their blobs. */
  private listed(commit: string, folder: string): Promise<ReadonlyMap<string, string>> {
    const key = `${commit}:${folder}`;
    const found = this.folders.get(key) ?? this.list(commit, folder);
    this.folders.set(key, found);
    return found;
  }

  private async list(commit: string, folder: string): Promise<ReadonlyMap<string, string>> {
    const at = folder === '.' ? [] : [`${folder}/`];
    const { stdout } = await this.git(['ls-tree', '-z', '--full-tree', commit, '--', ...at]);
    const blobs = stdout.matchAll(/(?<=^|\0)\d+ blob ([0-9a-f]+)\t([^\0]+)/g);
    return new Map(Array.from(blobs, ([, id = '', name = '']) => [name, id]));
  }

  /**
   * Paths that differ from a commit, by commits since and edits since; a moved file counts by both
   * of its names.
   */
  async changedSince(commit: string): Promise<string[]> {
    const [tracked, added] = await Promise.all([
      this.git(['diff', '--name-only', '--no-renames', '-z', commit, '--']),
      this.git(['ls-files', '--others', '--exclude-standard', '-z']),
    ]);
    const failed = [tracked, added].find(({ exitCode }) => exitCode !== 0);
    if (failed !== undefined) {
      throw new UserError(`git cannot compare: ${failed.stderr.trim()}`, {
        next: 'do what git says, or give another base: --base <ref>',
      });
    }
    return `${tracked.stdout}${added.stdout}`.split('\0').filter(Boolean);
  }

  /** A shallow clone may not hold the merge base; then the ref itself is the nearest thing. */
  private async mergeBase(ref: string, commit: string): Promise<GitBase> {
    const found = await this.git(['merge-base', commit, 'HEAD']);
    if (found.exitCode === 0) return { ref, commit: found.stdout.trim(), note: undefined };
    const note = `The history is too short to find where this branched off; compared with \`${ref}\` itself.`;
    return { ref, commit, note };
  }

  private git(args: readonly string[]): Promise<ExecResult> {
    return this.exec('git', args, { cwd: this.root }).catch((error: unknown) => {
      const isMissing = error instanceof SurroundingsError;
      // To install git would not help.
      throw isMissing && !existsSync(path.join(this.root, '.git')) ? noHistory() : error;
    });
  }
}

function noHistory(): SurroundingsError {
  return new SurroundingsError('this folder has no history: it is not a clone', {
    next: 'use a clone of the repository (git clone): an unpacked archive has no history',
  });
}

/** What a request lays here may be a link to anywhere, or a pipe: those are nothing to read. */
async function plainFile(file: string): Promise<Buffer | undefined> {
  const found = await lstat(file).catch(() => undefined);
  return found?.isFile() === true ? readFile(file).catch(() => undefined) : undefined;
}

/** The id that git gives to bytes, in the kind of hash that another id has. */
function blobId(bytes: Buffer, like: string): string {
  const hash = createHash(like.length === 40 ? 'sha1' : 'sha256');
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

function withItself(name: string): string {
  return `Nothing to compare with: \`${name}\` has all that is here. In a fork, compare with where it comes from: \`git remote add upstream <address>\`, then \`git fetch upstream\`.`;
}
