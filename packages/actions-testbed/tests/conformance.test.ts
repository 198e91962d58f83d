import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { RunOptions } from '../src/runner/types.ts';
import { job, only, runText, workflowFolder } from './run-text.ts';

// What GitHub does here, and where it says so, is in CONFORMANCE.md.
const source = await workflowFolder();
afterAll(() => rm(source, { recursive: true }));
const run = (text: string, more?: Partial<RunOptions>) => runText(source, text, more);
const script = (line: string) => job(`      - run: ${JSON.stringify(line)}\n`);

describe('the environment of a step', () => {
  it('keeps GITHUB_* and RUNNER_* whatever a workflow sets', async () => {
    const { log } = only(
      await run(
        job(
          '      - run: |\n          echo "GITHUB_SHA=file" >> "$GITHUB_ENV"\n          echo "MINE=file" >> "$GITHUB_ENV"\n' +
            '      - run: echo "$GITHUB_SHA, $RUNNER_OS, $CI, $MINE"\n' +
            '        env: { GITHUB_SHA: mine, RUNNER_OS: mine, CI: mine, MINE: step }\n',
          '    env: { GITHUB_SHA: job }\n',
        ),
        { github: { sha: 'the-commit' } },
      ),
    );
    expect(log).toContain('the-commit, Linux, mine, step');
  });

  it('ignores NODE_OPTIONS in GITHUB_ENV', async () => {
    const { result, annotations, log } = only(
      await run(
        job(
          '      - run: echo "node_options=--version" >> "$GITHUB_ENV"\n' +
            '      - run: echo "options ${NODE_OPTIONS-none} ${node_options-none}"\n',
        ),
      ),
    );
    expect(result).toBe('success');
    expect(annotations.map(({ message }) => message)).toEqual([
      "Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.",
    ]);
    expect(log).toContain('options none none');
  });
});

const fill = (bytes: number) =>
  script(`head -c ${bytes} /dev/zero | tr '\\0' x >> "$GITHUB_STEP_SUMMARY"`);

describe('a summary', () => {
  it('of 1 MiB is kept, and a longer one is dropped with an error', async () => {
    const whole = only(await run(fill(1024 * 1024)));
    expect(whole.summary).toHaveLength(1024 * 1024);
    const long = only(await run(fill(1024 * 1024 + 1024)));
    expect(long.result).toBe('success');
    expect(long.summary).toBe('');
    expect(long.annotations.map(({ message }) => message)).toEqual([
      '$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k, got 1025k.',
    ]);
  });
});

describe('annotations', () => {
  it('are limited to ten of a level per step, and the log has all', async () => {
    const many = 'for i in $(seq 12); do echo "::error::e$i"; echo "::notice::n$i"; done';
    const { annotations, log } = only(
      await run(job(`      - run: ${many}\n      - run: echo "::error::next"\n`)),
    );
    const levels = annotations.map(({ level }) => level);
    expect(levels.filter((level) => level === 'notice')).toHaveLength(10);
    expect(annotations.findLast(({ level }) => level === 'error')?.message).toBe('next');
    expect(levels.filter((level) => level === 'error')).toHaveLength(11);
    expect(log).toContain('error: e12');
  });

  it("of an action's steps count towards the action", async () => {
    const { annotations } = only(await run(job('      - uses: $/actions/noisy\n')));
    expect(annotations).toHaveLength(10);
  });

  it('are cut at 4096 characters', async () => {
    const { annotations } = only(await run(script(`echo "::error::$(printf 'x%.0s' {1..5000})"`)));
    expect(annotations[0]?.message).toHaveLength(4096);
  });
});

const forgiven = (more: string) =>
  `on: push\njobs:\n  shaky:\n    continue-on-error: \${{ matrix.code == 1 }}\n    strategy: { matrix: { code: [${more}] } }\n    steps:\n      - run: exit \${{ matrix.code }}\n` +
  '  after:\n    needs: shaky\n    steps:\n      - run: echo "shaky was ${{ needs.shaky.result }}"\n';

describe('continue-on-error of a job', () => {
  it('makes its run, its matrix and its dependents treat it as a success', async () => {
    const { conclusion, jobs } = await run(forgiven('1, 0'));
    expect(conclusion).toBe('success');
    expect(jobs.map(({ result }) => result)).toEqual(['failure', 'success', 'success']);
    expect(jobs[2]?.log).toContain('shaky was success');
    expect((await run(forgiven('2, 0'))).conclusion).toBe('failure');
  });
});

describe('a condition', () => {
  it.each([
    ["${{ false }} == 'x'", 'success'],
    ['${{ false }}', 'skipped'],
    ['${{ true }} && ${{ false }}', 'success'],
    ["false == 'x'", 'skipped'],
    ['!true', 'skipped'],
  ])('%s: %s, as text around an expression makes it a string', async (condition, came) => {
    const { steps } = only(
      await run(job(`      - if: ${JSON.stringify(condition)}\n        run: exit 0\n`)),
    );
    expect(steps[0]?.outcome).toBe(came);
  });

  it('that is plain text also waits for success', async () => {
    const text = '      - run: exit 1\n      - if: ${{ true }} text\n        run: exit 0\n';
    expect(only(await run(job(text))).steps.at(-1)?.outcome).toBe('skipped');
  });
});

describe('a job that is skipped', () => {
  it('has one check, with its name as written', async () => {
    const { jobs } = await run(
      'on: push\njobs:\n  build:\n    name: Build ${{ matrix.v }}\n    if: false\n    strategy: { matrix: { v: [a, b] } }\n    steps: [{ run: exit 0 }]\n',
    );
    expect(jobs.map(({ name, result }) => [name, result])).toEqual([
      ['Build ${{ matrix.v }}', 'skipped'],
    ]);
  });

  it('skips its indirect dependents too, unless they ask to run', async () => {
    const { jobs } = await run(
      "on: push\njobs:\n  a: { if: false, steps: [] }\n  b: { needs: a, if: '!cancelled()', steps: [] }\n" +
        "  c: { needs: b, steps: [] }\n  d: { needs: b, if: '!cancelled()', steps: [] }\n",
    );
    expect(jobs.map(({ id, result }) => `${id} ${result}`)).toEqual([
      'a skipped',
      'b success',
      'c skipped',
      'd success',
    ]);
  });
});

describe('the list', () => {
  it('names a test for each case that is known', () => {
    const folder = path.resolve(import.meta.dirname, '..');
    const list = readFileSync(path.join(folder, 'CONFORMANCE.md'), 'utf8');
    const rows = list.split('\n').filter((row) => /^\| (?!Case|-)/.test(row));
    expect(rows.length).toBeGreaterThan(30);
    const wrong = rows.filter((row) => {
      const cell =
        row
          .split(/(?<!\\)\|/)
          .at(-2)
          ?.trim() ?? '';
      if (cell === 'not known') return false;
      const [, file = '', title = ''] = /^\[[^\]]+\]\(([^)]+)\): (.+)$/.exec(cell) ?? [];
      return title === '' || !readFileSync(path.join(folder, file), 'utf8').includes(title);
    });
    expect(wrong).toEqual([]);
  });
});
