import { code } from '../../../report/prose.ts';
import { type ReportView, reportView } from '../../../report/view.ts';
import { formatBytes, grouped, listed, shortId } from '../../../text.ts';
import type { CacheGroup } from './cache.ts';

/** So many files are named of code that differs. */
const MOST = 3;

/** What embed has kept, or what was removed of it, for people. */
export function cacheView(groups: readonly CacheGroup[], pruned: boolean): ReportView {
  const bytes = groups.reduce((sum, group) => sum + group.bytes, 0);
  const rows = groups.map((group) => [
    group.dataset === null ? 'damaged' : `${group.dataset} ${group.set}`,
    grouped(group.videos),
    formatBytes(group.bytes),
    group.newest.toISOString().slice(0, 10),
    group.image === null ? '' : code(shortId(group.image)),
    stateOf(group),
  ]);
  const header = ['Set', 'Videos', 'Size', 'Newest', 'Image', 'Code'];
  const align = ['left', 'right', 'right', 'left', 'left', 'left'] as const;
  const what = pruned ? 'Removed' : 'Kept';
  return reportView({
    title: 'Results of embed',
    verdict: groups.length === 0 ? `${what}: nothing.` : `${what}: ${formatBytes(bytes)}.`,
    sections: groups.length === 0 ? [] : [{ table: { header, rows, align } }],
    ...(!pruned && groups.some(isOld) && { next: 'npx vsc cache prune removes what is old' }),
  });
}

function isOld({ differing, inUse }: CacheGroup): boolean {
  return differing.length > 0 && !inUse;
}

function stateOf({ dataset, differing, inUse }: CacheGroup): string {
  if (dataset === null) return '';
  if (differing.length === 0) return 'as it is now';
  return `${inUse ? 'in use; ' : ''}other ${listed(differing.map(code), MOST)}`;
}
