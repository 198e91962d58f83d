import path from 'node:path';
import { ancestors } from '../runner/plan/needs.ts';
import { type ArtifactActions, artifactStep } from './artifact-steps.ts';
import type { Violation } from './violation.ts';
import type { WorkflowFile } from './workflow-file.ts';

/** A job that downloads artifacts of its own run needs the jobs that upload them. */
export function artifactUse(
  workflow: WorkflowFile,
  { artifacts }: { readonly artifacts?: ArtifactActions },
): Violation[] {
  const jobs = Object.fromEntries(workflow.jobs.map(({ name, data }) => [name, data]));
  const afterAnother = workflow.triggers.includes('workflow_run');
  return workflow.jobs.flatMap((job) => {
    const before = ancestors(jobs, job.name);
    return job.steps.flatMap((step) => {
      const use = artifactStep(step, artifacts);
      if (use?.kind !== 'download' || 'run-id' in step.with) return [];
      if (afterAnother && use.nameInput === 'names') return [];
      const at = (message: string) => workflow.at(`${step.pointer}/with/${use.nameInput}`, message);
      return use.names.flatMap((wanted) => {
        const makers = workflow.jobs.filter(({ steps }) =>
          steps.some((other) => {
            const made = artifactStep(other, artifacts);
            return made?.kind === 'upload' && path.matchesGlob(anyOf(made.name), wanted);
          }),
        );
        if (makers.length === 0) return [at(`no job uploads the artifact ${wanted}`)];
        return makers
          .filter((maker) => maker !== job && !before.has(maker.name))
          .map(({ name }) =>
            at(`${wanted} is uploaded by ${name}: add it to the needs of ${job.name}`),
          );
      });
    });
  });
}

/** An expression in a name can stand for anything. */
function anyOf(name: string): string {
  return name.replaceAll(/\$\{\{.*?\}\}/g, 'anything');
}
