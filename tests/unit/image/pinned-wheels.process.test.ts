import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pinnedWheels } from '../../../actions/src/image/context/pinned-wheels.ts';
import type { Architecture } from '../../../actions/src/image/platform.ts';
import { type PackageIndex, startIndex } from '../../harness/packages/package-index.ts';
import { temporaryRoot } from '../../support/repositories/temporary-root.ts';

const LIST = 'runtime/wheels-lite.txt';

/** What a package has that is compiled: a file for each processor, of which no byte is looked at. */
const BUILT = ['x86_64', 'aarch64'].map((processor) => ({
  file: `built-2.0-cp311-cp311-manylinux_2_17_${processor}.manylinux2014_${processor}.whl`,
  bytes: Buffer.from(processor),
}));
const HASHES = BUILT.map(({ bytes }) => createHash('sha256').update(bytes).digest('hex'));
const BUILT_LINE = `built==2.0 ${HASHES.map((hash) => `--hash=sha256:${hash}`).join(' ')}`;

describe('wheels that a list names by their hash', () => {
  let index: PackageIndex;
  beforeAll(async () => {
    index = await startIndex([{ name: 'tool', version: '1.0' }], '127.0.0.1', BUILT);
  });
  afterAll(() => index.close());

  const wheelsOf = async (
    text: string,
    url = index.url,
    architectures: readonly [Architecture, Architecture] = ['amd64', 'amd64'],
  ) => {
    const { ports } = await temporaryRoot();
    const sources = [{ path: LIST, executable: false, bytes: Buffer.from(text) }];
    const env = { PIP_INDEX_URL: url };
    return {
      first: await pinnedWheels(LIST, sources, architectures[0], { ...ports, env }),
      again: () => pinnedWheels(LIST, sources, architectures[1], { ...ports, env }),
    };
  };

  it('come from the index once, and then from the cache', async () => {
    const { first, again } = await wheelsOf(`# A tool.\n${index.hashed('tool')}\n`);
    expect(first).toMatchObject([{ file: 'tool-1.0-py3-none-any.whl' }]);
    expect(first[0]?.bytes.subarray(0, 2).toString()).toBe('PK');
    const asked = index.requests.length;
    expect(await again()).toEqual(first);
    expect(index.requests).toHaveLength(asked);
  });

  it.each(['amd64', 'arm64'] as const)('are those for the processor: %s', async (own) => {
    const other = own === 'amd64' ? 'arm64' : 'amd64';
    const { first, again } = await wheelsOf(BUILT_LINE, index.url, [own, other]);
    const of = { amd64: 'x86_64', arm64: 'aarch64' };
    expect(first.map(({ bytes }) => bytes.toString())).toEqual([of[own]]);
    // The cache has the one for the other processor only.
    expect((await again()).map(({ bytes }) => bytes.toString())).toEqual([of[other]]);
  });

  it('are missed by name, processor and page if the list has none for it', async () => {
    const line = BUILT_LINE.replace(` --hash=sha256:${HASHES[1]}`, '');
    const wheels = wheelsOf(line, index.url, ['arm64', 'arm64']);
    await expect(wheels).rejects.toMatchObject({
      name: 'UserError',
      message: 'runtime/wheels-lite.txt has no wheel of built for linux/arm64',
      next: `add its hash to the line: ${index.url}built/ has those of all`,
    });
  });

  it('may be none', async () => {
    expect((await wheelsOf('# None so far.\n', 'http://127.0.0.1:1/')).first).toEqual([]);
  });

  it.each([
    ['no hash', 'tool==1.0', /runtime\/wheels-lite\.txt: "tool==1\.0" is not NAME==VERSION --hash/],
    ['an unknown hash', `tool==1.0 --hash=sha256:${'0'.repeat(64)}`, /has no file with the hash/],
    ['an unknown name', `other==1.0 --hash=sha256:${'0'.repeat(64)}`, /other is out of reach/],
  ])('are refused with %s', async (_what, line, problem) => {
    await expect(wheelsOf(line)).rejects.toThrow(problem);
  });
});
