import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { makeFolders } from '../../../actions/src/files/make-folders.ts';
import { temporaryRoot } from '../../support/repositories/temporary-root.ts';

describe('makeFolders', () => {
  it('makes all that are missing, also when two ask for them', async () => {
    const { path } = await temporaryRoot();
    await Promise.all([makeFolders(path('a/b/c')), makeFolders(path('a/b/d'))]);
    await makeFolders(path('a/b/c'));
    expect([existsSync(path('a/b/c')), existsSync(path('a/b/d'))]).toEqual([true, true]);
  });

  it.skipIf(process.platform !== 'linux')('ends in a folder that takes none', async () => {
    await expect(makeFolders('/proc/nope/x')).rejects.toMatchObject({ syscall: 'mkdir' });
  });

  it('says so if a part of the path is a file', async () => {
    const { path, write } = await temporaryRoot();
    await write({ file: '' });
    await expect(makeFolders(path('file/x'))).rejects.toMatchObject({ code: 'EEXIST' });
  });
});
