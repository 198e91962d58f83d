import { TIMING } from '../../../actions/src/registry/ledger/intent.ts';
import {
  LEDGER_TAG,
  type LedgerHead,
  nextRelease,
  type Release,
  releaseTag,
} from '../../../actions/src/registry/ledger/ledger.ts';
import { EMPTY_BYTES, MediaType } from '../../../actions/src/registry/client/oci.ts';
import { promote } from '../../../actions/src/registry/promotion/promote.ts';
import { recordManifest } from '../../../actions/src/registry/ledger/record.ts';
import {
  candidate,
  commitId,
  numberedHistory,
  promotionAt,
  published,
} from '../../harness/registry/promotion.ts';
import { startRegistry } from '../../harness/registry/registry.ts';
import { putTestImage } from '../../harness/registry/test-image.ts';
import type { Benchmark } from '../benchmark.ts';
import { measure, medianOf, type Usage } from '../measure.ts';

const RELEASES = 10_000;
const FEW = 10;
const RUNS = 5;
const ARTIFACT_TYPE = 'application/vnd.drivendata.vsc.release.v1+json';

/** `vsc releases` of a long ledger, from the start of the process. */
export const ledgerList: Benchmark = {
  name: 'ledger of 10,000 releases, listed',
  limits: { seconds: 1 },
  run: (roots) =>
    withLedgers(async ({ host, long }) => {
      const usages: Usage[] = [];
      const env = { VSC_REGISTRY: host, VSC_REPOSITORY: long, VSC_REGISTRY_LOGIN: 'stored' };
      for (const root of roots)
        usages.push(await measure(root, ['scripts/vsc.ts', 'releases'], { env }));
      return usages;
    }),
};

/** A promotion of both variants, with its pause of a second, beside one after ten releases. */
export const ledgerPromotion: Benchmark = {
  name: 'ledger of 10,000 releases, promotion of both variants beside one after ten',
  limits: { seconds: 2, times: 1.2 },
  run: () =>
    withLedgers(async ({ host, long, short }) => {
      const [longest, shortest]: number[][] = [[], []];
      for (let run = 1; run <= RUNS; run += 1) {
        longest?.push(await promotion(host, long, RELEASES + run));
        shortest?.push(await promotion(host, short, FEW + run));
      }
      const seconds = medianOf(longest ?? []);
      return [{ seconds, peakBytes: Number.NaN, times: seconds / medianOf(shortest ?? []) }];
    }),
};

async function promotion(host: string, repository: string, position: number): Promise<number> {
  const { registry, context } = promotionAt(host, repository, { timing: TIMING });
  await published(registry, position);
  const started = performance.now();
  await promote(context, candidate(position), numberedHistory);
  return (performance.now() - started) / 1000;
}

/** A registry with a ledger of ten releases, and one of ten thousand. */
async function withLedgers<T>(
  work: (at: { host: string; long: string; short: string }) => Promise<T>,
): Promise<T> {
  const server = await startRegistry({ inMemory: true });
  try {
    const { host } = server;
    const at = { host, long: 'bench/long', short: 'bench/short' };
    await writeLedger(host, at.long, RELEASES);
    await writeLedger(host, at.short, FEW);
    return await work(at);
  } finally {
    await server.close();
  }
}

/** Writes a ledger as so many promotions of the images of one commit leave it. */
async function writeLedger(host: string, repository: string, length: number): Promise<void> {
  const { registry } = promotionAt(host, repository);
  const digests = {
    cpu: await putTestImage(registry, 'cpu', commitId(1)),
    gpu: await putTestImage(registry, 'gpu', commitId(1)),
  };
  await registry.putBlob(MediaType.empty, EMPTY_BYTES);
  let head: LedgerHead | undefined;
  let writes: Promise<unknown>[] = [];
  for (let number = 1; number <= length; number += 1) {
    const value: Release = nextRelease(head, {
      kind: 'publish',
      commit: commitId(number),
      digests,
      locks: {},
      when: new Date(0).toISOString(),
      changes: ['numpy 1.23.4 -> 1.23.5'],
    });
    const manifest = recordManifest(ARTIFACT_TYPE, value);
    head = { digest: manifest.digest, value };
    writes.push(registry.putManifest(releaseTag(number), manifest));
    if (number === length) writes.push(registry.putManifest(LEDGER_TAG, manifest));
    if (writes.length >= 16 || number === length) {
      await Promise.all(writes);
      writes = [];
    }
  }
}
