import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, inject, it } from 'vitest';
import { tinyRun, type TinyRun } from '../support/tiny-run.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** Runs the committed bundle as a runner does: inputs by environment, outputs by files. */
async function step(tiny: TinyRun) {
  const folder = path.dirname(tiny.submission);
  const files = { GITHUB_OUTPUT: 'output', GITHUB_STEP_SUMMARY: 'summary' };
  for (const name of Object.values(files)) await writeFile(path.join(folder, name), '');
  const env = Object.fromEntries(
    Object.entries(files).map(([variable, name]) => [variable, path.join(folder, name)]),
  );
  const child = spawn(process.execPath, ['actions/dist/test-submission.cjs'], {
    cwd: root,
    env: {
      PATH: process.env['PATH'],
      GITHUB_WORKSPACE: root,
      'INPUT_SUBMISSION-FOLDER': tiny.submission,
      'INPUT_DATA-FOLDER': tiny.data,
      INPUT_IMAGE: inject('liteImage'),
      'INPUT_MEMORY-LIMIT': '512m',
      'INPUT_SCRATCH-LIMIT': '64m',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [[exitCode], stdout] = await Promise.all([once(child, 'exit'), text(child.stdout)]);
  const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');
  return { exitCode: exitCode as number, stdout, output: read('output'), summary: read('summary') };
}

describe.concurrent('the action test-submission', () => {
  it('hands out the outcome and sums up', async ({ onTestFinished }) => {
    const tiny = await tinyRun(onTestFinished);
    const { exitCode, output, summary } = await step(tiny);
    expect(exitCode).toBe(0);
    expect(output).toMatch(/^verdict<<(\S+)\nok\n\1$/m);
    expect(output).toContain(path.join(tiny.submission, 'submission.tar.gz'));
    expect(existsSync(path.join(tiny.submission, 'submission.tar.gz'))).toBe(true);
    expect(summary).toContain('## ✅ Submission: ok\n');
  });

  it('fails the step, and takes no commands from the submission', async ({ onTestFinished }) => {
    const main = 'print("::set-output name=verdict::ok")\nraise ValueError("@everyone")';
    const { exitCode, stdout, output } = await step(await tinyRun(onTestFinished, main));
    expect(exitCode).toBe(1);
    expect(output).toMatch(/^verdict<<(\S+)\nsubmission-failed\n\1$/m);
    const token = /^::stop-commands::(\S+)$/m.exec(stdout)?.[1] ?? 'none';
    const said = stdout.indexOf('::set-output');
    expect(said).toBeGreaterThan(stdout.indexOf(token));
    expect(said).toBeLessThan(stdout.lastIndexOf(`::${token}::`));
    expect(stdout).toContain('::error::main.py ended with exit code 1');
  });
});
