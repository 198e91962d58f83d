import { readdir, rm } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { exec } from '../../../entrypoints/exec.ts';
import { temporaryRoot } from '../../../../../tests/support/repositories/temporary-root.ts';
import { withoutPrograms } from '../../../../../tests/support/repositories/without-programs.ts';
import { smokeRoot } from './smoke-root.ts';

it('takes the same files from a clone, from an unpacked archive, and without git', async () => {
  const { root, path: at, ports, write } = await temporaryRoot();
  await write({
    'package.json': '{}',
    'environment/competition.yml': '',
    'environment/lite.yml': '',
    'submission_quickstart/main.py': '',
    'submission_src/main.py': '',
    'submission_src/part/more.py': '',
  });
  await exec('git', ['-C', root, 'init', '--quiet']);
  await exec('git', ['-C', root, 'add', '.']);
  await write({
    'submission_src/query_descriptors.npz': 'mine',
    'submission_src/__pycache__/main.pyc': '',
  });
  const taken = async (run: typeof exec) => {
    await using made = await smokeRoot({ ...ports, exec: run });
    const found = await readdir(made.root, { recursive: true, withFileTypes: true });
    return found.flatMap((one) => (one.isFile() ? [one.name] : [])).toSorted();
  };
  const names = ['competition.yml', 'main.py', 'main.py', 'more.py', 'package.json'];
  expect(await taken(exec)).toEqual(names);
  await rm(at('.git'), { recursive: true });
  expect(await taken(exec)).toEqual(names);
  expect(await taken(withoutPrograms)).toEqual(names);
});
