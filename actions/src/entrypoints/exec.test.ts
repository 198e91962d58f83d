import { describe, expect, it } from 'vitest';
import { exec } from './exec.ts';
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
});
