import { describe, expect, it } from 'vitest';
import { ending } from '../../../actions/src/submission/run/run-result.ts';
import {
  unenforcedWarning,
  withUnenforced,
} from '../../../actions/src/submission/run/unenforced-limits.ts';

const MIB = 2 ** 20;
const limits = { memoryBytes: 300 * MIB };

/** A run that ended so, with a peak of memory. */
function ended(verdict: 'ok' | 'submission-failed', peakMemoryBytes: number | null) {
  const { measures, ...rest } = ending(verdict, 'as the entrypoint says');
  return { ...rest, warnings: ['its own'], measures: { ...measures, peakMemoryBytes } };
}

describe('a run on an engine that enforces not all limits', () => {
  it('is none on an engine that enforces all', () => {
    const over = ended('ok', 978 * MIB);
    expect(unenforcedWarning([])).toBeUndefined();
    expect(withUnenforced(over, limits, [])).toBe(over);
  });

  it('names them among the warnings', () => {
    const found = withUnenforced(ended('ok', 200 * MIB), limits, ['memory', 'processes']);
    expect(found).toMatchObject({ verdict: 'ok', exitCode: 0 });
    expect(found.warnings).toEqual(['its own', expect.stringContaining('memory, processes')]);
  });

  it('is no success with more memory than its limit', () => {
    const found = withUnenforced(ended('ok', 978 * MIB), limits, ['memory']);
    expect(found).toMatchObject({
      verdict: 'out-of-memory',
      exitCode: 12,
      message: expect.stringMatching(/978.* over the limit of 300.*does not enforce/),
      next: expect.stringContaining('make doctor'),
      measures: { peakMemoryBytes: 978 * MIB },
    });
    expect(found.warnings).toHaveLength(2);
  });

  it.each([
    ['failed by itself', ended('submission-failed', 978 * MIB), ['memory'] as const],
    ['was not measured', ended('ok', null), ['memory'] as const],
    ['was bounded in memory', ended('ok', 978 * MIB), ['processors'] as const],
  ])('keeps its verdict if it %s', (_, run, unenforced) => {
    expect(withUnenforced(run, limits, unenforced).verdict).toBe(run.verdict);
  });
});
