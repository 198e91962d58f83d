import type { Pruned } from '../../../registry/prune.ts';
import { code } from '../../../report/prose.ts';
import { type ReportView, reportView } from '../../../report/view.ts';

/** What pruning did, or would do, for people. */
export function pruneImagesView({ removed, kept }: Pruned, dryRun: boolean): ReportView {
  const verb = dryRun ? 'would be removed' : 'removed';
  const rows = [
    ...removed.map((tag) => [verb, code(tag), '']),
    ...kept.map(({ tag, reason }) => ['kept', code(tag), reason]),
  ];
  const count = `${removed.length} of ${rows.length} commit tags`;
  return reportView({
    title: 'Old images',
    state: dryRun ? 'neutral' : 'passed',
    verdict: dryRun ? `${count} would be removed.` : `${count} were removed.`,
    sections: rows.length === 0 ? [] : [{ table: { header: ['', 'Tag', 'Why'], rows } }],
  });
}
