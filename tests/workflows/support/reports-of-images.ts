import { zipOf } from 'actions-testbed';
import {
  ENVIRONMENT,
  report as environmentReport,
} from '../../support/repositories/run-reports.ts';

const id = `sha256:${'0'.repeat(64)}`;
/** One check that passed, in the report of a test. */
export const passedCheck = {
  group: 'import',
  name: 'pip tool',
  status: 'passed',
  detail: '',
  seconds: 0.5,
};
/** One submission that passed, in the report of a smoke test. */
export const passedRun = {
  submission: 'quickstart',
  verdict: 'ok',
  exitCode: 0,
  message: '',
  passed: true,
  problem: null,
  seconds: 1,
  microAp: { full: 1, subset: 1 },
};

interface Parts {
  readonly checks?: readonly object[];
  readonly runs?: readonly object[];
}

/** What an image that was built, tested and tried leaves behind, each of which a test may change. */
function reportsOf(variant: string, { checks = [passedCheck], runs = [passedRun] }: Parts) {
  const image = { reference: 'runtime:local', id };
  const reports = {
    build: {
      verdict: 'built',
      image: { tag: 'runtime:local', id, bytes: 1000, layers: [] },
      growth: null,
      warnings: [],
      failure: null,
    },
    test: { verdict: 'passed', image, checks, failure: null },
    smoke: { image, problem: null, runs, passed: true },
  };
  return Object.entries(reports).map(([name, report]) => ({
    name: `${name}-${variant}.json`,
    content: JSON.stringify({ version: 1, variant, ...report }),
  }));
}

/** The same as files by path, as `download-reports` leaves them. */
export function imageReports(variant: string, parts: Parts = {}): Record<string, string> {
  const files = reportsOf(variant, parts);
  return Object.fromEntries(
    files.map(({ name, content }) => [`report-image-${variant}/${name}`, content]),
  );
}

/** All that a run can report of these variants, and all of it well. */
export function allPassed(variants: readonly string[]): Record<string, string> {
  const images = variants.map((variant) => imageReports(variant));
  return Object.assign({ [ENVIRONMENT]: JSON.stringify(environmentReport) }, ...images) as Record<
    string,
    string
  >;
}

/** The same as the artifact of the job. */
export function imageArtifact(variant: string, parts: Parts = {}): Promise<Buffer> {
  return zipOf(reportsOf(variant, parts));
}
