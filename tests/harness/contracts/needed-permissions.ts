import type { Violation } from './violation.ts';
import { type Job, type Step, type WorkflowFile } from './workflow-file.ts';

type Permissions = Readonly<Record<string, string>>;

interface Need {
  /** What the message calls it. */
  readonly what: string;
  readonly of: (step: Step) => boolean;
  readonly permissions: Permissions;
}

/** An action by its name without the version; `./` and `$/` before one of ours mean the same. */
const action = (name: string | RegExp, permissions: Permissions): Need => ({
  what: String(name),
  of: ({ uses = '' }) => {
    const bare = uses.replace(/^[.$]\//, '').replace(/@.*$/, '');
    return typeof name === 'string' ? bare === name : name.test(bare);
  },
  permissions,
});

const command = (what: string, pattern: RegExp, permissions: Permissions): Need => ({
  what,
  of: ({ run = '' }) => pattern.test(run),
  permissions,
});

/**
 * Which permissions of the job's token what a step does takes. A job has exactly those: add what a new
 * action or command takes here.
 */
const NEEDS: readonly Need[] = [
  action('actions/checkout', { contents: 'read' }),
  action('actions/attest', { 'id-token': 'write', attestations: 'write' }),
  action('azure/login', { 'id-token': 'write' }),
  {
    what: 'an artifact of another run',
    of: ({ uses = '', with: inputs }) =>
      uses.startsWith('actions/download-artifact@') && 'github-token' in inputs,
    permissions: { actions: 'read' },
  },
  action(/^actions\/(?:publish-image|(?:promote|prune|rollback)-images)$/, { packages: 'write' }),
  action(/^actions\/[\w-]*comment[\w-]*$/, { 'pull-requests': 'write' }),
  action('actions/report-issue', { issues: 'write' }),
  action('actions/propose-changes', { contents: 'write', 'pull-requests': 'write' }),
  command('git push', /\bgit\b.* push\b/, { contents: 'write' }),
  command('gh pr', /\bgh pr (?:list|view|diff|checks)\b/, { 'pull-requests': 'read' }),
  command('gh pr', /\bgh pr (?:create|edit|comment|close|reopen)\b/, { 'pull-requests': 'write' }),
  command('gh issue', /\bgh issue (?:list|view)\b/, { issues: 'read' }),
  command('gh issue', /\bgh issue (?:create|edit|comment|close|reopen)\b/, { issues: 'write' }),
  command('gh run', /\bgh run\b/, { actions: 'read' }),
];

const LEVELS = ['none', 'read', 'write'];
const covers = (given: string | undefined, needed: string) =>
  LEVELS.indexOf(given ?? 'none') >= LEVELS.indexOf(needed);

/** Each job has the permissions that its steps take, and no others. */
export function neededPermissions(workflow: WorkflowFile): Violation[] {
  return workflow.jobs
    .filter(({ data }) => typeof data['uses'] !== 'string')
    .flatMap((job) => [...missing(workflow, job), ...needless(workflow, job)]);
}

function permissionsOf({ data }: Job): Permissions {
  const given = data['permissions'];
  return typeof given === 'object' && given !== null ? (given as Permissions) : {};
}

function missing(workflow: WorkflowFile, job: Job): Violation[] {
  const given = permissionsOf(job);
  return job.steps.flatMap((step) =>
    NEEDS.filter(({ of }) => of(step)).flatMap(({ what, permissions }) =>
      Object.entries(permissions)
        .filter(([scope, level]) => !covers(given[scope], level))
        .map(([scope, level]) => {
          const name = step.uses?.replace(/@.*$/, '') ?? what;
          const message = `${name} needs ${scope}: ${level}: add it to the permissions of ${job.name}`;
          return workflow.at(step.pointer, message);
        }),
    ),
  );
}

function needless(workflow: WorkflowFile, job: Job): Violation[] {
  const used = NEEDS.filter(({ of }) => job.steps.some((step) => of(step)));
  return Object.entries(permissionsOf(job))
    .filter(([scope, level]) => {
      const levels = used.map(({ permissions }) => permissions[scope]);
      return !levels.some((needed) => needed !== undefined && covers(needed, level));
    })
    .map(([scope, level]) =>
      workflow.at(
        `${job.pointer}/permissions/${scope}`,
        `nothing in the job ${job.name} is known to need ${scope}: ${level}: take it away, or say what does in tests/harness/contracts/needed-permissions.ts`,
      ),
    );
}
