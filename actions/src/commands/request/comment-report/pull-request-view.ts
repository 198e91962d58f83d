import type { ReportView, Section } from '../../../report/view.ts';
import type { CollectedReports } from './collect-reports.ts';
import { imageNext, imagePassed, imageSection } from '../../images/images-view.ts';
import { validateView } from '../validate/validate-view.ts';

/** What to tell on a pull request; undefined where it touches nothing that these checks look at. */
export function pullRequestView(
  reports: CollectedReports,
  conclusion: string,
): ReportView | undefined {
  const { environment, images, unusable } = reports;
  const ended = conclusion === 'success';
  if (environment === undefined) {
    if (ended && unusable.length === 0) return undefined;
    return { ...EMPTY, sections: noteSections(unusable) };
  }
  const view = validateView(environment);
  const untouched = Object.values(environment.variants).every(({ changed }) => !changed);
  if (ended && untouched && images.length === 0 && view.findings.length === 0) return undefined;
  const failed = images.filter((image) => !imagePassed(image));
  const verdict = verdictOf(
    view,
    failed.map(({ variant }) => variant),
    { ended, images },
  );
  return {
    ...view,
    title: EMPTY.title,
    ...verdict,
    sections: [
      ...view.sections.filter(({ heading }) => !untouched || !heading?.endsWith(': entries')),
      ...images.map(imageSection),
      ...noteSections(unusable),
      { heading: 'What to do next', paragraphs: nextSteps(reports, verdict.state) },
    ],
  };
}

const EMPTY: ReportView = {
  title: 'What this pull request changes',
  state: 'undecided',
  verdict: 'The checks did not come to an end. The log of the run tells why.',
  findings: [],
  sources: new Map(),
  sections: [],
};

function verdictOf(
  view: ReportView,
  failed: readonly string[],
  { ended, images }: { ended: boolean; images: CollectedReports['images'] },
): Pick<ReportView, 'state' | 'verdict'> {
  const { state, verdict: ofFiles } = view;
  if (state !== 'passed') return { state, verdict: ofFiles };
  if (failed.length > 0) {
    const names = failed.join(' and ');
    const verdict = `${ofFiles} But the ${names} image did not pass: see below.`;
    return { state: 'blocked', verdict };
  }
  if (!ended) {
    return { state: 'undecided', verdict: `${ofFiles} But the run did not come to its end.` };
  }
  if (images.length === 0) return { state, verdict: ofFiles };
  const names = images.map(({ variant }) => variant).join(' and ');
  const verdict = `${ofFiles} The ${names} image was built, tested and tried with submissions.`;
  return { state, verdict };
}

function nextSteps(
  { environment, images }: CollectedReports,
  state: ReportView['state'],
): string[] {
  const solutions = Object.values(environment?.variants ?? {}).map(({ solution }) => solution);
  const additive = solutions.every((solution) => solution?.difference?.additiveOnly !== false);
  if (environment?.verdict === 'blocked') {
    return [
      'Fix the lines above and push again: this comment is brought up to date. `npx vsc validate` says the same on your machine.',
    ];
  }
  if (environment?.verdict === 'undecided') {
    return ['This is not about your change: a maintainer can run the failed job again.'];
  }
  if (state === 'passed') {
    return additive
      ? ['Nothing: a maintainer can merge it.']
      : ['Say in a comment why the packages of others should change. Then a maintainer decides.'];
  }
  const own = images.map(imageNext).filter((text) => text !== undefined);
  return own.length > 0
    ? [...new Set(own)].map((text) => `Try it on your machine: \`${text}\``)
    : ['Look into the log of the run: the failed job names the reason.'];
}

function noteSections(unusable: readonly string[]): Section[] {
  if (unusable.length === 0) return [];
  return [{ heading: 'Reports that cannot be used', paragraphs: unusable.map((why) => `${why}.`) }];
}
