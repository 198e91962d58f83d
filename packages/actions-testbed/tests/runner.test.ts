import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunOptions, RunResult } from '../src/runner/types.ts';
import { runWorkflow } from '../src/runner/workflow.ts';
import { job, only, runText, workflowFolder } from './run-text.ts';

const fixtures = path.resolve(import.meta.dirname, 'fixtures');
const source = await workflowFolder();
afterAll(() => rm(source, { recursive: true }));
const run = (text: string, more?: Partial<RunOptions>) => runText(source, text, more);

describe('a run of many steps', () => {
  let result: RunResult;
  const asked: unknown[] = [];
  beforeAll(async () => {
    const text = await readFile(path.join(fixtures, 'workflows/steps.yml'), 'utf8');
    result = await run(text, {
      issueToken: (permissions) => {
        asked.push(permissions);
        return 'secret-token';
      },
    });
  }, 60_000);
  const first = () => only(result);

  it('gives each job a token with the permissions that it names', () => {
    expect(asked.slice(0, 2)).toEqual([{ contents: 'read' }, {}]);
  });

  it('passes on what steps write to their files', () => {
    expect(first().log).toContain('a tool\nby file, workflow, job, step}\n');
    expect(first().summary).toBe('# A summary\n');
  });

  it('keeps secrets out of the log and of the outputs', () => {
    expect(first().log).toContain('the token is ***');
    expect(first().log).not.toContain('secret-token');
    expect(first().outputs).toEqual({ said: 'from push\nand more' });
  });

  it('runs actions with defaults, state and post steps in reverse', () => {
    expect(first().log).toContain('main of from push, two words');
    expect(first().log).toContain('main of inner deep,');
    expect(first().log).toContain('in both, workflow');
    expect(first().steps.find(({ id }) => id === 'both')?.outputs).toEqual({
      said: 'inner deep\nand more',
    });
  });

  it('skips post steps if their post-if says so', () => {
    expect(first().log).not.toContain('post of');
  });

  it('reads commands in the log, except while they are stopped', () => {
    const [warning, error] = first().annotations.filter(({ level, message }) =>
      level === 'warning' ? message.includes('50') : true,
    );
    expect(warning).toEqual({
      level: 'warning',
      message: '50% of ***',
      properties: { file: 'a.yml', line: '3', title: 'A: B' },
    });
    expect(error?.message).toBe('two\nlines');
    expect(first().log).toContain('::error::not a command');
  });

  it('runs a step after a failure only if its condition says so', () => {
    expect(
      first()
        .steps.map(({ name, outcome, conclusion }) => [name, outcome, conclusion])
        .slice(-5),
    ).toEqual([
      ['forgiven', 'failure', 'success'],
      ['grep -o "A push" "$GITHUB_EVENT_PATH"', 'success', 'success'],
      ['fails', 'failure', 'failure'],
      ['after a failure', 'skipped', 'skipped'],
      ['cleans up', 'success', 'success'],
    ]);
    expect(first().log).toContain('A push');
    expect(first().log).toContain('status failure');
  });

  it('runs dependent jobs for each combination of the matrix', () => {
    const second = result.jobs.filter(({ id }) => id === 'second');
    expect(second.map(({ matrix }) => matrix)).toEqual([{ size: 2, name: 'two' }, { size: 9 }]);
    expect(second[0]?.log).toContain('failure {\n  "said": "from push\\nand more"\n}, 2 two');
    expect(result.jobs.map(({ id, result: came }) => [id, came])).toEqual([
      ['first', 'failure'],
      ['second', 'success'],
      ['second', 'success'],
      ['third', 'skipped'],
    ]);
    expect(result.conclusion).toBe('failure');
  });
});

describe('posts', () => {
  it('run in reverse order, with the state of main', async () => {
    const steps = ['one', 'two'].map(
      (text) => `      - uses: $/actions/echo\n        with: { text: ${text} }\n`,
    );
    const { log } = only(await run(job(steps.join(''))));
    expect(log.match(/post of \w+/g)).toEqual(['post of two', 'post of one']);
  });
});

describe('what a workflow gets wrong', () => {
  it.each([
    [
      '      - uses: owner/action@v1',
      'owner/action@v1 is not on this machine: put its source at owner/action/v1 of `actions`',
    ],
    ['      - uses: $/actions/echo\n        with: { txt: a }', '$/actions/echo has no input txt'],
    ['      - uses: ./actions/echo', './actions/echo: no action.yml; is the checkout missing?'],
  ])('%s', async (steps, message) => {
    await expect(run(job(steps))).rejects.toThrow(message);
  });

  it('is reported if jobs need each other', async () => {
    await expect(run('on: push\njobs:\n  a: { needs: b }\n  b: { needs: a }')).rejects.toThrow(
      'jobs need each other: a, b',
    );
  });

  it.each([
    ['echo "x" >> "$GITHUB_OUTPUT"', "Invalid format 'x'"],
    ['echo "x<<E" >> "$GITHUB_ENV"', "Matching delimiter not found 'E'"],
  ])('fails the step: %s', async (script, message) => {
    const { result, annotations } = only(await run(job(`      - run: ${JSON.stringify(script)}`)));
    expect(result).toBe('failure');
    expect(annotations[0]?.message).toBe(message);
  });
});

const theirs = (ref: string) =>
  `      - uses: owner/all/echo@${ref}\n        with: { text: theirs }`;

describe('actions of other repositories', () => {
  it('run from their source at exactly the ref that is asked for', async () => {
    const actions = path.join(source, 'others');
    await cp(path.join(fixtures, 'actions/echo'), path.join(actions, 'owner/all/v1/echo'), {
      recursive: true,
    });
    const { log } = only(await run(job(theirs('v1')), { actions }));
    expect(log.match(/(?:main|post) of theirs/g)).toEqual(['main of theirs', 'post of theirs']);
    await expect(run(job(theirs('v2')), { actions })).rejects.toThrow('is not on this machine');
    await expect(run(job('      - uses: owner@v1'), { actions })).rejects.toThrow(
      'names no action',
    );
  });
});

describe("GitHub's parser", () => {
  it.each([
    [
      'on: push\njobs:\n  a:\n    steps: [{ run: exit 0 }]\n',
      'Required property is missing: runs-on',
    ],
    ['on: push\njobs:\n  a:\n    runs-on: x\n    stpes: []\n', "Unexpected value 'stpes'"],
    ['on: push\njobs: {\n', 'GitHub'],
  ])('refuses %j, and so does the runner', async (text, message) => {
    await mkdir(path.join(source, '.github/workflows'), { recursive: true });
    const workflow = '.github/workflows/wrong.yml';
    await writeFile(path.join(source, workflow), text);
    await expect(
      runWorkflow({ source, workflow, event: { name: 'push', payload: {} } }),
    ).rejects.toThrow(message);
  });
});
