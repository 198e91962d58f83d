import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import type { BuildResult } from '../../../actions/src/commands/images/build/build.ts';
import { buildReport } from '../../../actions/src/commands/images/build/build-report.ts';
import { testImageReport } from '../../../actions/src/commands/images/test-image/test-image-report.ts';
import buildSchema from '../../../actions/build-image/report.schema.json' with { type: 'json' };
import testSchema from '../../../actions/test-image/report.schema.json' with { type: 'json' };

const ajv = new Ajv({ allErrors: true });
const fits = {
  build: ajv.compile(buildSchema),
  test: ajv.compile(testSchema),
};
const id = `sha256:${'0'.repeat(64)}`;
const LONG = 'x'.repeat(100_000);
const failure = { message: LONG, next: null };

const image: BuildResult = {
  variant: 'lite',
  tag: 'runtime:lite-local',
  id,
  bytes: 1000,
  bytesBefore: 900,
  built: true,
  layers: [{ step: 'base', bytes: 700 }],
  growth: { against: 'the image before', bytesBefore: 900, share: 0.11 },
  problem: undefined,
};

/** The report as its readers get it: through JSON, checked against the schema. */
function read<T>(report: T, schema: keyof typeof fits): T {
  const parsed = JSON.parse(JSON.stringify(report)) as T;
  fits[schema](parsed);
  expect(fits[schema].errors).toBeNull();
  return parsed;
}

describe('the report of build-image', () => {
  it.each([
    ['built', { image, failure: undefined, warnings: [LONG] }],
    [
      'already-built',
      { image: { ...image, built: false, growth: undefined }, failure: undefined, warnings: [] },
    ],
    ['failed', { image: undefined, failure, warnings: Array<string>(50).fill('w') }],
    ['failed', { image, failure: { message: 'over its budget', next: 'less' }, warnings: [] }],
  ] as const)('fits its schema: %s', (verdict, outcome) => {
    const report = read(buildReport('lite', outcome), 'build');
    expect(report.verdict).toBe(verdict);
    expect(report.image?.id).toBe(outcome.image?.id);
  });
});

describe('the report of test-image', () => {
  const check = { group: 'import', name: 'pip a', detail: 'import a', seconds: 0.5 };
  const tested = { variant: 'lite', reference: 'runtime:lite-local', id, findings: [] } as const;

  it('fits its schema where the tests could not run', () => {
    const report = read(testImageReport('lite', { tested: undefined, failure }), 'test');
    expect(report).toMatchObject({ verdict: 'failed', image: null, checks: [] });
  });

  it('has what failed first, and is bounded whatever a package prints', () => {
    const forged = { ...check, name: LONG, status: 'passed', detail: LONG } as const;
    const broken = { ...check, name: 'pip b', status: 'failed' } as const;
    const checks = [...Array.from({ length: 5000 }, () => forged), broken];
    const report = read(
      testImageReport('lite', { tested: { ...tested, checks }, failure }),
      'test',
    );
    expect(report.checks[0]?.name).toBe('pip b');
    expect(report.verdict).toBe('failed');
  });

  it('tells that all is well only where nothing failed', () => {
    const checks = [{ ...check, status: 'passed' }] as const;
    const outcome = { tested: { ...tested, checks }, failure: undefined };
    expect(read(testImageReport('lite', outcome), 'test').verdict).toBe('passed');
  });
});
