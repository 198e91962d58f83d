import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { LEDGER_TAG } from '../../actions/src/registry/ledger/ledger.ts';
import { promote } from '../../actions/src/registry/promotion/promote.ts';
import { prune } from '../../actions/src/registry/ledger/prune.ts';
import {
  attach,
  fallbackReferrers,
  referrers,
} from '../../actions/src/registry/client/referrers.ts';
import { verifyLedger } from '../../actions/src/registry/ledger/verify-ledger.ts';
import { connect } from '../../actions/src/container/connect.ts';
import { pushImage } from '../../actions/src/image/transfer/push.ts';
import {
  ALL_OLD,
  candidate,
  commitId,
  latest,
  numberedHistory,
  promotionAt,
  published,
  QUICK,
} from '../harness/registry/promotion.ts';
import { startRegistry } from '../harness/registry/registry.ts';
import { noise, tinyImage } from '../harness/registry/tiny-images.ts';
import { goProgram } from '../support/programs/go-programs.ts';

const BILL = Buffer.from('{"bomFormat":"CycloneDX"}');

/** Two releases, a bill of materials on the newest, and a real image, in a registry on loopback. */
async function released(which: Which, skip: (condition: boolean) => void) {
  const name = PROGRAMS[which];
  const built = name && (await goProgram(name));
  skip(name !== undefined && built === undefined);
  const place = which === 'olareg' ? { olareg: built } : { program: built };
  const server = await startRegistry({ inMemory: true, ...place });
  onTestFinished(() => server.close());
  const { registry, context } = promotionAt(server.host, 'team/runtime');
  await published(registry, 1, 2);
  for (const position of [1, 2]) await promote(context, candidate(position), numberedHistory);
  const digest = (await registry.resolve('cpu-latest')) ?? '';
  const mediaType = 'application/vnd.cyclonedx+json';
  await attach(registry, digest, { mediaType, bytes: BILL, title: 'bom.json' });
  return { registry, digest, name: `${server.host}/team/runtime` };
}

const run = async (program: string, ...args: string[]) =>
  (await promisify(execFile)(program, args)).stdout;

describe.for(['docker-registry', 'distribution', 'olareg'] as const)('%s', (which) => {
  it('takes releases, and gives them back whole', async ({ skip }) => {
    const { registry, digest } = await released(which, skip);
    expect(await latest(registry)).toEqual([2, 2]);
    expect((await verifyLedger(registry)).faults).toEqual([]);
    expect(await referrers(registry, digest)).toHaveLength(1);
    // Only the last has a list of its own, and needs no tag for it.
    const itself = which === 'olareg';
    expect((await registry.referrers(digest))?.length).toBe(itself ? 1 : undefined);
    expect(await fallbackReferrers(registry, digest)).toHaveLength(itself ? 0 : 1);
  });

  it.for(['crane', 'oras', 'regctl', 'cosign'] as const)(
    'is read by %s',
    async (name, { skip }) => {
      const client = await goProgram(name);
      skip(client === undefined);
      const at = await released(which, skip);
      await expect(READ[name](client ?? '', at)).resolves.toBeUndefined();
    },
  );
});

it('a registry with the referrers API is pruned of what nothing needs, with what hangs on it', async ({
  skip,
}) => {
  const { registry } = await released('olareg', skip);
  await published(registry, 0);
  const digest = (await registry.resolve(`cpu-${commitId(0)}`)) ?? '';
  await attach(registry, digest, { mediaType: 'text/plain', bytes: BILL, title: 'notes' });
  const { removed } = await prune(registry, ALL_OLD, { dryRun: false, keep: 0 });
  expect(removed.map(({ tag }) => tag).toSorted()).toEqual([
    `cpu-${commitId(0)}`,
    `gpu-${commitId(0)}`,
  ]);
  expect(await registry.referrers(digest)).toEqual([]);
  expect((await verifyLedger(registry)).faults).toEqual([]);
  expect(await latest(registry)).toEqual([2, 2]);
});

/** Debian's docker-registry 2, distribution 3, and one by other people. */
type Which = 'docker-registry' | 'distribution' | 'olareg';

const PROGRAMS = {
  'docker-registry': undefined,
  distribution: 'registry',
  olareg: 'olareg',
} as const satisfies Record<Which, unknown>;

type Released = Awaited<ReturnType<typeof released>>;

const READ: Record<
  'crane' | 'oras' | 'regctl' | 'cosign',
  (client: string, at: Released) => Promise<void>
> = {
  async crane(crane, { name, digest, registry }) {
    expect((await run(crane, 'digest', `${name}:cpu-latest`)).trim()).toBe(digest);
    expect((await run(crane, 'ls', name)).split('\n')).toContain(`cpu-${commitId(2)}`);
    // What the engine pushed for us: every layer against its digest.
    const engine = await connect(process.env);
    const tag = `${name}:whole`;
    const id = await tinyImage(engine, tag, [['file', noise(10_000)]]);
    onTestFinished(() => engine.docker.getImage(tag).remove({ force: true }));
    const { signal } = new AbortController();
    const pushed = await pushImage(engine, id, tag, { signal, retry: QUICK });
    expect(await registry.resolve('whole')).toBe(pushed.digest);
    await run(crane, 'validate', '--remote', tag);
  },
  async oras(oras, { name, digest }) {
    const found = await run(
      oras,
      'discover',
      '--plain-http',
      '--format',
      'json',
      `${name}@${digest}`,
    );
    expect(found).toContain('application/vnd.cyclonedx+json');
    const [, artifact = ''] =
      /"digest": "(sha256:[0-9a-f]{64})"/.exec(found.replaceAll(digest, '')) ?? [];
    const folder = await mkdtemp(path.join(tmpdir(), 'oras-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    await run(oras, 'pull', '--plain-http', '--output', folder, `${name}@${artifact}`);
    expect(await readFile(path.join(folder, 'bom.json'))).toEqual(BILL);
    const entry = await run(oras, 'manifest', 'fetch', '--plain-http', `${name}:${LEDGER_TAG}`);
    expect(entry).toContain(commitId(2));
  },
  async regctl(regctl, { name, digest }) {
    const host = `reg=${name.split('/')[0]},tls=disabled`;
    const list = await run(regctl, '--host', host, 'artifact', 'list', `${name}@${digest}`);
    expect(list).toContain('application/vnd.cyclonedx+json');
    const head = await run(regctl, '--host', host, 'manifest', 'head', `${name}:cpu-latest`);
    expect(head.trim()).toBe(digest);
  },
  async cosign(cosign, { name, digest }) {
    const tree = await run(cosign, 'tree', '--allow-http-registry', `${name}@${digest}`);
    expect(tree).toContain('application/vnd.cyclonedx+json');
  },
};
