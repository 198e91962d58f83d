import { verifyCommand } from '../../../actions/src/commands/images/attested-images.ts';
import type { ReleasedActions } from '../../../actions/src/commands/images/release-actions/release-actions.ts';
import type { AttestedImage } from '../../../actions/src/commands/images/attest-image/attest-image.ts';
import type { PublishResult } from '../../../actions/src/commands/images/publish-image/publish-image.ts';
import type { Release } from '../../../actions/src/registry/ledger.ts';
import type { Pruned } from '../../../actions/src/registry/prune.ts';

function release(number: number, commit: string, changes: readonly string[]): Release {
  const digests = { cpu: `sha256:${'c0'.repeat(32)}`, gpu: `sha256:${'9b'.repeat(32)}` };
  const full = commit.padEnd(40, '0');
  const when = `2026-11-${10 + number}T08:05:06.000Z`;
  return {
    number,
    kind: 'publish',
    commit: full,
    digests,
    locks: {},
    when,
    changes,
    newest: { number, commit: full, digests },
  };
}

/** The ledger, newest first. */
export const releasesSample = [
  release(12, '3f2a9c41d0', ['numpy 1.23.4 -> 1.23.5', 'scikit-image 0.19.3 added']),
  release(11, '77ab01c2ee', ['Fix <b>the</b> entrypoint | @org/team']),
  release(10, 'e0417d93aa', ['first release']),
] as const;

const [newest] = releasesSample;

/** The latest tags moved to the newest release. */
export const movedSample = { release: newest, moved: true, repaired: false };

/** A roll back to release 11, by a maintainer. */
export const heldSample: Release = {
  ...newest,
  number: 13,
  kind: 'rollback',
  changes: ['back to the images of release 11'],
  by: 'maintainer',
  run: 'https://github.com/example/runtime/actions/runs/7',
  reason: 'numpy 1.23.5 breaks <b>every</b> submission | @org/team',
  restores: 11,
};

/** The hold of it, lifted. */
export const liftedSample = {
  release: { ...heldSample, number: 14, kind: 'lift' as const },
  moved: true,
  repaired: false,
};

/** A ledger whose head was removed, and an image of a release. */
export const damagedLedgerSample = {
  releases: 12,
  faults: [
    'the tag releases is missing; release 12 is the newest that is whole',
    'the gpu image of release 3 is gone from the registry',
  ],
  repaired: [],
};

/** An image that was pushed. */
export const publishedSample: PublishResult = {
  name: 'ghcr.io/example/runtime',
  reference: `ghcr.io/example/runtime:cpu-${newest.commit}`,
  digest: newest.digests['cpu'] ?? '',
  id: `sha256:${'5e1f'.repeat(16)}`,
  size: 1.9 * 2 ** 30,
  layersPushed: 3,
  already: false,
};

const attested = (id: string) => ({
  id,
  url: `https://github.com/example/runtime/attestations/${id}`,
  file: `attestations/${id}.json`,
  bundle: {},
});

/** What was attested of the pushed image. */
export const attestedSample: AttestedImage = {
  name: publishedSample.name,
  digest: publishedSample.digest,
  provenance: attested('101'),
  sbom: attested('102'),
  tests: attested('103'),
};

/** How the promoted images are verified. */
export const verifySample = Object.values(newest.digests).map((digest) =>
  verifyCommand(
    { name: publishedSample.name, digest },
    'example/runtime',
    'example/runtime/.github/workflows/publish.yml',
  ),
);

/** A version of the actions, and the rolling tag that leads to it. */
export const releasedActionsSample: ReleasedActions = {
  version: '1.4.0',
  tag: 'v1.4.0',
  commit: newest.commit,
  rolling: 'v1',
  outcome: 'released',
  url: 'https://github.com/owner/repository/releases/tag/v1.4.0',
  provenance: attested('103'),
};

/** Tags that were removed, and one that stays. */
export const prunedSample: Pruned = {
  removed: ['cpu-8d02f1b3', 'gpu-8d02f1b3'].map((tag) => tag.padEnd(44, '0')),
  kept: [{ tag: `cpu-${newest.commit}`, reason: 'part of release 12' }],
};
