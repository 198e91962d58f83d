import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import lock from '../../../../../package-lock.json' with { type: 'json' };
import manifest from '../../../../../package.json' with { type: 'json' };
import { checkVersion, isNewest, notesOf, rollingTag } from './version.ts';

const root = path.resolve(import.meta.dirname, '../../../../..');

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

  const FILES = 'https://github.com/owner/name/blob/v1.0.0';

  it('lead to the files of the version', () => {
    const linked =
      '## 1.0.0\n\n[one](docs/a.md#b), [two](https://c.example), [three](#d), [four](e)\n';
    expect(notesOf(linked, '1.0.0', FILES)).toBe(
      `[one](${FILES}/docs/a.md#b), [two](https://c.example), [three](#d), [four](${FILES}/e)`,
    );
  });

  it('are there for the version that package.json has', () => {
    const own = readFileSync(path.join(root, 'CHANGELOG.md'), 'utf8');
    const { version } = manifest;
    expect(lock.version).toBe(version);
    expect(lock.packages[''].version).toBe(version);
    // A release's text has at most 125,000 characters at GitHub.
    expect(notesOf(own, version, FILES).length).toBeLessThan(125_000);
    const heading = own.split('\n').find((line) => line.startsWith(`## ${version} `));
    expect(heading).toMatch(/ \(\d{4}-\d\d-\d\d\)$/);
  });

  it('are what stands below its heading', () => {
    expect(notesOf(changelog, '1.0.1', FILES)).toBe('- Fix\n\n### More');
    expect(notesOf(changelog, '1.0.0', FILES)).toBe('- First');
  });

  it.each([
    ['is not there', changelog, '1.0'],
    ['is empty', '## 2.0.0\n\n## 1.0.0\n\n- First\n', '2.0.0'],
  ])('are refused if the section %s', (_, text, version) => {
    expect(() => notesOf(text, version, FILES)).toThrow(`has no section for ${version}`);
  });
});
