import { coerce } from '../runner/contexts/expression.ts';

/** What a token says about its job, by the names of GitHub's "OpenID Connect reference". */
export type JobClaims = Readonly<Record<string, string>>;

const FROM_CONTEXT = [
  'actor',
  'base_ref',
  'event_name',
  'head_ref',
  'ref',
  'ref_type',
  'repository',
  'repository_owner',
  'run_attempt',
  'run_id',
  'run_number',
  'sha',
  'workflow',
  'workflow_ref',
];

/** The part of a payload that is used here. */
interface Payload {
  readonly repository?: {
    readonly id?: number;
    readonly visibility?: string;
    readonly owner?: { readonly id?: number };
  };
}

/** Where a job comes from. */
interface Origin {
  readonly environment: string | undefined;
  /** Path of its workflow file. */
  readonly workflow: string;
  /** The repository that the file belongs to, if not the run's own. */
  readonly calledFrom: { readonly repository: string; readonly ref: string } | undefined;
}

/** The claims of a job with this `github` context; ids that its payload lacks are 1. */
export function claimsOf(
  github: Readonly<Record<string, unknown>>,
  { environment, workflow, calledFrom }: Origin,
): JobClaims {
  const text = (name: string) => coerce(github[name]);
  const own = { repository: text('repository'), ref: text('ref') };
  const file = calledFrom ?? own;
  const { repository = {} } = (github['event'] ?? {}) as Payload;
  const what = environment === undefined ? `ref:${text('ref')}` : `environment:${environment}`;
  return {
    ...Object.fromEntries(FROM_CONTEXT.map((name) => [name, text(name)])),
    sub: `repo:${text('repository')}:${what}`,
    ...(environment !== undefined && { environment }),
    job_workflow_ref: `${file.repository}/${workflow}@${file.ref}`,
    job_workflow_sha: text('sha'),
    workflow_sha: text('sha'),
    repository_id: String(repository.id ?? 1),
    repository_owner_id: String(repository.owner?.id ?? 1),
    repository_visibility: repository.visibility ?? 'public',
    runner_environment: 'github-hosted',
  };
}
