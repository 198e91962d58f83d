import type { Violation } from './violation.ts';
import { type Job, type Step, type WorkflowFile } from './workflow-file.ts';

type Permissions = Readonly<Record<string, string>>;

/** Something that needs permissions of a job's token. */
export interface Need {
  /** What messages call it. */
  readonly what: string;
  readonly of: (step: Step) => boolean;
  readonly permissions: Permissions;
}

/**
 * The permissions that an action needs: by its name without the version, or by its folder, which a
 * workflow writes after `./` or `$/`.
 */
export function actionNeeds(name: string | RegExp, permissions: Permissions): Need {
  return {
    what: String(name),
    of: ({ uses = '' }) => {
      const bare = uses.replace(/^[.$]\//, '').replace(/@.*$/, '');
      return typeof name === 'string' ? bare === name : name.test(bare);
    },
    permissions,
  };
}

/** The permissions that a command in a `run:` needs. */
export function commandNeeds(what: string, pattern: RegExp, permissions: Permissions): Need {
  return { what, of: ({ run = '' }) => pattern.test(run), permissions };
}

/** The needs of well-known actions and commands. */
const USUAL: readonly Need[] = [
  actionNeeds('actions/checkout', { contents: 'read' }),
  actionNeeds('actions/attest', { 'id-token': 'write', attestations: 'write' }),
  actionNeeds('azure/login', { 'id-token': 'write' }),
  {
    what: 'an artifact of another run',
    of: ({ uses = '', with: inputs }) =>
      uses.startsWith('actions/download-artifact@') && 'github-token' in inputs,
    permissions: { actions: 'read' },
  },
  commandNeeds('git push', /\bgit\b.* push\b/, { contents: 'write' }),
  commandNeeds('gh pr', /\bgh pr (?:list|view|diff|checks)\b/, { 'pull-requests': 'read' }),
  commandNeeds('gh pr', /\bgh pr (?:create|edit|comment|close|reopen)\b/, {
    'pull-requests': 'write',
  }),
  commandNeeds('gh issue', /\bgh issue (?:list|view)\b/, { issues: 'read' }),
  commandNeeds('gh issue', /\bgh issue (?:create|edit|comment|close|reopen)\b/, {
    issues: 'write',
  }),
  commandNeeds('gh run', /\bgh run\b/, { actions: 'read' }),
];

const LEVELS = ['none', 'read', 'write'];
const covers = (given: string | undefined, needed: string) =>
  LEVELS.indexOf(given ?? 'none') >= LEVELS.indexOf(needed);

/** Each job must have the permissions that its steps need, and no others. */
export function neededPermissions(
  workflow: WorkflowFile,
  { needs = [] }: { readonly needs?: readonly Need[] },
): Violation[] {
  const known = [...USUAL, ...needs];
  return workflow.jobs
    .filter(({ data }) => typeof data['uses'] !== 'string')
    .flatMap((job) => [...missing(workflow, job, known), ...needless(workflow, job, known)]);
}

function permissionsOf({ data }: Job): Permissions {
  const given = data['permissions'];
  return typeof given === 'object' && given !== null ? (given as Permissions) : {};
}

function missing(workflow: WorkflowFile, job: Job, known: readonly Need[]): Violation[] {
  const given = permissionsOf(job);
  return job.steps.flatMap((step) =>
    known
      .filter(({ of }) => of(step))
      .flatMap(({ what, permissions }) =>
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

function needless(workflow: WorkflowFile, job: Job, known: readonly Need[]): Violation[] {
  const used = known.filter(({ of }) => job.steps.some((step) => of(step)));
  return Object.entries(permissionsOf(job))
    .filter(([scope, level]) => {
      const levels = used.map(({ permissions }) => permissions[scope]);
      return !levels.some((needed) => needed !== undefined && covers(needed, level));
    })
    .map(([scope, level]) =>
      workflow.at(
        `${job.pointer}/permissions/${scope}`,
        `nothing in the job ${job.name} is known to need ${scope}: ${level}: remove it, or add what needs it to the needs of the policy`,
      ),
    );
}
