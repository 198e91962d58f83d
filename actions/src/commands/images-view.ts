import type { Section } from '../report/view.ts';
import { formatBytes } from '../text.ts';
import type { ImageReports } from './collect-reports.ts';

/** More rows help nobody: the first ones are to be mended first. */
const MOST_ROWS = 20;

/** One image for people: built, tested, tried with submissions, and what failed. */
export function imageSection({ variant, build, test, smoke }: ImageReports): Section {
  const checks = test?.checks ?? [];
  const rows = [
    ...checks
      .filter(({ status }) => status === 'failed')
      .map(({ group, name, detail }) => [`test: ${group}`, name, detail]),
    ...(smoke?.runs ?? [])
      .filter(({ passed }) => !passed)
      .map(({ submission, problem }) => ['submission', submission, problem ?? '']),
  ];
  const paragraphs = [
    ...buildLines(build),
    ...failureLines('The tests could not run', checks.length === 0 ? test?.failure : undefined),
    ...testLines(checks),
    ...smokeLines(smoke),
    ...(rows.length > MOST_ROWS ? [`… and ${rows.length - MOST_ROWS} more failures.`] : []),
  ];
  const heading = `${variant.toUpperCase()}: image`;
  if (rows.length === 0) return { heading, paragraphs };
  const table = { header: ['Failed', 'What', 'Why'], rows: rows.slice(0, MOST_ROWS) };
  return { heading, paragraphs, table };
}

/** Whether every step of the image came to its end and had nothing to say against it. */
export function imagePassed({ build, test, smoke }: ImageReports): boolean {
  const built = build !== undefined && build.verdict !== 'failed';
  return built && test?.verdict === 'passed' && smoke?.passed === true;
}

/** What the steps themselves say is to be done next, where one failed. */
export function imageNext({ build, test }: ImageReports): string | undefined {
  return build?.failure?.next ?? test?.failure?.next ?? undefined;
}

function buildLines(build: ImageReports['build']): string[] {
  if (build === undefined) return ['It was not built.'];
  const { image, growth, warnings, failure } = build;
  const grown =
    growth === null
      ? ''
      : `, ${growth.share < 0 ? '' : '+'}${(growth.share * 100).toFixed(1)} % against \`${growth.against}\``;
  return [
    ...(image === null ? [] : [`Built: ${formatBytes(image.bytes)} unpacked${grown}.`]),
    ...warnings.map((warning) => `Warning: ${warning}`),
    ...failureLines('It was not built', failure),
  ];
}

function failureLines(what: string, failure: { readonly message: string } | null | undefined) {
  if (failure === null || failure === undefined) return [];
  // The log has all of it; the last lines hold the reason.
  const lines = failure.message.split('\n').filter((line) => line.trim() !== '');
  const shown = lines.length > 7 ? [lines[0], '…', ...lines.slice(-5)] : lines;
  return [`${what}: ${shown.join(' ⏎ ')}`];
}

function testLines(checks: NonNullable<ImageReports['test']>['checks']): string[] {
  if (checks.length === 0) return [];
  const count = (status: string) => checks.filter((check) => check.status === status).length;
  const untested = checks.filter(({ status }) => status === 'skipped').map(({ group }) => group);
  const names = untested.length === 0 ? '' : ` (${[...new Set(untested)].join(', ')})`;
  return [
    `Tests: ${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} not tested${names}.`,
  ];
}

function smokeLines(smoke: ImageReports['smoke']): string[] {
  if (smoke === undefined) return [];
  if (smoke.problem !== null) return [`Submissions could not be tried: ${smoke.problem}`];
  const runs = smoke.runs.map(({ submission, passed, microAp, seconds }) => {
    const scores =
      microAp && `, micro-AP ${microAp.full.toFixed(3)} and ${microAp.subset.toFixed(3)}`;
    return `${submission} ${passed ? 'passed' : 'failed'} (${seconds.toFixed(0)} s${scores ?? ''})`;
  });
  return [`Submissions: ${runs.join('; ')}.`];
}
