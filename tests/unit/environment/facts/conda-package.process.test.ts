import { describe, expect, it, onTestFinished } from 'vitest';
import { fileFetcher } from '../../../../actions/src/environment/facts/collect.ts';
import { condaContents } from '../../../../actions/src/environment/facts/conda-package.ts';
import { condaArchive } from '../../../channels/conda-archive.ts';
import { serveChannels } from '../../../channels/serve-channels.ts';

async function contentsOf(bytes: Buffer | undefined, file = 'tool-1.0-0.conda') {
  const files = new Map(bytes === undefined ? [] : [[file, bytes]]);
  const server = await serveChannels({ main: files });
  onTestFinished(() => server.close());
  const patience = { attempts: 1, firstDelayMs: 1, maxDelayMs: 1, idleMs: 1000 };
  const signal = new AbortController().signal;
  const fetcher = fileFetcher({ deadlineMs: 10_000, signal, patience });
  return condaContents(fetcher, `${server.base}main/${file}`, 'tool');
}

describe('a conda package on a server', () => {
  it.each([
    ['bin/.tool-post-link.sh', true],
    ['bin/.tool-pre-link.sh', true],
    ['bin/.other-post-link.sh', false],
    ['bin/tool', false],
  ])('with the file %s: a script is %s', async (path, script) => {
    const archive = await condaArchive('tool-1.0-0', { [path]: 7, 'lib/x': 100 });
    expect(await contentsOf(archive)).toEqual({ unpackedBytes: 107, script });
  });

  it('as tar.bz2 is not read', async () => {
    expect(await contentsOf(Buffer.from('BZh9'), 'tool-1.0-0.tar.bz2')).toBeUndefined();
  });

  it('whose list says nonsense tells nothing', async () => {
    const nonsense = { 'lib/x': 'many' as unknown as number, 'lib/y': 3 };
    expect(await contentsOf(await condaArchive('tool-1.0-0', nonsense))).toMatchObject({
      unpackedBytes: 3,
    });
  });

  it.each([
    ['no zip', Promise.resolve(Buffer.from('no zip at all'))],
    ['empty', Promise.resolve(Buffer.alloc(0))],
    ['cut off', condaArchive('tool-1.0-0', {}).then((bytes) => bytes.subarray(0, -9))],
    ['not there', Promise.resolve(undefined)],
  ])('that is %s is not available', async (_, archive) => {
    await expect(contentsOf(await archive)).rejects.toMatchObject({ name: 'Unavailable' });
  });
});
