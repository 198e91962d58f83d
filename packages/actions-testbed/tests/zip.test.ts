import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { zipOf } from '../src/artifacts/zip.ts';

describe('a zip of any members', () => {
  it('has the requested names and links, hostile ones too', async () => {
    const zip = await zipOf([
      { name: '../escape', content: 'text' },
      { name: '/absolute', content: Buffer.alloc(3_000_000) },
      { name: 'link', link: '/etc/passwd' },
    ]);
    expect(zip.length).toBeLessThan(10_000);
    const opened = await fromBufferPromise(zip, { decodeStrings: false });
    const found = [];
    for await (const entry of opened.eachEntry()) {
      const content = await buffer(await opened.openReadStreamPromise(entry));
      const mode = (entry.externalFileAttributes >>> 16).toString(8);
      // A buffer, which the library's types don't know.
      found.push([Buffer.from(entry.fileName).toString(), content.toString().slice(0, 11), mode]);
    }
    expect(found).toEqual([
      ['../escape', 'text', '100644'],
      ['/absolute', '\0'.repeat(11), '100644'],
      ['link', '/etc/passwd', '120777'],
    ]);
  });
});
