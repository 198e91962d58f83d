import type { ReportView, Section } from '../../../report/view.ts';
import { code } from '../../../report/prose.ts';
import type { CollectedReports } from './collect-reports.ts';
import type { Judgement, Unjudged } from './judge.ts';
import { imageNext, imagePassed, imageSection } from '../../images/images-view.ts';
import { decideLines } from '../facts-view.ts';
import { listed } from '../../../text.ts';
import { validateView } from '../validate/validate-view.ts';

/** What is known of a request when its run has ended. */
export interface Judged {
  /** What the code of main says. */
  readonly judgement: Judgement | Unjudged;
  /** What its own run reports, which is anybody's word. */
  readonly reports: CollectedReports;
  /** How the run ended, in GitHub's words. */
  readonly conclusion: string;
}

type Told = Pick<ReportView, 'state' | 'verdict'>;

/** What to tell on a pull request; undefined if it touches nothing that these checks look at. */
export function commentReportView({
  judgement,
  reports,
  conclusion,
}: Judged): ReportView | undefined {
  const claims = claimSections(reports);
  if ('unjudged' in judgement) {
    const { unjudged: verdict, state } = judgement;
    return { ...EMPTY, state, verdict, sections: claims };
  }
  const { environment, ownChecks } = judgement;
  const view = environment === undefined ? UNTOUCHED : validateView(environment);
  if (conclusion === 'success' && changesNothing(judgement)) return undefined;
  const told = verdictOf(view, { judgement, reports, conclusion });
  const title = ownChecks.length === 0 ? EMPTY.title : ownChecksTitle(ownChecks);
  const steps = nextSteps({ judgement, reports, conclusion }, told.state);
  return {
    ...view,
    ...told,
    title,
    sections: [...entries(view, judgement), ...claims, { heading: 'What to do next', ...steps }],
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

const UNTOUCHED: ReportView = {
  ...EMPTY,
  state: 'passed',
  verdict: 'No environment file changes.',
};

const MOST_NAMES = 5;

/** The first line about a request that changes its own checks. */
export function ownChecksTitle(ownChecks: readonly string[]): string {
  return `This pull request changes what checks it: ${listed(ownChecks.map(code), MOST_NAMES)}`;
}

function changesNothing({ environment, variants, ownChecks }: Judgement): boolean {
  if (variants.length > 0 || ownChecks.length > 0) return false;
  if (environment === undefined) return true;
  return !entriesChange(environment) && environment.findings.length === 0;
}

function entriesChange({ variants }: NonNullable<Judgement['environment']>): boolean {
  return Object.values(variants).some(({ changed }) => changed);
}

function entries({ sections }: ReportView, { environment }: Judgement): Section[] {
  const changes = environment !== undefined && entriesChange(environment);
  return sections.filter(({ heading }) => changes || heading?.endsWith(': entries') !== true);
}

/** What the run left behind, under a heading that says whose word it is. */
function claimSections({ images, unusable }: CollectedReports): Section[] {
  const sections = images.map((image) => {
    const { heading, ...rest } = imageSection(image);
    return { heading: `The run of this pull request reports: ${heading}`, ...rest };
  });
  if (unusable.length === 0) return sections;
  const paragraphs = unusable.map((why) => `${why}.`);
  return [...sections, { heading: 'Reports that cannot be used', paragraphs }];
}

/** GitHub ends a job that runs out of time as one that somebody cancelled. */
function wasCut(conclusion: string): boolean {
  return conclusion === 'cancelled' || conclusion === 'timed_out';
}

/** The run can only take away from what main says of the files: `passed` takes both. */
function verdictOf(
  { state, verdict }: ReportView,
  { judgement, reports, conclusion }: Judged & { readonly judgement: Judgement },
): Told {
  if (state !== 'passed') return { state, verdict };
  const but = (why: string, now: ReportView['state'] = 'undecided'): Told => {
    return { state: now, verdict: `${verdict} But ${why}` };
  };
  const { images, unusable, environment } = reports;
  const failed = images.filter((image) => !imagePassed(image)).map(({ variant }) => variant);
  const reported = images.map(({ variant }) => variant);
  const missing = judgement.variants.filter((variant) => !reported.includes(variant));
  if (wasCut(conclusion)) return but('the run was cancelled or ran out of time.');
  if (failed.length > 0) return but(`the ${imagesOf(failed)} did not pass: see below.`, 'blocked');
  if (conclusion !== 'success') return but('the run did not finish.');
  if (unusable.length > 0) return but('not every report can be used: see below.');
  if (environment === undefined && judgement.environment !== undefined) {
    return but('the report of the run is missing, although the run passed.');
  }
  if (missing.length > 0) return but(`the run reports nothing about the ${imagesOf(missing)}.`);
  if (judgement.ownChecks.length > 0) {
    return but('the reports of its run cannot be relied on, because it changes what writes them.');
  }
  if (images.length === 0) return { state, verdict };
  const were = images.length === 1 ? 'was' : 'were';
  const made = `Its run reports that the ${imagesOf(reported)} ${were} built, tested and tried with submissions.`;
  return { state, verdict: `${verdict} ${made}` };
}

/** `cpu image`, `cpu and gpu images`, `lite, cpu and gpu images`. */
function imagesOf(variants: readonly string[]): string {
  if (variants.length === 1) return `${variants[0]} image`;
  return `${variants.slice(0, -1).join(', ')} and ${variants.at(-1)} images`;
}

function nextSteps(
  { judgement, reports: { images }, conclusion }: Judged & { readonly judgement: Judgement },
  state: ReportView['state'],
): { paragraphs: string[] } {
  const { environment, ownChecks } = judgement;
  const own =
    ownChecks.length === 0
      ? []
      : [
          'A maintainer reads its changes to the checks first. The environment files were judged by the code and the policy that main has now.',
        ];
  return { paragraphs: [...own, ...steps()] };

  function steps(): string[] {
    if (environment?.verdict === 'blocked') {
      return [
        'Fix the lines above and push again: this comment is brought up to date. `npx vsc validate` says the same on your machine.',
      ];
    }
    if (environment?.verdict === 'undecided' && mainIsBroken(environment)) {
      return [
        'Nothing. A maintainer changes the broken lines of main first, and runs this check again.',
      ];
    }
    if (environment?.verdict === 'undecided' || environment?.verdict === 'fault') {
      return ['This is not about your change: a maintainer can run the failed job again.'];
    }
    if (state === 'passed') {
      const concerns = decideLines(environment?.variants ?? {});
      const why = additive(judgement) ? [] : [SAY_WHY];
      const open = [...why, ...concerns];
      return open.length === 0 ? ['Nothing: a maintainer can merge it.'] : open;
    }
    const failed = images.filter((image) => !imagePassed(image));
    if (failed.length > 0) {
      return failed.map(
        (image) => `Fix what failed. To try it on your machine: \`${imageNext(image)}\``,
      );
    }
    if (conclusion !== 'success') {
      return ['Read the log of the run: the failed job names the reason.'];
    }
    return own.length > 0 ? [] : ['A maintainer can run the checks again.'];
  }
}

/** Its own file has no solution, and the rest was judged without what has none. */
function mainIsBroken({ variants }: NonNullable<Judgement['environment']>): boolean {
  return Object.values(variants).some(
    ({ solution }) =>
      solution?.verdict === 'solved' &&
      solution.baseVerdict !== 'solved' &&
      solution.baseVerdict !== null,
  );
}

const SAY_WHY =
  'Say in a comment why packages that others use should change. Then a maintainer decides.';

function additive({ environment }: Judgement): boolean {
  return Object.values(environment?.variants ?? {}).every(
    ({ solution }) => solution?.difference?.additiveOnly !== false,
  );
}
