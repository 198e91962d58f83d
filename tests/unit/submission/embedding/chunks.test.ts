import { describe, expect, it } from 'vitest';
import { CompactRows } from '../../../../actions/src/submission/embedding/compact-rows.ts';
import {
  type Chunk,
  chunkKey,
  chunksOf,
} from '../../../../actions/src/submission/embedding/chunks.ts';

const video = (id: string, folder = '/a') => ({
  id,
  folder,
  target: undefined,
  digest: undefined,
  row: 0,
});
const rowsOf = (...rows: Record<string, string>[]) => {
  const made = new CompactRows(Object.keys(rows[0] ?? {}));
  for (const row of rows) made.add(row);
  return made;
};
const of = { set: 'query', rows: rowsOf({ video_id: 'Q1', rn: '1' }) } as const;
const ids = ['Q5', 'Q1', 'Q3', 'Q2', 'Q4'];
const present = (...some: string[]) => new Map(some.map((id) => [id, video(id)]));
const idsOf = (chunks: readonly Chunk[]) =>
  chunks.map(({ index, videos }) => [index, ...videos.map(({ id }) => id)]);

describe('chunks of a set', () => {
  it('are cut in the order of the ids', () => {
    const chunks = chunksOf({ ...of, ids, videos: present(...ids) }, 2);
    expect(idsOf(chunks)).toEqual([
      [0, 'Q1', 'Q2'],
      [1, 'Q3', 'Q4'],
      [2, 'Q5'],
    ]);
  });

  it('stay the same if a video of another one is missing', () => {
    const chunks = chunksOf({ ...of, ids, videos: present('Q2', 'Q3', 'Q4') }, 2);
    expect(idsOf(chunks)).toEqual([
      [0, 'Q2'],
      [1, 'Q3', 'Q4'],
    ]);
  });
});

describe('the key of a chunk', () => {
  const parts = { code: 'c', image: 'sha256:i', gpu: false };
  const rows = rowsOf(
    { video_id: 'Q1', rn: '1' },
    { video_id: 'Q2', rn: '1' },
    { video_id: 'Q1', rn: '2' },
  );
  const chunk: Chunk = { ...of, rows, index: 0, videos: [video('Q1'), { ...video('Q2'), row: 1 }] };
  const key = chunkKey(chunk, ['d1', 'd2'], parts);

  it('is that of equal content elsewhere, however the columns are ordered', () => {
    const other = rowsOf({ rn: '1', video_id: 'Q2' }, { rn: '1', video_id: 'Q1' });
    const moved = {
      ...chunk,
      index: 7,
      rows: other,
      videos: [
        { ...video('Q1', '/b'), row: 1 },
        { ...video('Q2', '/b'), row: 0 },
      ],
    };
    expect(chunkKey(moved, ['d1', 'd2'], parts)).toBe(key);
    // As it has always been: what is kept is found again.
    expect(key).toBe('87041bf4343957da4ffe8b9eb1892351ffb2de40aeb26f634d796d533eaef341');
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
      {
        ...chunk,
        videos: [
          { ...video('Q1'), row: 2 },
          { ...video('Q2'), row: 1 },
        ],
      },
      ['d1', 'd2'],
      parts,
    ],
  ])('changes with %s', (_, other, digests, others) => {
    expect(chunkKey(other, digests, others)).not.toBe(key);
  });
});
