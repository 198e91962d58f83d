import { describe, expect, it } from 'vitest';
import { readPreparedData } from '../../../actions/src/submission/prepared-data.ts';
import { temporaryRoot } from '../../support/repositories/temporary-root.ts';

const table = (ids: string[]) => `video_id,duration_sec\n${ids.map((id) => `${id},3\n`).join('')}`;

/** A prepared data set of two queries, with these videos and this subset. */
async function prepared({ videos = ['Q1', 'Q2'], subset = ['Q1', 'Q2'] } = {}) {
  const { root, write, path } = await temporaryRoot();
  await write({
    'data/test/query_metadata.csv': table(['Q1', 'Q2']),
    'data/test/reference_metadata.csv': table(['R1']),
    'data/test/query_subset.csv': `video_id\n${subset.join('\n')}\n`,
    ...Object.fromEntries(videos.map((id) => [`data/test/query/${id}.mp4`, ''])),
  });
  return { root, folder: path('data/test') };
}

describe('a prepared data set', () => {
  it('says which ids each ranking may hold', async () => {
    const { root, folder } = await prepared({ videos: ['Q1'], subset: ['Q1'] });
    expect(await readPreparedData(root, 'test')).toEqual({
      folder,
      queryVideos: 2,
      rules: {
        'full_rankings.csv': { queryIds: new Set(['Q1', 'Q2']), refIds: new Set(['R1']) },
        'subset_rankings.csv': { queryIds: new Set(['Q1']), refIds: new Set(['R1']) },
      },
    });
  });

  it.each([
    ['lacks a video', { videos: ['Q1'] }, /query has no Q2\.mp4$/],
    ['lacks all videos', { videos: [] }, /query has no Q1\.mp4 and 1 more$/],
    [
      'has a strange subset',
      { subset: ['Q9'] },
      /names "Q9", which is not in query_metadata\.csv$/,
    ],
  ])('that %s is refused, with what makes it', async (_, made, message) => {
    const { root } = await prepared(made);
    await expect(readPreparedData(root, 'test')).rejects.toMatchObject({
      message: expect.stringMatching(message),
      next: 'make data-subset DATASET=test',
    });
  });
});
