import { readdir, readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { replaceFile } from '../../../actions/src/files/replace-file.ts';
import { temporaryRoot } from '../../support/repositories/temporary-root.ts';

describe('a file that is replaced', () => {
  it('has the old content until the new is whole', async () => {
    const { root, path, write } = await temporaryRoot();
    await write({ target: 'old' });
    await replaceFile(path('target'), async (partial) => {
      await writeFile(partial, 'new');
      expect(await readFile(path('target'), 'utf8')).toBe('old');
    });
    expect(await readFile(path('target'), 'utf8')).toBe('new');
    expect(await readdir(root)).toEqual(['target']);
  });

  it('stays as it was on failure, with nothing beside it', async () => {
    const { root, path, write } = await temporaryRoot();
    await write({ target: 'old' });
    const writing = replaceFile(path('target'), async (partial) => {
      await writeFile(partial, 'half');
      throw new Error('no room');
    });
    await expect(writing).rejects.toThrow('no room');
    expect(await readFile(path('target'), 'utf8')).toBe('old');
    expect(await readdir(root)).toEqual(['target']);
  });
});
