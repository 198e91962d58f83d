import type { Release } from '../../../registry/ledger/ledger.ts';
import { type ReportView, reportView } from '../../../report/view.ts';
import { detailSections } from '../release-notes/sections.ts';
import { releaseName } from '../release-notes/texts.ts';
import type { ShownRelease } from './releases.ts';

/** One release for people: who, when and why, its images, and how to pull, verify and go back to them. */
export function releaseView(shown: ShownRelease): ReportView {
  const { release, latest } = shown;
  const held = latest && release.kind === 'rollback';
  const what = held ? HELD : KINDS[release.kind];
  return reportView({
    title: 'Release',
    verdict: `This is ${releaseName(release)}${latest ? ', the latest' : ''}: ${what}.`,
    sections: detailSections(shown),
  });
}

const HELD = 'a roll back, held until npx vsc lift-hold';

const KINDS: Readonly<Record<Release['kind'], string>> = {
  publish: 'a promotion',
  rollback: 'a roll back, held until it was lifted',
  lift: 'the end of a hold',
};
