import { describe, expect, it } from 'vitest';
import { formatBytes, formatSeconds, lastLines, parseBytes } from '../../actions/src/text.ts';

it.each([
  [0, '0 B'],
  [1023, '1023 B'],
  [1024, '1.0 KiB'],
  [1.5 * 2 ** 30, '1.5 GiB'],
  [2 ** 53, '8192.0 TiB'],
])('formatBytes(%d) is %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text));

it.each([
  [0.04, '0.0 s'],
  [59.94, '59.9 s'],
  [59.96, '1 min 00 s'],
  [65, '1 min 05 s'],
  [3599.6, '1 h 00 min'],
  [7380, '2 h 03 min'],
])('formatSeconds(%d) is %s', (seconds, text) => expect(formatSeconds(seconds)).toBe(text));

describe('parseBytes', () => {
  it.each([
    ['8g', 8 * 2 ** 30],
    ['1.5 GiB', 1.5 * 2 ** 30],
    ['512M', 512 * 2 ** 20],
    ['64kb', 65_536],
    ['1048576', 1_048_576],
  ])('reads %s', (text, bytes) => expect(parseBytes(text)).toBe(bytes));

  it.each(['', '0', '-1g', 'g', '8 apples', '1e9', '99999999999t'])('refuses "%s"', (text) =>
    expect(parseBytes(text)).toBeUndefined(),
  );
});

it.each([
  ['', 2, ''],
  ['one\n', 2, 'one'],
  ['one\ntwo\nthree\n\n', 2, 'two\n  three'],
])('the last lines of %j, at most %d, are %j', (output, count, text) =>
  expect(lastLines(output, count)).toBe(text),
);
