import { load } from 'js-yaml';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../..');

/**
 * In place of one of this repository's own actions where a test asks for nothing that it does: it has
 * the inputs and outputs of the real one, runs a script that has VARIANT, and gives these outputs, in
 * which a shell replaces variables. By the path that it has in a repository.
 */
export function stubAction(
  name: string,
  outputs: Readonly<Record<string, string>> = {},
  script = '',
): Record<string, string> {
  const file = `actions/${name}/action.yml`;
  const manifest = load(readFileSync(path.join(root, file), 'utf8')) as {
    readonly inputs?: object;
    readonly outputs?: object;
  };
  const values = Object.keys(manifest.outputs ?? {}).map((key) => [
    key,
    { value: `\${{ steps.run.outputs.${key} }}` },
  ]);
  const echoes = Object.entries(outputs).map(
    ([key, value]) => `echo "${key}=${value}" >> "$GITHUB_OUTPUT"`,
  );
  const step = {
    id: 'run',
    shell: 'bash',
    run: [`echo "${name} $VARIANT"`, script, ...echoes].join('\n'),
    env: { VARIANT: '${{ inputs.variant }}' },
  };
  const runs = { using: 'composite', steps: [step] };
  const action = { name, inputs: manifest.inputs, outputs: Object.fromEntries(values), runs };
  return { [file]: JSON.stringify(action) };
}
