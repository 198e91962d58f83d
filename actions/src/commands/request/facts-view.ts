import { MOST_FACTS } from '../../environment/facts/collect.ts';
import { NO_RELEASE } from '../../environment/facts/model.ts';
import { code } from '../../report/prose.ts';
import type { Section } from '../../report/view.ts';
import { capitalized, formatBytes } from '../../text.ts';
import type { EnvironmentReport, SolutionReport } from './validate/validate-report.ts';

type Facts = NonNullable<NonNullable<SolutionReport>['facts']>[number];
type Variants = EnvironmentReport['variants'];

/** What a maintainer has to know of the packages that come in or move, for all variants at once. */
export function factsSections(variants: Variants): Section[] {
  const all = incomingOf(variants);
  if (all.length === 0) return [];
  const both = new Set(all.map(({ variant }) => variant)).size > 1;
  const advised = all.filter(({ facts }) => (facts.advisories ?? []).length > 0);
  return [
    {
      heading: 'What comes in',
      paragraphs: [
        ...decideLines(variants),
        ...totals(variants),
        ...unaskedLines(all.map(({ facts }) => facts)),
      ],
      table: {
        header: ['Package', ...(both ? ['For'] : []), ...COLUMNS],
        rows: merged(all).map(({ facts, names }) => [
          nameOf(facts),
          ...(both ? [names.map((name) => name.toUpperCase()).join(', ')] : []),
          ...cellsOf(facts),
        ]),
      },
    },
    ...(advised.length === 0 ? [] : [advisorySection(merged(advised).map(({ facts }) => facts))]),
  ];
}

/** What nobody but a maintainer can decide, in a sentence; none if there is nothing of the kind. */
export function decideLines(variants: Variants): string[] {
  const concerns = concernsOf(variants);
  return concerns.length === 0 ? [] : [`A maintainer decides: ${concerns.join('; ')}.`];
}

function concernsOf(variants: Variants): string[] {
  const facts = merged(incomingOf(variants)).map((each) => each.facts);
  const unfree = facts.filter(({ notFree }) => notFree);
  const advised = facts.filter(({ advisories }) => (advisories ?? []).length > 0);
  return [
    ...(unfree.length === 0 ? [] : [`the licence of ${named(unfree)} isn't free for all uses`]),
    ...(advised.length === 0 ? [] : [`${named(advised)} has known advisories`]),
  ];
}

function named(some: readonly Facts[]): string {
  return [...new Set(some.map(({ name, version }) => `${name} ${version}`))].join(', ');
}

const COLUMNS = ['Licence', 'Size', 'Released', 'Advisories'];

interface Incoming {
  readonly variant: string;
  readonly facts: Facts;
}

function incomingOf(variants: Variants): Incoming[] {
  return Object.entries(variants).flatMap(([variant, { solution }]) =>
    (solution?.facts ?? []).map((facts) => ({ variant, facts })),
  );
}

/** One for each package in one version, with the variants that get it. */
function merged(all: readonly Incoming[]): { facts: Facts; names: string[] }[] {
  const groups = Map.groupBy(all, ({ facts }) => `${facts.section} ${facts.name} ${facts.version}`);
  return [...groups.values()].map((same) => ({
    facts: same[0]!.facts,
    names: same.map(({ variant }) => variant),
  }));
}

/** What a variant's image takes on, so that the difference between them is seen. */
function totals(variants: Variants): string[] {
  return Object.entries(variants).flatMap(([variant, { solution }]) => {
    const { facts, difference } = solution ?? {};
    if (!facts || !difference || facts.length === 0) return [];
    const { added, upgraded, downgraded, rebuilt } = difference;
    const count = [added, upgraded, downgraded, rebuilt].flat().length;
    const left = count > MOST_FACTS ? `, of which the first ${MOST_FACTS} were checked` : '';
    const download = sumOf(facts.map(({ downloadBytes }) => downloadBytes));
    const unpacked = sumOf(facts.map(({ unpackedBytes }) => unpackedBytes));
    const packages = count === 1 ? '1 package' : `${count} packages`;
    return [
      `${variant.toUpperCase()}: ${packages}${left}; ${download} to download, ${unpacked} unpacked in the image.`,
    ];
  });
}

function sumOf(sizes: readonly (number | null)[]): string {
  const known = sizes.filter((size) => size !== null);
  if (known.length === 0) return 'an unknown amount';
  const sum = formatBytes(known.reduce((all, size) => all + size, 0));
  const unknown = sizes.length - known.length;
  return unknown === 0 ? sum : `${sum} (without ${unknown} of unknown size)`;
}

/** Once for each reason that a server had, not for what has no release to ask about. */
function unaskedLines(facts: readonly Facts[]): string[] {
  const reasons = new Set(facts.flatMap(({ notAsked }) => notAsked ?? []));
  reasons.delete(NO_RELEASE);
  return [...reasons].map((why) => `Advisories were not looked up: ${why}.`);
}

function nameOf({ section, name, version }: Facts): string {
  return `${code(name)} ${version}${section === 'pip' ? ' (pip)' : ''}`;
}

function cellsOf(facts: Facts): (string | string[])[] {
  const { licence, notFree, downloadBytes, unpackedBytes, released, newest } = facts;
  const size = downloadBytes === null ? 'not known' : formatBytes(downloadBytes);
  const unpacked =
    unpackedBytes === null ? 'unpacked: not known' : `${formatBytes(unpackedBytes)} unpacked`;
  return [
    [licence ?? 'not stated', ...(notFree ? ['not free for all uses'] : [])],
    [size, unpacked, ...scriptLine(facts)],
    [
      dayOf(released),
      ...(newest === null ? [] : [`last: ${newest.version}, ${dayOf(newest.released)}`]),
    ],
    advisoryCell(facts),
  ];
}

function scriptLine({ section, script }: Facts): string[] {
  if (script !== true) return [];
  return [section === 'pip' ? 'runs code when it is built' : 'runs a script when installed'];
}

function dayOf(date: string | null): string {
  return date === null ? 'not known' : date.slice(0, 10);
}

function advisoryCell({ advisories }: Facts): string {
  if (advisories === null) return 'not asked';
  const [worst] = advisories;
  if (worst === undefined) return 'none known';
  return `${advisories.length} known, the worst ${worst.severity}`;
}

/** More of one package say nothing new. */
const MOST_ADVISORIES = 10;

function advisorySection(facts: readonly Facts[]): Section {
  return {
    heading: 'Known advisories',
    paragraphs: ['From the OSV database; osv.dev has each of them by its id.'],
    table: {
      header: ['Package', 'Severity', 'Advisory', 'What', 'Fixed in'],
      rows: facts.flatMap((each) =>
        (each.advisories ?? [])
          .slice(0, MOST_ADVISORIES)
          .map(({ ids, summary, severity, fixed }) => [
            nameOf(each),
            capitalized(severity),
            ids.slice(0, 3).map(code),
            summary,
            fixed.length === 0 ? 'no version is named' : fixed.join(', '),
          ]),
      ),
    },
  };
}
