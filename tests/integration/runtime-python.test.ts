import { beforeAll, describe, expect, inject, it } from 'vitest';
import { connect, type Engine } from '../../actions/src/container/connect.ts';
import { runContainer } from '../../actions/src/container/run.ts';
import { restricted } from '../../actions/src/submission/run-spec.ts';

const GiB = 2 ** 30;

/** The runtime's own tests, with the limits of a run but small: some tests reach them on purpose. */
describe('the Python runtime in the lite image', () => {
  let engine: Engine;
  beforeAll(async () => void (engine = await connect(process.env)));

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
          image: inject('liteImage'),
          limits: { ...run.limits, processes: 128, sharedMemoryBytes: GiB / 16 },
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
});
