import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { connect } from '../../actions/src/container/connect.ts';
import { inspectImage } from '../../actions/src/container/local-images.ts';
import { pushImage } from '../../actions/src/image/transfer/push.ts';
import { debianRepository } from '../channels/debian-environment.ts';
import { makeChannel } from '../channels/make-channel.ts';
import { serveChannels } from '../channels/serve-channels.ts';
import { QUICK } from '../harness/registry/promotion.ts';
import { startRegistry } from '../harness/registry/registry.ts';
import { noise, tinyImage } from '../harness/registry/tiny-images.ts';
import { removeImages } from '../support/images/remove-images.ts';
import { isSoak } from '../support/soak.ts';
import { copyRepository, linkPackages, ownPath, type } from '../machine/support/machine.ts';

const name = `vsc-unpacked-${randomUUID().slice(0, 8)}`;

/** Ends a test that hangs; nothing is said about how long it may take. */
const PATIENCE = 1_200_000;

const TRUTH =
  '--ground-truth data/train/train_descriptor_ground_truth.csv --subset data/train/query_subset.csv';
const DESCRIPTORS = 'submission/descriptors/train';
const NO_HISTORY = 'error: this folder has no history: it is not a clone\nnext:  use a clone';

// One after the other: each goes on where the one before ended.
describe.runIf(isSoak())('a ZIP of the repository, on a machine without git', () => {
  let remove: (() => Promise<void>) | undefined;
  let typed: (line: string, more?: Record<string, string>) => ReturnType<typeof type>;
  let copy: string;

  beforeAll(async () => {
    copy = await copyRepository('unpacked', (cleanup) => (remove = cleanup));
    await linkPackages(copy);
    const bin = path.join(path.dirname(copy), 'bin');
    await linkAllButGit(bin);
    const run = { SUBMISSION_IMAGE: inject('liteImage'), VSC_IMAGE_NAME: name };
    const env = { ...run, PATH: bin, DOCKER_HOST: '', VSC_OSV_BASE: '' };
    typed = (line, more) => type(line, copy, { ...env, ...more });
  });
  afterAll(async () => {
    await remove?.();
    await removeImages(await connect(process.env), [`${name}:lite-local`, `${name}:lite-cache`]);
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
    'scripts/vsc embed --dataset train',
    `scripts/vsc rank ${DESCRIPTORS}/query_descriptors.npz ${DESCRIPTORS}/reference_descriptors.npz --out ranked.csv`,
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

  it('scripts/vsc pull works', async () => {
    const registry = await startRegistry({ inMemory: true });
    onTestFinished(() => registry.close());
    const engine = await connect(process.env);
    const pushed = `${name}:pushed`;
    const latest = `${registry.host}/team/runtime:cpu-latest`;
    onTestFinished(() => removeImages(engine, [pushed, latest]));
    const id = await tinyImage(engine, pushed, [['file', noise(1000)]]);
    const { signal } = new AbortController();
    await pushImage(engine, id, latest, { signal, retry: QUICK });
    await removeImages(engine, [pushed, latest]);
    const env = { VSC_REGISTRY: registry.host, VSC_REPOSITORY: 'team/runtime' };
    const { exitCode, output } = await typed('scripts/vsc pull --variant cpu', env);
    expect(exitCode, output).toBe(0);
    expect(await inspectImage(engine, latest)).toMatchObject({ Id: id });
  });

  // The last but those without history: it gives the copy a small competition.
  it('scripts/vsc lock works', async () => {
    const main = makeChannel([{ name: 'python', version: '3.9.13' }]);
    const channels = await serveChannels({ main });
    onTestFinished(() => channels.close());
    for (const [file, text] of Object.entries(debianRepository(['python=3.9.13']))) {
      await writeFile(path.join(copy, file), text);
    }
    const env = { VSC_CHANNEL_BASE: channels.base };
    const { exitCode, output } = await typed('scripts/vsc lock', env);
    expect(exitCode, output).toBe(0);
    const lock = await readFile(path.join(copy, 'environment/cpu.lock'), 'utf8');
    expect(lock).toContain('/main/linux-64/python-3.9.13-0.conda');
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
