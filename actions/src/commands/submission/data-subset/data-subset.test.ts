import { readdir, readFile, stat, symlink } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { temporaryRoot } from '../../../../../tests/support/repositories/temporary-root.ts';
import { officialBytes } from '../../../../../tests/unit/environment/fixture.ts';
import { dataSubset } from './data-subset.ts';

const HEADER = 'video_id,duration_sec,frames_per_sec,width,height,rn';
const IDS = Array.from({ length: 10 }, (_, index) => `Q20000${index}`);

function metadata(ids: readonly string[], header = HEADER): string {
  return [header, ...ids.map((id, index) => `${id},12.5,10.0,160,120,${index + 1}`), ''].join('\n');
}

async function competition(dataset: 'test' | 'train' = 'test') {
  const place = await temporaryRoot();
  const folder = `competition_data/${dataset}`;
  await place.write({
    'environment/competition.yml': officialBytes('competition.yml'),
    [`${folder}/${dataset}_query_metadata.csv`]: metadata(IDS),
    [`${folder}/${dataset}_reference_metadata.csv`]: metadata(['R200001']),
    ...Object.fromEntries(IDS.map((id) => [`${folder}/query/${id}.mp4`, `video ${id}`])),
  });
  return { ...place, folder };
}

describe('data-subset', () => {
  it("prepares the videos that NumPy's generator picks, with their lists", async () => {
    const { ports, path, folder } = await competition();
    const result = await dataSubset({ dataset: 'test', proportion: 0.3 }, ports);
    const chosen = ['Q200001', 'Q200005', 'Q200008'];
    expect(result.videos).toBe(3);
    expect(await readdir(path('data/test/query'))).toEqual(chosen.map((id) => `${id}.mp4`));
    expect(await readFile(path('data/test/query/Q200005.mp4'), 'utf8')).toBe('video Q200005');
    expect(await readFile(path('data/test/query_subset.csv'), 'utf8')).toBe(
      `video_id\n${chosen.join('\n')}\n`,
    );
    expect(await readFile(path('data/test/query_metadata.csv'), 'utf8')).toBe(metadata(IDS));
    expect(await readFile(path('data/test/reference_metadata.csv'), 'utf8')).toBe(
      metadata(['R200001']),
    );
    expect(existsSync(path(folder, 'query/Q200001.mp4'))).toBe(true);
  });

  it('costs no second copy of a video if the file system can link', async () => {
    const { ports, path, folder } = await competition();
    const { placement } = await dataSubset({ dataset: 'test', proportion: 1 }, ports);
    const [source, target] = await Promise.all([
      stat(path(folder, 'query/Q200001.mp4')),
      stat(path('data/test/query/Q200001.mp4')),
    ]);
    expect(placement).not.toBe('copy');
    expect(source.ino === target.ino).toBe(placement === 'hard link');
  });

  it('is open to the user of a container, whatever the umask', async () => {
    const { ports, path } = await competition();
    const umask = process.umask(0o077);
    try {
      await dataSubset({ dataset: 'test', proportion: 0.3 }, ports);
    } finally {
      process.umask(umask);
    }
    const modes = ['', 'query', 'query_subset.csv', 'query_metadata.csv'].map(
      async (name) => (await stat(path('data/test', name))).mode & 0o777,
    );
    expect(await Promise.all(modes)).toEqual([0o755, 0o755, 0o644, 0o644]);
  });

  it("replaces yesterday's files", async () => {
    const { ports, path, write } = await competition();
    await write({ 'data/test/query/Q209999.mp4': 'old', 'data/test/old.txt': 'old' });
    await dataSubset({ dataset: 'test', proportion: 0.1 }, ports);
    expect(await readdir(path('data/test/query'))).toEqual(['Q200008.mp4']);
    expect(await readdir(path('data'))).toEqual(['test']);
    expect(existsSync(path('data/test/old.txt'))).toBe(false);
  });

  it('leaves the old set whole when it is interrupted', async () => {
    const { ports, path, write, abort } = await competition();
    await write({ 'data/test/query_subset.csv': 'old' });
    const update = () => abort.abort(new Error('stopped'));
    const log = { ...ports.log, step: () => ({ update, note() {}, done() {}, fail() {} }) };
    await expect(dataSubset({ dataset: 'test', proportion: 1 }, { ...ports, log })).rejects.toThrow(
      'stopped',
    );
    expect(await readdir(path('data'))).toEqual(['test']);
    expect(await readFile(path('data/test/query_subset.csv'), 'utf8')).toBe('old');
  });

  it('mends a set that a power cut caught between old and new', async () => {
    const { ports, path, write, abort } = await competition();
    await write({ 'data/.test.old/query_subset.csv': 'old', 'data/.test.new-0/x': 'half' });
    abort.abort(new Error('stopped'));
    await expect(dataSubset({ dataset: 'test', proportion: 1 }, ports)).rejects.toThrow('stopped');
    expect(await readdir(path('data'))).toEqual(['test']);
    expect(await readFile(path('data/test/query_subset.csv'), 'utf8')).toBe('old');
  });

  it('draws from the videos that are there, and says how many are not', async () => {
    const { ports, path, lines, write } = await competition();
    const more = metadata([...IDS, 'Q200010', 'Q200011']);
    await write({ 'competition_data/test/test_query_metadata.csv': more });
    const { videos } = await dataSubset({ dataset: 'test', proportion: 0.3 }, ports);
    expect(videos).toBe(3);
    expect(lines).toContain('2 of 12 query videos are not there');
    expect(await readdir(path('data/test/query'))).toHaveLength(3);
  });

  it('follows links, for they lead nowhere in a container', async () => {
    const { ports, path, folder, write } = await competition();
    await write({ 'elsewhere/one.mp4': 'linked', [`${folder}/test_query_metadata.csv`]: '' });
    await symlink(path('elsewhere/one.mp4'), path(folder, 'query/Q300000.mp4'));
    await write({ [`${folder}/test_query_metadata.csv`]: metadata(['Q300000']) });
    await dataSubset({ dataset: 'test', proportion: 1 }, ports);
    expect(await readFile(path('data/test/query/Q300000.mp4'), 'utf8')).toBe('linked');
    expect((await stat(path('data/test/query/Q300000.mp4'))).isFile()).toBe(true);
  });

  it('gives train its ground truth, whole and of the subset', async () => {
    const { ports, path, folder, write } = await competition('train');
    const truth = 'query_id,ref_id\nQ200001,R200001\nQ200002,R200001\nQ200008,R200001\n';
    await write({ [`${folder}/train_descriptor_ground_truth.csv`]: truth });
    await dataSubset({ dataset: 'train', proportion: 0.3 }, ports);
    const prepared = (name: string) => readFile(path('data/train', name), 'utf8');
    expect(await prepared('train_descriptor_ground_truth.csv')).toBe(truth);
    expect(await prepared('subset_ground_truth.csv')).toBe(
      'query_id,ref_id\nQ200001,R200001\nQ200008,R200001\n',
    );
  });

  it('tolerates a byte order mark and Windows line ends, and writes neither', async () => {
    const { ports, path, folder, write } = await competition();
    const windows = `\uFEFF${metadata(IDS).replaceAll('\n', '\r\n')}`;
    await write({ [`${folder}/test_query_metadata.csv`]: windows });
    await dataSubset({ dataset: 'test', proportion: 1 }, ports);
    expect(await readFile(path('data/test/query_metadata.csv'), 'utf8')).toBe(metadata(IDS));
  });
});

describe('data-subset refuses with one line', () => {
  const ROW = 'Q200001,12.5,10.0,160,120,1';
  const file = 'test_query_metadata.csv';
  it.each([
    ['a duplicate id', `${HEADER}\n${ROW}\n${ROW}\n`, `${file}, line 3: Q200001 appears twice`],
    [
      'a missing column',
      `video,duration_sec\nQ200001,1\n`,
      `${file}: no column "video_id"; it has`,
    ],
    ['a line too short', `${HEADER}\nQ200001,12.5\n`, `${file}: Invalid Record Length`],
    ['a duration that is none', `${HEADER}\nQ200001,,1,1,1,1\n`, 'duration_sec of Q200001 is ""'],
    ['an id that is a path', `${HEADER}\n../x,1,1,1,1,1\n`, `line 2: "../x" is not a video id`],
    ['no rows', `${HEADER}\n`, `${file} lists no videos`],
    ['an empty file', '', `${file}: no column "video_id"; it has: nothing`],
  ])('%s', async (_, text, message) => {
    const { ports, path, folder, write } = await competition();
    await write({ [`${folder}/${file}`]: text });
    await expect(dataSubset({ dataset: 'test', proportion: 1 }, ports)).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringContaining(message),
    });
    expect(existsSync(path('data'))).toBe(false);
  });

  it('no data set, and says where it comes from', async () => {
    const { ports } = await temporaryRoot();
    await expect(dataSubset({ dataset: 'test', proportion: 1 }, ports)).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringContaining('test_query_metadata.csv'),
      next: expect.stringContaining('make sample-data'),
    });
  });

  it('a data set without videos', async () => {
    const { ports, folder, write } = await competition();
    await write({ [`${folder}/${file}`]: metadata(['Q299999']) });
    await expect(dataSubset({ dataset: 'test', proportion: 1 }, ports)).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringContaining('holds none of the query videos'),
    });
  });
});
