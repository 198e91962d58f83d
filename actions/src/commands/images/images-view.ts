import type { Section } from '../../report/view.ts';
import { sizeText } from './build/build-view.ts';
import type { ImageReports } from '../request/comment-report/collect-reports.ts';
import { checkCounts } from './test-image/test-image-view.ts';

/** More rows help nobody: the first ones are to be fixed first. */
const MOST_ROWS = 20;
/** The log has all of them; the last hold the reason. */
const LAST_LINES = 5;

/** One image for people: built, tested, tried with submissions, and what failed. */
export function imageSection({ variant, build, test, smoke }: ImageReports): Section {
  const checks = test?.checks ?? [];
  const failure = build?.failure ?? (checks.length === 0 ? test?.failure : undefined) ?? undefined;
  const rows = [
    ...checks
      .filter(({ status }) => status === 'failed')
      .map(({ group, name, detail }) => [`test: ${group}`, name, detail]),
    ...(smoke?.runs ?? [])
      .filter(({ passed }) => !passed)
      .map(({ submission, problem }) => ['submission', submission, problem ?? '']),
  ];
  const [reason = '', ...log] = failure?.message.split('\n').filter((line) => line.trim()) ?? [];
  const what = build?.failure ? 'It was not built' : 'The tests could not run';
  return {
    heading: `${variant.toUpperCase()}: image`,
    paragraphs: [
      ...buildLines(build),
      ...testLines(checks),
      ...networkLines(checks),
      ...smokeLines(smoke),
      ...(imageIsThere(build) ? missingLines({ test, smoke }) : []),
      ...(rows.length > MOST_ROWS ? [`… and ${rows.length - MOST_ROWS} more failures.`] : []),
      ...(failure === undefined ? [] : [`${what}: ${reason.replace(/:$/, '')}`]),
    ],
    ...(rows.length > 0 && {
      table: { header: ['Failed', 'What', 'Why'], rows: rows.slice(0, MOST_ROWS) },
    }),
    ...(log.length > 0 && { code: log.slice(-LAST_LINES).join('\n') }),
  };
}

/**
 * Whether every step of the image ran to its end, did something, and had nothing to say against it. What
 * a report says of itself is not enough: without a test or a submission in it nothing has passed.
 */
export function imagePassed({ build, test, smoke }: ImageReports): boolean {
  const built = imageIsThere(build);
  const has = (status: string) => test?.checks.some((check) => check.status === status) === true;
  const tested = test?.verdict === 'passed' && has('passed') && !has('failed');
  const runs = smoke?.runs ?? [];
  const tried = smoke?.passed === true && runs.length > 0 && runs.every(({ passed }) => passed);
  return built && tested && tried;
}

/** How to try an image that did not pass on one's own machine, up to the step that failed. */
export function imageNext({ variant, build, test }: ImageReports): string {
  const steps = ['build', 'test-image', 'smoke-test'];
  const failed = build?.verdict === 'failed' ? 1 : test?.verdict === 'failed' ? 2 : 3;
  return steps
    .slice(0, failed)
    .map((step) => `npx vsc ${step} --variant ${variant}`)
    .join(' && ');
}

function buildLines(build: ImageReports['build']): string[] {
  if (build === undefined) return ['It was not built.'];
  const { image, growth, warnings } = build;
  return [
    ...(image === null ? [] : [`Built: ${sizeText(image.bytes, growth)}.`]),
    ...warnings.map((warning) => `Warning: ${warning}`),
  ];
}

function imageIsThere(build: ImageReports['build']): boolean {
  return build !== undefined && build.image !== null && build.verdict !== 'failed';
}

/** What did not happen to an image that was built. */
function missingLines({ test, smoke }: Pick<ImageReports, 'test' | 'smoke'>): string[] {
  const untested = (test?.checks.length ?? 0) === 0;
  const untried = smoke?.problem == null && (smoke?.runs.length ?? 0) === 0;
  return [
    ...(untested && (test?.failure ?? null) === null ? ['It was not tested.'] : []),
    ...(untried ? ['No submission was tried in it.'] : []),
  ];
}

function testLines(checks: NonNullable<ImageReports['test']>['checks']): string[] {
  if (checks.length === 0) return [];
  const untested = checks.filter(({ status }) => status === 'skipped').map(({ group }) => group);
  const names = untested.length === 0 ? '' : ` (${[...new Set(untested)].join(', ')})`;
  return [`Tests: ${checkCounts(checks)}${names}.`];
}

/** Modules that ask the network while they are imported, in the words of the image's own checks. */
function networkLines(checks: NonNullable<ImageReports['test']>['checks']): string[] {
  const asking = checks.filter(
    ({ group, status, detail }) =>
      group === 'import' && status === 'passed' && detail.includes('; it asks the network for '),
  );
  if (asking.length === 0) return [];
  const names = asking.slice(0, MOST_ROWS).map(({ name, detail }) => `${name}: ${detail}`);
  return [`A submission has no network, and these ask for it. ${names.join('. ')}.`];
}

function smokeLines(smoke: ImageReports['smoke']): string[] {
  if (smoke === undefined) return [];
  if (smoke.problem !== null) return [`Submissions could not be tried: ${smoke.problem}`];
  if (smoke.runs.length === 0) return [];
  const runs = smoke.runs.map(({ submission, passed, microAp, seconds }) => {
    const scores =
      microAp && `, micro-AP ${microAp.full.toFixed(3)} and ${microAp.subset.toFixed(3)}`;
    return `${submission} ${passed ? 'passed' : 'failed'} (${seconds.toFixed(0)} s${scores ?? ''})`;
  });
  return [`Submissions: ${runs.join('; ')}.`];
}
