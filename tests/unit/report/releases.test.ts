import { describe, expect, it } from 'vitest';
import {
  newerReleaseLine,
  promotionLine,
  type ReportedRelease,
  releaseTable,
  rollbackLine,
} from '../../../actions/src/report/releases.ts';

function release(number: number, ...changes: string[]): ReportedRelease {
  const commit = String(number).repeat(40).slice(0, 40);
  return { number, kind: 'publish', commit, when: '2026-11-22T08:05:06.000Z', changes };
}

describe('the table of releases', () => {
  it('fits the terminal, newest first', () => {
    const table = releaseTable([
      release(12, 'numpy 1.23.4 -> 1.23.5', 'timm 0.6.12 -> 0.6.13', 'and 9 more'),
      release(9, `a title ${'that is long '.repeat(10)}`),
    ]);
    expect(table.split('\n')).toEqual([
      '12  2026-11-22 08:05  1212121212  latest  numpy 1.23.4 -> 1.23.5, and 2 more',
      ' 9  2026-11-22 08:05  9999999999          a title that is long that is long tha…',
    ]);
  });

  it('shows no control characters of commit messages', () => {
    expect(releaseTable([release(1, 'red \u001B[31malert\n2')])).toMatch(
      / red <U\+001B>\[31malert 2$/,
    );
  });

  it('says where there is none', () => {
    expect(releaseTable([])).toBe('nothing has been released yet');
  });
});

describe('one line', () => {
  it.each([
    ['promoted', false, 'promoted: release 7 (commit 7777777777): x 1 -> 2'],
    ['already', false, 'already promoted: release 7 (commit 7777777777)'],
    ['superseded', false, 'not promoted, as something newer has been: release 7'],
    ['already', true, 'the latest tags had been moved and are right again'],
  ] as const)('on a promotion: %s, repaired %s', (outcome, repaired, text) => {
    expect(promotionLine({ outcome, repaired, release: release(7, 'x 1 -> 2') })).toContain(text);
  });

  it('on an older image', () => {
    const line = newerReleaseLine('ghcr.io/a/b:cpu-latest', release(7, 'x 1 -> 2', 'y 1 -> 2'));
    expect(line).toBe(
      'ghcr.io/a/b:cpu-latest is older than release 7 of 2026-11-22 (x 1 -> 2, and 1 more): make pull',
    );
  });

  it('on a roll back', () => {
    expect(rollbackLine({ moved: true, release: release(8) })).toBe(
      'rolled back: the latest images are those of commit 8888888888 (release 8)',
    );
    expect(rollbackLine({ moved: false, release: release(8) })).toMatch(/^already so/);
  });
});
