import { describe, expect, it } from 'vitest';
import { checkVersion, isNewest, notesOf, rollingTag } from './version.ts';

describe('a version', () => {
  it.each(['0.0.0', '1.0.0', '1.20.300', '12.0.1'])('is %s', (version) => {
    expect(() => checkVersion(version)).not.toThrow();
  });

  it.each(['', 'v1.0.0', '1.0', '1.0.0.0', '01.0.0', '1.0.0-rc.1', ' 1.0.0', '1.0.0\n', '١.0.0'])(
    'is not %j',
    (version) => {
      expect(() => checkVersion(version)).toThrow('is not a version');
    },
  );

  it('has the rolling tag of its major number', () => {
    expect(['0.9.1', '1.0.0', '12.3.4'].map((version) => rollingTag(version))).toEqual([
      'v0',
      'v1',
      'v12',
    ]);
  });

  it.each([
    ['1.10.0', ['v1.9.0', 'v1.9.9'], true],
    ['1.9.1', ['v1.9.0', 'v1.10.0'], false],
    ['1.9.1', ['v1.9.1'], true],
    ['1.9.1', ['v2.0.0', 'v10.0.0', 'v1', 'other'], true],
    ['1.0.0', [], true],
  ])('%s beside %j is the newest of its major number: %s', (version, tags, newest) => {
    expect(isNewest(version, tags)).toBe(newest);
  });
});

describe('the notes of a version', () => {
  const changelog =
    '# Changelog\n\n## Unreleased\n\n- Next\n\n## 1.0.1 (2026-01-02)\n\n- Fix\n\n### More\n\n## 1.0.0\n\n- First\n';

  it('are what stands below its heading', () => {
    expect(notesOf(changelog, '1.0.1')).toBe('- Fix\n\n### More');
    expect(notesOf(changelog, '1.0.0')).toBe('- First');
  });

  it.each([
    ['is not there', changelog, '1.0'],
    ['is empty', '## 2.0.0\n\n## 1.0.0\n\n- First\n', '2.0.0'],
  ])('are refused if the section %s', (_, text, version) => {
    expect(() => notesOf(text, version)).toThrow(`says nothing of ${version}`);
  });
});
