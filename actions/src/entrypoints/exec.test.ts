import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { exec } from './exec.ts';
import { temporaryRoot } from '../../../tests/support/repositories/temporary-root.ts';
import { withoutPrograms } from '../../../tests/support/repositories/without-programs.ts';

describe('exec', () => {
  it("gives a program's output and exit code, whatever that is", async () => {
    const script = 'console.log("out"); console.error("err"); process.exitCode = 7';
    expect(await exec(process.execPath, ['-e', script])).toEqual({
      exitCode: 7,
      stdout: 'out\n',
      stderr: 'err\n',
    });
  });

  it('names a program that is missing, and calls it no bug', async () => {
    await expect(withoutPrograms('git', ['status'])).rejects.toMatchObject({
      name: 'SurroundingsError',
      message: 'no-such-git is not installed',
      exitCode: 3,
      next: expect.stringContaining('install no-such-git'),
    });
  });

  it('passes over files in PATH and folders without the program, and prints nothing', async () => {
    const { path: at } = await temporaryRoot();
    const file = at('file');
    await writeFile(file, '#!/bin/sh\necho found\n');
    const usual = process.env['PATH'];
    onTestFinished(() => void (process.env['PATH'] = usual));
    process.env['PATH'] = [file, at('absent'), at('.')].join(':');
    const log = vi.spyOn(console, 'log');
    onTestFinished(() => log.mockRestore());
    await expect(exec('file', [])).rejects.toMatchObject({ message: 'file is not installed' });
    await chmod(file, 0o755);
    expect(await exec('file', [])).toMatchObject({ exitCode: 0, stdout: 'found\n' });
    process.env['PATH'] = file;
    await expect(exec('file', [])).rejects.toMatchObject({ message: 'file is not installed' });
    expect(log).not.toHaveBeenCalled();
  });

  it('runs a program in a folder with spaces and quotes in its name', async () => {
    const { path: at } = await temporaryRoot();
    const file = at('a "b" c/program');
    await mkdir(path.dirname(file));
    await writeFile(file, '#!/bin/sh\necho "$1"\n', { mode: 0o755 });
    expect(await exec(file, ['x y'])).toMatchObject({ exitCode: 0, stdout: 'x y\n' });
    await expect(exec(at('none'), [])).rejects.toMatchObject({ name: 'SurroundingsError' });
  });

  it('says of a working folder that is not there what it is', async () => {
    await expect(exec('true', [], { cwd: '/no/such/folder' })).rejects.not.toThrow('not installed');
  });
});
