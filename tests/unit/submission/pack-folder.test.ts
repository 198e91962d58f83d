import { mkdir, readdir, symlink } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { packFolder } from '../../../actions/src/submission/archive/pack-folder.ts';
import { writeZip } from '../../../actions/src/files/zip.ts';
import { readZip } from '../../support/read-zip.ts';
import { temporaryRoot } from '../../support/repositories/temporary-root.ts';

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

  it('packs an empty folder, which main.py may write to, and none for what holds caches only', async () => {
    const { packing, zip } = await folderWith(async (path) => {
      await mkdir(path('folder/logs/today'), { recursive: true });
      await mkdir(path('folder/__pycache__'));
    });
    expect((await packing).names).toEqual(['below/a.py', 'main.py']);
    expect((await readZip(zip)).map(({ name }) => name)).toEqual([
      'below/a.py',
      'logs/today/',
      'main.py',
    ]);
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

async function folderWith(prepare: (path: (...parts: string[]) => string) => Promise<unknown>) {
  const { path, write, ports } = await temporaryRoot();
  await write({ 'secret.txt': 'secret', 'folder/main.py': 'x', 'folder/below/a.py': 'y' });
  await prepare(path);
  const zip = path('out/submission.zip');
  return { zip, path, packing: packFolder(path('folder'), zip, ports.signal) };
}
