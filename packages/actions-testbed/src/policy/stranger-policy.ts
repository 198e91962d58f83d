/** Rules for workflows that run on, or after, what strangers wrote. */
import { type ArtifactActions, artifactStep } from './artifact-steps.ts';
import type { Violation } from './violation.ts';
import { texts, type WorkflowFile } from './workflow-file.ts';

/** A pull request of a fork gets no secrets: a workflow that needs one works for half of them. */
export function secretsOfPullRequests(workflow: WorkflowFile): Violation[] {
  if (!workflow.triggers.includes('pull_request')) return [];
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

/** A `workflow_run` job has the rights of main: what the pull request wrote stays data, outside the workspace. */
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
