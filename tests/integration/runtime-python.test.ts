import path from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { connect, type Engine } from '../../actions/src/container/connect.ts';
import { runContainer } from '../../actions/src/container/run.ts';
import { restricted } from '../../actions/src/submission/run/run-spec.ts';
import { Unavailable } from '../../scripts/check/pypi.ts';
import { belowFloors, byFolder, pythonFiles, table } from '../../scripts/coverage.ts';
import { type Measured, measurePython } from '../support/images/python-coverage.ts';

const root = path.resolve(import.meta.dirname, '../..');
const GiB = 2 ** 30;

/** The runtime's own tests, with the limits of a run but small: some tests reach them on purpose. */
describe('the Python runtime in the lite image', () => {
  let engine: Engine;
  let measured: Measured | undefined;
  beforeAll(async () => {
    engine = await connect(process.env);
    measured = await measurePython(root).catch((error: unknown) => {
      if (error instanceof Unavailable) return undefined;
      throw error;
    });
  });

  it(
    'passes its tests, and skips only what needs torch or the code of vsc2022',
    { timeout: 900_000 },
    async () => {
      const run = restricted({
        memoryBytes: 2 * GiB,
        cpus: 2,
        scratchBytes: GiB / 4,
        timeSeconds: 1,
      });
      let output = '';
      const { exitCode } = await runContainer(
        engine,
        {
          ...run,
          ...measured?.container,
          image: inject('liteImage'),
          limits: {
            ...run.limits,
            processes: 128,
            sharedMemoryBytes: GiB / 16,
            filesInMemory: 40_000,
          },
          command: [
            '/opt/vsc/python',
            '-B',
            '-m',
            'pytest',
            '-q',
            '-rs',
            '--tb=short',
            '/opt/vsc/tests',
          ],
        },
        {
          signal: new AbortController().signal,
          onOutput: (chunk) => void (output += Buffer.from(chunk).toString()),
        },
      );
      const skipped = output.split('\n').filter((line) => line.startsWith('SKIPPED'));
      // The lite image has no torch, and the organisers' code is an optional submodule.
      const expected = /'torch'|vsc2022 isn't checked out/;
      expect(skipped.filter((line) => !expected.test(line))).toEqual([]);
      expect(output).toMatch(/\n\d+ passed(, \d+ skipped)? in [^\n]*\n$/);
      expect(exitCode).toBe(0);
    },
  );

  it('has tests that run enough of its lines', async ({ skip }) => {
    skip(measured === undefined, 'coverage.py comes from PyPI');
    await measured?.report();
    const folders = byFolder(pythonFiles(path.join(root, 'coverage/python.json')));
    process.stdout.write(table(folders));
    expect(belowFloors(folders)).toEqual([]);
  });
});
