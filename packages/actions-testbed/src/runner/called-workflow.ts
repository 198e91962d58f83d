import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { otherFolder } from './steps/action.ts';
import { coerce } from './contexts/expression.ts';
import { permissionsOf } from './job.ts';
import { CannotRun, type RunOptions, type Yaml } from './types.ts';

/** A workflow file and the folder of its repository. */
export type CalledWorkflow = Pick<RunOptions, 'source' | 'workflow' | 'calledFrom'>;

const FILE = /^(.*?)\/(\.github\/workflows\/[^@]+)(@.+)?$/;

/**
 * The workflow that a job's `uses` names: `./` and `$/` mean the running workflow's own repository and
 * commit, `owner/name/.github/workflows/<file>@ref` means another repository's, in the folder that has its
 * source. A ref that is not a commit is taken to be a tag.
 * GitHub's pages: "Reusing workflow configurations", "Calling a reusable workflow".
 */
export function calledWorkflow(
  uses: string,
  { source, actions }: Pick<RunOptions, 'source' | 'actions'>,
): CalledWorkflow {
  const [, repository = '', workflow, ref] = FILE.exec(uses) ?? [];
  if (workflow === undefined) throw new CannotRun(`${uses} names no workflow`);
  if (ref === undefined && /^[.$]$/.test(repository)) return { source, workflow };
  if (ref === undefined) throw new CannotRun(`${uses} names no commit or tag: add @ref`);
  const name = ref.slice(1);
  return {
    source: otherFolder(`${repository}${ref}`, actions),
    workflow,
    calledFrom: { repository, ref: /^[0-9a-f]{40}$/.test(name) ? name : `refs/tags/${name}` },
  };
}

/** The value of an input that is not given and has no default ("Workflow syntax", on.workflow_call.inputs). */
const EMPTY: Readonly<Record<string, unknown>> = { boolean: false, number: 0, string: '' };

/** The inputs of a called workflow: those given, and its defaults for the rest. */
export async function callInputs(called: CalledWorkflow, given: Yaml): Promise<Yaml> {
  const on = (await readWorkflow(called))['on'] as Yaml | string;
  const call = (typeof on === 'object' ? on['workflow_call'] : undefined) as
    Yaml | null | undefined;
  const declared = Object.entries((call?.['inputs'] ?? {}) as Readonly<Record<string, Yaml>>);
  const defaults = declared.map(([name, { default: usual, type }]) => {
    return [name, usual ?? EMPTY[coerce(type)]] as const;
  });
  return { ...Object.fromEntries(defaults), ...given };
}

async function readWorkflow({ source, workflow }: CalledWorkflow): Promise<Yaml> {
  return parse(await readFile(path.join(source, workflow), 'utf8')) as Yaml;
}

const LEVELS = ['none', 'read', 'write'];

/**
 * A called workflow can only have fewer rights: GitHub refuses to start one whose jobs ask for more than
 * the calling job has ("Reusing workflow configurations", permissions). The message is from memory.
 */
export async function refuseMoreRights(
  { id, caller, job }: { id: string; caller: Yaml; job: Yaml },
  file: CalledWorkflow,
): Promise<void> {
  const allowed = permissionsOf(caller, job);
  const called = await readWorkflow(file);
  for (const [name, inner] of Object.entries(called['jobs'] as Readonly<Record<string, Yaml>>)) {
    for (const [scope, level] of Object.entries(permissionsOf(called, inner))) {
      const most = allowed[scope] ?? 'none';
      if (LEVELS.indexOf(level) <= LEVELS.indexOf(most)) continue;
      throw new CannotRun(
        `${file.workflow}: the job ${name} asks for ${scope}: ${level}, but ${id} allows ${scope}: ${most}`,
      );
    }
  }
}
