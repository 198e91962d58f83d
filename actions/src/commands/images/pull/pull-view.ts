import { code } from '../../../report/prose.ts';
import { type ReportView, reportView } from '../../../report/view.ts';
import { formatBytes } from '../../../text.ts';
import type { PulledImage } from './pull.ts';

/** A pulled image for people. */
export function pullView({ reference, id, bytes, changed }: PulledImage): ReportView {
  return reportView({
    title: 'Pulled image',
    state: 'passed',
    verdict: `${changed ? 'Pulled' : 'Up to date'}: ${code(reference)} (${formatBytes(bytes)}).`,
    sections: [{ table: { rows: [['id', code(id)]] } }],
  });
}
