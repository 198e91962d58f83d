import { describe, expect, it } from 'vitest';
import { readEnvironment } from '../../../actions/src/environment/files/read.ts';
import { attacks } from './hostile-files.ts';
import { officialBytes } from './fixture.ts';

const official = officialBytes('environment-cpu.yml').toString();
const seeds = [0, 1, 2, 3, 4, 5, 6, 7];

describe('200 hostile or broken files', () => {
  it('are 200', () => {
    expect(attacks.length * seeds.length).toBe(200);
  });

  describe.each(attacks)('$title', ({ whole, make }) => {
    it.each(seeds)('seed %i is refused with a clear finding', (seed) => {
      const bytes = make(official, seed);
      expect(bytes.equals(Buffer.from(official))).toBe(false);
      const { file, findings } = readEnvironment('environment/environment-cpu.yml', bytes);
      expect(file).toBeUndefined();
      expect(findings.length).toBeGreaterThan(0);
      expect(whole && findings.length > 1).toBe(false);
      for (const { severity, place, message } of findings) {
        expect(severity).toBe('error');
        expect(place.file).toBe('environment/environment-cpu.yml');
        expect(place.line).toBeGreaterThan(0);
        expect(place.endColumn).toBeGreaterThan(place.column);
        expect(message).not.toMatch(/undefined|\[object|at .*:\d+:\d+/);
      }
    });
  });
});

describe('the place of what is wrong', () => {
  it.each([
    ['a: 1\nb:\t2\n', 2, 'tab'],
    ['a: 1\r\n', 1, 'CRLF'],
    ['a: 1\n\n>>>>>>> theirs\n', 3, 'merge conflict'],
    ['a: 1\na: 2\n', 2, 'in the mapping already'],
    ['a: 1\nb: &x 2\n', 2, 'Anchors'],
    ['a: 1\nb: !!str 2\n', 2, 'tags'],
    ['a: 1\n---\nb: 2\n', 2, 'second document'],
    ['%YAML 1.2\n---\na: 1\n', 1, 'directive'],
    ['a: 1\nb: "x', 2, 'not YAML'],
    ['a: 1\nb: \u202ex\n', 2, 'cannot be seen'],
    ['', 1, 'empty'],
    [' \n\n', 1, 'empty'],
    ['# only a comment\n', 1, 'mapping'],
  ])('%j', (text, line, message) => {
    const [finding] = readEnvironment('f.yml', Buffer.from(text)).findings;
    expect(finding).toMatchObject({ place: { line }, message: expect.stringContaining(message) });
  });
});
