import { load } from 'js-yaml';
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** One input or output as `action.yml` declares it. */
export interface Declared {
  readonly description?: string;
  readonly required?: boolean;
  readonly default?: string | number | boolean;
  /** For an output of a composite action. */
  readonly value?: string;
}

/** The parts of an `action.yml` that this repository's checks and tables use. */
export interface ActionManifest {
  /** Path of the folder from the repository's root, such as `actions/test-submission`. */
  readonly folder: string;
  /** Path of `action.yml` from the repository's root. */
  readonly file: string;
  readonly inputs: Readonly<Record<string, Declared>>;
  readonly outputs: Readonly<Record<string, Declared>>;
  readonly runs: {
    readonly using: string;
    readonly main?: string;
    readonly [key: string]: unknown;
  };
}

/** Every action of the repository, by name. */
export function readManifests(root: string): ActionManifest[] {
  return globSync('{,.github/}actions/*/action.yml', { cwd: root })
    .map((file) => readManifest(root, path.dirname(file)))
    .toSorted((a, b) => (a.folder < b.folder ? -1 : 1));
}

/** The action in a folder of the repository; throws an error that names the file if it has none. */
export function readManifest(root: string, folder: string): ActionManifest {
  const file = path.posix.join(folder, 'action.yml');
  if (!existsSync(path.join(root, file))) throw new Error(`${file} does not exist`);
  const data = load(readFileSync(path.join(root, file), 'utf8')) as Partial<ActionManifest> | null;
  if (data?.runs === undefined) throw new Error(`${file} has no runs:`);
  return { folder, file, inputs: data.inputs ?? {}, outputs: data.outputs ?? {}, runs: data.runs };
}
