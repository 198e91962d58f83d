import { mkdtemp, readFile, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ArtifactStore } from '../src/artifacts/store.ts';
import { unpack, zipOf } from '../src/artifacts/zip.ts';
import { artifactStandIns } from '../src/runner/artifacts.ts';
import { runText } from './run-text.ts';

const source = await mkdtemp(path.join(tmpdir(), 'artifacts-'));
afterAll(() => rm(source, { recursive: true }));

const UPLOAD = `
      - uses: actions/upload-artifact@v7
        with: { INPUTS }`;

/** One job uploads once or more, the next one downloads and lists what it got. */
async function handOver(uploads: readonly string[], download: string) {
  const text = `on: push
jobs:
  make:
    steps:
      - run: mkdir -p a/b && echo 1 > a/one.txt && echo 2 > a/b/two.txt && echo 3 > c.md && echo 4 > a/.hidden
${uploads.map((inputs) => UPLOAD.replace('INPUTS', () => inputs)).join('')}
  take:
    needs: make
    steps:
      - uses: actions/download-artifact@v8
        with: { ${download} }
      - run: find got -type f | sort
`;
  return runText(source, text, { standIns: artifactStandIns(new ArtifactStore()) });
}
const listed = ({ jobs }: Awaited<ReturnType<typeof handOver>>) =>
  jobs[1]?.log.split(' | sort\n')[1]?.split('\n');

describe('an artifact', () => {
  it.each([
    ['path: a', ['got/b/two.txt', 'got/one.txt']],
    ['path: a, include-hidden-files: true', ['got/.hidden', 'got/b/two.txt', 'got/one.txt']],
    ['path: a/b/two.txt', ['got/two.txt']],
    [String.raw`path: "a/*.txt\nc.md"`, ['got/a/one.txt', 'got/c.md']],
    [String.raw`path: "a/**\n!a/b/**"`, ['got/one.txt']],
  ])('of %j comes to the next job', async (inputs, files) => {
    const run = await handOver([`name: result, ${inputs}`], 'name: result, path: got');
    expect(run.conclusion).toBe('success');
    expect(listed(run)).toEqual(files);
  });

  it('without files is a warning, or an error if the step says so', async () => {
    const download = 'name: result, path: got';
    const warned = await handOver(['name: result, path: nothing'], download);
    expect(warned.jobs[0]?.annotations[0]?.level).toBe('warning');
    expect(warned.jobs.map(({ result }) => result)).toEqual(['success', 'failure']);
    expect(warned.jobs[1]?.annotations[0]?.message).toContain(
      'Artifact not found for name: result',
    );
    const strict = ['name: result, path: nothing, if-no-files-found: error'];
    const refused = await handOver(strict, download);
    expect(refused.jobs.map(({ result }) => result)).toEqual(['failure', 'skipped']);
  });

  it('has a name of its own, unless it replaces the other', async () => {
    const twice = ['name: result, path: a', 'name: result, path: c.md'];
    const refused = await handOver(twice, 'name: result, path: got');
    expect(refused.jobs[0]?.annotations[0]?.message).toContain('result already exists');
    const [first = '', second = ''] = twice;
    const replaced = await handOver([first, `${second}, overwrite: true`], 'path: got');
    expect(listed(replaced)).toEqual(['got/result/c.md']);
  });

  it('is one of several: each in its folder, those of a pattern, or all in one', async () => {
    const three = ['name: x-1, path: a/one.txt', 'name: x-2, path: c.md', 'name: y, path: a/b'];
    expect(listed(await handOver(three, 'path: got'))).toEqual([
      'got/x-1/one.txt',
      'got/x-2/c.md',
      'got/y/two.txt',
    ]);
    expect(listed(await handOver(three, 'path: got, pattern: x-*, merge-multiple: true'))).toEqual([
      'got/c.md',
      'got/one.txt',
    ]);
  });
});

const folder = () => mkdtemp(path.join(source, 'unpacked-'));

describe('a hostile zip', () => {
  it('can hold links and big files, which are unpacked as they are', async () => {
    const to = await folder();
    const big = Buffer.alloc(3_000_000);
    const members = [
      { name: 'a/link', link: '/etc/passwd' },
      { name: 'a/0', content: big },
      { name: 'b', content: 'text' },
    ];
    const zip = await zipOf(members);
    expect(zip.length).toBeLessThan(10_000);
    await unpack(zip, to);
    expect(await readlink(path.join(to, 'a/link'))).toBe('/etc/passwd');
    expect((await readFile(path.join(to, 'a/0'))).equals(big)).toBe(true);
    expect(await readFile(path.join(to, 'b'), 'utf8')).toBe('text');
  });

  it.each(['../escape', '/absolute', 'a/../../escape'])(
    'can name %s, which is refused',
    async (name) => {
      const zip = await zipOf([{ name, content: 'text' }]);
      expect(zip.toString('latin1')).toContain(name);
      await expect(unpack(zip, await folder())).rejects.toThrow(/relative path|absolute path/);
    },
  );

  it('can hold a member below a link of its own, which is refused', async () => {
    const zip = await zipOf([
      { name: 'out', link: source },
      { name: 'out/escaped', content: 'text' },
    ]);
    await expect(unpack(zip, await folder())).rejects.toThrow('out/escaped leads through a link');
  });
});
