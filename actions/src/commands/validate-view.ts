import type { EntryChange } from '../environment/compare.ts';
import { type Variant, variants } from '../environment/model.ts';
import type { ReportView, Section, Table } from '../report/view.ts';
import type { ValidateResult } from './validate.ts';

const states = { mergeable: 'passed', blocked: 'blocked', undecided: 'undecided' } as const;

/** The result for people: what is wrong, what changes, what could not be told. */
export function viewOf(result: ValidateResult): ReportView {
  const { verdict, findings, sources, notes } = result;
  const sections = variants.flatMap((variant) => changeSection(variant, result));
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

const sentences = {
  mergeable: 'The environment files can be merged.',
  blocked: 'The environment files cannot be merged like this.',
  undecided: 'It could not be decided whether the environment files can be merged.',
};

function changeSection(variant: Variant, result: ValidateResult): Section[] {
  const { changes, file } = result.variants[variant];
  if (changes === undefined || result.base === undefined) return [];
  const since = `since \`${result.base.ref}\` (${result.base.commit.slice(0, 9)})`;
  const heading = `${variant.toUpperCase()} against \`${result.base.ref}\``;
  if (changes.length === 0) {
    return [{ heading, paragraphs: [`No entry of \`${file}\` changes ${since}.`] }];
  }
  return [{ heading, paragraphs: [`Entries of \`${file}\` ${since}:`], table: table(changes) }];
}

function code(entry: string | undefined): string {
  return entry === undefined ? '' : `\`${entry}\``;
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
