import { exec } from '../../../actions/src/hosts/exec.ts';
import { notFound } from './problem.ts';

/** A pull request of the repository under test: its branches are real ones. */
export interface PullRequest {
  readonly number: number;
  readonly title: string;
  readonly base: string;
  readonly head: string;
  readonly user: string;
  /** `owner/name` that the head lives in; the repository itself unless told. */
  readonly headRepository?: string;
}

export interface Comment {
  readonly id: number;
  readonly issue: number;
  readonly user: string;
  readonly created_at: string;
  body: string;
  updated_at: string;
}

export interface Issue {
  readonly number: number;
  readonly user: string;
  title: string;
  body: string;
  state: string;
  labels: string[];
}

export interface CheckRun {
  readonly id: number;
  readonly name: string;
  readonly head_sha: string;
  status: string;
  conclusion: string | null;
  output: Record<string, unknown>;
  annotations: object[];
}

/** What GitHub keeps beside the repository. Tests may look into it. */
export class Store {
  readonly pulls = new Map<number, PullRequest>();
  readonly comments: Comment[] = [];
  readonly issues: Issue[] = [];
  readonly checks: CheckRun[] = [];
  private last = 0;
  readonly name: string;
  /** Folder of the git repository. */
  readonly folder: string;

  constructor(name: string, folder: string) {
    this.name = name;
    this.folder = folder;
  }

  /** Numbers of issues and pull requests, and ids. */
  nextNumber(): number {
    this.last = Math.max(this.last, ...this.pulls.keys()) + 1;
    return this.last;
  }

  pull(number: number): PullRequest {
    const pull = this.pulls.get(number);
    if (pull === undefined) throw notFound();
    return pull;
  }

  /** The commit of a branch, tag or commit; not found where git knows none. */
  async commit(name: string): Promise<string> {
    const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`];
    const { exitCode, stdout } = await exec('git', args, { cwd: this.folder });
    if (exitCode !== 0) throw notFound();
    return stdout.trim();
  }

  /** The pull request as GitHub shows it. */
  async shown(pull: PullRequest): Promise<object> {
    const side = async (ref: string, name: string) => ({
      ref,
      label: `${name.split('/')[0]}:${ref}`,
      sha: await this.commit(ref),
      repo: { full_name: name, fork: name !== this.name },
    });
    return {
      number: pull.number,
      title: pull.title,
      state: 'open',
      draft: false,
      user: { login: pull.user, type: 'User' },
      base: await side(pull.base, this.name),
      head: await side(pull.head, pull.headRepository ?? this.name),
    };
  }
}
