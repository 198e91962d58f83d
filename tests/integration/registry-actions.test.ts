import type { GitRepository } from 'actions-testbed';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, type Engine } from '../../actions/src/container/connect.ts';
import { Registry } from '../../actions/src/registry/client/client.ts';
import { startRegistry, type TestRegistry } from '../harness/registry/registry.ts';
import { runAction } from '../harness/run-action.ts';
import { noise, tinyImage } from '../harness/registry/tiny-images.ts';
import { settingsRepository } from '../support/repositories/settings-repository.ts';

let server: TestRegistry;
let engine: Engine;
let repository: GitRepository;
let registry: Registry;
const tag = `actions-test-${randomUUID()}`;
const images: string[] = [];

beforeAll(async () => {
  server = await startRegistry({ inMemory: true });
  engine = await connect(process.env);
  repository = await settingsRepository();
  registry = new Registry({
    host: server.host,
    repository: 'test/actions',
    signal: new AbortController().signal,
  });
});
afterAll(async () => {
  for (const image of images) await engine.docker.getImage(image).remove({ force: true });
  await server.close();
  await repository.remove();
});

function action(name: string, inputs: Readonly<Record<string, string>>) {
  const env = { VSC_REGISTRY: server.host, VSC_REPOSITORY: 'test/actions' };
  return runAction(name, inputs, repository.root, env);
}

/** Publishes and promotes one commit as the workflow does, and returns its digests. */
async function released(message: string) {
  await repository.commit(message, { 'runtime/file': message });
  const digests: Record<string, string> = {};
  for (const variant of ['cpu', 'gpu']) {
    const image = `${tag}:${variant}-${images.length}`;
    const tested = await tinyImage(engine, image, [['file', noise(500)]], { variant });
    images.push(image);
    const run = await action('publish-image', { variant, image, tested });
    expect(run).toMatchObject({ code: 0, outputs: { already: 'false' } });
    expect(run.outputs['name']).toBe(`${server.host}/test/actions`);
    digests[variant] = run.outputs['digest'] ?? '';
  }
  const tested = Object.entries(digests).map(([variant, digest]) => `${variant}=${digest}\n`);
  const run = await action('promote-images', { attested: 'false', tested: tested.join('') });
  return { digests, run };
}

describe('the bundled actions', () => {
  it('publish, promote and roll back', async () => {
    const first = await released('Start <script>');
    expect(first.run).toMatchObject({ code: 0, outputs: { outcome: 'promoted', release: '1' } });
    const second = await released('Mend <b>it</b> @somebody');
    expect(second.run.outputs).toEqual({ outcome: 'promoted', release: '2', pages: 'false' });
    expect(second.run.summary).toContain('- Mend &lt;b&gt;it');
    expect(second.run.summary).not.toContain('@somebody');
    expect(await registry.resolve('gpu-latest')).toBe(second.digests['gpu']);

    const back = await action('rollback-images', {
      attested: 'false',
      release: '1',
      reason: 'it breaks',
    });
    expect(back).toMatchObject({ code: 0, outputs: { release: '3', moved: 'true' } });
    expect(await registry.resolve('cpu-latest')).toBe(first.digests['cpu']);
    expect(await registry.resolve('gpu-latest')).toBe(first.digests['gpu']);

    const pruned = await action('prune-images', { 'dry-run': 'true' });
    expect(pruned).toMatchObject({ code: 0, outputs: { removed: '0' } });
  });

  it.each([
    ['publish-image', { variant: 'cpu' }, '::error::publish-image needs the input tested'],
    ['promote-images', { tested: 'cpu' }, '::error::"cpu" does not say what was tested'],
    [
      'rollback-images',
      { attested: 'false', release: '99', reason: 'it breaks' },
      '::error::there is no release 99',
    ],
    ['rollback-images', { release: '1' }, '::error::rollback needs the input reason'],
    ['lift-hold', { reason: '…' }, '::error::the reason has to be words'],
    ['prune-images', { 'dry-run': 'perhaps' }, '::error::the input dry-run is "perhaps"'],
  ])('%s with %j fails with one message', async (name, inputs, message) => {
    const { code, log } = await action(name, inputs);
    expect(log).toContain(message);
    expect(log).not.toMatch(/^\s+at /m);
    expect(code).toBe(1);
  });
});
