import type { Pruned } from '../../../registry/ledger/prune.ts';
import { code } from '../../../report/prose.ts';
import { formatBytes } from '../../../text.ts';
import { type ReportView, reportView } from '../../../report/view.ts';

/** Bytes that nothing uses any more. */
export function freedBytes({ removed }: Pick<Pruned, 'removed'>): number {
  return removed.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** What pruning did, or would do, for people. */
export function pruneImagesView({ removed, kept }: Pruned, dryRun: boolean): ReportView {
  const verb = dryRun ? 'would be removed' : 'removed';
  const rows = [
    ...removed.map(({ tag, bytes }) => [verb, code(tag), formatBytes(bytes), '']),
    ...kept.map(({ tag, reason }) => ['kept', code(tag), '', reason]),
  ];
  const count = `${removed.length} of ${rows.length} commit tags`;
  const freed = formatBytes(freedBytes({ removed }));
  return reportView({
    title: 'Old images',
    state: dryRun ? 'neutral' : 'passed',
    verdict: dryRun
      ? `${count} would be removed, which would free ${freed}.`
      : `${count} were removed, which frees ${freed}.`,
    sections: rows.length === 0 ? [] : [{ table: { header: ['', 'Tag', 'Frees', 'Why'], rows } }],
  });
}
