import { mkdir, readdir, readFile, symlink } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { run as packQuickstart } from '../../../actions/src/commands/pack-quickstart.ts';
import { run as packSubmission } from '../../../actions/src/commands/pack-submission.ts';
import { packFolder } from '../../../actions/src/submission/pack-folder.ts';
import { writeZip } from '../../../actions/src/submission/zip.ts';
import { readZip } from '../../support/read-zip.ts';
import { temporaryRoot } from '../../support/temporary-root.ts';

const SUBMISSION = {
  'submission_src/main.py': 'print()',
  'submission_src/query_descriptors.npz': 'q',
  'submission_src/reference_descriptors.npz': 'r',
};

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
    await packSubmission({ force: false }, ports);
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
      await packSubmission({ force: false }, ports);
      zips.push(await readFile(path('submission/submission.zip')));
    }
    delete process.env['TZ'];
    expect(zips[0]!.equals(zips[1]!)).toBe(true);
  });

  it('never overwrites a zip without --force', async () => {
    const { ports, path, write } = await temporaryRoot();
    await write({ ...SUBMISSION, 'submission/submission.zip': 'mine' });
    await expect(packSubmission({ force: false }, ports)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('submission.zip exists'),
      next: expect.stringContaining('--force'),
    });
    expect(await readFile(path('submission/submission.zip'), 'utf8')).toBe('mine');
    await packSubmission({ force: true }, ports);
    expect(await readZip(path('submission/submission.zip'))).toHaveLength(3);
  });

  it('says how to make missing descriptors', async () => {
    const { ports, write } = await temporaryRoot();
    await write({ 'submission_src/main.py': '' });
    await expect(packSubmission({ force: false }, ports)).rejects.toMatchObject({
      message: expect.stringContaining('no query_descriptors.npz and no reference_descriptors.npz'),
      next: expect.stringContaining('vsc embed'),
    });
  });

  it('warns of a missing main.py', async () => {
    const { ports, lines, write } = await temporaryRoot();
    const { 'submission_src/main.py': _, ...descriptors } = SUBMISSION;
    await write(descriptors);
    await packSubmission({ force: false }, ports);
    expect(lines.join('\n')).toContain('no main.py');
  });
});

describe('writeZip', () => {
  it('sorts its members', async () => {
    const { path, ports } = await temporaryRoot();
    const members = ['b', 'a', 'c'].map((name) => ({ name, content: Buffer.from(name) }));
    await writeZip(path('some.zip'), members, ports.signal);
    const read = await readZip(path('some.zip'));
    expect(read.map(({ name, content }) => [name, content.toString()])).toEqual([
      ['a', 'a'],
      ['b', 'b'],
      ['c', 'c'],
    ]);
  });
});

describe('packFolder', () => {
  it('packs a link inside the folder as the file it leads to', async () => {
    const { packing, zip } = await folderWith((path) =>
      symlink('below/a.py', path('folder/link.py')),
    );
    await packing;
    const members = await readZip(zip);
    expect(members.find(({ name }) => name === 'link.py')?.content.toString()).toBe('y');
  });

  it.each([
    ['a link out of the folder', '../secret.txt', 'is a link out of the folder'],
    ['a link to the folder above', '..', 'is a link out of the folder'],
    ['a link to a folder', 'below', 'is a link to a folder'],
    ['a link to nothing', 'nowhere', 'is a link to nothing'],
  ])('refuses %s and leaves nothing behind', async (_, target, message) => {
    const { packing, path } = await folderWith((at) => symlink(target, at('folder/link')));
    await expect(packing).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringContaining(message),
    });
    expect(await readdir(path('.'))).not.toContain('out');
  });

  it.each(['subset_query_descriptors.npz', 'Log.txt', 'submission'])(
    "refuses %s, for the runtime's own",
    async (name) => {
      const { packing } = await folderWith((path) => mkdir(path('folder', name)));
      await expect(packing).rejects.toThrow(/the runtime makes this name itself/);
    },
  );

  it('leaves no part of a zip when it is interrupted', async () => {
    const { path, write } = await temporaryRoot();
    await write({ 'folder/main.py': 'x' });
    const stopped = AbortSignal.abort(new Error('stopped'));
    const packing = packFolder(path('folder'), path('out/submission.zip'), stopped);
    await expect(packing).rejects.toThrow('stopped');
    expect(await readdir(path('out'))).toEqual([]);
  });
});

describe('pack-quickstart', () => {
  it('packs main.py with descriptors for each video of both sets', async () => {
    const { ports, path, write } = await temporaryRoot();
    await write({
      'submission_quickstart/main.py': 'x',
      'data/test/query_metadata.csv': 'video_id,duration_sec\nQ200002,8.2\nQ200001,0.4\n',
      'data/test/reference_metadata.csv': 'video_id,duration_sec\nR200001,31.9\n',
    });
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
      next: 'make data-subset',
    });
  });
});

function reversed<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).toReversed());
}

async function folderWith(prepare: (path: (...parts: string[]) => string) => Promise<unknown>) {
  const { path, write, ports } = await temporaryRoot();
  await write({ 'secret.txt': 'secret', 'folder/main.py': 'x', 'folder/below/a.py': 'y' });
  await prepare(path);
  const zip = path('out/submission.zip');
  return { zip, path, packing: packFolder(path('folder'), zip, ports.signal) };
}
