import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../../actions/src/contract.ts';
import result from '../../../contract/result.schema.json' with { type: 'json' };
import { smokeProblem } from '../../../actions/src/submission/run/smoke-check.ts';
import report from '../../../actions/smoke-test/report.schema.json' with { type: 'json' };

function ended(fullRows: number, subsetRows: number, verdict: Verdict = 'ok') {
  return { verdict, message: 'It ran.', measures: { fullRows, subsetRows } };
}

describe('the problem of a run', () => {
  it.each([
    ['quickstart', 0.02, 0.15, null],
    [
      'quickstart',
      0.16,
      0.02,
      'micro-AP 0.160 of the full ranking, where at most 0.15 is expected',
    ],
    ['template', 0.9, 1, null],
    [
      'template',
      0.95,
      0.89,
      'micro-AP 0.890 of the subset ranking, where at least 0.9 is expected',
    ],
    ['template', NaN, 1, 'micro-AP NaN of the full ranking, where at least 0.9 is expected'],
  ] as const)('%s, scores of %d and %d: %j', (submission, full, subset, problem) => {
    expect(smokeProblem(submission, ended(750, 375), { full, subset })).toBe(problem);
  });

  it.each([
    [0, 375, 'the full ranking is empty'],
    [750, 0, 'the subset ranking is empty'],
  ])('rankings of %d and %d rows: %s', (full, subset, problem) => {
    const scores = { full: 0, subset: 0 };
    expect(smokeProblem('quickstart', ended(full, subset), scores)).toBe(problem);
  });

  it('is the verdict where it did not end well', () => {
    const failed = ended(0, 0, 'out-of-memory');
    expect(smokeProblem('template', failed, null)).toBe('out-of-memory: It ran.');
  });
});

it('the report has the verdicts of a run', () => {
  const known = report.definitions.run.properties.verdict.enum;
  expect(known).toEqual([...result.$defs.verdict.enum, null]);
});
