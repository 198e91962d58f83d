import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { appendFile, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  makeRunFolder,
  removeStaleRunFolders,
} from '../../../actions/src/submission/run/run-folder.ts';
import { temporaryRoot } from '../../support/repositories/temporary-root.ts';

const GONE = `${hostname()}/${process.pid}/1`;

describe('makeRunFolder', () => {
  it('is private, holds the zip and a live log, and is gone afterwards', async () => {
    const { root, path: at, write } = await temporaryRoot();
    await write({ 'submission.zip': 'zip' });
    {
      await using run = await makeRunFolder(root, at('submission.zip'));
      expect(lstatSync(run.folder).mode & 0o777).toBe(0o700);
      expect(readFileSync(path.join(run.folder, 'submission.zip'), 'utf8')).toBe('zip');
      await run.begin();
      await appendFile(path.join(run.folder, 'log.txt'), 'line\n');
      expect(readFileSync(at('log.txt'), 'utf8')).toBe('line\n');
      await writeFile(path.join(run.folder, 'submission.tar.gz'), 'tar');
      await run.publish();
    }
    expect(readdirSync(root).toSorted()).toEqual([
      'log.txt',
      'submission.tar.gz',
      'submission.zip',
    ]);
  });

  it('keeps the log where the live one could not be linked', async () => {
    const { root, path: at, write } = await temporaryRoot();
    await write({ 'submission.zip': 'zip' });
    {
      await using run = await makeRunFolder(root, at('submission.zip'));
      await run.begin();
      await rm(at('log.txt'));
      await appendFile(path.join(run.folder, 'log.txt'), 'line\n');
    }
    expect(readFileSync(at('log.txt'), 'utf8')).toBe('line\n');
  });

  it('refuses a second run in the same folder', async () => {
    const { root, path: at, write } = await temporaryRoot();
    await write({ 'submission.zip': 'zip' });
    await using run = await makeRunFolder(root, at('submission.zip'));
    // A submission can read the name: it says nothing of this machine.
    expect(path.basename(run.folder)).toMatch(/^\.run-\w{6}$/);
    await expect(makeRunFolder(root, at('submission.zip'))).rejects.toThrow(
      'another run is under way',
    );
  });

  it('leaves nothing where there is no zip', async () => {
    const { root, path: at } = await temporaryRoot();
    await expect(makeRunFolder(root, at('submission.zip'))).rejects.toThrow(
      'there is no such file',
    );
    expect(readdirSync(root)).toEqual([]);
  });
});

describe('removeStaleRunFolders', () => {
  it('removes those of a process that has ended, and no others', async () => {
    const { root, path: at, write } = await temporaryRoot();
    await write({ 'submission.zip': 'zip', '.run-gone/owner': GONE });
    await using run = await makeRunFolder(root, at('submission.zip'));
    await write({ '.run-else-where/log.txt': 'x' });
    expect(await removeStaleRunFolders(root)).toEqual(['.run-gone']);
    expect(existsSync(run.folder)).toBe(true);
    expect(existsSync(at('.run-else-where'))).toBe(true);
  });
});

describe('the results of an earlier run', () => {
  const names = ['submission.tar.gz', 'receipt.json', 'log.txt', 'report.html'];
  const results = Object.fromEntries(names.map((name) => [name, 'old']));

  it('are removed as soon as a run begins, and nothing else is', async () => {
    const { root, path: at, write } = await temporaryRoot();
    await write({ ...results, 'submission.zip': '', 'notes.txt': '' });
    {
      await using run = await makeRunFolder(root, at('submission.zip'));
      await run.begin();
    }
    expect(readdirSync(root).toSorted()).toEqual(['log.txt', 'notes.txt', 'submission.zip']);
    expect(readFileSync(at('log.txt'), 'utf8')).toBe('');
  });

  it('stay if it never begins', async () => {
    const { root, path: at, write } = await temporaryRoot();
    await write({ ...results, 'submission.zip': '' });
    {
      await using run = await makeRunFolder(root, at('submission.zip'));
      expect(existsSync(run.folder)).toBe(true);
    }
    expect(readdirSync(root).toSorted()).toEqual([...names, 'submission.zip'].toSorted());
    expect(readFileSync(at('log.txt'), 'utf8')).toBe('old');
  });
});
