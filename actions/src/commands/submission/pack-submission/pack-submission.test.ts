import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readZip } from '../../../../../tests/support/read-zip.ts';
import { temporaryRoot } from '../../../../../tests/support/repositories/temporary-root.ts';
import { readZipKeys } from '../../../submission/archive/zip-origin.ts';
import { packSubmission } from './pack-submission.ts';

const SUBMISSION = {
  'submission_src/main.py': 'print()',
  'submission_src/query_descriptors.npz': 'q',
  'submission_src/reference_descriptors.npz': 'r',
};

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const metadata = 'video_id,duration_sec\nV1,4\n';

/** What embed leaves of a set. */
const madeOf = (set: string, image = 'sha256:1') => ({
  [`submission/descriptors/train/${set}_descriptors.npz`]: set,
  [`submission/descriptors/train/${set}.json`]: JSON.stringify({
    schema: 1,
    dataset: 'train',
    set,
    bytes: set.length,
    rows: 1,
    videos: 1,
    described: 1,
    missing: [],
    apart: [],
    image,
    code: { 'main.py': sha256('print(1)') },
    data: sha256(metadata),
    chunks: [],
  }),
  [`competition_data/train/train_${set}_metadata.csv`]: metadata,
});

async function embedded(change: Record<string, string> = {}) {
  const at = await temporaryRoot();
  const files = {
    'submission_src/main.py': 'print(1)',
    ...madeOf('query'),
    ...madeOf('reference'),
  };
  await at.write({ ...files, ...change });
  const pack = (allowStale = false) =>
    packSubmission({ dataset: 'train', force: false, allowStale }, at.ports);
  return { at, pack };
}

describe('pack-submission', () => {
  it('packs the folder with what lies below it, and no caches', async () => {
    const { ports, path, write } = await temporaryRoot();
    await write({
      ...SUBMISSION,
      'submission_src/model/weights.bin': 'w'.repeat(10_000),
      'submission_src/__pycache__/main.cpython-39.pyc': '',
      'submission_src/model/.ipynb_checkpoints/a.py': '',
      'submission_src/.git/HEAD': '',
      'submission_src/.gitignore': '',
      'submission_src/.DS_Store': '',
      'submission_src/.pytest_cache/x': '',
    });
    await packSubmission({ dataset: 'test', force: false }, ports);
    const members = await readZip(path('submission/submission.zip'));
    expect(members.map(({ name }) => name)).toEqual([
      'main.py',
      'model/weights.bin',
      'query_descriptors.npz',
      'reference_descriptors.npz',
    ]);
    expect(members[1]?.content.toString()).toBe('w'.repeat(10_000));
    expect(members.every(({ mode }) => mode === 0o100644)).toBe(true);
  });

  it('gives the same bytes for the same files, whenever and wherever', async () => {
    const zips: Buffer[] = [];
    for (const zone of ['Pacific/Auckland', 'America/Los_Angeles']) {
      process.env['TZ'] = zone;
      const { ports, path, write } = await temporaryRoot();
      await write(zips.length === 0 ? SUBMISSION : reversed(SUBMISSION));
      await packSubmission({ dataset: 'test', force: false }, ports);
      zips.push(await readFile(path('submission/submission.zip')));
    }
    delete process.env['TZ'];
    expect(zips[0]!.equals(zips[1]!)).toBe(true);
  });

  it('overwrites what was packed here', async () => {
    const { ports, path, write } = await temporaryRoot();
    await write(SUBMISSION);
    await packSubmission({ dataset: 'test', force: false }, ports);
    await write({ 'submission_src/main.py': 'print("better")' });
    await packSubmission({ dataset: 'test', force: false }, ports);
    const [main] = await readZip(path('submission/submission.zip'));
    expect(main?.content.toString()).toBe('print("better")');
  });

  it.each([
    [{}, 'move it away, or overwrite it: npx vsc pack-submission --dataset test --force'],
    [
      { MAKELEVEL: '1' },
      'move it away, or overwrite it: DATASET=test FORCE=true make pack-submission',
    ],
  ])('never overwrites another zip unless told to, with %j', async (env, next) => {
    const { ports, path, write } = await temporaryRoot();
    await write({ ...SUBMISSION, 'submission/submission.zip': 'mine' });
    await expect(
      packSubmission({ dataset: 'test', force: false }, { ...ports, env }),
    ).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(/submission\.zip exists, and was not packed here$/),
      next,
    });
    expect(await readFile(path('submission/submission.zip'), 'utf8')).toBe('mine');
    await packSubmission({ dataset: 'test', force: true }, ports);
    expect(await readZip(path('submission/submission.zip'))).toHaveLength(3);
  });

  it('never overwrites a zip of ours that somebody has changed', async () => {
    const { ports, path, write } = await temporaryRoot();
    await write(SUBMISSION);
    await packSubmission({ dataset: 'test', force: false }, ports);
    const zip = path('submission/submission.zip');
    const changed = await readFile(zip);
    changed[40]! ^= 1;
    await writeFile(zip, changed);
    await expect(packSubmission({ dataset: 'test', force: false }, ports)).rejects.toThrow(
      /not packed here/,
    );
    expect(changed.equals(await readFile(zip))).toBe(true);
  });

  it('says how to make missing descriptors', async () => {
    const { ports, write } = await temporaryRoot();
    await write({ 'submission_src/main.py': '' });
    await expect(packSubmission({ dataset: 'test', force: false }, ports)).rejects.toMatchObject({
      message: expect.stringContaining('no query_descriptors.npz and no reference_descriptors.npz'),
      next: expect.stringContaining('npx vsc embed --dataset test,'),
    });
  });

  it('packs the descriptors of the data set that is asked for', async () => {
    const { ports, path, write } = await temporaryRoot();
    await write({
      'submission_src/main.py': '',
      'submission/descriptors/test/query_descriptors.npz': 'test q',
      'submission/descriptors/test/reference_descriptors.npz': 'test r',
      'submission/descriptors/train/query_descriptors.npz': 'train q',
      'submission/descriptors/train/reference_descriptors.npz': 'train r',
    });
    for (const dataset of ['test', 'train']) {
      await packSubmission({ dataset, force: false }, ports);
      const members = await readZip(path('submission/submission.zip'));
      expect(members.map(({ name, content }) => [name, content.toString()])).toEqual([
        ['main.py', ''],
        ['query_descriptors.npz', `${dataset} q`],
        ['reference_descriptors.npz', `${dataset} r`],
      ]);
    }
  });

  it('chooses none of two different files, and takes one that is there twice', async () => {
    const { ports, write } = await temporaryRoot();
    const made = 'submission/descriptors/test/query_descriptors.npz';
    await write({ ...SUBMISSION, [made]: 'Q' });
    await expect(packSubmission({ dataset: 'test', force: true }, ports)).rejects.toMatchObject({
      message: expect.stringMatching(/submission_src\/query_\S+ is not \S+, which embed made$/),
      next: expect.stringContaining('delete the one'),
    });
    await write({ [made]: SUBMISSION['submission_src/query_descriptors.npz'] });
    const { names } = await packSubmission({ dataset: 'test', force: true }, ports);
    expect(names).toHaveLength(3);
  });

  it('refuses descriptors of a set that was not all there, unless it is told to', async () => {
    const { ports, write } = await temporaryRoot();
    const folder = 'submission/descriptors/test';
    const counts = { bytes: 1, rows: 1, videos: 3, described: 1 };
    const provenance = (set: string, missing: readonly string[]) =>
      JSON.stringify({
        ...counts,
        schema: 1,
        dataset: 'test',
        set,
        image: 'i',
        code: { 'main.py': createHash('sha256').update('').digest('hex') },
        chunks: [],
        apart: [],
        missing,
      });
    await write({
      'submission_src/main.py': '',
      [`${folder}/query_descriptors.npz`]: 'q',
      [`${folder}/query.json`]: provenance('query', ['Q200001', 'Q200002']),
      [`${folder}/reference_descriptors.npz`]: 'r',
      [`${folder}/reference.json`]: provenance('reference', ['R200001']),
    });
    await expect(packSubmission({ dataset: 'test', force: false }, ports)).rejects.toMatchObject({
      message: '3 videos of the test set were missing when embed ran',
      next: expect.stringMatching(/npx vsc pack-submission --dataset test --force$/),
    });
    const { names } = await packSubmission({ dataset: 'test', force: true }, ports);
    expect(names).toHaveLength(3);
  });

  describe('of embed', () => {
    it('leave their keys in the zip', async () => {
      const { at, pack } = await embedded();
      await pack();
      const { keys } = (await readZipKeys(at.path('submission/submission.zip'))) ?? {};
      const data = sha256(metadata);
      expect(keys).toMatchObject({
        dataset: 'train',
        image: 'sha256:1',
        query: data,
        reference: data,
      });
      expect(keys?.code).toMatch(/^[0-9a-f]{64}$/);
    });

    it.each<[string, Record<string, string>, RegExp]>([
      [
        'other code',
        { 'submission_src/main.py': 'print(2)', 'submission_src/lib/pca.npy': '' },
        /query_descriptors\.npz is of other code than submission_src: lib\/pca\.npy, main\.py changed/,
      ],
      [
        'another file',
        { 'submission/descriptors/train/reference_descriptors.npz': 'cut' },
        /reference_descriptors\.npz is not the file that embed wrote/,
      ],
      [
        'other metadata',
        { 'competition_data/train/train_reference_metadata.csv': `${metadata}V2,4\n` },
        /reference_descriptors\.npz is of other videos: the metadata of the train set changed/,
      ],
      [
        'two images',
        madeOf('reference', 'sha256:2'),
        /query_descriptors\.npz and \S+reference_descriptors\.npz were made in different images$/,
      ],
    ])('are refused if they are of %s, unless that is wanted', async (_what, change, message) => {
      const { pack } = await embedded(change);
      await expect(pack()).rejects.toMatchObject({
        message: expect.stringMatching(message),
        next: 'npx vsc embed --dataset train, or pack them all the same: npx vsc pack-submission --dataset train --allow-stale',
      });
      expect((await pack(true)).names).toContain('query_descriptors.npz');
    });
  });

  it('warns of a missing main.py', async () => {
    const { ports, lines, write } = await temporaryRoot();
    const { 'submission_src/main.py': _, ...descriptors } = SUBMISSION;
    await write(descriptors);
    await packSubmission({ dataset: 'test', force: false }, ports);
    expect(lines.join('\n')).toContain('no main.py');
  });
});

function reversed<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).toReversed());
}
