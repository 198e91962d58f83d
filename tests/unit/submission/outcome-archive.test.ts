import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import tar from 'tar-stream';
import { describe, expect, it } from 'vitest';
import { readOutcome } from '../../../actions/src/submission/archive/outcome-archive.ts';

async function archive(members: [string, string, tar.Header['type']?][]): Promise<Buffer> {
  const pack = tar.pack();
  for (const [name, text, type] of members) {
    if (type === 'symlink') pack.entry({ name, type, linkname: text });
    else pack.entry({ name }, text);
  }
  pack.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of pack as AsyncIterable<Buffer>) chunks.push(chunk);
  return gzipSync(Buffer.concat(chunks));
}

/** An archive that ends early in a member of so many bytes, by its header. */
async function claiming(size: number): Promise<Buffer> {
  const pack = tar.pack();
  pack.entry({ name: 'full_rankings.csv', size });
  const { value } = await pack[Symbol.asyncIterator]().next();
  return gzipSync(Buffer.concat([value as Buffer, Buffer.alloc(100_000)]));
}

async function read(bytes: Buffer) {
  await using folder = await mkdtempDisposable(path.join(tmpdir(), 'outcome-'));
  const file = path.join(folder.path, 'submission.tar.gz');
  await writeFile(file, bytes);
  return await readOutcome(file);
}

const FULL: [string, string] = ['full_rankings.csv', 'full'];
const SUBSET: [string, string] = ['subset_rankings.csv', 'subset'];

describe('readOutcome', () => {
  it('reads both members', async () => {
    const members = await read(await archive([FULL, SUBSET]));
    expect(String(members['full_rankings.csv'])).toBe('full');
    expect(String(members['subset_rankings.csv'])).toBe('subset');
  });

  it.each<[string, [string, string, tar.Header['type']?][], RegExp]>([
    ['a missing member', [FULL], /holds no subset_rankings\.csv/],
    ['an unknown member', [FULL, SUBSET, ['../x', '']], /"\.\.\/x" does not belong/],
    ['a link', [FULL, ['subset_rankings.csv', '/etc/passwd', 'symlink']], /does not belong/],
    ['a repeated member', [FULL, FULL, SUBSET], /full_rankings\.csv comes twice/],
  ])('refuses %s', async (_, members, message) => {
    await expect(read(await archive(members))).rejects.toThrow(message);
  });

  it('refuses a member of more than 512 MiB by its header, and unpacks none of it', async () => {
    await expect(read(await claiming(2 ** 29 + 1))).rejects.toThrow(
      /full_rankings\.csv is too large/,
    );
    await expect(read(await claiming(2 ** 29))).rejects.toThrow(/cannot be read/);
  });

  it('refuses what is no archive, half of one, and a missing file', async () => {
    const whole = await archive([FULL, SUBSET]);
    await expect(read(Buffer.from('not gzip'))).rejects.toThrow(/cannot be read/);
    await expect(read(whole.subarray(0, 40))).rejects.toThrow(/cannot be read/);
    await expect(readOutcome('/nowhere/submission.tar.gz')).rejects.toThrow(/there is no .nowhere/);
  });
});
