import type { Violation } from 'actions-testbed/policy';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type ActionManifest, readManifests } from '../../../scripts/action-manifest.ts';
import { type ActionCode, readActionCode } from './action-code.ts';

/** Everything that is wrong between the `action.yml` files of a repository and their code. */
export function brokenActions(root: string): Violation[] {
  return readManifests(root).flatMap((manifest) => {
    const text = readFileSync(path.join(root, manifest.file), 'utf8');
    const built = manifest.runs.using === 'composite' ? [] : bundle(root, manifest, text);
    const host = `actions/src/hosts/action/${path.basename(manifest.folder)}.ts`;
    if (manifest.runs.using === 'composite') return built;
    if (!existsSync(path.join(root, host))) {
      return [...built, at(manifest, text, 'runs', `the action has no code: ${host} is missing`)];
    }
    return [...built, ...compare(manifest, text, readActionCode(root, host))];
  });
}

/** The bundle that `main` names is there and is made from this action's own code. */
function bundle(root: string, manifest: ActionManifest, text: string): Violation[] {
  const { using, main = '' } = manifest.runs;
  const wanted = `../dist/${path.basename(manifest.folder)}.cjs`;
  if (using !== 'node24') return [at(manifest, text, 'using', `using is ${using}: write node24`)];
  if (main !== wanted) return [at(manifest, text, 'main', `main is ${main}: write ${wanted}`)];
  if (existsSync(path.join(root, manifest.folder, main))) return [];
  return [at(manifest, text, 'main', `${main} is not there: add the action to rolldown.config.ts`)];
}

/** Each input and output is declared exactly where the code reads or sets it. */
export function compare(manifest: ActionManifest, text: string, code: ActionCode): Violation[] {
  const inCode = (line: number, message: string) => ({ file: code.file, line, message });
  const pairs = [
    { kind: 'input', verb: 'reads', declared: manifest.inputs, used: code.inputs },
    { kind: 'output', verb: 'sets', declared: manifest.outputs, used: code.outputs },
  ];
  const unknown = code.unknown.map((line) =>
    inCode(line, 'write names of inputs and outputs as literals, so that they can be checked'),
  );
  const differing = pairs.flatMap(({ kind, verb, declared, used }) => [
    ...[...used]
      .filter(([name]) => !Object.hasOwn(declared, name))
      .map(([name, line]) =>
        inCode(line, `the ${kind} ${name} is not declared in ${manifest.file}`),
      ),
    ...Object.keys(declared)
      .filter((name) => !used.has(name))
      .map((name) =>
        at(manifest, text, name, `nothing ${verb} the ${kind} ${name} in ${code.file}`),
      ),
  ]);
  const silent = [...Object.entries(manifest.inputs), ...Object.entries(manifest.outputs)]
    .filter(([, { description }]) => (description ?? '').trim() === '')
    .map(([name]) => at(manifest, text, name, `${name} has no description`));
  return [...unknown, ...differing, ...silent];
}

function at(manifest: ActionManifest, text: string, key: string, message: string): Violation {
  const line = text.split('\n').findIndex((row) => row.trimStart().startsWith(`${key}:`)) + 1;
  return { file: manifest.file, line: Math.max(line, 1), message };
}
