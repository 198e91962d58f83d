import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { writeZip } from '../../../actions/src/files/zip.ts';
import {
  originStamp,
  readOrigin,
  readZipKeys,
} from '../../../actions/src/submission/archive/zip-origin.ts';
import { readZip } from '../../support/read-zip.ts';
import { temporaryRoot } from '../../support/repositories/temporary-root.ts';

const members = [{ name: 'main.py', content: Buffer.from('print()') }];

async function stamped() {
  const { path, ports } = await temporaryRoot();
  const zip = path('some.zip');
  await writeZip(zip, members, ports.signal, originStamp('submission_src'));
  const change = async (edit: (bytes: Buffer) => Buffer) =>
    writeFile(zip, edit(await readFile(zip)));
  return { zip, change, origin: () => readOrigin(zip, ports.signal), path, ports };
}

describe('the origin of a zip', () => {
  it('is read back, from a zip that others can read', async () => {
    const { zip, origin } = await stamped();
    expect(await origin()).toBe('submission_src');
    expect((await readZip(zip))[0]?.content.toString()).toBe('print()');
  });

  it.each<[string, (bytes: Buffer) => Buffer]>([
    ['a changed byte', (bytes) => bytes.fill(bytes[40]! ^ 1, 40, 41)],
    ['something in front', (bytes) => Buffer.concat([Buffer.from('#!'), bytes])],
    ['something behind', (bytes) => Buffer.concat([bytes, Buffer.from('\n')])],
    ['the comment alone', (bytes) => bytes.subarray(bytes.lastIndexOf('packed by'))],
    ['nothing', () => Buffer.alloc(0)],
  ])('is not that of %s', async (_what, edit) => {
    const { origin, change } = await stamped();
    await change(edit);
    expect(await origin()).toBeUndefined();
  });

  it('comes with the keys of the parts', async () => {
    const { path, ports } = await temporaryRoot();
    const keys = { dataset: 'train', code: 'c0'.repeat(32), image: `sha256:${'1a'.repeat(32)}` };
    await writeZip(path('some.zip'), members, ports.signal, originStamp('submission_src', keys));
    expect(await readZipKeys(path('some.zip'))).toEqual({ folder: 'submission_src', keys });
    expect(await readOrigin(path('some.zip'), ports.signal)).toBe('submission_src');
    expect((await readZip(path('some.zip')))[0]?.content.toString()).toBe('print()');
    const text = (await readFile(path('some.zip'))).toString('latin1');
    const other = text.replace('"dataset":"train"', '"dataset":"../.."');
    await writeFile(path('other.zip'), Buffer.from(other, 'latin1'));
    expect(await readZipKeys(path('other.zip'))).toEqual({ folder: 'submission_src', keys: {} });
    expect(await readOrigin(path('other.zip'), ports.signal)).toBeUndefined();
  });

  it('is that of no zip of somebody else', async () => {
    const { path, ports } = await temporaryRoot();
    await writeZip(path('other.zip'), members, ports.signal);
    expect(await readOrigin(path('other.zip'), ports.signal)).toBeUndefined();
    expect(await readZipKeys(path('other.zip'))).toBeUndefined();
  });
});
