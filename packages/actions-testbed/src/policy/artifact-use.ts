import path from 'node:path';
import { ancestors } from '../runner/needs.ts';
import type { Violation } from './violation.ts';
import { type Step, type WorkflowFile } from './workflow-file.ts';

/** A job that takes artifacts of its own run needs the jobs that make them. */
export function artifactUse(workflow: WorkflowFile): Violation[] {
  const jobs = Object.fromEntries(workflow.jobs.map(({ name, data }) => [name, data]));
  return workflow.jobs.flatMap((job) => {
    const before = ancestors(jobs, job.name);
    return job.steps.filter(isDownload).flatMap((step) => {
      if ('run-id' in step.with) return [];
      const [key, wanted = '*'] = Object.entries(step.with).find(isChoice) ?? ['pattern'];
      const at = (message: string) => workflow.at(`${step.pointer}/with/${key}`, message);
      const makers = workflow.jobs.filter(({ steps }) =>
        steps.some((other) => isUpload(other) && path.matchesGlob(nameOf(other), String(wanted))),
      );
      if (makers.length === 0) return [at(`no job uploads the artifact ${String(wanted)}`)];
      return makers
        .filter((maker) => maker !== job && !before.has(maker.name))
        .map(({ name }) =>
          at(`${String(wanted)} is uploaded by ${name}: add it to the needs of ${job.name}`),
        );
    });
  });
}

const isChoice = ([key]: readonly [string, unknown]) => key === 'name' || key === 'pattern';
const isUpload = ({ uses = '' }: Step) => uses.startsWith('actions/upload-artifact@');
const isDownload = ({ uses = '' }: Step) => uses.startsWith('actions/download-artifact@');

/** The name of an upload; an expression in it may be anything. */
function nameOf({ with: { name = 'artifact' } }: Step): string {
  return String(name).replaceAll(/\$\{\{.*?\}\}/g, 'anything');
}
