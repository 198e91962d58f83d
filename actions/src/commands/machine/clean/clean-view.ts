import { type ReportView, reportView } from '../../../report/view.ts';
import type { Cleaned } from './clean.ts';

/** What was removed, for people. */
export function cleanView({ containers, runFolders, caches }: Cleaned): ReportView {
  const list = [
    ...containers.map((id) => `container of run ${id}`),
    ...runFolders.map((name) => `submission/${name}`),
    ...caches,
  ];
  const verdict = list.length === 0 ? 'Nothing to clean.' : `Removed: ${list.length}.`;
  return reportView({
    title: 'Clean',
    verdict,
    sections: list.length === 0 ? [] : [{ list }],
  });
}
