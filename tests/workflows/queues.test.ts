import {
  ConcurrencyGroups,
  dispatchEvent,
  type GitRepository,
  gitRepository,
  pushEvent,
  type RestServer,
  type RunOptions,
  startRestServer,
} from 'actions-testbed';
import { cp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { exec } from '../../actions/src/entrypoints/exec.ts';
import type { Registry } from '../../actions/src/registry/client/client.ts';
import { promote } from '../../actions/src/registry/promotion/promote.ts';
import {
  candidate,
  latest,
  numberedHistory,
  promotionAt,
  published,
} from '../harness/registry/promotion.ts';
import { startRegistry, type TestRegistry } from '../harness/registry/registry.ts';
import { registryLogin } from './support/registry-login.ts';
import { runLogged } from './support/run-logged.ts';
import { stubAction } from './support/stub-action.ts';
import { logOf } from './support/world.ts';

const root = path.resolve(import.meta.dirname, '../..');
const NAME = 'owner/repository';
// What they do is for other tests: here they end when the test says so.
const untilOpen = (gate: string) => `while [ ! -e "$GATES/${gate}" ]; do sleep 0.05; done`;

let repository: GitRepository;
let rest: RestServer;
let ours: RestServer;
let server: TestRegistry;
let registry: Registry;
beforeAll(async () => {
  server = await startRegistry({ inMemory: true });
  const at = promotionAt(server.host, 'owner/images');
  registry = at.registry;
  await published(registry, 1, 2);
  for (const position of [1, 2]) await promote(at.context, candidate(position), numberedHistory);
  repository = await gitRepository();
  await cp(path.join(root, '.github'), path.join(repository.root, '.github'), { recursive: true });
  await repository.commit('The workflows', {
    ...stubAction('build-image', { 'image-id': 'an-id' }, untilOpen('build-$COMMIT')),
    ...stubAction('test-image', { 'image-id': 'an-id' }),
    ...stubAction('smoke-test'),
    ...stubAction('publish-image', { name: 'image', digest: 'sha256:0' }),
    ...stubAction('attest-image'),
    ...stubAction('affected-variants', { variants: String.raw`[\"cpu\",\"gpu\"]` }),
    ...['preflight', 'report-issue', 'upload-reports', 'download-reports']
      .map((name) => stubAction(name))
      .reduce((all, one) => ({ ...all, ...one })),
    'scripts/check/bundles.sh': 'true\n',
    ...stubAction('promote-images', {}, untilOpen('promote-$COMMIT')),
    ...stubAction('rollback-images', {}, untilOpen('rollback-$COMMIT')),
  });
  rest = await startRestServer(NAME, repository.root);
  ours = await startRestServer(NAME, root);
});
afterAll(async () => {
  await Promise.all([rest.close(), ours.close(), server.close()]);
  await repository.remove();
});

let concurrency: ConcurrencyGroups;
let ended: string[] = [];
beforeEach(() => {
  concurrency = new ConcurrencyGroups();
  ended = [];
});

const gates = () => path.join(repository.root, '.git');
const open = (...names: string[]) =>
  Promise.all(names.map((name) => writeFile(path.join(gates(), name), '')));

/** Starts a workflow; gives what tells that it has come to a line of its log, and its end. */
function start(workflow: string, commit: string, more: Partial<RunOptions> = {}) {
  const lines: string[] = [];
  const file = `.github/workflows/${workflow}.yml`;
  const run = runLogged({
    source: repository.root,
    workflow: file,
    event: dispatchEvent(rest.store, file, more.inputs),
    github: { api_url: rest.url },
    concurrency,
    onLine: (line) => lines.push(line),
    ...more,
    env: { ...rest.git, GATES: gates(), COMMIT: commit, ...more.env },
  });
  const done = run.then((result) => {
    ended.push(`${workflow} ${commit} ${result.conclusion}`);
    return result;
  });
  return {
    done,
    async reaches(wanted: string) {
      while (!lines.some((line) => line.startsWith(wanted))) await sleep(10);
    },
  };
}

async function push(commit: string) {
  const sha = await repository.commit(commit, { file: commit });
  const event = await pushEvent(rest.store);
  return start('publish', commit, { event, github: { api_url: rest.url, sha } });
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(10);
}

describe('a roll back', () => {
  it('goes through while a publication builds, and while another commit is merged', async () => {
    const first = await push('one');
    await first.reaches('build-image cpu');
    const { stdout } = await exec('git', ['rev-parse', 'HEAD'], { cwd: root });
    const { secrets, vars } = registryLogin(server.host);
    const rollback = start('rollback', 'back', {
      source: root,
      github: { sha: stdout.trim() },
      inputs: { release: '1', reason: 'It breaks.' },
      env: ours.git,
      secrets,
      vars: { ...vars, VSC_ATTEST: 'false' }, // the images of this test are in the registry alone
    });
    const second = await push('two');
    await second.reaches('build-image cpu');
    const result = await rollback.done;
    expect(result.conclusion, logOf(result)).toBe('success');
    expect(await latest(registry)).toEqual([1, 1]);
    expect(ended).toEqual(['rollback back success']);
    await open('build-one', 'build-two', 'promote-one', 'promote-two');
    for (const { done } of [first, second]) {
      expect((await done).conclusion, logOf(await done)).toBe('success');
    }
  });

  it('that waits is dropped neither by another nor by a push', async () => {
    const backs = [];
    for (const name of ['first', 'second', 'third']) {
      backs.push(
        start('rollback', name, {
          inputs: { release: '1', reason: 'It breaks.' },
          github: await head(),
        }),
      );
      await until(() => {
        const { running, pending } = concurrency.count('rollback');
        return running + pending === backs.length;
      });
    }
    const pushed = await push('three');
    await pushed.reaches('build-image cpu');
    await open('build-three', 'promote-three');
    expect((await pushed.done).conclusion).toBe('success');
    expect(concurrency.count('rollback')).toEqual({ running: 1, pending: 2 });
    await open('rollback-third', 'rollback-second', 'rollback-first');
    await Promise.all(backs.map(({ done }) => done));
    expect(ended).toEqual([
      'publish three success',
      'rollback first success',
      'rollback second success',
      'rollback third success',
    ]);
  });
});

describe('a publication', () => {
  it('is promoted in turn, and none that was built is dropped', async () => {
    const runs = [];
    for (const name of ['a', 'b', 'c']) {
      await open(`build-${name}`);
      runs.push(await push(name));
      await until(() => {
        const { running, pending } = concurrency.count('promote');
        return running + pending === runs.length;
      });
    }
    await open('promote-c', 'promote-b', 'promote-a');
    for (const { done } of runs) expect((await done).conclusion).toBe('success');
    expect(ended).toEqual(['publish a success', 'publish b success', 'publish c success']);
  });
});

async function head() {
  return { api_url: rest.url, sha: await repository.git('rev-parse', 'main') };
}
