import type { ArtifactActions } from './artifact-steps.ts';
import { artifactUse } from './artifact-use.ts';
import { type LocalAction, localActionUse } from './local-action-use.ts';
import { type Need, neededPermissions } from './needed-permissions.ts';
import {
  afterPullRequests,
  rightsOfPullRequests,
  secretsOfPullRequests,
} from './stranger-policy.ts';
import type { Violation } from './violation.ts';
import { type Job, textOf, type WorkflowFile, workflowFile } from './workflow-file.ts';

export type { LocalAction };

/** What the rules need to know about a repository. */
export interface Policy {
  /** Its own actions. */
  readonly actions: readonly LocalAction[];
  /** Permissions that they need; those of well-known actions and commands are known. */
  readonly needs?: readonly Need[];
  /** The actions among them that upload and download artifacts; GitHub's own are known. */
  readonly artifacts?: ArtifactActions;
}

/** A rule for workflows, beyond what actionlint and GitHub's own language service check. */
type Rule = (workflow: WorkflowFile, policy: Policy) => Violation[];

/** Everything in a workflow file that breaks a rule, in the order of its lines. */
export function brokenPolicy(file: string, text: string, policy: Policy): Violation[] {
  const workflow = workflowFile(file, text);
  if ('message' in workflow) return [workflow];
  return RULES.flatMap((rule) => rule(workflow, policy)).toSorted((a, b) => a.line - b.line);
}

const RULES: readonly Rule[] = [
  trigger,
  permissions,
  runner,
  eachStep(pinnedAction),
  eachStep(checkout),
  eachStep(script),
  localActionUse,
  neededPermissions,
  artifactUse,
  rightsOfPullRequests,
  secretsOfPullRequests,
  afterPullRequests,
];

/** `pull_request_target` runs, with the repository's secrets, on something a stranger wrote. */
function trigger(workflow: WorkflowFile): Violation[] {
  if (!workflow.triggers.includes('pull_request_target')) return [];
  const message = 'pull_request_target gives a fork the token of main: write pull_request';
  return [workflow.at('/on', message, 'pull_request_target')];
}

function permissions(workflow: WorkflowFile): Violation[] {
  const holders = [{ name: 'the workflow', pointer: '', value: workflow.permissions }].concat(
    workflow.jobs.map(({ name, pointer, data }) => ({
      name: `the job ${name}`,
      pointer,
      value: data['permissions'],
    })),
  );
  return holders.flatMap(({ name, pointer, value }) => {
    const place = `${pointer}/permissions`;
    if (value === undefined) {
      const message = `${name} has no permissions: write what it needs, or {}`;
      return [workflow.at(pointer === '' ? '/jobs' : pointer, message)];
    }
    if (typeof value !== 'object' || value === null) {
      return [workflow.at(place, `${name} takes ${JSON.stringify(value)}: name each permission`)];
    }
    return Object.entries(value)
      .filter(([scope]) => !/\S\s+# \S/.test(workflow.row(`${place}/${scope}`)))
      .map(([scope, level]) =>
        workflow.at(`${place}/${scope}`, `say why: ${scope}: ${level} # <why ${name} needs it>`),
      );
  });
}

/** A job that calls a workflow has no runner of its own; the called workflow is checked instead. */
function runner(workflow: WorkflowFile): Violation[] {
  return workflow.jobs.flatMap((job) => {
    const { name, pointer, data } = job;
    if (typeof data['uses'] === 'string') return called(workflow, job, data['uses']);
    const found: Violation[] = [];
    if (!['number', 'string'].includes(typeof data['timeout-minutes'])) {
      const message = `the job ${name} has no timeout-minutes: GitHub's is 6 hours`;
      found.push(workflow.at(pointer, message));
    }
    if (/-latest\b/.test(String(data['runs-on']))) {
      const message = `the job ${name} runs on ${String(data['runs-on'])}, which changes: name a version`;
      found.push(workflow.at(`${pointer}/runs-on`, message));
    }
    return found;
  });
}

function called(workflow: WorkflowFile, { name, pointer, data }: Job, uses: string): Violation[] {
  const found = unpinned(workflow, `${pointer}/uses`, uses);
  if (data['secrets'] !== 'inherit') return found;
  const message = `the job ${name} hands on every secret: name those that are needed`;
  return [...found, workflow.at(`${pointer}/secrets`, message)];
}

function eachStep(rule: (workflow: WorkflowFile, step: Job['steps'][number]) => Violation[]): Rule {
  return (workflow) =>
    workflow.jobs.flatMap(({ steps }) => steps.flatMap((step) => rule(workflow, step)));
}

function pinnedAction(workflow: WorkflowFile, { uses, pointer }: Job['steps'][number]) {
  return uses === undefined ? [] : unpinned(workflow, `${pointer}/uses`, uses);
}

/** Whoever takes over an account can move its tags, but not a commit. */
function unpinned(workflow: WorkflowFile, pointer: string, uses: string): Violation[] {
  if (/^(?:\.|\$)\//.test(uses)) return [];
  if (uses.startsWith('docker://')) {
    if (/@sha256:[0-9a-f]{64}$/.test(uses)) return [];
    return [workflow.at(pointer, `${uses} is not pinned: add @sha256:<digest>`)];
  }
  const [name, version = ''] = uses.split('@');
  if (!/^[0-9a-f]{40}$/.test(version)) {
    const message = `${uses} is not pinned: write ${name}@<40-digit commit> # <version>`;
    return [workflow.at(pointer, message)];
  }
  if (/\s# v\d/.test(workflow.row(pointer))) return [];
  return [workflow.at(pointer, `${name}: say which version the commit is, as in # v1.2.3`)];
}

function checkout(workflow: WorkflowFile, step: Job['steps'][number]): Violation[] {
  if (step.uses?.startsWith('actions/checkout@') !== true) return [];
  if (step.with['persist-credentials'] === false) return [];
  const message = 'checkout leaves its token in .git/config: write persist-credentials: false';
  return [workflow.at(step.pointer, message)];
}

/** GitHub pastes an expression into a script before a shell reads it, so anybody's text becomes code. */
function script(workflow: WorkflowFile, step: Job['steps'][number]): Violation[] {
  const github = step.uses?.startsWith('actions/github-script@') === true;
  const places = [
    [`${step.pointer}/run`, step.run],
    [`${step.pointer}/with/script`, github ? textOf(step.with['script']) : undefined],
  ] as const;
  return places.flatMap(([pointer, text]) =>
    [...(text ?? '').matchAll(/\$\{\{.*?\}\}/g)].map(([expression]) =>
      workflow.at(
        pointer,
        `${expression} inside a script is code: hand it over by env`,
        expression,
      ),
    ),
  );
}
