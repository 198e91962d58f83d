import type { Violation } from './violation.ts';
import { type Job, texts, type WorkflowFile } from './workflow-file.ts';

/** An action of the repository: the part of its `action.yml` that the rules look at. */
export interface LocalAction {
  /** Path of its folder from the repository's root, such as `actions/greet`. */
  readonly folder: string;
  /** Path of its `action.yml`. */
  readonly file: string;
  readonly inputs: Readonly<Record<string, { readonly required?: boolean }>>;
  readonly outputs: Readonly<Record<string, object>>;
}

/** The ways a workflow can name an action of its repository: `./<folder>` or `$/<folder>`. */
const LOCAL = /^[.$]\/([^@]+?)\/?$/;

/** Actions of this repository must exist, get only inputs and give only outputs that they declare. */
export function localActionUse(
  workflow: WorkflowFile,
  { actions }: { readonly actions: readonly LocalAction[] },
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
  readonly action: LocalAction | undefined;
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
  actions: ReadonlyMap<string | undefined, LocalAction | undefined>,
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
