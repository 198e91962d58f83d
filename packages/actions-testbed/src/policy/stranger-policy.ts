/** Rules for workflows that run on, or after, something that strangers wrote. */
import { type ArtifactActions, artifactStep } from './artifact-steps.ts';
import type { Violation } from './violation.ts';
import { texts, type WorkflowFile } from './workflow-file.ts';

/** Events whose runs have the files of a pull request; a merge group's run has the rights of main as well. */
const OF_PULL_REQUESTS = ['pull_request', 'merge_group'];

const runsPullRequests = ({ triggers }: WorkflowFile) =>
  OF_PULL_REQUESTS.some((name) => triggers.includes(name));

/** A pull request's own code runs in these jobs: they may not change anything, or prove an identity. */
export function rightsOfPullRequests(workflow: WorkflowFile): Violation[] {
  if (!runsPullRequests(workflow)) return [];
  const holders = [
    ['/permissions', workflow.permissions] as const,
    ...workflow.jobs.map(
      ({ pointer, data }) => [`${pointer}/permissions`, data['permissions']] as const,
    ),
  ];
  return holders.flatMap(([pointer, given]) =>
    Object.entries(typeof given === 'object' ? (given ?? {}) : {})
      .filter(([, level]) => level === 'write')
      .map(([scope]) =>
        workflow.at(
          `${pointer}/${scope}`,
          `${scope}: write in a workflow that pull requests start: what they wrote would have it`,
        ),
      ),
  );
}

/** Pull requests from forks get no secrets, so a workflow that needs one works only for the others. */
export function secretsOfPullRequests(workflow: WorkflowFile): Violation[] {
  if (!runsPullRequests(workflow)) return [];
  return [...texts(workflow.env, '/env'), ...workflow.jobs.flatMap(textsOfJob)].flatMap(
    ([pointer, text]) =>
      [...text.matchAll(/\bsecrets\.(?!GITHUB_TOKEN\b)[\w-]+|\bsecrets\s*\[/g)].map(([secret]) =>
        workflow.at(
          pointer,
          `${secret} in a workflow that pull requests start: what they wrote could read it, and forks have none`,
          secret,
        ),
      ),
  );
}

const textsOfJob = ({ data, pointer }: WorkflowFile['jobs'][number]) => [...texts(data, pointer)];

const FETCHES = /\bgh pr checkout\b|\bgit (?:fetch|pull|clone)\b|\bgit checkout\b/;

/** A `workflow_run` job has the rights of main: what a pull request brings must stay data, outside the workspace. */
export function afterPullRequests(
  workflow: WorkflowFile,
  { artifacts }: { readonly artifacts?: ArtifactActions },
): Violation[] {
  if (!workflow.triggers.includes('workflow_run')) return [];
  return workflow.jobs.flatMap(({ steps }) =>
    steps.flatMap((step) => {
      const { uses = '', run = '', with: inputs, pointer } = step;
      const use = artifactStep(step, artifacts);
      if (uses.startsWith('actions/checkout@')) {
        return ['ref', 'repository']
          .filter((name) => name in inputs)
          .map((input) =>
            workflow.at(
              `${pointer}/with/${input}`,
              `a workflow_run job has the rights of main: check out main, no other ${input}`,
            ),
          );
      }
      if (use?.kind === 'download') {
        const { folderInput: name } = use;
        const to = inputs[name];
        if (typeof to === 'string' && to.startsWith('${{ runner.temp }}/')) return [];
        const message = `an artifact of a pull request could replace files of main: write ${name}: \${{ runner.temp }}/<folder>`;
        return [workflow.at(name in inputs ? `${pointer}/with/${name}` : pointer, message)];
      }
      const [command] = FETCHES.exec(run) ?? [];
      if (command === undefined) return [];
      const message = `${command} in a workflow_run job, which has the rights of main: check out main by actions/checkout`;
      return [workflow.at(`${pointer}/run`, message, command)];
    }),
  );
}
