import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GitFiles } from '../../../actions/src/environment/files/git-base.ts';
import { exec } from '../../../actions/src/entrypoints/exec.ts';
import { withoutPrograms } from '../../support/repositories/without-programs.ts';
import { withoutTrust } from '../../support/repositories/without-trust.ts';
import { git } from './fixture.ts';

describe('GitFiles on a real repository', () => {
  let folder: string;
  const commit = async (text: string) => {
    await writeFile(path.join(folder, 'a.yml'), text);
    await git(folder, 'add', '-A');
    await git(folder, 'commit', '-qm', text);
    return git(folder, 'rev-parse', 'HEAD');
  };

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'vsc-git-'));
    await git(folder, 'init', '-q', '-b', 'main');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('compares with where the branch left, not with what main is now', async () => {
    const start = await commit('one');
    await git(folder, 'checkout', '-qb', 'request');
    await commit('two');
    await git(folder, 'checkout', '-q', 'main');
    await commit('three');
    await git(folder, 'checkout', '-q', 'request');
    const files = new GitFiles(exec, folder);
    expect(await files.base(undefined)).toEqual({ ref: 'main', commit: start, note: undefined });
    expect((await files.read(start, 'a.yml'))?.toString()).toBe('one');
    expect(await files.read(start, 'new.yml')).toBeUndefined();
  });

  it('reads a file as a commit has it, whatever lies here', async () => {
    await mkdir(path.join(folder, 'sub'));
    const files = {
      'same.txt': 'ü\n',
      'changed.txt': 'old ü',
      'sub/gone.txt': 'gone',
      'link.txt': 'x',
    };
    for (const [name, text] of Object.entries(files))
      await writeFile(path.join(folder, name), text);
    const start = await commit('one');
    await writeFile(path.join(folder, 'changed.txt'), 'new');
    await rm(path.join(folder, 'sub'), { recursive: true });
    await rm(path.join(folder, 'link.txt'));
    await symlink('same.txt', path.join(folder, 'link.txt'));
    const base = new GitFiles(exec, folder);
    for (const [name, text] of Object.entries(files)) {
      expect((await base.read(start, name))?.toString(), name).toBe(text);
    }
    expect(await base.read(start, 'sub')).toBeUndefined();
    expect(await base.read(start, '../same.txt')).toBeUndefined();
  });

  it('compares with nothing where that is asked', async () => {
    await commit('one');
    const base = await new GitFiles(exec, folder).base('none');
    expect(base).toEqual({ note: 'Compared with nothing, as asked.' });
  });

  it('says so where a shallow clone ends before that', async () => {
    await commit('one');
    await git(folder, 'checkout', '-qb', 'request');
    await commit('two');
    await commit('three');
    await git(folder, 'checkout', '-q', 'main');
    const main = await commit('four');
    const clone = path.join(folder, 'clone');
    const branches = ['--no-single-branch', '--branch', 'request'];
    await git(folder, 'clone', '-q', '--depth', '1', ...branches, `file://${folder}`, clone);
    expect(await new GitFiles(exec, clone).base('origin/main')).toEqual({
      ref: 'origin/main',
      commit: main,
      note: expect.stringContaining('too short'),
    });
  });

  it('refuses a ref that is not there, and one that looks like an option', async () => {
    await commit('one');
    const files = new GitFiles(exec, folder);
    await expect(files.base('nope')).rejects.toMatchObject({
      next: expect.stringContaining('fetch'),
    });
    await expect(files.base('--help')).rejects.toThrow('there is no commit `--help`');
  });

  it("does not compare a fork's main with itself, but with where the fork comes from", async () => {
    const start = await commit('one');
    const pushed = await commit('two');
    await git(folder, 'update-ref', 'refs/remotes/origin/main', pushed);
    const files = new GitFiles(exec, folder);
    const { note } = await files.base(undefined);
    expect(note).toMatch(
      /^Nothing to compare with: `origin\/main` has all that is here\. .*upstream/,
    );
    await git(folder, 'update-ref', 'refs/remotes/upstream/main', start);
    expect(await files.base(undefined)).toMatchObject({ ref: 'upstream/main', commit: start });
  });

  it('has a note where there is no repository and no commit', async () => {
    const files = new GitFiles(exec, folder);
    expect(await files.base(undefined)).toHaveProperty(
      'note',
      expect.stringContaining('no branch'),
    );
    await rm(path.join(folder, '.git'), { recursive: true });
    const message = 'this folder has no history: it is not a clone';
    for (const run of [exec, withoutPrograms]) {
      const archive = new GitFiles(run, folder);
      const note = `Nothing to compare with: ${message}.`;
      expect(await archive.base(undefined)).toMatchObject({ note, cause: { message } });
      await expect(archive.base('main')).rejects.toMatchObject({ message, exitCode: 3 });
    }
  });

  it.skipIf(process.getuid?.() !== 0)(
    "says what to do in the folder of another user, and has a note where it isn't needed",
    async () => {
      await commit('one');
      await exec('chown', ['-R', '1234', folder]);
      const files = new GitFiles(withoutTrust, folder);
      const cause = {
        message: 'git does not trust this folder',
        next: expect.stringContaining(`git config --global --add safe.directory ${folder}`),
      };
      await expect(files.base('main')).rejects.toMatchObject(cause);
      expect(await files.base(undefined)).toMatchObject({
        note: 'Nothing to compare with: git does not trust this folder.',
        cause,
      });
    },
  );

  it('has a note where git is not installed, unless it was told what to compare with', async () => {
    const files = new GitFiles(withoutPrograms, folder);
    const note = 'Nothing to compare with: no-such-git is not installed.';
    expect(await files.base(undefined)).toMatchObject({ note, cause: { exitCode: 3 } });
    await expect(files.base('main')).rejects.toMatchObject({ exitCode: 3 });
  });
});
