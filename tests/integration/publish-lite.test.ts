import type { GitRepository } from 'actions-testbed';
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { pack } from 'tar-stream';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { promoteImages } from '../../actions/src/commands/images/promote-images/promote-images.ts';
import { publishImage } from '../../actions/src/commands/images/publish-image/publish-image.ts';
import { connect, type Engine } from '../../actions/src/container/connect.ts';
import { readEvents } from '../../actions/src/image/transfer/engine-stream.ts';
import { INPUTS_LABEL } from '../../actions/src/image/labels.ts';
import { VARIANT_LABEL } from '../../actions/src/image/variant.ts';
import type { Ports } from '../../actions/src/ports.ts';
import { type FaultyProxy, startFaultyProxy } from '../harness/http/faults.ts';
import { startRegistry, type TestRegistry } from '../harness/registry/registry.ts';
import { removeImages } from '../support/images/remove-images.ts';
import { repositoryPorts } from '../support/repositories/repository-ports.ts';
import { settingsRepository } from '../support/repositories/settings-repository.ts';
import { isSoak } from '../support/soak.ts';

let server: TestRegistry;
let proxy: FaultyProxy;
let engine: Engine;
let repository: GitRepository;
let ports: Ports;
const tags: string[] = [];

beforeAll(async () => {
  server = await startRegistry();
  proxy = await startFaultyProxy(server.host);
  engine = await connect(process.env);
  repository = await settingsRepository();
  const env = { ...process.env, VSC_REGISTRY: proxy.host, VSC_REPOSITORY: 'test/lite' };
  ports = { ...repositoryPorts(), root: repository.root, env };
});
afterAll(async () => {
  await removeImages(engine, tags);
  await proxy.close();
  await server.close();
  await repository.remove();
});

/** The lite image as if built for a variant from `commit`, with one more Debian package as a layer on top. */
async function lite(variant: string, commit: string, name: string | undefined): Promise<string> {
  const context = pack();
  const install = `apt-get update -qq && apt-get install -y --no-install-recommends ${name}`;
  const clean = 'rm -rf /var/lib/apt/lists/* /var/cache/* /var/log/*';
  const lines = [
    `FROM ${inject('liteImage')}`,
    ...(name === undefined ? [] : ['USER root', `RUN ${install} && ${clean}`]),
    // A clean clone's image names a commit of this repository, which the test's own does not know.
    `LABEL org.opencontainers.image.revision=${commit} ${VARIANT_LABEL}=${variant}`,
    // With other inputs than the image below it: the same ones make no release.
    `LABEL ${INPUTS_LABEL}=${name ?? 'none'}`,
  ];
  context.entry({ name: 'Dockerfile' }, `${lines.join('\n')}\n`);
  context.finalize();
  const tag = `publish-lite-${randomUUID()}:local`;
  tags.push(tag);
  await readEvents(await engine.docker.buildImage(Readable.from(context), { t: tag }), () => {});
  return (await engine.docker.getImage(tag).inspect()).Id;
}

/** Publishes one image as both variants of a new commit, and promotes them. */
async function release(name?: string) {
  const commit = await repository.commit(`release with ${name ?? 'nothing more'}`);
  const tested: Record<string, string> = {};
  for (const variant of ['cpu', 'gpu']) {
    const id = await lite(variant, commit, name);
    tested[variant] = (await publishImage({ variant, image: id, tested: id }, ports)).digest;
  }
  return promoteImages({ tested, attested: false, trustedRoot: undefined }, ports);
}

const bytesUp = () => proxy.seen.reduce((sum, { bytes }) => sum + bytes, 0);

it.runIf(isSoak())(
  'releases the lite image as both variants, and one more package costs its own bytes',
  async () => {
    expect((await release()).release?.number).toBe(1);
    const whole = bytesUp();
    expect(whole).toBeGreaterThan(50_000_000);
    // Of all that a registry is sent; each layer once for both.
    expect(whole).toBeLessThanOrEqual(170e6);

    proxy.seen.length = 0;
    expect((await release('tree')).release?.number).toBe(2);
    const more = bytesUp();
    expect(more).toBeGreaterThan(20_000);
    expect(more).toBeLessThan(whole / 20);
  },
  600_000,
);
