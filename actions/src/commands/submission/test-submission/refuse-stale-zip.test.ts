import { describe, expect, it } from 'vitest';
import { packFolder } from '../../../submission/archive/pack-folder.ts';
import { metadataDigest, readVideoMetadata } from '../../../submission/video-metadata.ts';
import { codeDigest } from '../../../submission/embedding/code-digest.ts';
import { FileDigests } from '../../../submission/embedding/file-digests.ts';
import { temporaryRoot } from '../../../../../tests/support/repositories/temporary-root.ts';
import { refuseOtherDataset, refuseStaleZip } from './refuse-stale-zip.ts';

const METADATA = 'video_id,duration_sec\nV1,4\n';
const IMAGE = `sha256:${'1a'.repeat(32)}`;

async function packed() {
  const at = await temporaryRoot();
  const { signal } = at.ports;
  await at.write({
    'submission_src/main.py': 'print(1)',
    'data/train/query_metadata.csv': METADATA,
    'data/train/reference_metadata.csv': METADATA,
    'competition_data/train/train_query_metadata.csv': METADATA,
    'competition_data/train/train_reference_metadata.csv': METADATA,
  });
  const source = at.path('submission_src');
  const { sha256: code } = await codeDigest(
    source,
    await FileDigests.open(at.path('none')),
    signal,
  );
  const data = metadataDigest(await readVideoMetadata(at.path('data/train/query_metadata.csv')));
  const zip = at.path('submission/submission.zip');
  const keys = { dataset: 'train', code, image: IMAGE, query: data, reference: data };
  await packFolder(source, zip, signal, [], keys);
  const run = {
    zip,
    dataset: 'train',
    data: at.path('data/train'),
    image: { id: IMAGE, reference: 'a:b' },
  };
  const onDataset = (dataset: string) => refuseOtherDataset({ zip, dataset }, at.ports);
  const check = (other: Partial<typeof run> = {}) => refuseStaleZip({ ...run, ...other }, at.ports);
  return { at, check, onDataset };
}

const ANYWAY = ', or run it all the same: npx vsc test-submission --dataset';

describe('a zip that is run', () => {
  it('is of the code, the data and the image that it is run with', async () => {
    const { check } = await packed();
    await expect(check()).resolves.toBeUndefined();
  });

  it('is not one of another data set', async () => {
    const { onDataset } = await packed();
    await expect(onDataset('train')).resolves.toBeUndefined();
    await expect(onDataset('test')).rejects.toMatchObject({
      message: expect.stringMatching(
        /holds descriptors of the train set, and this run is on test$/,
      ),
      next: `npx vsc test-submission --dataset train${ANYWAY} test --allow-stale`,
    });
  });

  it('is not older than the code', async () => {
    const { at, check } = await packed();
    await at.write({ 'submission_src/main.py': 'print(2)', 'submission_src/lib/new.py': '' });
    await expect(check()).rejects.toMatchObject({
      message: expect.stringMatching(
        /submission\.zip is older than submission_src: lib\/new\.py, main\.py changed since$/,
      ),
      next: `npx vsc pack-submission --dataset train${ANYWAY} train --allow-stale`,
    });
  });

  it('may be older if it lies elsewhere', async () => {
    const { at, check } = await packed();
    const zip = at.path('earlier/submission.zip');
    await packFolder(at.path('submission_src'), zip, at.ports.signal, [], {
      code: 'c0'.repeat(32),
    });
    await expect(check({ zip })).resolves.toBeUndefined();
  });

  it('is not one of other metadata, and the part that is old is named', async () => {
    const { at, check } = await packed();
    await at.write({ 'data/train/reference_metadata.csv': `${METADATA}V2,4\n` });
    await expect(check()).rejects.toMatchObject({
      message: expect.stringMatching(/data\/train is older than competition_data: the reference/),
      next: expect.stringMatching(/^npx vsc data-subset --dataset train,/),
    });
    await at.write({
      'competition_data/train/train_reference_metadata.csv': `${METADATA}V2,4\n`,
    });
    await expect(check()).rejects.toMatchObject({
      message: expect.stringMatching(/submission\.zip is of other videos than .*data\/train/),
      next: expect.stringMatching(/^npx vsc embed --dataset train,/),
    });
  });

  it('is not one whose descriptors another image made', async () => {
    const { check } = await packed();
    const image = { id: `sha256:${'2b'.repeat(32)}`, reference: 'c:d' };
    await expect(check({ image })).rejects.toMatchObject({
      message: expect.stringMatching(
        /made in the image 1a1a1a1a1a1a, and this run is in c:d \(2b2b/,
      ),
      next: expect.stringMatching(/^npx vsc embed --dataset train,/),
    });
  });

  it('can be anything if it was not packed here', async () => {
    const { at, check } = await packed();
    await at.write({ 'submission/other.zip': 'PK' });
    await expect(check({ zip: at.path('submission/other.zip') })).resolves.toBeUndefined();
  });

  it('has to be a file', async () => {
    const { at } = await packed();
    await at.write({ 'elsewhere/submission.zip/x': '' });
    const run = { zip: at.path('elsewhere/submission.zip'), dataset: 'train' };
    await expect(refuseOtherDataset(run, at.ports)).rejects.toThrow(
      /submission\.zip: it is a folder$/,
    );
  });
});
