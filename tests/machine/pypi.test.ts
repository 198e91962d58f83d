import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { install, Unavailable } from '../../scripts/check/pypi.ts';
import { run } from '../../scripts/check/run.ts';

const hasPip = await run(['python3', '-m', 'pip', '--version'], { cwd: '/' }).then(
  ({ exitCode }) => exitCode === 0,
  () => false,
);

describe.skipIf(!hasPip)('installing from PyPI', () => {
  let root: string;
  const requirements = 'tools.txt';
  const write = (line: string) => writeFile(path.join(root, requirements), `${line}\n`);

  beforeEach(async () => void (root = await mkdtemp(path.join(tmpdir(), 'pypi-'))));
  afterEach(async () => {
    vi.unstubAllEnvs();
    await rm(root, { recursive: true });
  });

  it("is not possible without an answer, and that is nobody's fault", async () => {
    vi.stubEnv('PIP_INDEX_URL', 'http://127.0.0.1:9/simple');
    await write(`ruff==0.17.6 --hash=sha256:${'0'.repeat(64)}`);
    await expect(install(root, requirements)).rejects.toThrow(Unavailable);
  });

  it('refuses a file with another hash, and leaves nothing that passes for it', async () => {
    const wheel = path.join(root, 'thing-1-py3-none-any.whl');
    await writeFile(wheel, 'something else');
    await write(`thing @ file://${wheel} --hash=sha256:${'0'.repeat(64)}`);
    const refused = install(root, requirements);
    await expect(refused).rejects.toThrow(/DO NOT MATCH THE HASHES/);
    await expect(refused).rejects.not.toThrow(Unavailable);
    expect(await readdir(path.join(root, '.cache/pypi'))).toEqual([]);
  });

  it('begins anew what was interrupted, and removes what an earlier file asked for', async () => {
    // Nothing to install is the fastest thing to install.
    await write('# nothing');
    const { folder } = await install(root, requirements);
    await rm(path.join(root, folder), { recursive: true });
    await mkdir(path.join(root, `${folder}.partial`, 'half'), { recursive: true });
    await mkdir(path.join(root, '.cache/pypi/tools-earlier'));
    await install(root, requirements);
    expect(await readdir(path.join(root, '.cache/pypi'))).toEqual([path.basename(folder)]);
  });
});
