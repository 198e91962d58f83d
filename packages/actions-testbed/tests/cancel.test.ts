import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { RunOptions } from '../src/runner/types.ts';
import { job, only, runText, workflowFolder } from './run-text.ts';

const source = await workflowFolder();
afterAll(() => rm(source, { recursive: true }));

const wait = `      - run: |
          trap 'echo interrupted; exit 0' INT
          echo started
          while true; do sleep 0.05; done
      - if: always()
        run: echo cleaned
      - run: echo not reached
`;

/** Runs a workflow and presses cancel when a line of its log is exactly `at`. */
async function cancelled(text: string, at = 'started', more: Partial<RunOptions> = {}) {
  const cancel = new AbortController();
  return runText(source, text, {
    signal: cancel.signal,
    onLine: (line) => void (line === at && cancel.abort()),
    ...more,
  });
}

describe('a time-out', () => {
  it('interrupts a step, then fails it, whatever its exit code', async () => {
    const text = job(wait.replace('- run', '- timeout-minutes: 1\n        run'));
    const { result, log, annotations } = only(await runText(source, text, { minuteMs: 300 }));
    expect(result).toBe('failure');
    expect(log).toContain('interrupted\n');
    expect(annotations[0]?.message).toBe('The step has timed out after 1 minutes.');
    expect(log).toContain('\ncleaned');
  });

  it('cancels a job, which then cleans up', async () => {
    const text = job(wait, '    timeout-minutes: 1\n');
    const done = only(await runText(source, text, { minuteMs: 300 }));
    expect(done.result).toBe('cancelled');
    expect(done.log).toContain('interrupted\n');
    expect(done.log).toContain('\ncleaned');
  });
});

describe('cancelling a run', () => {
  it('ends the step, skips later steps except those with always(), and reports it', async () => {
    const run = await cancelled(job(wait));
    const done = only(run);
    expect(run.conclusion).toBe('cancelled');
    expect(done.result).toBe('cancelled');
    expect(done.steps.map(({ outcome }) => outcome)).toEqual(['cancelled', 'success', 'skipped']);
    expect(done.annotations.map(({ message }) => message)).toEqual(['The operation was canceled.']);
    expect(done.log).toContain('interrupted');
  });

  it('kills a process that ignores signals, and everything that it started', async () => {
    const stubborn = job(`      - run: |
          trap '' INT TERM
          (trap '' INT TERM; echo $BASHPID > "$GITHUB_WORKSPACE/../../pid-of-$MARK"; exec sleep 600) &
          sleep 0.2; echo started; wait
        env: { MARK: '${process.pid}' }
      - if: always()
        run: |
          file="$GITHUB_WORKSPACE/../../pid-of-${process.pid}"
          # A killed process is a zombie until init takes note of it.
          for try in $(seq 50); do
            state=$(awk '/^State/ { print $2 }' "/proc/$(cat "$file")/status" 2> /dev/null || true)
            case "$state" in ''|Z|X) break ;; esac
            sleep 0.1
          done
          case "$state" in ''|Z|X) echo dead ;; *) echo alive ;; esac
          rm "$file"
`);
    const done = only(await cancelled(stubborn, 'started', { graceMs: 600 }));
    expect(done.result).toBe('cancelled');
    expect(done.log).toContain('\ndead');
  });

  it('lets a step finish if its condition says so', async () => {
    const text = job(`      - if: always()
        run: echo started; sleep 0.3; echo went on
      - if: cancelled()
        run: echo seen
`);
    const done = only(await cancelled(text));
    expect(done.log).toContain('went on');
    expect(done.log).toContain('\nseen');
    expect(done.result).toBe('cancelled');
  });

  it('runs the post steps of actions', async () => {
    const folder = path.join(source, 'actions/cleaner');
    await mkdir(folder, { recursive: true });
    const manifest = 'inputs: {}\nruns: { using: node24, main: main.cjs, post: post.cjs }\n';
    await writeFile(path.join(folder, 'action.yml'), manifest);
    await writeFile(path.join(folder, 'main.cjs'), '');
    await writeFile(path.join(folder, 'post.cjs'), "console.log('post ran');");
    const text = job(`      - uses: $/actions/cleaner\n${wait}`);
    expect(only(await cancelled(text)).log).toMatch(/cleaned[^]*post ran/);
  });

  it('passes results to dependent jobs, and runs only those that ask for it', async () => {
    const steps = '    steps: [{ run: "echo ran ${{ needs.first.result }}" }]\n';
    const text =
      job(wait).replace('only:', 'first:') +
      `  plain:\n    needs: first\n${steps}` +
      `  careful:\n    needs: first\n    if: '!cancelled()'\n${steps}` +
      `  always:\n    needs: first\n    if: always()\n${steps}` +
      `  alone:\n${steps}`;
    const run = await cancelled(text);
    expect(run.jobs.map(({ id, result }) => [id, result])).toEqual([
      ['first', 'cancelled'],
      ['plain', 'skipped'],
      ['careful', 'skipped'],
      ['always', 'success'],
      ['alone', 'skipped'],
    ]);
    expect(run.jobs[3]?.log).toContain('ran cancelled');
    expect(run.conclusion).toBe('cancelled');
  });

  it('leaves a job with always() alone, and starts no further matrix jobs of others', async () => {
    const matrix = '    strategy: { matrix: { n: [1, 2] } }\n';
    const stopped = await cancelled(job(wait, matrix));
    expect(stopped.jobs.map(({ result, log }) => [result, log === ''])).toEqual([
      ['cancelled', false],
      ['cancelled', true],
    ]);
    const steps = '      - run: echo started; sleep 0.3; echo went on\n';
    const going = await cancelled(job(steps, `    if: always()\n${matrix}`));
    expect(going.jobs.map(({ result }) => result)).toEqual(['success', 'success']);
    expect(going.conclusion).toBe('cancelled');
  });
});
