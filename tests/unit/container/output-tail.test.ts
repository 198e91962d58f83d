import { describe, expect, it } from 'vitest';
import { OutputTail } from '../../../actions/src/container/output-tail.ts';

function tailOf(text: string, length: number, chunkBytes: number): string {
  const tail = new OutputTail(length);
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    tail.push(bytes.subarray(at, at + chunkBytes));
  }
  return tail.text;
}

describe('the tail of output', () => {
  it.each([1, 2, 3, 100])('is the same in chunks of %d bytes', (chunkBytes) => {
    expect(tailOf('déjà vu 🎬', 100, chunkBytes)).toBe('déjà vu 🎬');
  });

  it('is as long as it may be', () => {
    expect(tailOf('0123456789', 4, 3)).toBe('6789');
  });

  it('begins with a whole character', () => {
    expect(tailOf('🎬 end', 5, 100)).toBe(' end');
    expect(tailOf('🎬 end', 6, 100)).toBe('🎬 end');
  });

  it('keeps what is not UTF-8 as a replacement', () => {
    const tail = new OutputTail();
    tail.push(Uint8Array.of(0x61, 0xff, 0x62));
    expect(tail.text).toBe('a\uFFFDb');
  });
});
