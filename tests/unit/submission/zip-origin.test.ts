import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { writeZip } from '../../../actions/src/files/zip.ts';
import { originStamp, readOrigin } from '../../../actions/src/submission/zip-origin.ts';
import { readZip } from '../../support/read-zip.ts';
import { temporaryRoot } from '../../support/temporary-root.ts';

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

  it('is that of no zip of somebody else', async () => {
    const { path, ports } = await temporaryRoot();
    await writeZip(path('other.zip'), members, ports.signal);
    expect(await readOrigin(path('other.zip'), ports.signal)).toBeUndefined();
  });
});
