import { UserError } from '../../errors.ts';
import type { Exec, ExecResult } from '../../ports.ts';
import { isCommit } from '../ledger/ledger.ts';
import { lockChanges } from './lock-changes.ts';
import { digestOf } from '../client/oci.ts';
import type { Relation } from '../ledger/order.ts';
import type { History } from './candidate.ts';

/** Lines that a release keeps of what changed; git has the rest. */
const MAX_CHANGES = 40;
/** What ends in an image. */
const SOURCES = ['environment', 'runtime'];

/** Answers a promotion's questions from the git repository in `root`. */
export class GitHistory implements History {
  readonly #exec: Exec;
  readonly #root: string;

  constructor(exec: Exec, root: string) {
    this.#exec = exec;
    this.#root = root;
  }

  /**
   * The full id of a commit.
   *
   * @throws UserError if there is no such commit.
   */
  async commit(revision: string): Promise<string> {
    const spec = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
    const { exitCode, stdout } = await this.#git(spec);
    const commit = stdout.trim();
    if (exitCode === 0 && isCommit(commit)) return commit;
    throw new UserError(`git knows no commit ${revision} here`, { next: FETCH });
  }

  async relation(commit: string, other: string): Promise<Relation> {
    if (commit === other) return 'same';
    await this.commit(commit);
    await this.commit(other);
    if (await this.#isAncestor(commit, other)) return 'ancestor';
    if (await this.#isAncestor(other, commit)) return 'descendant';
    const shallow = await this.#git(['rev-parse', '--is-shallow-repository']);
    if (shallow.stdout.trim() !== 'true') return 'diverged';
    throw new UserError('this clone is shallow: git cannot tell which commit is newer', {
      next: FETCH,
    });
  }

  /** Commits that git knows, by their time. */
  async newestFirst(commits: readonly string[]): Promise<readonly string[]> {
    if (commits.length === 0) return [];
    const { stdout } = await this.#git(['rev-list', '--no-walk=sorted', ...commits]);
    return stdout.split('\n').filter((line) => line !== '');
  }

  async locks(commit: string): Promise<Readonly<Record<string, string>>> {
    const locks = await this.#lockFiles(commit);
    return Object.fromEntries(
      Object.entries(locks).map(([file, text]) => [file, digestOf(Buffer.from(text))]),
    );
  }

  /** Files below some places that differ between two commits; undefined if git doesn't know both. */
  async differing(
    [one, other]: readonly [string, string],
    places: readonly string[],
  ): Promise<readonly string[] | undefined> {
    if (!isCommit(one) || !isCommit(other)) return undefined;
    const names = ['diff', '--name-only', '-z', one, other, '--', ...places];
    const { exitCode, stdout } = await this.#git(names);
    return exitCode === 0 ? stdout.split('\0').filter((name) => name !== '') : undefined;
  }

  /** The packages that differ between the locks; if none do, the subjects of the commits. */
  async changes(before: string | undefined, commit: string): Promise<readonly string[]> {
    if (before === undefined) return ['the first release'];
    const [was, is] = [await this.#lockFiles(before), await this.#lockFiles(commit)];
    const packages = lockChanges(was, is);
    if (packages.length > 0) return boundedChanges(packages);
    const range = [`${before}..${commit}`, '--', ...SOURCES];
    const log = await this.#git(['log', '--no-merges', '--format=%s', ...range]);
    const subjects = log.stdout.split('\n').filter((line) => line !== '');
    return subjects.length > 0 ? boundedChanges(subjects) : ['built again'];
  }

  /** Text of each lock file at a commit, by path. */
  async #lockFiles(commit: string): Promise<Record<string, string>> {
    const names = ['ls-tree', '-r', '-z', '--name-only', commit, '--', 'environment'];
    const { stdout } = await this.#git(names);
    const files = stdout.split('\0').filter((file) => file.endsWith('.lock'));
    const texts = await Promise.all(
      files.map(async (file) => (await this.#git(['show', `${commit}:${file}`])).stdout),
    );
    return Object.fromEntries(files.map((file, index) => [file, texts[index] ?? '']));
  }

  async #isAncestor(commit: string, other: string): Promise<boolean> {
    const { exitCode, stderr } = await this.#git(['merge-base', '--is-ancestor', commit, other]);
    if (exitCode === 0 || exitCode === 1) return exitCode === 0;
    throw new Error(`git merge-base: ${stderr}`);
  }

  #git(args: readonly string[]): Promise<ExecResult> {
    return this.#exec('git', args, { cwd: this.#root });
  }
}

const FETCH = 'git fetch --unshallow origin; in a workflow give actions/checkout fetch-depth: 0';

/** What a release keeps of what is new in it. */
export function boundedChanges(lines: readonly string[]): string[] {
  const short = lines.map((line) => line.slice(0, 200));
  if (short.length <= MAX_CHANGES) return short;
  const kept = short.slice(0, MAX_CHANGES - 1);
  return [...kept, `and ${short.length - kept.length} more`];
}
