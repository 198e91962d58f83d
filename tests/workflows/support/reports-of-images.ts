import { zipOf } from 'actions-testbed';

const id = `sha256:${'0'.repeat(64)}`;
const check = { group: 'import', name: 'pip tool', status: 'passed', detail: '', seconds: 0.5 };
const run = {
  submission: 'quickstart',
  verdict: 'ok',
  exitCode: 0,
  message: '',
  passed: true,
  problem: null,
  seconds: 1,
  microAp: { full: 1, subset: 1 },
};

/** The artifact of an image that was built, tested and tried, each of which a test may change. */
export function imageArtifact(
  variant: string,
  { checks = [check], runs = [run] }: { checks?: readonly object[]; runs?: readonly object[] } = {},
): Promise<Buffer> {
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
  return zipOf(
    Object.entries(reports).map(([name, report]) => ({
      name: `${name}-${variant}.json`,
      content: JSON.stringify({ version: 1, variant, ...report }),
    })),
  );
}
