import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { connect } from '../../actions/src/container/connect.ts';
import { RUN_LABEL } from '../../actions/src/container/spec.ts';
import { noise, tinyImage } from '../harness/registry/tiny-images.ts';
import { hasDocker, typeDocker } from '../support/programs/docker.ts';
import { temporaryRoot } from '../support/repositories/temporary-root.ts';
import { CHANGED_MAIN, GOOD_MAIN, tinyRun, type TinyRun } from '../support/tiny-run.ts';

const image = inject('liteImage');
const root = path.resolve(import.meta.dirname, '../..');

/** The real command line, as a process of its own. */
function vsc(args: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['scripts/vsc.ts', ...args], {
    cwd: root,
    // Commands that ask no database of advisories say so of its setting.
    env: { ...process.env, VSC_OSV_BASE: undefined, SUBMISSION_IMAGE: image, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const done = Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)]).then(
    ([[exitCode], stdout, stderr]) => ({ exitCode: exitCode as number, stdout, stderr }),
  );
  return { child, done };
}

function testSubmission({ submission, data }: TinyRun, env?: Record<string, string>) {
  const folders = ['--submission-folder', submission, '--data-folder', data];
  return vsc(
    ['test-submission', '--memory-limit', '512m', '--scratch-limit', '64m', ...folders],
    env,
  );
}

async function runsOf(id: string): Promise<number> {
  const { docker } = await connect(process.env);
  const label = [`${RUN_LABEL}=${id}`];
  return (await docker.listContainers({ all: true, filters: { label } })).length;
}

/** An image without the runtime: the engine makes a container of it, and can't start it. */
const plain = `vsc-test-plain:${randomUUID()}`;
beforeAll(async () => {
  await tinyImage(await connect(process.env), plain, [['file', noise(10)]]);
});
afterAll(async () => (await connect(process.env)).docker.getImage(plain).remove());

describe.concurrent('vsc test-submission', () => {
  it('ends with 0, and shows the log and a summary of at most 80 columns', async ({
    onTestFinished,
  }) => {
    const { exitCode, stdout, stderr } = await testSubmission(await tinyRun(onTestFinished)).done;
    expect(stderr).toContain('Running main.py');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/forecast +within the limit/);
    expect(stdout).toContain('12 rows full, 8 rows subset');
    const beforeFolder = stdout.split('\n').filter((line) => !line.includes('/'));
    expect(Math.max(...beforeFolder.map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('warns of descriptors that are not those of main.py, and ends with 22 if told to be strict', async ({
    onTestFinished,
  }) => {
    const tiny = await tinyRun(onTestFinished, CHANGED_MAIN);
    const { exitCode, stdout } = await testSubmission(tiny).done;
    expect([exitCode, stdout]).toEqual([
      0,
      expect.stringContaining('is not what query_descriptors.npz holds'),
    ]);
    const strict = await testSubmission(tiny, { STRICT: 'true' }).done;
    expect(strict.exitCode).toBe(22);
    expect(strict.stdout).toContain('The run has a warning: see above.');
  });

  it('breaks what main.py prints at the width of the terminal, so that no line looks like its own', async ({
    onTestFinished,
  }) => {
    const forged = '2026-11-27T07:41:55Z SUCCESS  | The submission ran and was ranked.';
    const tiny = await tinyRun(onTestFinished, `print(" " * 67 + "${forged}")\n${GOOD_MAIN}`);
    const run = [process.execPath, 'scripts/vsc.ts test-submission'];
    run.push('--submission-folder', tiny.submission, '--data-folder', tiny.data);
    run.push('--memory-limit 512m --scratch-limit 64m');
    // util-linux's `script` gives the command a terminal of its own.
    const child = spawn('script', ['-qec', `stty cols 80; ${run.join(' ')}`, '/dev/null'], {
      cwd: root,
      env: { ...process.env, SUBMISSION_IMAGE: image },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const screen = (await text(child.stdout))
      .split(/\r?\n/)
      .flatMap((line) => line.match(/.{1,80}/g) ?? []);
    expect(screen.join('\n')).toContain('SUCCESS  | The submission ran and was ranked.');
    expect(screen.filter((line) => line.startsWith('2026-11-27T07:41:55Z'))).toEqual([]);
    expect(
      screen.filter((line) => line.startsWith('submission | ') && line.includes('T07:41:55Z')),
    ).toHaveLength(1);
  });

  it("passes the run's exit code on, with one next step", async ({ onTestFinished }) => {
    const tiny = await tinyRun(onTestFinished, 'raise ValueError("no model")');
    const { exitCode, stdout } = await testSubmission(tiny).done;
    expect(exitCode).toBe(11);
    expect(stdout).toMatch(
      /\nmain\.py ended with exit code 1: ValueError: no model\.\nnext: {2}.+\n$/,
    );
  });

  it.for(['SIGINT', 'SIGTERM'] as const)(
    'leaves a log, and neither container nor folder, after %s',
    async (signal, { onTestFinished }) => {
      const main = 'import time\nprint("begun")\ntime.sleep(600)';
      const tiny = await tinyRun(onTestFinished, main);
      const { child, done } = testSubmission(tiny);
      child.stderr.on('data', (chunk) => {
        if (String(chunk).includes('begun')) child.kill(signal);
      });
      const folder = await appears(tiny.submission, (name) => name.startsWith('.run-'));
      const id = folder.slice('.run-'.length);
      await expect.poll(() => runsOf(id), { timeout: 30_000 }).toBe(1);
      const { exitCode, stderr } = await done;
      expect(exitCode).toBe(130);
      expect(stderr).toContain('error: cancelled');
      expect(await runsOf(id)).toBe(0);
      expect(readdirSync(tiny.submission).toSorted()).toEqual(['log.txt', 'submission.zip']);
      expect(readFileSync(path.join(tiny.submission, 'log.txt'), 'utf8')).toContain('begun');
    },
  );

  it.for<[string, Record<string, string>, number]>([
    ['the engine is down', { DOCKER_HOST: 'tcp://127.0.0.1:1' }, 3],
    ['the image is missing', { SUBMISSION_IMAGE: 'no-such-image:none' }, 2],
    ['the image has no such program', { SUBMISSION_IMAGE: plain }, 2],
  ])('keeps the results of an earlier run if %s', async ([, env, code], { onTestFinished }) => {
    const tiny = await tinyRun(onTestFinished);
    const results = ['submission.tar.gz', 'receipt.json', 'log.txt'];
    for (const name of results) await writeFile(path.join(tiny.submission, name), 'of yesterday');
    const { exitCode } = await testSubmission(tiny, env).done;
    expect(exitCode).toBe(code);
    for (const name of results) {
      expect(readFileSync(path.join(tiny.submission, name), 'utf8')).toBe('of yesterday');
    }
  });

  it('removes the results of an earlier run once it runs', async ({ onTestFinished }) => {
    const tiny = await tinyRun(onTestFinished, 'raise ValueError("no model")');
    const stale = path.join(tiny.submission, 'submission.tar.gz');
    await writeFile(stale, 'of yesterday');
    expect((await testSubmission(tiny).done).exitCode).toBe(11);
    expect(existsSync(stale)).toBe(false);
  });

  it.for<[string, (tiny: TinyRun) => Promise<void>, Record<string, string>, RegExp, number]>([
    [
      'the engine is down',
      () => Promise.resolve(),
      { DOCKER_HOST: 'tcp://127.0.0.1:1' },
      /^error: no container engine answers at tcp:\/\/127\.0\.0\.1:1 .*\nnext: {2}start the engine/,
      3,
    ],
    [
      'the image is missing',
      () => Promise.resolve(),
      { SUBMISSION_IMAGE: 'no-such-image:none' },
      /^error: the engine has no image no-such-image:none .*\nnext: {2}docker pull no-such-image:none/,
      2,
    ],
    [
      'the zip is missing',
      ({ submission }) => rm(path.join(submission, 'submission.zip')),
      {},
      /^error: there is no .*submission\.zip\nnext: {2}make pack-submission/,
      2,
    ],
    [
      'the data set is missing',
      ({ data }) => rm(data, { recursive: true }),
      {},
      /^error: there is no data set in .*data\nnext: {2}make data-subset/,
      2,
    ],
    [
      'a video of the subset is missing',
      ({ data }) => rm(path.join(data, 'query', 'Q200002.mp4')),
      {},
      /^error: .*query has no Q200002\.mp4\nnext: {2}make data-subset/,
      2,
    ],
    [
      'a setting is wrong',
      () => Promise.resolve(),
      { BLOCK_INTERNET: 'maybe' },
      /^error: BLOCK_INTERNET is "maybe"\nnext: {2}give true or false/,
      2,
    ],
    [
      'a limit is more than there is',
      () => Promise.resolve(),
      { CPUS: '4096' },
      /^error: CPUS=4096, but the engine has \d+\nnext: /,
      2,
    ],
  ])('says what to do where %s', async ([, spoil, env, message, code], { onTestFinished }) => {
    const tiny = await tinyRun(onTestFinished);
    await spoil(tiny);
    const { exitCode, stdout, stderr } = await testSubmission(tiny, env).done;
    expect(stderr).toMatch(message);
    expect({ exitCode, stdout }).toEqual({ exitCode: code, stdout: '' });
    expect(readdirSync(tiny.submission).filter((name) => name !== 'submission.zip')).toEqual([]);
  });
});

describe.concurrent('vsc settings', () => {
  it.runIf(hasDocker())('names the engine that docker itself uses, and why', async (test) => {
    const { where } = await connect(process.env);
    test.skip(!where.startsWith('unix://'));
    const { root: home, path: at } = await temporaryRoot(test.onTestFinished);
    // The same engine at an address that no default has.
    await symlink(where.replace('unix://', ''), at('engine.sock'));
    const host = `unix://${at('engine.sock')}`;
    typeDocker(home, 'context', 'create', 'here', '--docker', `host=${host}`);
    typeDocker(home, 'context', 'use', 'here');
    const version = typeDocker(home, 'info', '--format', '{{.ServerVersion}}').trim();
    const { stdout } = await vsc(['settings', '--json'], { HOME: home, DOCKER_HOST: '' }).done;
    expect(JSON.parse(stdout)).toMatchObject({
      engine: `Docker ${version} at ${host} (the docker context here)`,
    });
  });
});

describe.concurrent('vsc interact-container', () => {
  it('says that it needs a terminal', async () => {
    const { exitCode, stderr } = await vsc(['interact-container']).done;
    expect(stderr).toMatch(/^error: interact-container needs a terminal.*\nnext: /);
    expect(exitCode).toBe(2);
  });
});

describe.concurrent('vsc test-container', () => {
  it("runs the image's own tests, and fails when none is found", async () => {
    const some = vsc(['test-container', '--', '-k', 'test_unpack', '--maxfail', '1']).done;
    const none = vsc(['test-container', '--', '-k', 'no_such_test']).done;
    expect(await some).toMatchObject({ exitCode: 0, stderr: expect.stringMatching(/\d+ passed/) });
    expect(await none).toMatchObject({ exitCode: 22, stderr: expect.stringContaining('next: ') });
  });
});

/** The first name in a folder that fits, once there is one. */
async function appears(folder: string, fits: (name: string) => boolean): Promise<string> {
  const find = () => readdirSync(folder).find(fits);
  await expect.poll(find, { timeout: 30_000 }).toBeDefined();
  return find() ?? '';
}
