import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { messageOf } from '../../actions/src/errors.ts';
import type { Registry } from '../../actions/src/registry/client/client.ts';
import { readIntent } from '../../actions/src/registry/ledger/intent.ts';
import { LEDGER_TAG, releaseTag } from '../../actions/src/registry/ledger/ledger.ts';
import type { MoveContext } from '../../actions/src/registry/promotion/move.ts';
import { liftHold, promote, rollBack } from '../../actions/src/registry/promotion/promote.ts';
import { prune } from '../../actions/src/registry/ledger/prune.ts';
import { attach, fallbackReferrers } from '../../actions/src/registry/client/referrers.ts';
import { commitTag } from '../../actions/src/registry/client/settings.ts';
import { recordUnpackedSize } from '../../actions/src/registry/unpacked-size.ts';
import {
  lostImages,
  repairLedger,
  verifyLedger,
} from '../../actions/src/registry/ledger/verify-ledger.ts';
import { type Fault, type FaultyProxy, startFaultyProxy } from '../harness/http/faults.ts';
import {
  candidate,
  commitId,
  latest,
  numberedHistory,
  numberedOrder,
  promotionAt,
} from '../harness/registry/promotion.ts';
import { randomFrom } from '../harness/random.ts';
import { startRegistry, type TestRegistry } from '../harness/registry/registry.ts';
import { putTestImage } from '../harness/registry/test-image.ts';
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

const VARIANTS = ['cpu', 'gpu'];
const BILL = { mediaType: 'application/vnd.cyclonedx+json', title: 'bom.json' };

/** What publish-image leaves in the registry, in its order; the layers are the engine's. */
async function publish(registry: Registry, position: number): Promise<void> {
  for (const variant of VARIANTS) {
    const digest = await putTestImage(registry, variant, commitId(position));
    await recordUnpackedSize(registry, digest, 1000 + position);
    await attach(registry, digest, { ...BILL, bytes: Buffer.from(`{"version":${position}}`) });
  }
}

async function repair({ registry }: MoveContext): Promise<void> {
  await repairLedger(registry, await verifyLedger(registry));
}

type Operation = (context: MoveContext, position: number) => Promise<unknown>;

const OPERATIONS: Readonly<Record<string, Operation>> = {
  publish: ({ registry }, position) => publish(registry, position),
  promote: (context, position) => promote(context, candidate(position), numberedHistory),
  'roll back': (context) => rollBack(context, 1, 'a test'),
  lift: (context) => liftHold(context, 'a test'),
  prune: ({ registry }) => prune(registry, numberedOrder, { dryRun: false, keep: 0 }),
  repair,
};

/** Has the registry hear nothing from request number `step` on, as if the process had been killed there. */
function killAt(step: number, last: Fault): () => Fault {
  let count = 0;
  return () => {
    count += 1;
    if (count < step) return 'pass';
    return count === step ? last : 'drop';
  };
}

/** What must be so after each next run. */
async function expectWhole(registry: Registry, ledger: Map<number, string>, what: string) {
  const state = await verifyLedger(registry);
  const lost = await lostImages(registry, state.releases);
  const [cpu, gpu] = await latest(registry);
  const head = parseInt(state.head?.value.commit ?? '', 16);
  const intent = (await readIntent(registry))?.value.state ?? 'idle';
  expect({ what, faults: state.faults, lost, cpu, gpu, intent }).toEqual({
    what,
    faults: [],
    lost: [],
    cpu: head,
    gpu: head,
    intent: 'idle',
  });
  for (const { number } of state.releases) {
    const digest = await registry.resolve(releaseTag(number));
    // What was once in the ledger stays in it, under its number.
    expect({ what, number, digest: ledger.get(number) ?? digest }).toEqual({
      what,
      number,
      digest,
    });
    ledger.set(number, digest ?? '');
  }
  expect({ what, releases: state.releases.length }).toEqual({ what, releases: ledger.size });
}

/** A repository with three releases, and one commit, the second, that nobody promoted. */
async function operated(repository: string) {
  const { registry, context } = promotionAt(server.host, repository);
  for (const position of [1, 2, 3, 4]) await publish(registry, position);
  for (const position of [1, 3, 4]) await promote(context, candidate(position), numberedHistory);
  return { registry, context };
}

// Twenty-five schedules each: 500 in make soak.
it.each(share([...Array(20).keys()], 20))(
  'loses nothing in 25 schedules of kills, and the next run goes on (seed %i)',
  async (seed) => {
    const { integer, chance } = randomFrom(19_000 + seed);
    const { registry } = await operated(`killed/seed${seed}`);
    const ledger = new Map<number, string>();
    await expectWhole(registry, ledger, 'at the start');
    const names = Object.keys(OPERATIONS);
    let newest = 4;
    let killed = 0;
    for (let schedule = 0; schedule < 25; schedule++) {
      const name = names[integer(0, names.length - 1)] ?? '';
      if (name === 'publish') newest += 1;
      // Somebody loses the head now and then, for the repair to have something to do.
      if (name === 'repair' && ledger.size > 2) {
        const older = await registry.manifestOf(ledger.get(ledger.size - 2) ?? '');
        await registry.putManifest(LEDGER_TAG, older);
      }
      const last = chance(0.5) ? 'lose' : 'drop';
      const step = integer(1, name === 'publish' ? 40 : 30);
      proxy.fault = killAt(step, last);
      const { context } = promotionAt(proxy.host, registry.repository, {
        retry: { attempts: 1, firstDelayMs: 0, maxDelayMs: 0 },
      });
      const operation = OPERATIONS[name]?.(context, newest) ?? Promise.resolve();
      const error = await operation.then(() => undefined, messageOf);
      await proxy.acted();
      killed += error === undefined ? 0 : 1;
      const what = `schedule ${schedule}: ${name} killed at request ${step} (${last}): ${error}`;
      // The same again, by somebody else, then a promotion: nobody has to tidy up by hand.
      const next = promotionAt(server.host, registry.repository).context;
      if (name === 'repair') await repair(next);
      else if (name !== 'prune') await OPERATIONS[name]?.(next, newest);
      const promoted = chance(0.5) ? newest : 4;
      await promote(next, candidate(promoted), numberedHistory);
      if (name === 'prune') await OPERATIONS[name]?.(next, newest);
      await expectWhole(registry, ledger, what);
    }
    expect(killed).toBeGreaterThan(8);
  },
  120_000,
);

describe('killed at each of its requests', () => {
  it.each(['prune', 'repair', 'publish'])(
    '%s goes on at the next run',
    async (name) => {
      let [step, ended] = [0, false];
      // make test takes each thirtieth step.
      for (const next of share([...Array(150).keys()], 30)) {
        if (ended) break;
        step = next + 1;
        const { registry } = await operated(`each/${name}${step}`);
        const ledger = new Map<number, string>();
        await expectWhole(registry, ledger, 'at the start');
        if (name === 'repair') {
          await registry.putManifest(LEDGER_TAG, await registry.manifestOf(releaseTag(1)));
        }
        proxy.fault = killAt(step, 'lose');
        const { context } = promotionAt(proxy.host, registry.repository, {
          retry: { attempts: 1, firstDelayMs: 0, maxDelayMs: 0 },
        });
        const operation = OPERATIONS[name]?.(context, 5) ?? Promise.resolve();
        ended = await operation.then(
          () => true,
          () => false,
        );
        await proxy.acted();
        const again = promotionAt(server.host, registry.repository).context;
        await OPERATIONS[name]?.(again, 5);
        await expectWhole(registry, ledger, `${name} killed at request ${step}`);
        const old = await registry.resolve(commitTag('cpu', commitId(2)));
        expect({ step, old: old === undefined }).toEqual({ step, old: name === 'prune' });
        if (name !== 'publish') continue;
        const digest = (await registry.resolve(commitTag('gpu', commitId(5)))) ?? '';
        expect(await fallbackReferrers(registry, digest)).toHaveLength(2);
      }
      expect(ended).toBe(true);
    },
    // In make soak, on a machine that does much else: minutes.
    600_000,
  );
});
