import { ArtifactStore, type ResultsService, startResultsService, zipOf } from 'actions-testbed';
import { readdir, readFile, symlink } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { downloadReports } from '../../../actions/src/commands/request/download-reports/download-reports.ts';
import {
  type UploadInputs,
  uploadReports,
} from '../../../actions/src/commands/request/upload-reports/upload-reports.ts';
import { temporaryRoot } from '../../support/repositories/temporary-root.ts';

const store = new ArtifactStore();
let service: ResultsService;
let last = 0;
beforeAll(async () => {
  service = await startResultsService(store);
});
afterAll(() => service.close());
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** A job of a new run, with GitHub's own client. */
async function job() {
  const { root, write, path, ports } = await temporaryRoot();
  const run = String(++last);
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  let env: Record<string, string> = {};
  const attempt = (number: number) => {
    env = { GITHUB_RUN_ID: run, ...service.variables({ run, attempt: number }) };
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  };
  attempt(1);
  return {
    run,
    write,
    path,
    attempt,
    upload: (inputs: Partial<UploadInputs> = {}) =>
      uploadReports(
        {
          name: 'report-one',
          folder: path('reports'),
          paths: ['.'],
          retentionDays: 1,
          required: false,
          ...inputs,
        },
        { ...ports, env },
      ),
    download: (...names: string[]) =>
      downloadReports({ names, folder: path('got'), runId: undefined }, { ...ports, env }),
    got: async () => {
      const entries = await readdir(root, { recursive: true, withFileTypes: true });
      return entries
        .filter((entry) => entry.isFile())
        .map((entry) => `${entry.parentPath}/${entry.name}`.slice(root.length + 1))
        .filter((file) => file.startsWith('got/'))
        .toSorted();
    },
  };
}

describe('reports', () => {
  it('come into a folder of their name, one or many', async () => {
    const { write, upload, download, got } = await job();
    await write({ 'reports/a.json': '{}', 'reports/sub/b.txt': 'b' });
    expect(await upload()).toMatchObject({ files: 2 });
    expect(await download('report-*')).toEqual({ taken: ['report-one'], refused: [] });
    expect(await got()).toEqual(['got/report-one/a.json', 'got/report-one/sub/b.txt']);
    await upload({ name: 'report-two', paths: ['sub/b.txt', 'none.txt'] });
    await upload({ name: 'other' });
    const both = await download('*-two', 'other');
    expect(both).toEqual({ taken: ['other', 'report-two'], refused: [] });
    expect(await got()).toHaveLength(5);
  });

  it('of the newest attempt are taken, and those that it did not make again', async () => {
    const { write, path, attempt, upload, download } = await job();
    await write({ 'reports/a': 'first' });
    await upload();
    await upload({ name: 'report-two' });
    attempt(2);
    await write({ 'reports/a': 'second' });
    await upload();
    await download('*');
    expect(await readFile(path('got/report-one/a'), 'utf8')).toBe('second');
    expect(await readFile(path('got/report-two/a'), 'utf8')).toBe('first');
  });

  it('are plain files that are not hidden', async () => {
    const { write, path, upload, download, got } = await job();
    await write({ 'reports/a': 'a', 'reports/.b': 'b', secret: 'secret' });
    await symlink(path('secret'), path('reports/link'));
    expect(await upload()).toMatchObject({ files: 1 });
    await download('*');
    expect(await got()).toEqual(['got/report-one/a']);
  });

  it('need not be there, unless they are required', async () => {
    const { upload, download } = await job();
    expect(await upload()).toEqual({ id: undefined, files: 0 });
    await expect(upload({ required: true })).rejects.toThrow(/no file to upload/);
    expect(await download('report-*')).toEqual({ taken: [], refused: [] });
    expect(await download('locks')).toMatchObject({ refused: ['the run has no artifact "locks"'] });
  });

  it.each([
    [{ name: '../x' }, `an artifact can't be named "../x"`],
    [{ paths: ['../secret'] }, '"../secret" is not below the folder'],
    [{ paths: ['/etc/passwd'] }, '"/etc/passwd" is not below the folder'],
  ])('are not uploaded with %j', async (inputs, message) => {
    const { write, upload } = await job();
    await write({ 'reports/a': 'a', secret: 'secret' });
    await expect(upload(inputs)).rejects.toThrow(message);
  });

  it('that no artifact may have are not uploaded', async () => {
    const { write, upload } = await job();
    await write({ 'reports/a b': 'a' });
    await expect(upload()).rejects.toThrow(`an artifact can't have the path "a b"`);
  });

  it('that GitHub does not take end with one message', async () => {
    const { write, upload } = await job();
    await write({ 'reports/a': 'a' });
    await upload();
    await expect(upload()).rejects.toMatchObject({
      name: 'UserError',
      exitCode: 3,
      message: expect.stringMatching(
        /^GitHub does not let us upload the artifact report-one: .*409/,
      ),
    });
  });
});

describe('reports of a stranger', () => {
  it('are refused one by one', async () => {
    const { run, write, upload, download, got } = await job();
    await write({ 'reports/a': 'a' });
    await upload({ name: 'report-honest' });
    store.put(run, 'report-zip', await zipOf([{ name: '../../escape', content: 'x' }]));
    store.put(run, '..', await zipOf([{ name: 'a', content: 'x' }]));
    store.put(run, 'report-big', Buffer.alloc(51 * 2 ** 20));
    expect(await download('*')).toEqual({
      taken: ['report-honest'],
      refused: [
        'an artifact has a name that is not allowed',
        'the artifact report-big has more than 50.0 MiB',
        'the artifact report-zip has an entry with a path that is not allowed',
      ],
    });
    expect(await got()).toEqual(['got/report-honest/a']);
  });

  it('are not taken at all if there are too many', async () => {
    const { run, download } = await job();
    for (let index = 0; index < 21; index++) {
      store.put(run, `report-${index}`, await zipOf([{ name: 'a', content: 'x' }]));
    }
    await expect(download('report-*')).rejects.toThrow('21 artifacts are more than 20');
  });
});

describe('outside of a job', () => {
  it('there are no artifacts', async () => {
    const { ports, path } = await temporaryRoot();
    const inputs = { names: ['a'], folder: path('got'), runId: undefined };
    await expect(downloadReports(inputs, ports)).rejects.toThrow(/only in a job of GitHub Actions/);
  });
});
