import * as core from '@actions/core';
import { ExitCode, UserError } from '../errors.ts';
import type { Ports } from '../ports.ts';
import type { Annotation } from '../report/annotations.ts';
import { failureOf } from './attempt.ts';
import { commandGate as gate } from './command-gate.ts';
import { exec } from './exec.ts';
import { jobLog } from './job-log.ts';

/** What an action tells the workflow when it has ended. */
export interface ActionResult {
  readonly outputs: Readonly<Record<string, string>>;
  /** Markdown for the job's summary; hostile text in it is escaped already. */
  readonly summary?: string;
  /** Notes at lines of files. */
  readonly annotations?: readonly Annotation[];
  /** Why the step fails; absent where it succeeds. */
  readonly failure?: { readonly message: string; readonly next: string | null };
}

/**
 * Runs one action: the only place that talks to the runner. While `work` runs, what is printed is
 * text and never a command to the runner, for a container's output is in it.
 */
export async function runAction(work: (ports: Ports) => Promise<ActionResult>): Promise<void> {
  const abort = new AbortController();
  const stop = () => abort.abort(new UserError('cancelled', { exitCode: ExitCode.cancelled }));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const warnings: string[] = [];
  const root = process.env['GITHUB_WORKSPACE'] ?? process.cwd();
  const ports = { root, env: process.env, exec, signal: abort.signal, log: jobLog(gate, warnings) };
  try {
    const { outputs, summary, annotations, failure } = await gate.closed(() => work(ports));
    for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
    // Set by every runner of today; elsewhere the log has to do.
    const summarized = process.env['GITHUB_STEP_SUMMARY'] !== undefined;
    if (summarized && summary !== undefined) await core.summary.addRaw(summary, true).write();
    if (failure !== undefined) fail(failure);
    for (const { level, message, ...place } of annotations ?? []) show[level](message, place);
  } catch (error) {
    fail(failureOf(error, ports.log));
  } finally {
    for (const warning of warnings) core.warning(warning);
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}

const show = { error: core.error, warning: core.warning, notice: core.notice };

function fail({ message, next }: NonNullable<ActionResult['failure']>): void {
  core.setFailed(next === null ? message : `${message}\nnext: ${next}`);
}
