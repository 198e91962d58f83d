import { type ActionRun, runAction as runScript } from 'actions-testbed';
import { Ajv } from 'ajv';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { COMMANDS } from '../../actions/src/commands/all.ts';
import { imagesOfTests } from '../support/images/images-of-tests.ts';

const root = path.resolve(import.meta.dirname, '../..');

/**
 * Runs the committed bundle of an action alone. A report that it writes has to be what the schema of
 * its declaration says.
 */
export async function runAction(
  name: string,
  inputs: Readonly<Record<string, string>>,
  workspace: string,
  env: Readonly<Record<string, string>>,
): Promise<ActionRun> {
  const bundle = path.join(root, `actions/dist/${name}.cjs`);
  const run = await runScript(bundle, inputs, workspace, { ...imagesOfTests(), ...env });
  const report = run.outputs['report'] ?? '';
  if (report !== '') checkReport(name, report);
  return run;
}

const read = (name: string) => JSON.parse(readFileSync(path.resolve(root, name), 'utf8')) as object;

function checkReport(action: string, file: string): void {
  const schema = COMMANDS.find((each) => each.action?.name === action)?.report?.schema;
  if (schema === undefined) throw new Error(`${action} declares no report, and writes ${file}`);
  const ajv = new Ajv({ allErrors: true, strict: false });
  if (ajv.validate(read(schema), read(file))) return;
  throw new Error(`${file} is not what ${schema} says: ${ajv.errorsText()}`);
}
