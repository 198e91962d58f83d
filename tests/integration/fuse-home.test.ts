import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { connect } from '../../actions/src/container/connect.ts';
import type { Diagnosis } from '../../actions/src/machine/facts.ts';
import { canMountFuse, type FuseHome, fuseHome } from './support/fuse-home.ts';
import { tinyRun } from '../support/tiny-run.ts';

const repository = path.resolve(import.meta.dirname, '../..');
const CHILD = 'tests/integration/support/command-child.ts';
const SOCKET = '/var/run/docker.sock';
const PROBLEM = /^the container engine may not enter a folder to mount: .*permission denied$/;
const NEXT =
  'put the repository on a local disk: a network or FUSE home shuts out the root user of an engine';

/** A submission and data in the home of somebody who may use Docker. */
describe.runIf(canMountFuse())('a FUSE home that root may not enter', () => {
  const name = `vsc-fuse-${randomUUID().slice(0, 8)}`;
  let home: FuseHome;

  beforeAll(async () => {
    const { submission, data } = await tinyRun(afterAll);
    home = await fuseHome(statSync(SOCKET).gid, async (folder) => {
      await cp(submission, path.join(folder, 'submission'), { recursive: true });
      await cp(data, path.join(folder, 'data'), { recursive: true });
      const competition = 'environment/competition.yml';
      await cp(path.join(repository, competition), path.join(folder, competition));
    });
    const { docker } = await connect(process.env);
    await docker.getImage(inject('liteImage')).tag({ repo: name, tag: 'lite-local' });
  });
  afterAll(async () => {
    await home?.close();
    const { docker } = await connect(process.env);
    await docker.getImage(`${name}:lite-local`).remove();
  });

  /** Runs one of the repository's programs as the home's user. */
  async function ran(...args: string[]) {
    const child = spawn(process.execPath, args, {
      cwd: repository,
      ...home.owner,
      env: { PATH: process.env['PATH'], HOME: home.folder, VSC_IMAGE_NAME: name },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [[exitCode], stdout, stderr] = await Promise.all([
      once(child, 'close'),
      text(child.stdout),
      text(child.stderr),
    ]);
    return { exitCode: exitCode as number, stdout, stderr };
  }

  it('is found by doctor, which says in a sentence what to do', async () => {
    const { stdout, stderr } = await ran(CHILD, 'doctor', home.folder);
    expect(stderr).toBe('');
    const found = JSON.parse(stdout) as Diagnosis[];
    expect(found.filter(({ state }) => state === 'bad')).toEqual([
      {
        name: 'container of a run',
        state: 'bad',
        found: expect.stringMatching(PROBLEM),
        wanted: 'one with your folders',
        next: NEXT,
      },
    ]);
  });

  it('ends test-submission with that sentence', async () => {
    const folders = ['submission', 'data'].map((of) => path.join(home.folder, of));
    const flags = ['--submission-folder', folders[0]!, '--data-folder', folders[1]!];
    const { exitCode, stderr } = await ran('scripts/vsc.ts', 'test-submission', ...flags);
    const lines = stderr.trimEnd().split('\n');
    expect(lines.at(-2)?.replace('error: ', '')).toMatch(PROBLEM);
    expect(lines.at(-1)).toBe(`next:  ${NEXT}`);
    expect(stderr).not.toMatch(/^ +at /m);
    expect(exitCode).toBe(3);
  });
});
