import * as core from '@actions/core';
import path from 'node:path';
import { failureOf } from '../commands/attempt.ts';
import type { Command, Outcome } from '../declaration/command.ts';
import { inputsOf, isExpression, presetOf } from '../declaration/describe.ts';
import { kebabCase } from '../declaration/input.ts';
import type { Source } from '../declaration/read-inputs.ts';
import { cancelled } from '../errors.ts';
import type { Ports } from '../ports.ts';
import { annotationsOf } from '../report/annotations.ts';
import { code } from '../report/prose.ts';
import { type ReportView, reportView, type Section } from '../report/view.ts';
import { withChannelCache } from './channel-cache.ts';
import { commandGate as gate } from './command-gate.ts';
import { exec } from './exec.ts';
import { jobLog } from './job-log.ts';
import { runCommand } from './run-command.ts';

/**
 * Runs a declared command as an action: the only place that talks to the runner. While it runs, what
 * is printed is text and never a command to the runner, for a container's output is in it.
 */
export async function runAction(command: Command): Promise<void> {
  const abort = new AbortController();
  const stop = () => abort.abort(cancelled('run the job again'));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const warnings: string[] = [];
  const root = process.env['GITHUB_WORKSPACE'] ?? process.cwd();
  const log = jobLog(gate, warnings);
  const temporary = process.env['RUNNER_TEMP'] ?? path.join(root, '.cache');
  let cacheWasUsed = false;
  const ports: Ports = {
    root,
    // The bundle is <repository>/actions/dist/<action>.cjs, in whatever place the runner keeps it.
    home: path.resolve(process.argv[1] ?? root, '../../..'),
    env: process.env,
    exec,
    log,
    signal: abort.signal,
    async withCache(name, work) {
      const folder = path.join(temporary, name);
      cacheWasUsed = true;
      return withChannelCache(folder, { log, env: process.env }, () => work(folder));
    },
    withRunnerCommands: (work) => gate.opened(work),
  };
  try {
    const options = { sources: [actionInputs], base: root, entrypoint: 'action' } as const;
    const { outcome, reportFile, unwritten } = await gate.closed(async () => {
      const ended = await runCommand(command, options, ports);
      await logView(ended.outcome, log);
      return ended;
    });
    setOutputs(outcome, reportFile);
    await summarize(command, outcome);
    if (outcome.failure !== undefined) fail(outcome.failure);
    for (const { level, message, ...place } of annotationsOf(
      outcome.findings ?? [],
      warnings.length,
    )) {
      show[level](message, place);
    }
    if (unwritten !== undefined) throw unwritten;
  } catch (error) {
    const failure = failureOf(error, ports.log);
    fail(failure);
    await summarize(command, { failure }).catch(() => undefined);
  } finally {
    for (const warning of warnings) core.warning(warning);
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
  // A call to the cache service that was given up would keep the process.
  if (cacheWasUsed) process.exit();
}

const show = { error: core.error, warning: core.warning, notice: core.notice };

const actionInputs: Source = {
  name: (key) => `the input ${kebabCase(key)}`,
  read: (key) => core.getInput(kebabCase(key), { trimWhitespace: false }),
};

/** The log shows what a terminal would. */
async function logView({ view, text }: Outcome, log: Ports['log']): Promise<void> {
  if (text !== undefined) log.info(text);
  if (view === undefined) return;
  const { renderTerminal } = await import('../report/terminal.ts');
  log.info(renderTerminal(view, { width: 100, color: true }));
}

function setOutputs({ outputs }: Outcome, reportFile: string | undefined): void {
  for (const [key, value] of Object.entries(outputs)) {
    core.setOutput(kebabCase(key), String(value ?? ''));
  }
  if (reportFile !== undefined) core.setOutput('report', reportFile);
}

type Ending = Partial<Pick<Outcome, 'view' | 'text' | 'failure'>>;

/** Every step says in the job's summary how it has ended, also one that failed at once. */
async function summarize(command: Command, ending: Ending): Promise<void> {
  // Set by every runner of today; elsewhere the log has to do.
  if (process.env['GITHUB_STEP_SUMMARY'] === undefined) return;
  const { renderMarkdown } = await import('../report/markdown.ts');
  const view = ending.view ?? viewOf(command, ending);
  const whole = { ...view, sections: [...view.sections, ...settingsOf(command)] };
  await core.summary.addRaw(renderMarkdown(whole), true).write();
}

/** For a step that has nothing but a line to say, or failed before it had anything. */
function viewOf({ name, action }: Command, { text = '', failure }: Ending): ReportView {
  const title = action?.title ?? name;
  if (failure === undefined) return reportView({ title, verdict: text });
  const { message, next } = failure;
  return reportView({ title, state: 'failed', verdict: message, ...(next !== null && { next }) });
}

/** The inputs that this step was given, without those that are as they are by default. */
function settingsOf(command: Command): Section[] {
  const rows = Object.entries(inputsOf(command)).flatMap(([key, input]) => {
    const [name, preset] = [kebabCase(key), presetOf(input)];
    const value = core.getInput(name);
    return value === '' || value === preset || isExpression(preset) ? [] : [[name, code(value)]];
  });
  return rows.length === 0 ? [] : [{ heading: 'Inputs of this step', table: { rows } }];
}

function fail({ message, next }: { message: string; next: string | null }): void {
  core.setFailed(next === null ? message : `${message}\nnext: ${next}`);
}
