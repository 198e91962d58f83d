import type { Release } from '../../../registry/ledger/ledger.ts';
import { type ReportView, reportView } from '../../../report/view.ts';
import { changesText } from '../release-notes/texts.ts';

/** Releases for people, newest first. */
export function releasesView(releases: readonly Release[]): ReportView {
  const title = 'Releases';
  if (releases.length === 0)
    return reportView({ title, verdict: 'Nothing has been released yet.' });
  const rows = releases.map(({ number, kind, when, commit, changes }, index) => [
    String(number),
    when.slice(0, 16).replace('T', ' '),
    commit.slice(0, 10),
    index === 0 ? latestText(kind) : '',
    changesText(changes),
  ]);
  return reportView({ title, sections: [{ table: { rows, align: ['right'] } }] });
}

const latestText = (kind: Release['kind']) => (kind === 'rollback' ? 'latest, held' : 'latest');
