import { copyFile, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryRoot } from '../../support/repositories/temporary-root.ts';
import { git } from '../environment/fixture.ts';

const repository = path.resolve(import.meta.dirname, '../../..');

describe('.gitattributes', () => {
  it('keeps LF where git writes CRLF, as on Windows, and leaves binary files alone', async () => {
    const { root, write, path: at } = await temporaryRoot();
    const bytes = Buffer.from([0x50, 0x4b, 0x0d, 0x0a, 0x0a]);
    const scripts = ['runtime/conda', 'scripts/vsc', 'submission_src/main.py', 'environment/a.yml'];
    await write({ ...Object.fromEntries(scripts.map((name) => [name, 'a\nb\n'])), 'a.npz': bytes });
    await copyFile(path.join(repository, '.gitattributes'), at('.gitattributes'));
    await git(root, 'init', '-q', '-b', 'main');
    await git(root, 'config', 'core.autocrlf', 'true');
    await git(root, 'config', 'core.eol', 'crlf');
    await write({ 'scripts/from-windows.sh': 'a\r\nb\r\n' });
    await git(root, 'add', '-A');
    await git(root, 'commit', '-qm', 'all');
    await git(root, 'worktree', 'add', '-q', at('checkout'), 'HEAD');
    for (const name of [...scripts, 'scripts/from-windows.sh']) {
      expect(await readFile(at(`checkout/${name}`), 'utf8'), name).toBe('a\nb\n');
    }
    expect(await readFile(at('checkout/a.npz'))).toEqual(bytes);
  });
});
