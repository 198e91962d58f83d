import { code } from '../../../report/prose.ts';
import { type ReportView, reportView } from '../../../report/view.ts';
import { formatBytes } from '../../../text.ts';
import type { Fetched } from './fetch.ts';

/** What is on this machine now for people, with its size. */
export function fetchView(fetched: readonly Fetched[]): ReportView {
  const rows = fetched.map(({ name, what, isNew, bytes }) => [
    name,
    code(what),
    isNew ? 'new' : 'was there',
    bytes === null ? '' : formatBytes(bytes),
  ]);
  const all = fetched.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0);
  return reportView({
    title: 'Fetched',
    state: 'passed',
    verdict: `All that ${code('make quickstart')} and ${code('make test-submission')} need is on this machine: ${formatBytes(all)}. They need no network now.`,
    sections: [{ table: { rows, align: ['left', 'left', 'left', 'right'] } }],
  });
}
