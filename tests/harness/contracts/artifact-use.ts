import type { Violation } from './violation.ts';
import { type Job, type Step, type WorkflowFile } from './workflow-file.ts';

/** A job that takes an artifact of its own run needs a job that makes it. */
export function artifactUse(workflow: WorkflowFile): Violation[] {
  return workflow.jobs.flatMap((job) => {
    const before = ancestors(workflow, job);
    return job.steps.filter(isDownload).flatMap((step) => {
      const name = nameOf(step);
      if ('run-id' in step.with || name === undefined) return [];
      const makers = workflow.jobs.filter(({ steps }) =>
        steps.some((other) => isUpload(other) && nameOf(other) === name),
      );
      if (makers.length === 0) {
        return [workflow.at(`${step.pointer}/with/name`, `no job uploads the artifact ${name}`)];
      }
      if (makers.some((maker) => maker === job || before.has(maker.name))) return [];
      const message = `${name} is uploaded by ${makers[0]?.name}: add it to the needs of ${job.name}`;
      return [workflow.at(`${step.pointer}/with/name`, message)];
    });
  });
}

const isUpload = ({ uses = '' }: Step) => uses.startsWith('actions/upload-artifact@');
const isDownload = ({ uses = '' }: Step) => uses.startsWith('actions/download-artifact@');

function nameOf({ with: { name } }: Step): string | undefined {
  return typeof name === 'string' ? name : undefined;
}

function ancestors(workflow: WorkflowFile, job: Job, seen = new Set<string>()): Set<string> {
  for (const name of [job.data['needs'] ?? []].flat().map(String)) {
    if (seen.has(name)) continue;
    seen.add(name);
    const needed = workflow.jobs.find((other) => other.name === name);
    if (needed !== undefined) ancestors(workflow, needed, seen);
  }
  return seen;
}
