import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { smokeTest } from '../../actions/src/commands/images/smoke-test/smoke-test.ts';
import { testContainer } from '../../actions/src/commands/images/test-container/test-container.ts';
import { doctor } from '../../actions/src/commands/machine/doctor/doctor.ts';
import { embedDataset } from '../../actions/src/commands/submission/embed/embed.ts';
import { quickstart } from '../../actions/src/commands/submission/quickstart/quickstart.ts';
import { sampleData } from '../../actions/src/commands/submission/sample-data/sample-data.ts';
import { trySubmission } from '../../actions/src/commands/submission/try/try-submission.ts';
import { competitionOf } from '../../actions/src/environment/settings/competition.ts';
import { runContainer } from '../../actions/src/container/run.ts';
import { inspectImage, localImages } from '../../actions/src/container/local-images.ts';
import { runBuild } from '../../actions/src/image/build/run-build.ts';
import { canStartPodman, type Podman, startPodman } from '../harness/engines/podman.ts';
import type { Ports } from '../../actions/src/ports.ts';
import { runCorpus } from '../support/hostile-corpus.ts';
import { exampleRoot } from '../support/repositories/example-root.ts';
import { isSoak } from '../support/soak.ts';
import { descriptorDigests, embedInputs, embedRoot, enginePorts } from './support/embed-root.ts';
import { LITE, loadLite } from './support/lite-on-engine.ts';

/** A step with mounts, and one that fails: what the builds of this repository are made of. */
const dockerfile = (last: string) => `FROM scratch AS files
COPY runtime/message /
FROM ${LITE} AS runtime
RUN --mount=type=bind,from=files,target=/mnt \\
    --mount=type=cache,target=/srv,id=vsc-podman-test,sharing=locked \\
    cp /mnt/message /message && echo copied the message
${last}
`;
const context = (last: string) =>
  Object.entries({ 'runtime/Dockerfile': dockerfile(last), 'runtime/message': 'hello\n' }).map(
    ([name, text]) => ({ path: name, executable: false, bytes: Buffer.from(text) }),
  );

const BROKEN = 'raise SystemExit("no model")\n';
const WHY = 'no model (main.py ended with exit code 1.)';

describe.runIf(canStartPodman())('with podman', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'vsc-podman-'));
  const main = path.join(root, 'submission_src/main.py');
  let podman: Podman;
  let ports: Ports;

  beforeAll(async () => {
    podman = await startPodman();
    ports = await exampleRoot(root, podman.host);
    await loadLite(podman.engine);
  }, 120_000);

  beforeEach(() => {
    const template = readFileSync(main);
    return () => writeFileSync(main, template);
  });

  afterAll(async () => {
    await podman?.close();
    rmSync(root, { recursive: true, force: true });
  });

  const build = async (last: string) => {
    const lines: string[] = [];
    const made = await runBuild(podman.engine, context(last), {
      tag: 'vsc-podman-test:built',
      args: {},
      labels: { made: 'by a test' },
      noCache: false,
      inlineCache: false,
      cacheFrom: undefined,
      signal: ports.signal,
      blame: () => [],
      onProgress: () => undefined,
      onOutput: (step, line) => lines.push(`${step} | ${line}`),
    });
    return { made, lines };
  };

  it('is named by doctor, with the images that it has', async () => {
    const found = await doctor(ports);
    const engine = found.find(({ name }) => name === 'container engine');
    expect(engine).toMatchObject({
      state: 'ok',
      found: expect.stringMatching(/^podman \d.*\(DOCKER_HOST\)$/),
    });
    const { image } = await competitionOf(ports.root);
    const references = (await localImages(podman.engine, image, ports.env)).map(
      (one) => one.reference,
    );
    expect(references).toEqual([expect.stringMatching(/meta-vsc-descriptor-runtime:lite-local$/)]);
  });

  it('builds steps with mounts, twice, and names each in its output', async () => {
    const { made, lines } = await build('CMD ["cat", "/message"]');
    expect(made.image.Config).toMatchObject({
      Cmd: ['cat', '/message'],
      Labels: { made: 'by a test' },
    });
    expect(lines).toContainEqual(
      expect.stringMatching(/^\[\S+ 2\/\d\] RUN cp .* \| copied the message$/),
    );
    // A cache that stays locked would let this one wait for ever.
    const { made: again } = await build('CMD ["cat", "-n", "/message"]');
    expect(await inspectImage(podman.engine, again.image.Id)).toBeDefined();
  });

  it('names the step that fails, with what it printed', async () => {
    await expect(build('RUN echo no such thing && exit 7')).rejects.toThrow(
      /failed in "echo no such thing && exit 7".*no such thing/s,
    );
  });

  it('runs the quickstart to its rankings', async () => {
    const inputs = { dataset: 'train', image: LITE, proportion: 1, skipGpu: false, limits: {} };
    const { receipt, steps } = await quickstart({ ...inputs, dataset: 'train' }, ports);
    expect(receipt).toMatchObject({ verdict: 'ok', exitCode: 0 });
    expect(steps[0]?.made).toMatch(/^podman /);
  });

  it('describes videos as Docker does', async () => {
    const [mine, its] = [await embedRoot(onTestFinished), await embedRoot(onTestFinished)];
    const inputs = { ...embedInputs(), chunk: 100 };
    await embedDataset(inputs, enginePorts(mine));
    const { env, exec } = ports;
    await embedDataset({ ...inputs, image: LITE }, { ...its.ports, env, exec });
    expect(descriptorDigests(its)).toEqual(descriptorDigests(mine));
  });

  it.runIf(isSoak())('passes the smoke test, and names the template that fails it', async () => {
    const right = await smokeTest({ image: LITE }, ports);
    expect(right).toMatchObject({ passed: true, problem: null });
    writeFileSync(main, BROKEN);
    const { passed, runs } = await smokeTest({ image: LITE }, ports);
    expect(passed).toBe(false);
    expect(runs).toMatchObject([{ passed: true }, { passed: false, exitCode: 11 }]);
    expect(runs[1]?.problem).toContain(WHY);
  });

  it.runIf(isSoak())('goes from main.py to a score, and says what is wrong with one', async () => {
    const inputs = { dataset: 'train', image: LITE, queries: 10, chunk: 32, limits: {} };
    const wish = { ...inputs, skipGpu: true };
    await sampleData({ ...wish, datasets: ['train'] }, ports);
    const { receipt, scored } = await trySubmission(wish, ports);
    expect(receipt).toMatchObject({ verdict: 'ok', engine: { product: 'podman' } });
    expect(scored?.score.microAp).toBeGreaterThan(0.9);
    writeFileSync(main, BROKEN);
    await expect(trySubmission(wish, ports)).rejects.toMatchObject({
      exitCode: 11,
      message: expect.stringContaining(WHY),
    });
  });

  it.runIf(isSoak())(
    "passes the image's own tests",
    async () => {
      const inputs = { image: LITE, skipGpu: false, arguments: [] };
      await expect(testContainer(inputs, ports)).resolves.toBeUndefined();
    },
    1_200_000,
  );

  it.runIf(isSoak())('kills what takes more memory than its limit', async () => {
    const spec = { image: LITE, command: ['python3', '-c', 'bytearray(200 << 20)'] };
    const limits = { memoryBytes: 64 * 2 ** 20 };
    const result = await runContainer(podman.engine, { ...spec, limits }, ports);
    // podman's inspect does not say why; the runtime reads that from its cgroup.
    expect(result.exitCode).toBe(137);
  });

  it.runIf(isSoak())(
    'judges hostile submissions as Docker does',
    async () => {
      const found = await runCorpus(podman.engine, LITE, { every: 1, signal: ports.signal });
      expect(found.length).toBeGreaterThan(600);
      expect(found.filter(({ right }) => !right)).toEqual([]);
    },
    1_800_000,
  );
});
