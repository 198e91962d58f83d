import type { ReportView, Section } from '../../../report/view.ts';
import type { CollectedReports } from './collect-reports.ts';
import { imageNext, imagePassed, imageSection } from '../../images/images-view.ts';
import { validateView } from '../validate/validate-view.ts';

/** What to tell on a pull request; undefined if it touches nothing that these checks look at. */
export function commentReportView(
  reports: CollectedReports,
  conclusion: string,
): ReportView | undefined {
  const { environment, images, unusable } = reports;
  const ended = conclusion === 'success';
  if (environment === undefined) {
    const sections = [...images.map(imageSection), ...noteSections(unusable)];
    return { ...EMPTY, verdict: withoutReport(conclusion), sections };
  }
  const view = validateView(environment);
  const untouched = Object.values(environment.variants).every(({ changed }) => !changed);
  if (ended && untouched && images.length === 0 && view.findings.length === 0) return undefined;
  const failed = images.filter((image) => !imagePassed(image));
  const verdict = verdictOf(
    view,
    failed.map(({ variant }) => variant),
    { conclusion, images, unusable },
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
  verdict: '',
  findings: [],
  sources: new Map(),
  sections: [],
};

/** Each run of the checks leaves a report of the environment, whatever it is about. */
function withoutReport(conclusion: string): string {
  if (conclusion === 'success') {
    return 'The checks passed, but their report is missing. A maintainer can run them again.';
  }
  const why = wasCut(conclusion) ? ': the run was cancelled or ran out of time' : '';
  return `The checks did not finish${why}. The log of the run says more.`;
}

/** GitHub ends a job that runs out of time as one that somebody cancelled. */
function wasCut(conclusion: string): boolean {
  return conclusion === 'cancelled' || conclusion === 'timed_out';
}

function verdictOf(
  view: ReportView,
  failed: readonly string[],
  {
    conclusion,
    images,
    unusable,
  }: { conclusion: string } & Pick<CollectedReports, 'images' | 'unusable'>,
): Pick<ReportView, 'state' | 'verdict'> {
  const { state, verdict: ofFiles } = view;
  if (state !== 'passed') return { state, verdict: ofFiles };
  if (wasCut(conclusion)) {
    const verdict = `${ofFiles} But the run was cancelled or ran out of time.`;
    return { state: 'undecided', verdict };
  }
  if (failed.length > 0) {
    const verdict = `${ofFiles} But the ${imagesOf(failed)} did not pass: see below.`;
    return { state: 'blocked', verdict };
  }
  if (conclusion !== 'success') {
    return { state: 'undecided', verdict: `${ofFiles} But the run did not finish.` };
  }
  if (unusable.length > 0) {
    return {
      state: 'undecided',
      verdict: `${ofFiles} But not every report can be used: see below.`,
    };
  }
  if (images.length === 0) return { state, verdict: ofFiles };
  const made = imagesOf(images.map(({ variant }) => variant));
  const were = images.length === 1 ? 'was' : 'were';
  const verdict = `${ofFiles} The ${made} ${were} built, tested and tried with submissions.`;
  return { state, verdict };
}

/** `cpu image`, `cpu and gpu images`, `lite, cpu and gpu images`. */
function imagesOf(variants: readonly string[]): string {
  if (variants.length === 1) return `${variants[0]} image`;
  return `${variants.slice(0, -1).join(', ')} and ${variants.at(-1)} images`;
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
  const failed = images.filter((image) => !imagePassed(image));
  return failed.length > 0
    ? failed.map((image) => `Fix what failed. To try it on your machine: \`${imageNext(image)}\``)
    : ['Look into the log of the run: the failed job names the reason.'];
}

function noteSections(unusable: readonly string[]): Section[] {
  if (unusable.length === 0) return [];
  return [{ heading: 'Reports that cannot be used', paragraphs: unusable.map((why) => `${why}.`) }];
}
