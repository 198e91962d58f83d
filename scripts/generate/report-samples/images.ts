import type { BuildOutcome } from '../../../actions/src/commands/images/build/build-report.ts';
import { buildReport } from '../../../actions/src/commands/images/build/build-report.ts';
import type { ImageReports } from '../../../actions/src/commands/request/comment-report/collect-reports.ts';
import type { SmokeReport } from '../../../actions/src/commands/images/smoke-test/smoke-test.ts';
import type { TestOutcome } from '../../../actions/src/commands/images/test-image/test-image-report.ts';
import { testImageReport } from '../../../actions/src/commands/images/test-image/test-image-report.ts';
import type { Finding } from '../../../actions/src/finding.ts';

const variant = 'cpu';
const MIB = 2 ** 20;
const id = `sha256:${'5e1f'.repeat(16)}`;
const reference = 'meta-vsc-descriptor-runtime:cpu-local';

const built: BuildOutcome = {
  image: {
    variant,
    tag: reference,
    id,
    bytes: 5321 * MIB,
    bytesBefore: undefined,
    built: true,
    layers: [
      { step: 'base', bytes: 74 * MIB },
      { step: 'apt.sh apt.txt', bytes: 412 * MIB },
      { step: 'conda.sh', bytes: 4830 * MIB },
      { step: 'runtime.sh', bytes: 5 * MIB },
    ],
    growth: {
      against: 'ghcr.io/example/runtime:cpu-latest',
      bytesBefore: 5200 * MIB,
      share: 0.0233,
    },
    problem: undefined,
  },
  failure: undefined,
  warnings: [],
};

const failed: BuildOutcome = {
  image: undefined,
  failure: {
    message: [
      `building ${reference} failed in "RUN /opt/vsc/build/pip.sh" (exit code 1):`,
      '  Collecting timm==0.6.99',
      '  ERROR: Could not find a version that satisfies the requirement timm==0.6.99',
      '  ERROR: No matching distribution found for timm==0.6.99',
    ].join('\n'),
    next: 'fix what the last lines name, and build again; finished steps are kept',
  },
  warnings: ['built without the layers of the official image: connection refused'],
};

const blamed: Finding = {
  place: { file: 'environment/environment-cpu.yml', line: 12, column: 9, endColumn: 21 },
  rule: 'package-install',
  severity: 'error',
  message: 'timm cannot be installed in the cpu image: ERROR: No matching distribution found',
};

/** Builds. */
export const builds = { variant, built, failed, blamed } as const;

const passedChecks = Array.from({ length: 41 }, (_, index) => ({
  group: 'import',
  name: `conda package-${index}`,
  status: 'passed' as const,
  detail: '',
  seconds: 0.4,
}));
const noGpu = { group: 'gpu', name: 'computes', detail: 'the image is for a CPU', seconds: 0 };
const broken = { group: 'import', name: 'conda numba', seconds: 2.1 };
const tested = {
  variant,
  reference,
  id,
  findings: [],
  checks: [...passedChecks, { ...noGpu, status: 'skipped' }],
} as const;

/** Tests of an image. */
export const imageTests: Readonly<Record<'passed' | 'failed', TestOutcome>> = {
  passed: { tested, failure: undefined },
  failed: {
    tested: {
      ...tested,
      checks: [
        ...tested.checks,
        {
          ...broken,
          status: 'failed',
          detail: 'import numba: ImportError: Numba needs NumPy 1.23 or less',
        },
      ],
    },
    failure: {
      message: 'the cpu image: 1 of 43 checks failed: conda numba',
      next: 'fix what failed, then: npx vsc build --variant cpu && npx vsc test-image --variant cpu',
    },
  },
};

const run = { verdict: 'ok', exitCode: 0, message: 'The submission ran and was ranked.' } as const;
const quickstart = {
  ...run,
  submission: 'quickstart',
  passed: true,
  problem: null,
  seconds: 21.4,
  microAp: { full: 0.021, subset: 0.013 },
} as const;
const smokeBase = { version: 1, variant, image: { reference, id }, problem: null } as const;

/** Smoke tests. */
export const smokeTests: Readonly<Record<'passed' | 'failed', SmokeReport>> = {
  passed: {
    ...smokeBase,
    passed: true,
    runs: [
      quickstart,
      { ...quickstart, submission: 'template', seconds: 48.9, microAp: { full: 1, subset: 1 } },
    ],
  },
  failed: {
    ...smokeBase,
    passed: false,
    runs: [
      quickstart,
      {
        submission: 'template',
        verdict: 'submission-failed',
        exitCode: 11,
        message: 'main.py ended with exit code 1: ValueError.',
        passed: false,
        problem: 'main.py ended with exit code 1: ValueError.',
        seconds: 12.2,
        microAp: null,
      },
    ],
  },
};

/** What the jobs of a pull request report of an image. */
export const imageReports: Readonly<Record<'passed' | 'broken' | 'unbuilt', ImageReports>> = {
  passed: {
    variant,
    build: buildReport(variant, built),
    test: testImageReport(variant, imageTests.passed),
    smoke: smokeTests.passed,
  },
  broken: {
    variant,
    build: buildReport(variant, built),
    test: testImageReport(variant, imageTests.failed),
    smoke: smokeTests.failed,
  },
  unbuilt: { variant, build: buildReport(variant, failed), test: undefined, smoke: undefined },
};
