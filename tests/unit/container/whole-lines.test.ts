import { describe, expect, it } from 'vitest';
import { WholeLines } from '../../../actions/src/container/whole-lines.ts';

/** What is passed on of pieces: those that begin with `!` are of the other stream. */
function passed(...pieces: string[]): string[] {
  const lines: string[] = [];
  const whole = new WholeLines((bytes) => lines.push(Buffer.from(bytes).toString()));
  for (const piece of pieces) {
    const [text, stream] = piece.startsWith('!')
      ? ([piece.slice(1), 'stderr'] as const)
      : ([piece, 'stdout'] as const);
    whole.push(Buffer.from(text), stream);
  }
  whole.end();
  return lines;
}

describe('what a program prints on two streams', () => {
  it('comes in whole lines, however its pieces come', () => {
    expect(passed('described:', '!no model', ' Q1', '\n', '!\n')).toEqual([
      'described: Q1\n',
      'no model\n',
    ]);
    expect(passed('a\nb\nc', '!x\n', 'd\n')).toEqual(['a\nb\n', 'x\n', 'cd\n']);
  });

  it('gets an end of its last line', () => {
    expect(passed('a\nb', '!c')).toEqual(['a\n', 'b\n', 'c\n']);
    expect(passed()).toEqual([]);
  });

  it('comes when a bar is drawn again, and when a line is too long to wait for', () => {
    expect(passed('\r 1 %', '\r 2 %', '!x\n')).toEqual(['\r', ' 1 %\r', 'x\n', ' 2 %\n']);
    const long = 'l'.repeat(8193);
    expect(passed(long, '!x\n', 'l\n')).toEqual([long, 'x\n', 'l\n']);
  });

  it('keeps its bytes', () => {
    const given = Buffer.from('“é”\n');
    const seen: Uint8Array[] = [];
    const whole = new WholeLines((bytes) => seen.push(bytes));
    for (const byte of given) whole.push(Buffer.of(byte), 'stdout');
    expect(Buffer.concat(seen)).toEqual(given);
  });
});
