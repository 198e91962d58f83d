import type { Finding } from '../finding.ts';
import { code } from './prose.ts';

/**
 * What a command has to say to people, in whatever form: each renderer makes one of it. Texts are
 * plain and of any length; what stands between backticks is code. They may quote hostile input
 * anywhere: every renderer escapes all of it for its own form.
 */
export interface ReportView {
  /** The heading of a summary or a page. A terminal leaves it out: people typed the command. */
  readonly title: string;
  readonly state: State;
  /** The result in a sentence; '' if the sections are all there is to say. */
  readonly verdict: string;
  /** The one next step: a command to run or a value to change. */
  readonly next?: string;
  readonly findings: readonly Finding[];
  /** Texts of the files that findings point into, by path, for showing their lines. */
  readonly sources: ReadonlyMap<string, string>;
  readonly sections: readonly Section[];
}

/**
 * `passed`, `failed`: what was done or tested. `blocked`: a person has to change something first.
 * `undecided`: nobody knows yet. `neutral`: nothing was to be decided, as in a list.
 */
export type State = 'passed' | 'failed' | 'blocked' | 'undecided' | 'neutral';

/** A part of a report, shown in the order of its members. */
export interface Section {
  readonly heading?: string;
  readonly paragraphs?: readonly string[];
  readonly list?: readonly string[];
  readonly table?: Table;
  /** Text whose lines and blanks stay as they are, such as the end of a log. */
  readonly code?: string;
}

export interface Table {
  /** Names of the columns. Without them the first column names the rows. */
  readonly header?: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** Of each column; left if absent. */
  readonly align?: readonly ('left' | 'right')[];
}

/** One text, or one for each line of the cell. */
export type Cell = string | readonly string[];

/** A view from what there is to say. */
export function reportView(parts: Pick<ReportView, 'title'> & Partial<ReportView>): ReportView {
  const none = { state: 'neutral', verdict: '', findings: [], sources: new Map(), sections: [] };
  return { ...none, ...parts } as ReportView;
}

/** What a verdict and a finding are marked with if there are pictures. */
export const stateSigns = {
  passed: '✅ ',
  failed: '❌ ',
  blocked: '❌ ',
  undecided: '⚠️ ',
  neutral: '',
} as const;
const severityMarks = { error: '❌', warning: '⚠️', notice: 'ℹ️' } as const;

/** `2 errors, 1 warning`; undefined if there are no findings. */
export function countsOf(findings: readonly Finding[]): string | undefined {
  const parts = (['error', 'warning', 'notice'] as const).flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}${count === 1 ? '' : 's'}`];
  });
  return parts.length === 0 ? undefined : parts.join(', ');
}

/** By file, line and column; errors first where they share a place. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  const weight = { error: 0, warning: 1, notice: 2 };
  return findings.toSorted(
    (a, b) =>
      compareText(a.place.file, b.place.file) ||
      a.place.line - b.place.line ||
      a.place.column - b.place.column ||
      weight[a.severity] - weight[b.severity],
  );
}

/** The findings as a section for forms that cannot show the lines of the files. */
export function findingsSection(findings: readonly Finding[]): Section[] {
  const alike = alikeAcrossFiles(inOrder(findings));
  const heading = countsOf(alike.flatMap(([first]) => first ?? []));
  if (heading === undefined) return [];
  const rows = alike.flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const { rule, severity, message, suggestion = '' } = first;
    const places = same.map(({ place }) => code(`${place.file}:${place.line}`));
    return [[severityMarks[severity], places, [message, code(rule)], suggestion]];
  });
  return [{ heading, table: { header: ['', 'Where', 'What', 'Instead'], rows } }];
}

/** What is said of several files alike is read once: the nth time in one file goes with the nth in another. */
function alikeAcrossFiles(findings: readonly Finding[]): Finding[][] {
  const groups = new Map<string, Finding[]>();
  const times = new Map<string, number>();
  for (const each of findings) {
    const { rule, severity, message, suggestion, place } = each;
    const said = JSON.stringify([rule, severity, message, suggestion]);
    const here = `${place.file} ${said}`;
    const time = times.get(here) ?? 0;
    times.set(here, time + 1);
    const key = `${time} ${said}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()];
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
