import { codeCell, markdownTable, textCell } from '../markdown-table.ts';
import { type Contract, verdictRows } from './source.ts';

/** The tables of docs/reference/exit-codes.md by the names of their marks, not formatted yet. */
export function contractTables(contract: Contract): Record<string, string> {
  const verdicts = new Set(verdictRows(contract).map(({ name }) => name));
  const codes = contract.codes.map(({ code, name, atFault, meaning, next }) => [
    String(code),
    codeCell(name),
    verdicts.has(name) ? 'yes' : '',
    textCell(atFault),
    textCell(meaning),
    textCell(next),
  ]);
  const measures = Object.entries(contract.result.$defs?.['measures']?.properties ?? {}).map(
    ([name, { description }]) => [codeCell(name), textCell(description)],
  );
  const head = ['Code', 'Name', 'Of a run', 'At fault', 'Meaning', 'Next step'];
  return {
    'exit codes': markdownTable(head, codes, ['right']),
    measures: markdownTable(['Measure', 'What it is'], measures),
  };
}
