import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { partOfSet } from '../../../submission/part-of-set.ts';
import { temporaryRoot } from '../../../../../tests/support/repositories/temporary-root.ts';
import { drawSample } from './draw-sample.ts';

const ids = (letter: string, count: number) =>
  Array.from({ length: count }, (_, at) => `${letter}${100_001 + at}`);

const metadata = (rows: readonly string[]) =>
  `video_id,duration_sec\n${rows.map((id) => `${id},4\n`).join('')}`;

describe('a part of a set', () => {
  const queries = ids('Q', 100);
  const references = ids('R', 500);
  const pairs = queries.slice(0, 40).map((queryId, at) => ({ queryId, refId: references[at]! }));

  it('has so many queries, all references that they are copies of, and a share of the others', () => {
    const part = partOfSet({ queries, references, pairs }, 10);
    expect(part.queries).toHaveLength(10);
    const originals = pairs.filter(({ queryId }) => part.queries.includes(queryId));
    expect(part.references).toEqual(expect.arrayContaining(originals.map(({ refId }) => refId)));
    expect(part.references).toHaveLength(
      originals.length + Math.ceil((500 - originals.length) / 10),
    );
    expect(partOfSet({ queries, references, pairs }, 10)).toEqual(part);
  });

  it('is all of it if there are no more queries', () => {
    expect(partOfSet({ queries, references, pairs }, 100)).toEqual({ queries, references });
    expect(partOfSet({ queries, references, pairs }, 1000)).toEqual({ queries, references });
  });
});

describe('a sample', () => {
  const folder = 'competition_data/train';
  async function dataset(files: Record<string, string> = {}) {
    const at = await temporaryRoot();
    await at.write({
      [`${folder}/train_query_metadata.csv`]: metadata(ids('Q', 3)),
      [`${folder}/train_reference_metadata.csv`]: metadata(ids('R', 2)),
      [`${folder}/train_descriptor_ground_truth.csv`]:
        'query_id,ref_id\nQ100001,R100001\nQ100003,R100002\n',
      [`${folder}/query/Q100001.mp4`]: 'x',
      [`${folder}/query/Q100002.mp4`]: 'x',
      [`${folder}/reference/R100001.mp4`]: 'x',
      ...files,
    });
    const draw = (count: number) =>
      drawSample('train', { root: at.root, count, folder: at.path('data/.try/train/sample') });
    return { at, draw };
  }

  it('is drawn from the videos that are there', async () => {
    const { draw } = await dataset();
    const sample = await draw(100);
    expect(sample).toMatchObject({
      queries: 2,
      references: 1,
      part: { queries: 2, references: 1 },
    });
    expect(await readFile(sample.paths.groundTruth, 'utf8')).toBe(
      'query_id,ref_id\nQ100001,R100001\n',
    );
    expect(await readFile(sample.paths.queryMetadata, 'utf8')).not.toContain('Q100003');
  });

  it('is the data set itself if all of it is there', async () => {
    const { draw } = await dataset({
      [`${folder}/query/Q100003.mp4`]: 'x',
      [`${folder}/reference/R100002.mp4`]: 'x',
    });
    expect(await draw(3)).toMatchObject({ queries: 3, references: 2, part: undefined });
  });

  it('can neither be drawn without data, nor of queries that are copies of nothing', async () => {
    const nothing = await temporaryRoot();
    const where = { root: nothing.root, count: 9, folder: nothing.path('data/.try/train/sample') };
    await expect(drawSample('train', where)).rejects.toThrow(/there is no .*train_query_metadata/);
    const { draw } = await dataset({
      [`${folder}/train_descriptor_ground_truth.csv`]: 'query_id,ref_id\nQ100003,R100002\n',
    });
    await expect(draw(2)).rejects.toMatchObject({
      message: 'none of the 2 queries that were drawn is a copy of a reference that is there',
      next: expect.stringContaining('--queries'),
    });
  });
});
