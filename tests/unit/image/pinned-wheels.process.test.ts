import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pinnedWheels } from '../../../actions/src/image/context/pinned-wheels.ts';
import { type PackageIndex, startIndex } from '../../harness/packages/package-index.ts';
import { temporaryRoot } from '../../support/repositories/temporary-root.ts';

const LIST = 'runtime/wheels-lite.txt';

describe('wheels that a list names by their hash', () => {
  let index: PackageIndex;
  beforeAll(async () => {
    index = await startIndex([{ name: 'tool', version: '1.0' }], '127.0.0.1');
  });
  afterAll(() => index.close());

  const wheelsOf = async (text: string, url = index.url) => {
    const { ports } = await temporaryRoot();
    const sources = [{ path: LIST, executable: false, bytes: Buffer.from(text) }];
    const env = { PIP_INDEX_URL: url };
    return {
      first: await pinnedWheels(LIST, sources, { ...ports, env }),
      again: () => pinnedWheels(LIST, sources, { ...ports, env }),
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
