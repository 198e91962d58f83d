import { type Member, zipOf } from 'actions-testbed';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { unpackArtifact } from '../../../actions/src/github/artifacts/unpack.ts';
import { temporaryRoot } from '../../support/repositories/temporary-root.ts';

/** Unpacks a zip into a new folder of its own, and returns what it said and the files of all of it. */
async function unpacked(zip: Buffer) {
  const { root } = await temporaryRoot();
  const file = path.join(root, 'a.zip');
  await writeFile(file, zip);
  const said = await unpackArtifact(file, path.join(root, 'outer/inner'));
  const there = await readdir(root, { recursive: true });
  return { root, said, there: there.filter((name) => name !== 'a.zip' && name !== 'outer') };
}

const text = (name: string, content: string | Buffer = 'text'): Member => ({ name, content });

describe('the zip of an artifact', () => {
  it('is unpacked with its folders, and nothing in it can be run', async () => {
    const { root, said, there } = await unpacked(
      await zipOf([text('a/b/one.txt'), text('two.json', '{}'), text('empty/', '')]),
    );
    expect(said).toBeUndefined();
    expect(there.toSorted()).toEqual([
      'outer/inner',
      'outer/inner/a',
      'outer/inner/a/b',
      'outer/inner/a/b/one.txt',
      'outer/inner/two.json',
    ]);
    const file = path.join(root, 'outer/inner/a/b/one.txt');
    expect(await readFile(file, 'utf8')).toBe('text');
    expect((await stat(file)).mode & 0o111).toBe(0);
  });

  it('is not unpacked over what is there', async () => {
    const { root, write } = await temporaryRoot();
    await write({ 'a.zip': await zipOf([text('b')]), 'outer/b': 'mine' });
    const unpack = unpackArtifact(path.join(root, 'a.zip'), path.join(root, 'outer'));
    await expect(unpack).rejects.toThrow(/outer exists already/);
    expect(await readFile(path.join(root, 'outer/b'), 'utf8')).toBe('mine');
  });
});

const MANY = Array.from({ length: 1001 }, (_, index) => text(`${index}`, ''));
const PATH = /entry.*with a path that is not allowed$/;

describe('a hostile zip', () => {
  it.each<[string, readonly Member[], RegExp]>([
    ['a path above the folder', [text('../escape')], PATH],
    ['a path above the folder in the middle', [text('a/../../escape')], PATH],
    ['an absolute path', [text('/tmp/escape')], PATH],
    ['a path of Windows', [text(String.raw`a\..\escape`)], PATH],
    ['a drive', [text('C:escape')], PATH],
    ['a hidden file', [text('.git/config')], PATH],
    ['a path with a line break', [text('a\n::error::forged')], PATH],
    ['a path with an escape sequence', [text('a\u001B[2J')], PATH],
    ['a long path', [text(`${'a/'.repeat(150)}b`)], PATH],
    ['an empty part of a path', [text('a//b')], PATH],
    ['a link', [{ name: 'a', link: '/etc/passwd' }], /number 2, that is a link/],
    ['a file below a link', [{ name: 'a', link: '/tmp' }, text('a/b')], /number 2, that is a link/],
    ['a path twice', [text('a'), text('a')], /two entries with the same path/],
    ['a file that is a folder too', [text('a/b/c'), text('a')], /two entries with the same path/],
    ['many files', MANY, /^has more than 1000 entries$/],
  ])('with %s is refused, and nothing of it stays', async (_, members, why) => {
    const { said, there } = await unpacked(await zipOf([text('first'), ...members]));
    expect(said).toMatch(why);
    expect(there).toEqual([]);
  });

  it.each([
    ['no zip', Buffer.from('PK\u0003\u0004 or something')],
    ['nothing', Buffer.alloc(0)],
  ])('that is %s is refused', async (_, bytes) => {
    expect(await unpacked(bytes)).toMatchObject({ said: 'is not a zip that can be read' });
  });

  it('that is cut off, or lies about its size, is refused', async () => {
    const zip = await zipOf([text('a', 'x'.repeat(1000))]);
    expect(await unpacked(zip.subarray(0, -30))).toMatchObject({
      said: 'is not a zip that can be read',
      there: [],
    });
    // The size of the unpacked file, in the list at the end.
    const size = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02])) + 24;
    zip.writeUInt32LE(10, size);
    expect(await unpacked(zip)).toMatchObject({ said: 'is not a zip that can be read', there: [] });
    zip.writeUInt32LE(101 * 2 ** 20, size);
    expect((await unpacked(zip)).said).toBe('unpacks to more than 100.0 MiB');
  });
});
