import type { ActionManifest } from '../../../scripts/action-manifest.ts';
import type { Violation } from './violation.ts';
import { type Job, texts, type WorkflowFile } from './workflow-file.ts';

/** How a workflow names an action of this repository: `./actions/<name>` or `$/actions/<name>`. */
const LOCAL = /^[.$]\/(actions\/[^@]+?)\/?$/;

/** Actions of this repository exist, get inputs that they declare and are asked for their outputs. */
export function localActionUse(
  workflow: WorkflowFile,
  actions: readonly ActionManifest[],
): Violation[] {
  const find = (uses: string) => actions.find(({ folder }) => folder === LOCAL.exec(uses)?.[1]);
  return workflow.jobs.flatMap((job) => {
    const used = job.steps.flatMap(({ uses = '', ...step }) =>
      LOCAL.test(uses) ? [{ ...step, uses, action: find(uses) }] : [],
    );
    return [
      ...used.flatMap((step) => inputs(workflow, step)),
      ...outputs(workflow, job, new Map(used.map(({ id, action }) => [id, action]))),
    ];
  });
}

interface Use {
  readonly pointer: string;
  readonly uses: string;
  readonly with: Readonly<Record<string, unknown>>;
  readonly action: ActionManifest | undefined;
}

function inputs(workflow: WorkflowFile, { pointer, uses, with: given, action }: Use): Violation[] {
  if (action === undefined) return [workflow.at(`${pointer}/uses`, `${uses} does not exist`)];
  const unknown = Object.keys(given)
    .filter((name) => !Object.hasOwn(action.inputs, name))
    .map((name) =>
      workflow.at(`${pointer}/with/${name}`, `${uses} has no input ${name}: see ${action.file}`),
    );
  const missing = Object.entries(action.inputs)
    .filter(([name, input]) => input.required === true && !Object.hasOwn(given, name))
    .map(([name]) => workflow.at(pointer, `${uses} needs the input ${name}`));
  return [...unknown, ...missing];
}

/** `steps.<id>.outputs.<name>`, for steps that use an action of this repository. */
function outputs(
  workflow: WorkflowFile,
  job: Job,
  actions: ReadonlyMap<string | undefined, ActionManifest | undefined>,
): Violation[] {
  return [...texts(job.data, job.pointer)].flatMap(([pointer, text]) =>
    [...text.matchAll(/\bsteps\.([\w-]+)\.outputs\.([\w-]+)/g)].flatMap(
      ([whole, id, name = '']) => {
        const action = actions.get(id);
        if (action === undefined || Object.hasOwn(action.outputs, name)) return [];
        return [workflow.at(pointer, `${action.folder} has no output ${name}: ${whole}`, whole)];
      },
    ),
  );
}
