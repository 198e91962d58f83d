import { describe, expect, it } from 'vitest';
import { ChunkQueue } from '../../../../actions/src/submission/embedding/chunk-queue.ts';

describe('a queue of chunks', () => {
  it('gives each worker what it has reserved, and others the rest in order', () => {
    const queue = new ChunkQueue<string, number>([1, 2, 3, 4]);
    expect([queue.take('a'), queue.reserve('a')]).toEqual([1, 2]);
    expect([queue.take('b'), queue.reserve('b')]).toEqual([3, 4]);
    expect(queue.isEmpty).toBe(false);
    expect([queue.take('a'), queue.reserve('a')]).toEqual([2, undefined]);
    expect(queue.take('b')).toBe(4);
    expect(queue.isEmpty).toBe(true);
  });

  it('gives a worker that would be idle what another one has only reserved', () => {
    const queue = new ChunkQueue<string, number>([1, 2, 3]);
    expect([queue.take('a'), queue.reserve('a'), queue.take('b')]).toEqual([1, 2, 3]);
    expect(queue.take('b')).toBe(2);
    expect([queue.take('a'), queue.isEmpty]).toEqual([undefined, true]);
  });

  it('gets back what a worker that leaves has not done, in order', () => {
    const queue = new ChunkQueue<string, number>([1, 2, 3, 4]);
    expect([queue.take('a'), queue.reserve('a'), queue.take('b')]).toEqual([1, 2, 3]);
    queue.giveBack('a', 1);
    expect([1, 2, 3, 4].map(() => queue.take('b'))).toEqual([1, 2, 4, undefined]);
  });
});
