import { type ActionRun, runAction as runScript } from 'actions-testbed';
import path from 'node:path';
import { imagesOfTests } from '../support/images-of-tests.ts';

/** Runs the committed bundle of an action alone. */
export function runAction(
  name: string,
  inputs: Readonly<Record<string, string>>,
  workspace: string,
  env: Readonly<Record<string, string>>,
): Promise<ActionRun> {
  const bundle = path.join(import.meta.dirname, `../../actions/dist/${name}.cjs`);
  return runScript(bundle, inputs, workspace, { ...imagesOfTests(), ...env });
}
