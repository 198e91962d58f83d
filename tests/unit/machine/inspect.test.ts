import { mkdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { diagnosesFailure } from '../../../actions/src/commands/diagnoses.ts';
import { diagnose } from '../../../actions/src/machine/diagnose.ts';
import { inspect } from '../../../actions/src/machine/inspect.ts';
import { temporaryRoot } from '../../support/repositories/temporary-root.ts';

/** What `make doctor` finds of the line endings, and whether it fails for that. */
async function lineEndings(files: Record<string, string>) {
  const { root, write, path, ports } = await temporaryRoot();
  await write(files);
  await mkdir(path('submission_src/folder.py'), { recursive: true });
  const engine = { engine: null, engineProblem: null, images: [] };
  const facts = await inspect(root, engine, ports.exec);
  const found = diagnose(facts).filter(({ name }) => name === 'line endings');
  return {
    files: facts.crlfFiles.toSorted(),
    fails: diagnosesFailure('here', found) !== undefined,
  };
}

describe('line endings', () => {
  it('are looked at in all that containers run', async () => {
    const windows = ['runtime/conda', 'runtime/steps/apt.sh', 'submission_quickstart/main.py'];
    const files = Object.fromEntries(windows.map((name) => [name, 'a\r\nb\r\n']));
    const others = { 'runtime/run.py': 'a\n', 'runtime/table.csv': 'a\r\n', 'docs/a.sh': 'a\r\n' };
    expect(await lineEndings({ ...files, ...others })).toEqual({ files: windows, fails: true });
  });

  it('of Windows in main.py are no fault', async () => {
    const files = { 'submission_src/main.py': 'print()\r\n' };
    expect(await lineEndings(files)).toEqual({ files: ['submission_src/main.py'], fails: false });
  });
});
