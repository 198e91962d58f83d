import { randomUUID } from 'node:crypto';
import { mkdir, readdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { connect } from '../../actions/src/container/connect.ts';
import { isSoak } from '../support/soak.ts';
import { copyRepository, linkPackages, ownPath, type } from '../machine/support/machine.ts';

const name = `vsc-unpacked-${randomUUID().slice(0, 8)}`;

/** Ends a test that hangs; nothing is said about how long it may take. */
const PATIENCE = 1_200_000;

const TRUTH =
  '--ground-truth data/train/train_descriptor_ground_truth.csv --subset data/train/query_subset.csv';
const NO_HISTORY = 'error: this folder has no history: it is not a clone\nnext:  use a clone';

// One after the other: each goes on where the one before ended.
describe.runIf(isSoak())('a ZIP of the repository, on a machine without git', () => {
  let remove: (() => Promise<void>) | undefined;
  let typed: (line: string) => ReturnType<typeof type>;

  beforeAll(async () => {
    const copy = await copyRepository('unpacked', (cleanup) => (remove = cleanup));
    await linkPackages(copy);
    const bin = path.join(path.dirname(copy), 'bin');
    await linkAllButGit(bin);
    const run = { SUBMISSION_IMAGE: inject('liteImage'), VSC_IMAGE_NAME: name };
    typed = (line) => type(line, copy, { ...run, PATH: bin, DOCKER_HOST: '', VSC_OSV_BASE: '' });
  });
  afterAll(async () => {
    await remove?.();
    const { docker } = await connect(process.env);
    for (const tag of ['lite-local', 'lite-cache']) {
      await docker
        .getImage(`${name}:${tag}`)
        .remove()
        .catch(() => undefined);
    }
  });

  it('has no git', async () => {
    expect(await typed('git --version')).toMatchObject({ exitCode: 127 });
  });

  it.each([
    'make',
    'scripts/vsc settings',
    'scripts/vsc doctor',
    'scripts/vsc quickstart',
    'scripts/vsc test-submission',
    'scripts/vsc sample-data',
    'scripts/vsc data-subset --dataset train',
    'scripts/vsc pack-quickstart --dataset train',
    'scripts/vsc test-submission --dataset train',
    `scripts/vsc score submission/submission.tar.gz ${TRUTH}`,
    'scripts/vsc runs',
    'scripts/vsc try --queries 5',
    'scripts/vsc smoke-test',
    'scripts/vsc test-container -- -k measures',
    'scripts/vsc clean',
    'scripts/vsc build --variant lite',
    'scripts/vsc test-image',
    'scripts/vsc validate --no-solve',
  ])('%s works', { timeout: PATIENCE }, async (line) => {
    const { exitCode, output } = await typed(line);
    expect(exitCode, output).toBe(0);
  });

  it.each(['affected', 'affected --base main', 'preview'])(
    'vsc %s says that it needs history',
    async (line) => {
      const { exitCode, output } = await typed(`scripts/vsc ${line}`);
      expect(output).toContain(NO_HISTORY);
      expect(exitCode).not.toBe(0);
    },
  );
});

async function linkAllButGit(bin: string): Promise<void> {
  await mkdir(bin);
  for (const folder of ownPath.split(path.delimiter)) {
    for (const program of await readdir(folder).catch(() => [])) {
      // The first of two is the one that PATH gives.
      if (!program.startsWith('git')) {
        await symlink(path.join(folder, program), path.join(bin, program)).catch(() => undefined);
      }
    }
  }
}
