import { code } from '../../../report/prose.ts';
import { type ReportView, reportView } from '../../../report/view.ts';
import type { PublishedNotes } from './publish-notes.ts';

/** The page of a release, for people. */
export function publishNotesView({ number, url }: PublishedNotes): ReportView {
  return reportView({
    title: 'Page of the release',
    state: 'passed',
    verdict: `Release ${number} has its page: ${code(url)}.`,
  });
}
