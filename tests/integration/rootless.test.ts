import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspectImage } from '../../actions/src/container/local-images.ts';
import { BOOTSTRAPPED_BASE } from '../../actions/src/image/build/bootstrap.ts';
import { INPUTS_LABEL } from '../../actions/src/image/labels.ts';
import type { Receipt } from '../../actions/src/submission/run/receipt.ts';
import {
  canStartRootless,
  type RootlessEngine,
  startRootless,
} from '../harness/engines/rootless.ts';
import { isSoak } from '../support/soak.ts';
import { LITE, loadLite } from './support/lite-on-engine.ts';

const ENV = { SUBMISSION_IMAGE: LITE };
const LIMITS = ['memory', 'processors', 'processes'];

/** They need cgroup v1 to be without limits, and take a minute. */
const IN_SOAK = isSoak() && canStartRootless();

describe.runIf(IN_SOAK).each(['Docker', 'podman'] as const)('rootless %s', (product) => {
  let rootless: RootlessEngine;
  let unenforced: readonly string[];
  beforeAll(async () => {
    rootless = await startRootless(product);
    unenforced = rootless.engine.cgroupVersion === '1' ? LIMITS : [];
    await loadLite(rootless.engine);
  });
  afterAll(() => rootless?.close());

  const receipt = async () => {
    const file = path.join(rootless.root, 'submission/receipt.json');
    return JSON.parse(await readFile(file, 'utf8')) as Receipt;
  };

  it('is named by doctor, with the limits that it does not enforce', async () => {
    const { code, output } = await rootless.vsc(['doctor']);
    expect(output).toMatch(
      new RegExp(`ok +container engine +${product} [\\d.]+.*\\(DOCKER_HOST\\)`),
    );
    expect(output).toContain('starts, with your folders');
    const limits = unenforced.length > 0 ? `not enforced: ${unenforced.join(', ')}` : 'enforced';
    expect(output).toMatch(new RegExp(`limits of a run +${limits}`));
    expect(code).toBe(0);
  });

  it('runs the quickstart to its rankings, and all files stay of the user', async () => {
    const { code, output } = await rootless.vsc(['quickstart'], ENV);
    expect(output).toContain('The submission ran and was ranked.');
    expect(code).toBe(0);
    expect(await receipt()).toMatchObject({ verdict: 'ok', engine: { product, unenforced } });
    const foreign = ['-not', '-uid', String(rootless.uid)];
    expect(execFileSync('find', [rootless.root, ...foreign]).toString()).toBe('');
  });

  it('passes the smoke test, and says what is wrong with a main.py', async () => {
    const right = await rootless.vsc(['smoke-test'], ENV);
    expect(right.output).toContain('All submissions ran and scored as expected.');
    expect(right.code).toBe(0);
    await writeFile(
      path.join(rootless.root, 'submission_src/main.py'),
      'raise SystemExit("no model")',
    );
    const wrong = await rootless.vsc(['smoke-test'], ENV);
    expect(wrong.output).toContain('template: no descriptors of the query set: no model');
    expect(wrong.code).toBe(22);
  });

  it("passes the image's own tests", async () => {
    const { code, output } = await rootless.vsc(['test-container'], ENV);
    expect(code, output).toBe(0);
  }, 1_200_000);

  it('builds the image from the working tree, and again only what is new', async () => {
    // Its containers reach no network, so its base is a lite image, which has Debian's packages already.
    const [repo = '', tag = ''] = BOOTSTRAPPED_BASE.split(':');
    await rootless.engine.docker.getImage(LITE).tag({ repo, tag });
    const step = (name: string) => path.join(rootless.root, 'runtime/steps', name);
    await writeFile(step('apt.sh'), 'exit 0\n');
    const last = await readFile(step('runtime.sh'), 'utf8');
    await writeFile(step('runtime.sh'), last.replace('ln -s ', 'ln -sfn '));
    const build = () => rootless.vsc(['build'], { CPU_OR_GPU: 'lite', VSC_IMAGE_NAME: 'built' });
    const first = await build();
    expect(first.code, first.output).toBe(0);
    const built = await inspectImage(rootless.engine, 'built:lite-local');
    expect(built?.Config.Labels).toHaveProperty([INPUTS_LABEL]);
    const again = await build();
    expect(again.code, again.output).toBe(0);
    expect(await inspectImage(rootless.engine, 'built:lite-local')).toMatchObject({
      Id: built?.Id,
    });
  });

  it('has no success for more memory than the limit', async () => {
    const main = path.join(rootless.root, 'submission_quickstart/main.py');
    const source = await readFile(main, 'utf8');
    // Written to, or the kernel gives none.
    await writeFile(main, `${source}\nBIG = bytearray(b"1") * (900 << 20)\n`);
    await rootless.vsc(['pack-quickstart']);
    const { code, output } = await rootless.vsc(['test-submission'], {
      ...ENV,
      MEMORY_LIMIT: '300m',
    });
    expect(code).toBe(12);
    expect(output).toMatch(/were measured, over the limit of 300\.0 MiB, which this\s+engine/);
    expect(await receipt()).toMatchObject({ exitCode: 12, engine: { unenforced } });
  });
});
