import { describe, expect, it } from 'vitest';
import {
  type Chunk,
  chunkKey,
  chunksOf,
} from '../../../../actions/src/submission/embedding/chunks.ts';

const video = (id: string, folder = '/a') => ({
  id,
  file: `${folder}/${id}.mp4`,
  stamp: `of ${folder}`,
  metadata: { video_id: id, rn: '1' },
});
const ids = ['Q5', 'Q1', 'Q3', 'Q2', 'Q4'];
const present = (...some: string[]) => new Map(some.map((id) => [id, video(id)]));
const idsOf = (chunks: readonly Chunk[]) =>
  chunks.map(({ index, videos }) => [index, ...videos.map(({ id }) => id)]);

describe('chunks of a set', () => {
  it('are cut in the order of the ids', () => {
    const chunks = chunksOf('query', ids, present(...ids), 2);
    expect(idsOf(chunks)).toEqual([
      [0, 'Q1', 'Q2'],
      [1, 'Q3', 'Q4'],
      [2, 'Q5'],
    ]);
  });

  it('stay the same if a video of another one is missing', () => {
    const chunks = chunksOf('query', ids, present('Q2', 'Q3', 'Q4'), 2);
    expect(idsOf(chunks)).toEqual([
      [0, 'Q2'],
      [1, 'Q3', 'Q4'],
    ]);
  });
});

describe('the key of a chunk', () => {
  const parts = { code: 'c', image: 'sha256:i', gpu: false };
  const chunk: Chunk = { set: 'query', index: 0, videos: [video('Q1'), video('Q2')] };
  const key = chunkKey(chunk, ['d1', 'd2'], parts);

  it('is that of equal content elsewhere, however the columns are ordered', () => {
    const there = { id: 'Q1', file: '/b/Q1.mp4', stamp: '', metadata: { rn: '1', video_id: 'Q1' } };
    const moved = { ...chunk, index: 7, videos: [there, video('Q2', '/b')] };
    expect(chunkKey(moved, ['d1', 'd2'], parts)).toBe(key);
    expect(key).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each<[string, Chunk, string[], typeof parts]>([
    ['the code', chunk, ['d1', 'd2'], { ...parts, code: 'C' }],
    ['the image', chunk, ['d1', 'd2'], { ...parts, image: 'sha256:j' }],
    ['a GPU', chunk, ['d1', 'd2'], { ...parts, gpu: true }],
    ['the content of a video', chunk, ['d1', 'D2'], parts],
    ['the set', { ...chunk, set: 'reference' }, ['d1', 'd2'], parts],
    ['a missing video', { ...chunk, videos: [video('Q1')] }, ['d1'], parts],
    ['an id', { ...chunk, videos: [video('Q1'), video('Q3')] }, ['d1', 'd2'], parts],
    [
      'a line of the metadata',
      { ...chunk, videos: [{ ...video('Q1'), metadata: {} }, video('Q2')] },
      ['d1', 'd2'],
      parts,
    ],
  ])('changes with %s', (_, other, digests, others) => {
    expect(chunkKey(other, digests, others)).not.toBe(key);
  });
});
