import type { EntryChange } from '../environment/compare.ts';
import { type Variant, variants } from '../environment/model.ts';
import { type Solution, undecidedReason } from '../environment/solve-files.ts';
import type { ReportView, Section, Table } from '../report/view.ts';
import { radiusSection } from './radius-view.ts';
import type { ValidateResult } from './validate.ts';

const states = {
  mergeable: 'passed',
  blocked: 'blocked',
  undecided: 'undecided',
  fault: 'undecided',
} as const;

const sentences = {
  mergeable: 'The environment files can be merged.',
  blocked: 'The environment files cannot be merged like this.',
  undecided:
    'It could not be decided whether the environment files can be merged. Try again later.',
  fault: 'A fault of ours kept the check from its end. Please report it.',
};

/** The result for people: what is wrong, what changes, what could not be told. */
export function viewOf(result: ValidateResult): ReportView {
  const { verdict, findings, sources, notes } = result;
  const sections = variants.flatMap((variant) => [
    ...changeSection(variant, result),
    ...solutionSections(variant, result.variants[variant].solution),
  ]);
  if (notes.length > 0) sections.push({ heading: 'Notes', paragraphs: notes });
  return {
    title: 'Environment files',
    state: states[verdict],
    verdict: sentences[verdict],
    findings,
    sources,
    sections,
  };
}

function changeSection(variant: Variant, result: ValidateResult): Section[] {
  const { changes, file } = result.variants[variant];
  if (changes === undefined || result.base === undefined) return [];
  const since = `since \`${result.base.ref}\` (${result.base.commit.slice(0, 7)})`;
  const heading = `${variant.toUpperCase()}: entries`;
  return changes.length === 0
    ? [{ heading, paragraphs: [`No entry of \`${file}\` changes ${since}.`] }]
    : [{ heading, paragraphs: [`\`${file}\` ${since}:`], table: table(changes) }];
}

function table(changes: readonly EntryChange[]): Table {
  return {
    header: ['', 'Section', 'Before', 'After'],
    rows: changes.map(({ kind, section, before, after }) => [
      kind,
      section,
      code(before),
      code(after),
    ]),
  };
}

function code(entry: string | undefined): string {
  return entry === undefined ? '' : `\`${entry}\``;
}

function solutionSections(variant: Variant, solution: Solution | undefined): Section[] {
  if (solution === undefined) return [];
  const heading = `${variant.toUpperCase()}: what everybody gets`;
  const { head, base, radius } = solution.change;
  const undecided = undecidedReason(solution);
  const paragraphs =
    undecided === undefined ? [] : [undecided, 'This is not a fault of the files.'];
  if (head.verdict === 'strict-priority' || head.verdict === 'unsolvable') {
    if (base?.verdict === head.verdict) {
      paragraphs.push('The file before this change has no solution either.');
    }
  }
  if (head.verdict !== 'solved') return paragraphs.length > 0 ? [{ heading, paragraphs }] : [];
  if (radius !== undefined) return [radiusSection(heading, radius, paragraphs)];
  const count = `Solved: ${head.packages.length} packages.`;
  return [
    {
      heading,
      paragraphs: [...paragraphs, `${count} There is no earlier solution to compare with.`],
    },
  ];
}
