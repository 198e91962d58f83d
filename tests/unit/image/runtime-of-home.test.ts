import { describe, expect, it } from 'vitest';
import { variantOf } from '../../../actions/src/environment/settings/competition.ts';
import { exec } from '../../../actions/src/entrypoints/exec.ts';
import { readContext } from '../../../actions/src/image/context/context.ts';
import { temporaryRoot } from '../../support/repositories/temporary-root.ts';
import { git, officialCompetition } from '../environment/fixture.ts';

/** A competition's repository, and the one that the code comes with. */
async function places(files: Record<string, string>) {
  const [competition, home] = [await temporaryRoot(), await temporaryRoot()];
  await competition.write({ 'README.md': '# Songs\n', ...files });
  await git(competition.root, 'init', '-q');
  await git(competition.root, 'add', '-A');
  await home.write({
    'runtime/Dockerfile': 'FROM ours\n',
    'runtime/pip-lite.txt': '',
    'runtime/vsc_runtime/__pycache__/old.pyc': '',
  });
  return { root: competition.root, home: home.root, exec };
}

const dockerfileIn = async (ports: Awaited<ReturnType<typeof places>>) => {
  const { files } = await readContext(ports, variantOf(officialCompetition(), 'lite'));
  const found = files.find(({ path }) => path === 'runtime/Dockerfile');
  expect(files.filter(({ path }) => path.endsWith('.pyc'))).toEqual([]);
  return found?.bytes.toString();
};

describe('the runtime of an image', () => {
  it('is the one that the code comes with, for a competition without one', async () => {
    expect(await dockerfileIn(await places({}))).toBe('FROM ours\n');
  });

  it("is the competition's own as a whole, if it has one", async () => {
    const own = { 'runtime/Dockerfile': 'FROM theirs\n', 'runtime/pip-lite.txt': '' };
    expect(await dockerfileIn(await places(own))).toBe('FROM theirs\n');
    const half = await places({ 'runtime/pip-lite.txt': '' });
    await expect(dockerfileIn(half)).rejects.toThrow('runtime/Dockerfile is missing');
  });
});
