import { cp, mkdir, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { exec } from '../../../actions/src/entrypoints/exec.ts';
import { readContext } from '../../../actions/src/image/context/context.ts';
import { SurroundingsError } from '../../../actions/src/errors.ts';
import { temporaryRoot } from '../../support/repositories/temporary-root.ts';
import { withoutTrust } from '../../support/repositories/without-trust.ts';
import {
  type ContextFile,
  hashInputs,
  packContext,
} from '../../../actions/src/image/context/context-file.ts';

const file = (path: string, text: string, executable = false): ContextFile => ({
  path,
  executable,
  bytes: Buffer.from(text),
});

describe('hashInputs', () => {
  const files = [file('runtime/a', 'one'), file('runtime/b', 'two')];
  const hash = hashInputs(files, { VARIANT: 'lite' });

  it('is the same for the same files and arguments', () => {
    expect(hashInputs(structuredClone(files), { VARIANT: 'lite' })).toBe(hash);
    expect(hash).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  it.each([
    ['a byte', [file('runtime/a', 'one!'), file('runtime/b', 'two')]],
    ['a name', [file('runtime/c', 'one'), file('runtime/b', 'two')]],
    ['a mode', [file('runtime/a', 'one', true), file('runtime/b', 'two')]],
    ['a border between files', [file('runtime/a', 'onetwo'), file('runtime/b', '')]],
    ['the number of files', [file('runtime/a', 'one')]],
  ])('changes with %s', (_what, changed) => {
    expect(hashInputs(changed, { VARIANT: 'lite' })).not.toBe(hash);
  });

  it('changes with an argument', () => {
    expect(hashInputs(files, { VARIANT: 'cpu' })).not.toBe(hash);
  });
});

describe('packContext', () => {
  it('gives the same bytes for the same files, whenever it is made', async () => {
    const files = [file('runtime/run.sh', 'x', true), file('b', 'y')];
    const first = await buffer(packContext(files));
    expect(await buffer(packContext(files))).toEqual(first);
    // ustar: the mode is 8 octal digits at 100, the time 12 at 136.
    expect(first.toString('latin1', 100, 107)).toBe('000755 ');
    expect(Number.parseInt(first.toString('latin1', 136, 147), 8)).toBe(0);
  });
});

/** A folder with what `lite` is made of, and no repository of git. */
async function unpacked() {
  const root = await temporaryRoot();
  const runtime = resolve(import.meta.dirname, '../../../runtime');
  await mkdir(root.path('runtime'));
  for (const name of ['Dockerfile', 'pip-lite.txt', 'steps']) {
    await cp(join(runtime, name), root.path(`runtime/${name}`), { recursive: true });
  }
  await root.write({
    'runtime/vsc_runtime/__pycache__/a.pyc': 'x',
    'runtime/vsc_runtime/a.py': '',
  });
  return root;
}
const git = (root: string, ...args: string[]) => exec('git', ['-C', root, ...args]);
const paths = async (root: string, run = exec) =>
  (await readContext({ root, home: root, exec: run }, LITE)).sources.map((each) => each.path);

const missing = () => Promise.reject(new SurroundingsError('git is not installed', { next: '' }));

const LITE = { name: 'lite', packages: 'debian', budget: '800m' } as const;

describe('readContext', () => {
  it('takes the same files from a clone, from an unpacked archive, and without git', async () => {
    const { root, write } = await unpacked();
    const archive = await paths(root);
    expect(archive).toContain('runtime/vsc_runtime/a.py');
    expect(archive.filter((name) => name.includes('__pycache__'))).toEqual([]);
    expect(await paths(root, missing)).toEqual(archive);
    await write({ '.gitignore': '__pycache__\n' });
    await git(root, 'init', '--quiet');
    expect(await paths(root)).toEqual(archive);
  });

  it.each(['in a clone', 'in an unpacked archive'])(
    'ends at a symbolic link %s, with its name, and reads nothing of what it leads to',
    async (where) => {
      const { root, path: at } = await unpacked();
      if (where === 'in a clone') await git(root, 'init', '--quiet');
      await symlink('/proc/self/environ', at('runtime/steps/zz.txt'));
      await expect(readContext({ root, home: root, exec }, LITE)).rejects.toMatchObject({
        message: expect.stringMatching(/^runtime\/steps\/zz\.txt is a symbolic link: /),
        next: expect.stringContaining('rm runtime/steps/zz.txt'),
      });
    },
  );

  it.skipIf(process.getuid?.() !== 0)('says what to do in the folder of another user', async () => {
    const { root } = await unpacked();
    await git(root, 'init', '--quiet');
    await exec('chown', ['-R', '1234', root]);
    await expect(readContext({ root, home: root, exec: withoutTrust }, LITE)).rejects.toMatchObject(
      {
        next: `the folder is another user's; if you trust it: git config --global --add safe.directory ${root}`,
      },
    );
  });
});
