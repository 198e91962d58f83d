import { chmod, mkdir, stat, symlink } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { setVideos } from '../../../../actions/src/commands/submission/embed/set-videos.ts';
import { fileOf } from '../../../../actions/src/submission/embedding/chunks.ts';
import { FileDigests, stampOf } from '../../../../actions/src/submission/embedding/file-digests.ts';
import { competitionPaths } from '../../../../actions/src/submission/layout.ts';
import {
  metadataDigest,
  readVideoMetadata,
} from '../../../../actions/src/submission/video-metadata.ts';
import { type TemporaryRoot, temporaryRoot } from '../../../support/repositories/temporary-root.ts';

const QUERIES = 'competition_data/test/query';
const METADATA = 'competition_data/test/test_query_metadata.csv';

async function look(at: TemporaryRoot) {
  const digests = await FileDigests.open(at.path('digests'));
  return await setVideos(competitionPaths(at.root, 'test'), 'query', digests);
}

describe('the videos of a set', () => {
  it('are files and what links lead to; others are missing or set apart', async () => {
    const at = await temporaryRoot();
    const ids = ['Q1', 'Q2', 'Q3', 'Q4', 'Q5', 'Q6'];
    await at.write({
      [METADATA]: `video_id,duration_sec,rn\r\n${ids.map((id) => `${id},4.0,"a, ${id}"\r\n`).join('')}`,
      [`${QUERIES}/Q1.mp4`]: 'one',
      'elsewhere/two.mp4': 'two',
      [`${QUERIES}/Q5.mp4`]: '',
      [`${QUERIES}/Q6.mp4`]: 'six',
      [`${QUERIES}/Q7.mp4`]: 'not listed',
    });
    await symlink('../../../elsewhere/two.mp4', at.path(QUERIES, 'Q2.mp4'));
    await symlink('nowhere', at.path(QUERIES, 'Q3.mp4'));
    await mkdir(at.path(QUERIES, 'Q4.mp4'));
    await chmod(at.path(QUERIES, 'Q6.mp4'), 0);
    const found = await look(at);
    expect([...found.videos.values()].map(fileOf)).toEqual([
      at.path(QUERIES, 'Q1.mp4'),
      at.path('elsewhere/two.mp4'),
    ]);
    expect(found).toMatchObject({ ids, missing: ['Q3'] });
    expect(found.apart).toEqual([
      { video: 'Q4', why: 'it is not a file' },
      { video: 'Q5', why: 'the file is empty' },
      { video: 'Q6', why: expect.stringMatching(/may not read it$/) },
    ]);
    const table = await readVideoMetadata(at.path(METADATA));
    const [first] = found.videos.values();
    expect(found.rows.row(first!.row)).toEqual(table.rows[0]);
    expect(found.data).toBe(metadataDigest(table));
  });

  it('carry the digest of a file that was read before, and has not changed', async () => {
    const at = await temporaryRoot();
    await at.write({
      [METADATA]: 'video_id,duration_sec\nQ1,4.0\n',
      [`${QUERIES}/Q1.mp4`]: 'one',
    });
    const digestOf = async () => (await look(at)).videos.get('Q1')?.digest;
    expect(await digestOf()).toBeUndefined();
    const file = at.path(QUERIES, 'Q1.mp4');
    const digests = await FileDigests.open(at.path('digests'));
    const read = await digests.of(
      file,
      stampOf(await stat(file, { bigint: true })),
      at.ports.signal,
    );
    expect(await digestOf()).toBe(read);
    await at.write({ [`${QUERIES}/Q1.mp4`]: 'another' });
    expect(await digestOf()).toBeUndefined();
  });

  it('are refused if none is there', async () => {
    const at = await temporaryRoot();
    await at.write({ [METADATA]: 'video_id,duration_sec\nQ1,4.0\n' });
    await expect(look(at)).rejects.toMatchObject({
      message: expect.stringMatching(/query holds none of the 1 videos of the set$/),
      next: expect.stringContaining('Q1.mp4'),
    });
  });
});
