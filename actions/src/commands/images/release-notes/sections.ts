import { PredicateType } from '../../../github/attestations/predicates.ts';
import { numberTag, releaseTags } from '../../../registry/ledger/release-tags.ts';
import type { ReleasedImage } from '../../../registry/released-image.ts';
import { code } from '../../../report/prose.ts';
import type { Section } from '../../../report/view.ts';
import { formatBytes } from '../../../text.ts';
import type { ImageDiff, ReleaseDiff } from './diff.ts';
import type { ReleaseDetails } from './details.ts';
import { askedRows } from './texts.ts';
import { verifyCommand } from './verify-command.ts';

/** All that there is to say of a release: who and why, images, how to pull, verify and go back to it. */
export function detailSections(details: ReleaseDetails): Section[] {
  const { release, name, images } = details;
  const { number, commit, changes, locks } = release;
  const tags = [...releaseTags(release).keys()];
  const lockRows = Object.entries(locks).map(([file, hash]) => [file, code(hash)]);
  return [
    { table: { rows: [...askedRows(release), ['Commit', code(commit)]] } },
    ...(changes.length > 0 ? [{ heading: 'What is new', list: changes }] : []),
    {
      heading: 'Images',
      paragraphs: ['For linux/amd64. None is built for linux/arm64.'],
      table: {
        header: ['Variant', 'Digest', 'To download', 'Unpacked', 'Layers'],
        rows: images.map(imageRow),
        align: ['left', 'left', 'right', 'right', 'right'],
      },
    },
    {
      heading: 'How to pull them',
      code: tags.map((tag) => `docker pull ${name}:${tag}`).join('\n'),
    },
    ...(lockRows.length > 0
      ? [{ heading: 'Locks', table: { header: ['File', 'Digest'], rows: lockRows } }]
      : []),
    ...attestationSections(details),
    { heading: 'How to go back to them', code: `npx vsc rollback ${number} --reason WHY` },
  ];
}

function imageRow({ variant, digest, size, unpacked, layers }: ReleasedImage): string[] {
  const lost = size === null;
  return [
    variant,
    lost ? `${code(digest)} is gone from the registry` : code(digest),
    bytesText(size),
    bytesText(unpacked),
    lost ? '' : String(layers.length),
  ];
}

const STATEMENTS: Readonly<Record<string, string>> = {
  [PredicateType.provenance]: 'where it comes from',
  [PredicateType.bill]: 'what is in it',
  [PredicateType.tests]: 'that its tests passed',
};

function attestationSections({ release, name, images }: ReleaseDetails): Section[] {
  const heading = 'What is attested';
  const attested = images.filter((image) => image.attested.length > 0);
  if (attested.length === 0) {
    return [{ heading, paragraphs: ['Nothing lies beside these images in the registry.'] }];
  }
  const commands = attested.flatMap(({ variant, source, signer }) => {
    const repository = /^https:\/\/[^/]+\/([\w.-]+\/[\w.-]+)$/.exec(source ?? '')?.[1];
    if (repository === undefined) return [];
    const reference = `${name}:${numberTag(variant, release.number)}`;
    // A line each, as the whole is longer than a terminal.
    return [verifyCommand(reference, repository, signer).replaceAll(' --', ' \\\n  --')];
  });
  const rows = attested.map((image) => [
    image.variant,
    image.attested.map((type) => STATEMENTS[type] ?? type).join(', '),
  ]);
  const shown = commands.length > 0 && { code: commands.join('\n') };
  return [{ heading, table: { rows }, ...shown }];
}

/** How the images of two releases differ: sizes and layers, and each package. */
export function diffSections({ images }: ReleaseDiff): Section[] {
  return [
    {
      table: {
        header: ['Variant', 'To download', 'Unpacked', 'Layers'],
        rows: images.map(({ variant, from, to, layers }) => [
          variant,
          changeText(from?.size, to?.size),
          changeText(from?.unpacked, to?.unpacked),
          layersText(layers),
        ]),
      },
    },
    ...images.flatMap(({ variant, packages }) =>
      packages === null
        ? [
            {
              paragraphs: [
                `What differs in ${variant} is not known: a bill of materials is missing.`,
              ],
            },
          ]
        : [],
    ),
    ...packageSections(images),
  ];
}

function packageSections(images: readonly ImageDiff[]): Section[] {
  const where = new Map<string, string[]>();
  for (const { variant, packages } of images) {
    for (const { kind, name, from, to } of packages ?? []) {
      const row = JSON.stringify([kind, name, from ?? 'none', to ?? 'none']);
      where.set(row, [...(where.get(row) ?? []), variant]);
    }
  }
  if (where.size === 0) return [];
  const rows = [...where].map(([row, variants]) => [
    ...(JSON.parse(row) as string[]),
    variants.join(', '),
  ]);
  const header = ['By', 'Package', 'Before', 'After', 'Images'];
  return [{ heading: 'Packages', table: { header, rows } }];
}

/** How many packages differ, each counted once. */
export function changedPackages({ images }: ReleaseDiff): number {
  const names = images.flatMap(({ packages }) =>
    (packages ?? []).map(({ kind, name }) => `${kind} ${name}`),
  );
  return new Set(names).size;
}

function layersText({ kept, added, removed }: ImageDiff['layers']): string {
  const bytes = added.reduce((sum, { size }) => sum + size, 0);
  const news = added.length === 0 ? 'none new' : `${added.length} new (${formatBytes(bytes)})`;
  return `${kept} the same, ${news}, ${removed.length} gone`;
}

function changeText(from: number | null | undefined, to: number | null | undefined): string {
  const [before, after] = [bytesText(from), bytesText(to)];
  return before === after ? after : `${before} → ${after}`;
}

const bytesText = (bytes: number | null | undefined) =>
  bytes === null || bytes === undefined ? '-' : formatBytes(bytes);
