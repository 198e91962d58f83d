import { verifyCommand } from '../../../actions/src/commands/images/release-notes/verify-command.ts';
import type { ReleaseDetails } from '../../../actions/src/commands/images/release-notes/details.ts';
import type { PublishedNotes } from '../../../actions/src/commands/images/publish-notes/publish-notes.ts';
import type { Software } from '../../../actions/src/commands/images/release-notes/contents.ts';
import type { ReleaseDiff } from '../../../actions/src/commands/images/release-notes/diff.ts';
import { PredicateType } from '../../../actions/src/github/attestations/predicates.ts';
import type { ReleasedActions } from '../../../actions/src/commands/images/release-actions/release-actions.ts';
import type { AttestedImage } from '../../../actions/src/commands/images/attest-image/attest-image.ts';
import type { PublishResult } from '../../../actions/src/commands/images/publish-image/publish-image.ts';
import type { Release } from '../../../actions/src/registry/ledger/ledger.ts';
import type { Pruned } from '../../../actions/src/registry/ledger/prune.ts';

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

const MIB = 2 ** 20;
const layer = (letter: string, mib: number) => ({
  digest: `sha256:${letter.repeat(64)}`,
  size: mib * MIB,
});

/** The same with what the registry has of it. */
export const heldDetailsSample: ReleaseDetails = {
  release: { ...heldSample, locks: { 'environment/cpu.lock': `sha256:${'10c4'.repeat(16)}` } },
  name: 'ghcr.io/example/runtime',
  images: [
    {
      variant: 'cpu',
      digest: heldSample.digests['cpu'] ?? '',
      size: 1900 * MIB,
      unpacked: 4300 * MIB,
      layers: [layer('a', 30), layer('b', 1870)],
      attested: Object.values(PredicateType),
      source: 'https://github.com/example/runtime',
      signer: 'example/runtime/.github/workflows/publish.yml',
    },
    {
      variant: 'gpu',
      digest: heldSample.digests['gpu'] ?? '',
      size: null,
      unpacked: null,
      layers: [],
      attested: [],
      source: null,
      signer: null,
    },
  ],
};

/** Release 12 as it is published, with both images. */
export const plainReleaseSample: ReleaseDetails = {
  ...heldDetailsSample,
  release: {
    ...newest,
    locks: heldDetailsSample.release.locks,
    by: 'maintainer',
    run: 'https://github.com/example/runtime/actions/runs/5',
  },
  images: heldDetailsSample.images.map((image) => ({
    ...image,
    size: (image.variant === 'cpu' ? 1900 : 7000) * MIB,
    unpacked: (image.variant === 'cpu' ? 4300 : 15_900) * MIB,
    layers: [layer('a', 30), layer('b', 1870)],
    attested: Object.values(PredicateType),
  })),
};

const [cpuDigest = '', gpuDigest = ''] = Object.values(newest.digests);

/** Its page was made. */
export const notesSample: PublishedNotes = {
  number: 13,
  url: 'https://github.com/example/runtime/releases/tag/images-r13',
};

/** What is in its images. */
export const softwareSample: Software = {
  cpu: [
    { kind: 'apt', name: 'openssl', version: '3.0.17-1~deb12u3', build: '', license: '' },
    { kind: 'conda', name: 'numpy', version: '1.23.5', build: 'py39_0', license: 'BSD-3-Clause' },
    { kind: 'pip', name: 'timm', version: '0.6.12', build: '', license: '' },
  ],
  gpu: [
    { kind: 'conda', name: 'cudnn', version: '8.2.1.32', build: '', license: '' },
    { kind: 'conda', name: 'numpy', version: '1.23.5', build: 'py39_0', license: 'BSD-3-Clause' },
  ],
};

/** What differs between two releases. */
export const diffSample: ReleaseDiff = {
  from: 11,
  to: 12,
  images: [
    {
      variant: 'cpu',
      from: { digest: gpuDigest, size: 1890 * MIB, unpacked: 4290 * MIB },
      to: { digest: cpuDigest, size: 1900 * MIB, unpacked: 4300 * MIB },
      layers: { kept: 14, added: [layer('b', 40)], removed: [layer('c', 30)] },
      packages: [
        { kind: 'apt', name: 'openssl', from: '3.0.17-1~deb12u2', to: '3.0.17-1~deb12u3' },
        { kind: 'conda', name: 'numpy', from: '1.23.4', to: '1.23.5' },
        { kind: 'pip', name: 'evil | <b>name</b>', from: null, to: '1.0' },
      ],
    },
    {
      variant: 'gpu',
      from: { digest: cpuDigest, size: 7000 * MIB, unpacked: null },
      to: { digest: gpuDigest, size: 7000 * MIB, unpacked: null },
      layers: { kept: 16, added: [], removed: [] },
      packages: null,
    },
  ],
};

/** The same with only what its request asked for. */
export const plainDiffSample: ReleaseDiff = {
  ...diffSample,
  images: diffSample.images.map((image) => ({
    ...image,
    packages: [
      { kind: 'conda', name: 'numpy', from: '1.23.4', to: '1.23.5' },
      { kind: 'conda', name: 'scikit-image', from: null, to: '0.19.3' },
    ],
  })),
};

/** Its hold, lifted. */
export const liftedSample = {
  release: { ...heldSample, number: 14, kind: 'lift' as const },
  moved: true,
  repaired: false,
};

/** A ledger that lost its head, and one image of a release. */
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
    `${publishedSample.name}@${digest}`,
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
  removed: [
    { tag: 'cpu-8d02f1b3'.padEnd(44, '0'), bytes: 412_000_000 },
    { tag: 'gpu-8d02f1b3'.padEnd(44, '0'), bytes: 3_870_000_000 },
  ],
  kept: [{ tag: `cpu-${newest.commit}`, reason: 'part of release 12' }],
};
