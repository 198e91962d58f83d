import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { messageOf } from '../../actions/src/errors.ts';
import { Registry } from '../../actions/src/registry/client/client.ts';
import { readIntent, TIMING } from '../../actions/src/registry/ledger/intent.ts';
import { readReleases } from '../../actions/src/registry/ledger/ledger.ts';
import type { MoveContext } from '../../actions/src/registry/promotion/move.ts';
import { liftHold, promote, rollBack } from '../../actions/src/registry/promotion/promote.ts';
import { type Fault, type FaultyProxy, startFaultyProxy } from '../harness/http/faults.ts';
import {
  candidate,
  commitId,
  latest,
  numberedHistory,
  promotionAt,
  published,
} from '../harness/registry/promotion.ts';
import { startRegistry, type TestRegistry } from '../harness/registry/registry.ts';
import { randomFrom } from '../harness/random.ts';
import { share } from '../support/soak.ts';

let server: TestRegistry;
let proxy: FaultyProxy;

beforeAll(async () => {
  server = await startRegistry({ inMemory: true });
  proxy = await startFaultyProxy(server.host);
});
afterAll(async () => {
  await proxy.close();
  await server.close();
});

const isWrite = (method: string) => !['GET', 'HEAD'].includes(method);

/**
 * Promotes commit 2 over commit 1 in a child process, which is killed at its request number
 * `step`, before or after the registry acts. Returns the method of that request, or undefined
 * where the child came to its end.
 */
async function killedAt(step: number, when: 'drop' | 'lose', repository: string) {
  const script = path.join(import.meta.dirname, '../harness/registry/promote-child.ts');
  proxy.seen.length = 0;
  let killed: string | undefined;
  const child = spawn(process.execPath, [script, proxy.host, repository, '2'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(child, 'exit');
  proxy.fault = async (request) => {
    // By which request it is: several travel at once, so their number may have moved on by now.
    if (proxy.seen[step - 1] !== request) return 'pass';
    killed = request.method;
    child.kill('SIGKILL');
    await ended;
    return when;
  };
  const [code] = (await ended) as [number | null];
  expect(code).toBe(killed === undefined ? 0 : null);
  // The last request outlives the child: what reads next would race with it.
  await proxy.acted();
  return killed;
}

/** The methods of the requests of a promotion that nothing happens to, in their order. */
async function requestsOf(repository: string): Promise<string[]> {
  const { registry, context } = promotionAt(server.host, repository);
  await published(registry, 1, 2);
  await promote(context, candidate(1), numberedHistory);
  proxy.fault = () => 'pass';
  expect(await killedAt(Infinity, 'drop', repository)).toBe(undefined);
  return proxy.seen.map(({ method }) => method);
}

describe('a promotion whose process is killed', () => {
  it('at any step, is undone or finished once any next run has ended', async () => {
    const methods = await requestsOf('kill/none');
    expect(methods.filter(isWrite).length).toBeGreaterThanOrEqual(6);
    const steps = methods.map((method, index) => ({ method, step: index + 1 }));
    // A read leaves nothing behind whether it was answered or not.
    const reads = steps.filter(({ method }) => !isWrite(method));
    const writes = steps.filter(({ method }) => isWrite(method));
    const cases = [
      ...share(reads, 7).map((read) => ({ ...read, when: 'drop' as const })),
      ...share(
        writes.flatMap((write) => [
          { ...write, when: 'drop' as const },
          { ...write, when: 'lose' as const },
        ]),
        3,
      ),
    ];
    for (const { step, method, when } of cases) {
      proxy.fault = () => 'pass';
      const { registry, context } = promotionAt(server.host, `kill/${when}${step}`);
      await published(registry, 1, 2, 3);
      await promote(context, candidate(1), numberedHistory);
      const what = `killed at step ${step} (${method}, ${when})`;
      expect(await killedAt(step, when, registry.repository), what).toBeDefined();
      // The next run has nothing to do but to refuse.
      await expect(rollBack(context, 99, 'a test')).rejects.toThrow('there is no release 99');
      const [cpu, gpu] = await latest(registry);
      const head = (await readReleases(registry))[0];
      const commit = parseInt(head?.commit ?? '', 16);
      expect({ what, cpu, gpu }).toEqual({ what, cpu: commit, gpu: commit });
      await promote(context, candidate(3), numberedHistory);
      const state = (await readIntent(registry))?.value.state;
      const end = { what, tags: await latest(registry), state };
      expect(end).toEqual({ what, tags: [3, 3], state: 'idle' });
    }
  }, 300_000);
});

/** A roll back to a release, or the end of its hold. */
const anyHold = (context: MoveContext, number: number | undefined) =>
  number === undefined ? liftHold(context, 'a test') : rollBack(context, number, 'a test');

describe('promotions and roll backs under random faults', () => {
  const FAULTS: Fault[] = [
    'drop',
    'lose',
    { status: 429, headers: { 'retry-after': '0' } },
    { status: 500 },
    { status: 503 },
    { status: 403 },
  ];

  it('keep both tags together, and the ledger in order, for each schedule of faults', async () => {
    const { integer, chance } = randomFrom(20221203);
    let failed = 0;
    // 25 schedules each: 500 in make soak.
    const rounds = share([...Array(20).keys()], 7);
    for (const round of rounds) {
      const repository = `faults/round${round}`;
      const direct = new Registry({
        host: server.host,
        repository,
        signal: new AbortController().signal,
      });
      await published(direct, 1, 2, 3, 4, 5, 6, 7, 8);
      let newest = 0;
      for (let schedule = 0; schedule < 25; schedule++) {
        const rate = [0, 0.02, 0.1, 0.3][integer(0, 3)] ?? 0;
        const cut = chance(0.5) ? integer(1, 24) : Infinity;
        let count = 0;
        proxy.fault = () => {
          count += 1;
          if (count >= cut) return count === cut && chance(0.5) ? 'lose' : 'drop';
          return chance(rate) ? (FAULTS[integer(0, FAULTS.length - 1)] ?? 'drop') : 'pass';
        };
        const { context } = promotionAt(proxy.host, repository, {
          retry: { attempts: 3, firstDelayMs: 0, maxDelayMs: 1 },
        });
        const position = Math.min(8, newest + integer(-1, 2));
        const operation =
          newest > 0 && chance(0.5)
            ? anyHold(context, chance(0.5) ? integer(1, 3) : undefined)
            : promote(context, candidate(Math.max(1, position)), numberedHistory);
        const error = await operation.then(() => undefined, messageOf);
        await proxy.acted();
        const what = `round ${round}, schedule ${schedule}: ${error}`;
        if (error !== undefined) {
          failed += 1;
          await promote(
            promotionAt(server.host, repository).context,
            candidate(1),
            numberedHistory,
          );
        }
        const [cpu, gpu] = await latest(direct);
        expect({ what, cpu }).toEqual({ what, cpu: gpu });
        newest = Math.max(newest, cpu ?? 0);
      }
      const releases = (await readReleases(direct)).toReversed();
      const commits = releases.filter(({ kind }) => kind === 'publish').map(({ commit }) => commit);
      // What was rolled back may come again, once its hold is lifted.
      expect(commits).toEqual(commits.toSorted());
      expect(releases.map(({ number }) => number)).toEqual(releases.map((_, index) => index + 1));
    }
    // Half of the schedules fail; how many varies, for several requests travel at once.
    expect(failed).toBeGreaterThan(5 * rounds.length);
  }, 300_000);

  it('leave the intent to the next run if the registry is gone between the two tags', async () => {
    const repository = 'faults/half-way';
    const { registry, context } = promotionAt(server.host, repository);
    await published(registry, 1, 2);
    await promote(context, candidate(1), numberedHistory);
    let gone = false;
    proxy.fault = ({ method, path: at }) => {
      gone ||= method === 'PUT' && at.endsWith('/manifests/gpu-latest');
      return gone ? 'drop' : 'pass';
    };
    const broken = promotionAt(proxy.host, repository).context;
    await expect(promote(broken, candidate(2), numberedHistory)).rejects.toMatchObject({
      message: expect.stringMatching(/^release 2 is half done: .*putting it back failed/) as string,
      next: 'run it again: the next run tidies up first',
    });
    const second = await registry.resolve(`cpu-${commitId(2)}`);
    expect(await registry.resolve('cpu-latest')).toBe(second);
    expect((await readIntent(registry))?.value).toMatchObject({ state: 'moving', release: 2 });
    await expect(rollBack(context, 99, 'a test')).rejects.toThrow('there is no release 99');
    expect(await latest(registry)).toEqual([1, 1]);
    expect((await readIntent(registry))?.value.state).toBe('idle');
  });
});

describe('two publications at once', () => {
  it('leave the newer one as the latest, whichever ends last', async () => {
    // The pause must be longer than a write takes, on a machine that does much else as well.
    const timing = { ...TIMING, settleMs: 3000, pollMs: 20 };
    const { integer } = randomFrom(7);
    const slow = await startFaultyProxy(server.host);
    onTestFinished(() => slow.close());
    slow.fault = async () => {
      await sleep(integer(0, 20));
      return 'pass' as const;
    };
    const race = async (round: number) => {
      const repository = `race/round${round}`;
      const first = promotionAt(server.host, repository);
      const older = promotionAt(slow.host, repository, { timing, by: 'the older' });
      const newer = promotionAt(server.host, repository, { timing, by: 'the newer' });
      await published(first.registry, 1, 2, 3);
      await promote(first.context, candidate(1), numberedHistory);
      const results = await Promise.all([
        promote(older.context, candidate(2), numberedHistory),
        sleep(integer(0, 100)).then(() => promote(newer.context, candidate(3), numberedHistory)),
      ]);
      expect(['promoted', 'superseded']).toContain(results[0].outcome);
      expect(results[1].outcome).toBe('promoted');
      expect(await latest(newer.registry)).toEqual([3, 3]);
    };
    await Promise.all([...Array(6).keys()].map(race));
  });
});
