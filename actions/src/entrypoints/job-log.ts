import * as core from '@actions/core';
import type { Log, Step } from '../ports.ts';
import { visible, withoutCommands } from '../untrusted-text.ts';
import type { CommandGate } from './command-gate.ts';

/**
 * The log of a job. Output of a step's parts comes as it is printed, a group for each part; a
 * part that goes on after another gets a group again. Warnings are kept for annotations.
 */
export function jobLog(gate: CommandGate, warnings: string[]): Log {
  return {
    info: line,
    warn(text) {
      warnings.push(text);
      line(`warning: ${text}`);
    },
    raw: (chunk) => void process.stdout.write(chunk),
    step: (label) => groupedStep(gate, label),
  };
}

function groupedStep(gate: CommandGate, label: string): Step {
  let open = '';
  const turnTo = (part: string) => {
    if (part === open) return;
    gate.issue(() => {
      if (open !== '') core.endGroup();
      if (part !== '') core.startGroup(visible(part));
    });
    open = part;
  };
  const end = (text: string) => {
    turnTo('');
    line(text);
  };
  return {
    update() {},
    output(part, text) {
      turnTo(part);
      line(withoutCommands(visible(text)));
    },
    done: (text) => end(text ?? `${label}: done`),
    fail: (text) => end(text ?? `${label}: failed`),
  };
}

function line(text: string): void {
  process.stdout.write(`${text}\n`);
}
