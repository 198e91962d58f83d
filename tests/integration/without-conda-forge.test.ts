import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { connect } from '../../actions/src/container/connect.ts';
import { exec } from '../../actions/src/entrypoints/exec.ts';
import { removeImages } from '../support/images/remove-images.ts';
import { reachesPypi } from '../support/programs/kept-wheels.ts';
import { isSoak } from '../support/soak.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const IMAGE = 'vsc-test-try';

it.runIf(isSoak() && (await reachesPypi()))(
  'builds, tests and tries a conda image where conda-forge is out of reach, by the command of docs/background/image.md',
  async () => {
    const engine = await connect(process.env);
    onTestFinished(() => removeImages(engine, [`${IMAGE}:cpu-local`, `${IMAGE}:cpu-cache`]));
    const command = 'tests/channels/try.ts make build test-container quickstart'.split(' ');
    const env = { VSC_IMAGE_NAME: IMAGE, CPU_OR_GPU: 'cpu' };
    const { exitCode, stdout } = await exec(
      path.join(ROOT, 'scripts/node24/run'),
      ['node', ...command],
      {
        cwd: ROOT,
        env,
      },
    );
    expect(stdout).toContain('The submission ran and was ranked.');
    expect(exitCode).toBe(0);
  },
  1_800_000,
);
