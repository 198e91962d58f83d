import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { ConcurrencyGroups } from '../src/runner/plan/concurrency-groups.ts';
import type { RunOptions } from '../src/runner/types.ts';
import { runText, workflowFolder } from './run-text.ts';

// Each rule is of GitHub's page "Control the concurrency of workflows and jobs".
const source = await workflowFolder();
afterAll(() => rm(source, { recursive: true }));

let concurrency: ConcurrencyGroups;
let ended: string[] = [];
beforeEach(() => {
  concurrency = new ConcurrencyGroups();
  ended = [];
});

const WAIT = 'while [ ! -e "$GATE" ]; do sleep 0.02; done';
const ofWorkflow = (asked: string) =>
  `on: push\nconcurrency: ${asked}\njobs:\n  only:\n    steps:\n      - run: ${WAIT}\n`;
const ofJob = (asked: string) =>
  `on: push\njobs:\n  first:\n    steps: [{ run: 'true' }]\n  only:\n    concurrency: ${asked}\n    steps:\n      - run: ${WAIT}\n`;

/** Starts a run that ends when its gate is opened, and waits until the group is as it should be. */
async function begin(
  name: string,
  text: string,
  group: readonly [name: string, running: number, pending: number],
  more: Partial<RunOptions> = {},
) {
  const gate = path.join(source, `gate-${name}-${Math.random()}`);
  const run = runText(source, text, { concurrency, env: { GATE: gate }, graceMs: 100, ...more });
  const result = run.then(({ conclusion }) => {
    ended.push(`${name} ${conclusion}`);
    return conclusion;
  });
  const [of, running, pending] = group;
  await until(() => concurrency.count(of).running === running);
  await until(() => concurrency.count(of).pending === pending);
  return { result, open: () => writeFile(gate, '') };
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(5);
}

describe.each([
  ['workflows', ofWorkflow],
  ['jobs', ofJob],
])('a group of %s', (_, text) => {
  it('has one running and one waiting, which a newer one replaces', async () => {
    const [a, b, c] = [
      await begin('a', text('deploy'), ['deploy', 1, 0]),
      await begin('b', text('deploy'), ['deploy', 1, 1]),
      await begin('c', text('{ group: Deploy, cancel-in-progress: false }'), ['deploy', 1, 1]),
    ];
    expect(await b.result).toBe('cancelled');
    await Promise.all([c.open(), a.open()]);
    await Promise.all([a.result, c.result]);
    expect(ended).toEqual(['b cancelled', 'a success', 'c success']);
  });

  it('drops none with queue: max, and starts the one that has waited longest', async () => {
    const asked = text('{ group: deploy, queue: max }');
    const runs = [
      await begin('a', asked, ['deploy', 1, 0]),
      await begin('b', asked, ['deploy', 1, 1]),
      await begin('c', asked, ['deploy', 1, 2]),
    ];
    for (const run of runs.toReversed()) await run.open();
    await Promise.all(runs.map(({ result }) => result));
    expect(ended).toEqual(['a success', 'b success', 'c success']);
  });

  it('cancels the running one if a newer one asks for it', async () => {
    const asked = text("{ group: 'pull-${{ github.ref }}', cancel-in-progress: true }");
    const a = await begin('a', asked, ['pull-refs/heads/main', 1, 0]);
    const b = await begin('b', asked, ['pull-refs/heads/main', 1, 0]);
    expect(await a.result).toBe('cancelled');
    await b.open();
    expect(await b.result).toBe('success');
  });

  it('does not keep another group waiting', async () => {
    const a = await begin('a', text('deploy'), ['deploy', 1, 0]);
    const b = await begin('b', text('other'), ['other', 1, 0]);
    await b.open();
    expect(await b.result).toBe('success');
    await a.open();
    expect(await a.result).toBe('success');
  });

  it('lets the cancel button remove a waiting one', async () => {
    const a = await begin('a', text('deploy'), ['deploy', 1, 0]);
    const button = new AbortController();
    const b = await begin('b', text('deploy'), ['deploy', 1, 1], { signal: button.signal });
    button.abort();
    expect(await b.result).toBe('cancelled');
    await a.open();
    expect(await a.result).toBe('success');
    expect(concurrency.count('deploy')).toEqual({ running: 0, pending: 0 });
  });

  it('is refused with queue: max and cancel-in-progress: true', async () => {
    const both = text('{ group: deploy, queue: max, cancel-in-progress: true }');
    await expect(runText(source, both, { concurrency })).rejects.toThrow(
      'the group deploy has queue: max and cancel-in-progress: true',
    );
  });
});

describe('a queue', () => {
  it('holds a hundred, and the next is cancelled', async () => {
    const asked = { group: 'deploy', cancelInProgress: false, queue: 'max' };
    const enter = () => concurrency.enter(asked, () => undefined, undefined);
    const leave = await enter();
    const pending = Array.from({ length: 100 }, enter);
    expect(await enter()).toBeUndefined();
    leave?.();
    for (const one of pending) (await one)?.();
    expect(concurrency.count('deploy')).toEqual({ running: 0, pending: 0 });
  });
});
