import { ArtifactStore } from '../artifacts/store.ts';
import { tryGit } from '../git.ts';
import type { Result } from '../runner/types.ts';
import { notFound } from './problem.ts';

/** A pull request of the repository under test, with real branches. */
export interface PullRequest {
  readonly number: number;
  readonly title: string;
  readonly base: string;
  /** The base's commit as of the last push to the head; by default, the branch's newest. */
  readonly baseSha?: string;
  readonly head: string;
  readonly user: string;
  readonly body?: string;
  readonly state?: 'open' | 'closed';
  readonly draft?: boolean;
  readonly labels?: readonly string[];
  /** `owner/name` of the head's repository; by default, the repository itself. Null: a fork that is gone. */
  readonly headRepository?: string | null;
}

export interface Comment {
  readonly id: number;
  readonly issue: number;
  readonly user: string;
  readonly created_at: string;
  /** What its author is to the repository; CONTRIBUTOR by default. */
  readonly association?: string;
  body: string;
  updated_at: string;
}

export interface Issue {
  readonly number: number;
  readonly user: string;
  /** What its author is to the repository; CONTRIBUTOR by default. */
  readonly association?: string;
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

/** A page about a tag. */
export interface Release {
  readonly id: number;
  readonly tag: string;
  readonly name: string;
  readonly body: string;
  /** The branch or commit on which its tag was to be made. */
  readonly target: string;
  readonly author: string;
}

/** A signed statement about an artifact, such as a container image. */
export interface Attestation {
  readonly id: number;
  /** As it was sent: a Sigstore bundle. */
  bundle: object;
  /** Address of a bundle that is kept elsewhere, compressed with Snappy. */
  address?: string;
  /** What was signed: an in-toto statement. */
  readonly statement: {
    readonly subject: readonly { readonly name: string; readonly digest: Record<string, string> }[];
    readonly predicateType: string;
    readonly predicate: unknown;
  };
}

/** A finished run of a workflow. */
export interface WorkflowRun {
  readonly id: number;
  /** How many times it was started. */
  readonly attempt: number;
  /** The workflow's name. */
  readonly name: string;
  /** The path of the workflow's file. */
  readonly path: string;
  /** The event that started it. */
  readonly event: string;
  /** `action_required` means that it waits for somebody's approval. */
  readonly conclusion: Result | 'action_required';
  /** The branch of the pull request's head, or the one that was pushed. */
  readonly branch: string;
  /** The branch's commit at that time. */
  readonly sha: string;
  /** `owner/name` of the branch's repository; null for a fork that is gone. */
  readonly repository: string | null;
  /** The number of the pull request. */
  readonly pull?: number;
  readonly actor: string;
  readonly jobs: readonly WorkflowJob[];
}

export interface WorkflowJob {
  readonly id: number;
  readonly name: string;
  readonly conclusion: Result;
  readonly steps: readonly { readonly name: string; readonly conclusion: Result }[];
}

/** An environment that jobs can name. */
export interface DeploymentEnvironment {
  /** Patterns of the branches that may use it; by default, every branch may. */
  readonly branches?: readonly string[];
  /** Logins of those who must approve. */
  readonly reviewers?: readonly string[];
}

/** A status that somebody set on a commit. */
export interface CommitStatus {
  readonly sha: string;
  readonly state: string;
  readonly context: string;
  readonly description: string | null;
  readonly target_url: string | null;
}

/** A run that was requested through the API. */
export interface Dispatch {
  /** Path of the workflow's file. */
  readonly workflow: string;
  readonly ref: string;
  /** The ref's commit at that time. */
  readonly sha: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** A version of a container package. */
export interface PackageVersion {
  readonly id: number;
  /** The digest of a manifest, which GitHub calls the version's name. */
  readonly digest: string;
  readonly tags: readonly string[];
}

/** What GitHub keeps in addition to the repository. Tests may look into it. */
export class Store {
  readonly pulls = new Map<number, PullRequest>();
  readonly comments: Comment[] = [];
  readonly issues: Issue[] = [];
  readonly checks: CheckRun[] = [];
  readonly attestations: Attestation[] = [];
  readonly releases: Release[] = [];
  /** Container packages of the repository's owner, by name. */
  readonly packages = new Map<string, PackageVersion[]>();
  /** Whether the owner is an organisation. */
  organization = false;
  readonly runs: WorkflowRun[] = [];
  readonly artifacts = new ArtifactStore();
  /** For how many more answers, by pull request number, GitHub is still working out the merge. */
  readonly merging = new Map<number, number>();
  readonly statuses: CommitStatus[] = [];
  readonly dispatches: Dispatch[] = [];
  readonly environments = new Map<string, DeploymentEnvironment>();
  /** The repository's variables, for its workflows. */
  readonly variables = new Map<string, string>();
  /** Names of the checks that rulesets require, by branch. */
  readonly requiredChecks = new Map<string, readonly string[]>();
  /** Workflow files that GitHub has disabled, as it does with schedules after 60 days of inactivity. */
  readonly disabledWorkflows = new Set<string>();
  private last = 0;
  /** What git printed about objects that never change. */
  private readonly printed = new Map<string, string>();
  readonly name: string;
  /** Folder of the git repository. */
  readonly folder: string;
  /** The address of the server that answers from it. */
  url = '';
  /** A link that gives an artifact's zip to anybody who has the link. */
  zipUrl: (artifact: number) => string = () => '';

  constructor(name: string, folder: string) {
    this.name = name;
    this.folder = folder;
  }

  /** Whether GitHub, asked about a pull request, does not know yet if it can be merged. */
  isMerging(number: number): boolean {
    const left = this.merging.get(number) ?? 0;
    this.merging.set(number, left - 1);
    return left > 0;
  }

  /** The next number of an issue or pull request, or the next id. */
  nextNumber(): number {
    this.last = Math.max(this.last, ...this.pulls.keys()) + 1;
    return this.last;
  }

  pull(number: number): PullRequest {
    return found(this.pulls.get(number));
  }

  comment(id: number): Comment {
    return found(this.comments.find((comment) => comment.id === id));
  }

  issue(number: number): Issue {
    return found(this.issues.find((issue) => issue.number === number));
  }

  run(id: number): WorkflowRun {
    return found(this.runs.find((run) => run.id === id));
  }

  /** The commit that a branch, tag or commit id names; 404 if git knows none. */
  async commit(name: string): Promise<string> {
    const commit = `${name}^{commit}`;
    return this.git('rev-parse', '--verify', '--quiet', '--end-of-options', commit);
  }

  /** What git prints; 404 if it fails. Git is asked only once about an object by its whole hash. */
  async git(...args: string[]): Promise<string> {
    const known = isLasting(args) ? args.join(' ') : undefined;
    const printed = this.printed.get(known ?? '') ?? found(await tryGit(this.folder, args));
    if (known !== undefined) this.printed.set(known, printed);
    return printed;
  }
}

/** Whether git will always print the same, as the object of a whole hash never changes. */
function isLasting(args: readonly string[]): boolean {
  const [command = '', first] = args;
  const reads = ['rev-parse', 'ls-tree'].includes(command) || (command === 'log' && first === '-1');
  return reads && /^[0-9a-f]{40}(?:\^\{\w+\}|~(?:\^\{commit\})?)?$/.test(args.at(-1) ?? '');
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw notFound();
  return value;
}
