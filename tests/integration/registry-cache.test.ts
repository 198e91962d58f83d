import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pack } from 'tar-stream';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { buildVariant } from '../../actions/src/commands/images/build/build.ts';
import type { Engine } from '../../actions/src/container/connect.ts';
import { buildImage } from '../../actions/src/image/build/build.ts';
import { readEvents } from '../../actions/src/image/transfer/engine-stream.ts';
import { localTag } from '../../actions/src/image/variant.ts';
import { Registry } from '../../actions/src/registry/client/client.ts';
import { canStartEngine, startEngine } from '../harness/engines/private-engine.ts';
import { startRegistry } from '../harness/registry/registry.ts';
import { putTestImage } from '../harness/registry/test-image.ts';
import { baseOfImage } from '../support/images/base-of-image.ts';
import { imagesOfTests } from '../support/images/images-of-tests.ts';
import { isSoak } from '../support/soak.ts';
import { buildRoot } from './support/build-root.ts';

const LOCAL = localTag(imagesOfTests()['VSC_IMAGE_NAME']!, 'lite');

/** Package steps that take no time, and write something else each time that they run. */
const STAMP = 'read -r id < /proc/sys/kernel/random/uuid\necho "$id" > "/ran-${1##*/}"\n';

/** Nothing but a shell, of the base of the lite image. */
const shellOnly = (base: string) => `FROM ${base} AS full
RUN mkdir /out && cp -L --parents /bin/sh $(ldd /bin/sh | grep -o '/[^ ]*') /out
FROM scratch
COPY --from=full /out /
`;

/** A build root with such steps, on a base of a few megabytes. */
async function quickRoot() {
  const root = await buildRoot();
  const { docker } = root.engine;
  const base = `vsc-test-base:${randomUUID()}`;
  const context = pack();
  context.entry(
    { name: 'Dockerfile' },
    shellOnly(await baseOfImage(root.engine, inject('liteImage'))),
  );
  context.finalize();
  const built = await docker.buildImage(Readable.from(context), { t: base, version: '2' });
  await readEvents(built, () => {});
  onTestFinished(async () => void (await docker.getImage(base).remove()));
  const dockerfile = await readFile(root.path('runtime/Dockerfile'), 'utf8');
  const script = `# ${randomUUID()}\n${STAMP}`;
  await root.write({
    'runtime/Dockerfile': dockerfile.replace(/^ARG DEBIAN_BASE=.*$/m, `ARG DEBIAN_BASE=${base}`),
    'runtime/steps/apt.sh': script,
    'runtime/steps/pip.sh': script,
    'runtime/steps/runtime.sh': 'echo "a runtime" > /runtime\n',
  });
  return { ...root, base };
}

type QuickRoot = Awaited<ReturnType<typeof quickRoot>>;

async function registry() {
  const server = await startRegistry();
  onTestFinished(() => server.close());
  return server;
}

/** Pushes a local image under a tag of a registry. */
async function push({ docker }: Engine, image: string, host: string, tag: string): Promise<void> {
  const name = `${host}/test/cache`;
  await docker.getImage(image).tag({ repo: name, tag });
  const reference = `${name}:${tag}`;
  onTestFinished(async () => void (await docker.getImage(reference).remove()));
  await readEvents(await docker.getImage(reference).push({ authconfig: {} }), () => {});
}

/** Pushes the base, and pins it in the Dockerfile as it is in a registry; its name there, and its digest. */
async function pinnedBase({ engine, base, path, write }: QuickRoot, host: string) {
  await push(engine, base, host, 'base');
  const signal = AbortSignal.timeout(60_000);
  const digest = await new Registry({ host, repository: 'test/cache', signal }).resolve('base');
  const name = `${host}/test/cache:base`;
  const dockerfile = await readFile(path('runtime/Dockerfile'), 'utf8');
  await write({ 'runtime/Dockerfile': dockerfile.replace(base, `${name}@${digest}`) });
  return { name, digest };
}

const layersOf = async ({ docker }: Engine, image: string) =>
  (await docker.getImage(image).inspect()).RootFS.Layers ?? [];

describe('the layers of the published image', () => {
  it.runIf(isSoak() && canStartEngine())(
    'are used by an engine that has built nothing yet',
    async () => {
      const root = await quickRoot();
      const { engine, ports, tag, write, lines } = root;
      const server = await registry();
      const base = await pinnedBase(root, server.host);
      const cacheTag = `${tag}-cache`;
      await buildImage(engine, { variant: 'lite', tag, cacheTag }, ports);
      await push(engine, tag, server.host, 'lite-latest');
      await push(engine, cacheTag, server.host, 'lite-cache');
      await engine.docker.getImage(cacheTag).remove();

      const fresh = await startEngine({ beside: server.command });
      onTestFinished(() => fresh.close());
      const steps: string[] = [];
      const step = () => ({
        ...ports.log.step(''),
        output: (_: string, line: string) => void steps.push(line),
      });
      const env = {
        ...ports.env,
        DOCKER_HOST: fresh.host,
        VSC_REGISTRY: server.host,
        VSC_REPOSITORY: 'test/cache',
        VSC_VARIANTS: 'lite',
      };
      const build = (force = false) =>
        buildVariant({ variant: 'lite', force }, { ...ports, env, log: { ...ports.log, step } });
      const first = await build();
      expect(first.growth).toBeUndefined();
      // It had no base yet: that one was pulled, and the image names it.
      expect((await fresh.engine.docker.getImage(LOCAL).inspect()).Config.Labels).toMatchObject({
        'org.opencontainers.image.base.name': base.name,
        'org.opencontainers.image.base.digest': base.digest,
      });
      expect(lines).toContainEqual(expect.stringContaining('does not say how big it is'));
      const layers = await layersOf(fresh.engine, LOCAL);
      expect(layers.length).toBeGreaterThan(3);
      expect(layers).toEqual(await layersOf(engine, tag));
      expect(steps.filter((line) => line.startsWith('took '))).toEqual([]);
      expect(steps.join('\n')).toContain('cached: [packages 1/2] RUN sh /mnt/pip.sh');

      // What has changed is built again, on the layers below it.
      steps.length = 0;
      await write({ 'runtime/pip-lite.txt': '# changed\n' });
      await build();
      expect(steps.join('\n')).toContain('cached: [debian-packages 2/3] RUN sh /mnt/apt.sh');
      const changed = await layersOf(fresh.engine, LOCAL);
      expect(changed.slice(0, 3)).toEqual(layers.slice(0, 3));
      expect(changed[3]).not.toBe(layers[3]);

      await build(true);
      expect((await layersOf(fresh.engine, LOCAL))[1]).not.toBe(layers[1]);
    },
  );

  it('are done without where the registry is away, or has an image that tells of none', async () => {
    const { engine, ports, tag, write, lines } = await quickRoot();
    const build = (reference: string) =>
      buildImage(engine, { variant: 'lite', tag, cacheFrom: async () => reference }, ports);
    expect(await build('127.0.0.1:1/test/cache:lite-latest')).toMatchObject({ built: true });
    expect(lines).toContainEqual(
      expect.stringMatching(/^built without the layers of 127\.0\.0\.1:1\/\S+: .*refused$/),
    );

    const { host } = await registry();
    const { signal } = ports;
    const digest = await putTestImage(
      new Registry({ host, repository: 'test/cache', signal }),
      'lite',
      '1'.repeat(40),
    );
    await write({ 'runtime/pip-lite.txt': '# another\n' });
    expect(await build(`${host}/test/cache@${digest}`)).toMatchObject({ built: true });
  });

  it('are not asked for where nothing is built, or everything anew', async () => {
    const { engine, ports, tag } = await quickRoot();
    let asked = 0;
    const cacheFrom = async () => void (asked += 1);
    const build = (force: boolean) =>
      buildImage(engine, { variant: 'lite', tag, force, cacheFrom }, ports);
    await build(true);
    expect(asked).toBe(0);
    await build(false);
    expect(asked).toBe(0);
  });
});
