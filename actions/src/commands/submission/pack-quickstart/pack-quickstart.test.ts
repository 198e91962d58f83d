import { describe, expect, it } from 'vitest';
import { readZip } from '../../../../../tests/support/read-zip.ts';
import { temporaryRoot } from '../../../../../tests/support/repositories/temporary-root.ts';
import { packSubmission } from '../pack-submission/pack-submission.ts';
import { packQuickstart } from './pack-quickstart.ts';

const EXAMPLE = {
  'submission_quickstart/main.py': 'x',
  'data/test/query_metadata.csv': 'video_id,duration_sec\nQ200002,8.2\nQ200001,0.4\n',
  'data/test/reference_metadata.csv': 'video_id,duration_sec\nR200001,31.9\n',
};

describe('pack-quickstart', () => {
  it('packs main.py with descriptors for each video of both sets', async () => {
    const { ports, path, write } = await temporaryRoot();
    await write(EXAMPLE);
    await packQuickstart({ dataset: 'test', force: false }, ports);
    const members = await readZip(path('submission/submission.zip'));
    expect(members.map(({ name }) => name)).toEqual([
      'main.py',
      'query_descriptors.npz',
      'reference_descriptors.npz',
    ]);
    const arrays = await readZip(path('submission_quickstart/query_descriptors.npz'));
    expect(arrays.map(({ name }) => name)).toEqual([
      'features.npy',
      'timestamps.npy',
      'video_ids.npy',
    ]);
  });

  it('needs prepared data', async () => {
    const { ports } = await temporaryRoot();
    await expect(packQuickstart({ dataset: 'test', force: false }, ports)).rejects.toMatchObject({
      name: 'UserError',
      next: 'make data-subset DATASET=test',
    });
  });

  it("overwrites the example's zip, and no submission of one's own", async () => {
    const { ports, write } = await temporaryRoot();
    const packs = () => packQuickstart({ dataset: 'test', force: false }, ports);
    await write(EXAMPLE);
    await packs();
    await packs();
    await write({
      'submission_src/main.py': '',
      'submission_src/query_descriptors.npz': 'q',
      'submission_src/reference_descriptors.npz': 'r',
    });
    await packSubmission({ dataset: 'test', force: false }, ports);
    await expect(packs()).rejects.toMatchObject({
      message: expect.stringMatching(/submission\.zip exists, and was packed from submission_src$/),
      next: 'move it away, or overwrite it: npx vsc pack-quickstart --dataset test --force',
    });
  });
});
