import { describe, expect, it } from 'vitest';
import { withoutEchoes } from '../../../actions/src/environment/echoes.ts';
import type { Finding } from '../../../actions/src/finding.ts';

const place = { file: 'f', line: 3, column: 5, endColumn: 9 };
const slip: Finding = {
  rule: 'known-name',
  severity: 'error',
  place,
  message: 'm',
  suggestion: 's',
};

describe('withoutEchoes', () => {
  it('moves the guess into the finding that there is no such package', () => {
    const missing: Finding = {
      rule: 'pip-unknown-package',
      severity: 'error',
      place,
      message: 'n',
    };
    expect(withoutEchoes([slip, missing], [])).toEqual([{ ...missing, suggestion: 's' }]);
    const better = { ...missing, suggestion: 'better' };
    expect(withoutEchoes([better, slip], [])).toEqual([better]);
  });

  it('asks where a channel has the package, and insists where nobody knows', () => {
    expect(withoutEchoes([slip], [{ place }])).toEqual([{ ...slip, severity: 'warning' }]);
    const aged = { ...slip, severity: 'warning', message: 'm Old.' };
    expect(withoutEchoes([slip], [{ place, age: 'Old.' }])).toEqual([aged]);
    expect(withoutEchoes([slip], [{ place: { ...place, line: 4 } }])).toEqual([slip]);
  });
});
