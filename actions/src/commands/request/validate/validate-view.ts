import { code } from '../../../report/prose.ts';
import type { ReportView, Section, Table } from '../../../report/view.ts';
import { factsSections } from '../facts-view.ts';
import { radiusSection } from '../radius-view.ts';
import type { EntryReport, EnvironmentReport, SolutionReport } from './validate-report.ts';

const states = {
  mergeable: 'passed',
  decision: 'undecided',
  blocked: 'blocked',
  undecided: 'undecided',
  fault: 'undecided',
} as const;

const sentences = {
  mergeable: 'The environment files can be merged.',
  decision:
    'Nothing is wrong by the rules as this change leaves them. As it changes the rules, a maintainer decides.',
  blocked: 'The environment files cannot be merged like this.',
  undecided:
    'It could not be decided whether the environment files can be merged. Try again later.',
  fault: 'A bug in this repository ended the check early. Please report it.',
};

/**
 * The report for people: what is wrong, what changes, what is not known.
 * @param sources texts of the files, by path, for showing their lines
 */
export function validateView(
  report: EnvironmentReport,
  sources: ReadonlyMap<string, string> = new Map(),
): ReportView {
  const { verdict, findings, notes } = report;
  const sections = Object.entries(report.variants).flatMap(([variant, each]) => [
    ...changeSection(variant, each, report.base),
    ...solutionSections(variant, each.solution),
  ]);
  sections.push(...factsSections(report.variants));
  if (notes.length > 0) sections.push({ heading: 'Notes', paragraphs: notes });
  return {
    title: 'Environment files',
    state: states[verdict],
    verdict: sentences[verdict],
    findings: findings.map(({ file, line, column, endColumn, ...rest }) => ({
      place: { file, line, column, endColumn },
      ...rest,
    })),
    sources,
    sections,
  };
}

function changeSection(
  variant: string,
  { changes, file }: EnvironmentReport['variants'][string],
  base: EnvironmentReport['base'],
): Section[] {
  if (changes === null || base === null) return [];
  const { ref, commit } = base;
  // A reference that is a hash, as workflows give it, says nothing to people.
  const name = /^[0-9a-f]{40}\b/.test(ref) ? '' : `${code(ref)} `;
  const short = code(commit.slice(0, 7));
  const since = `since ${name === '' ? short : `${name}(${short})`}`;
  const heading = `${variant.toUpperCase()}: entries`;
  return changes.length === 0
    ? [{ heading, paragraphs: [`No entry of ${code(file)} changes ${since}.`] }]
    : [{ heading, paragraphs: [`${code(file)} ${since}:`], table: table(changes) }];
}

function table(changes: readonly EntryReport[]): Table {
  return {
    header: ['', 'Section', 'Before', 'After'],
    rows: changes.map(({ kind, section, before, after }) => [
      kind,
      section,
      code(before ?? ''),
      code(after ?? ''),
    ]),
  };
}

function solutionSections(variant: string, solution: SolutionReport | null): Section[] {
  if (solution === null) return [];
  const heading = `${variant.toUpperCase()}: what everybody gets`;
  const { verdict, baseVerdict, undecided, packages, difference } = solution;
  const paragraphs = undecided === null ? [] : [undecided, 'This is not a fault of the files.'];
  if ((verdict === 'strict-priority' || verdict === 'unsolvable') && baseVerdict === verdict) {
    paragraphs.push('The file before this change has no solution either.');
  }
  if (verdict !== 'solved') return paragraphs.length > 0 ? [{ heading, paragraphs }] : [];
  if (difference !== null) return [radiusSection(heading, difference, paragraphs)];
  return [
    {
      heading,
      paragraphs: [...paragraphs, `Solved: ${packages} packages.`, uncompared(solution)],
    },
  ];
}

/** Why nothing is said of what changes. */
function uncompared({ baseVerdict, undecided }: NonNullable<SolutionReport>): string {
  if (baseVerdict !== 'solved') return 'There is no earlier solution to compare with.';
  if (undecided !== null) return 'What changes is not known.';
  return 'What changes is not known: the pip section has no solution, or had none.';
}
