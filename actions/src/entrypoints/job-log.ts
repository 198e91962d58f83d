import * as core from '@actions/core';
import type { Log, Step } from '../ports.ts';
import { visible, withoutCommands } from '../untrusted-text.ts';
import type { CommandGate } from './command-gate.ts';
import { Heartbeat } from './heartbeat.ts';

/**
 * The log of a job. Output of a step's parts comes as it is printed, a group for each part; a
 * part that goes on after another gets a group again. A step that prints nothing says every half a
 * minute how it stands. Warnings are kept for annotations.
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
  const heartbeat = new Heartbeat(label, said);
  const end = (text: string) => {
    heartbeat.stop();
    turnTo('');
    line(text);
  };
  return {
    update: (text) => heartbeat.update(text),
    note(text) {
      heartbeat.heard();
      said(`${label}: ${text}`);
    },
    output(part, text) {
      heartbeat.heard();
      turnTo(part);
      said(text);
    },
    done: (text) => end(text ?? `${label}: done`),
    fail: (text) => end(text ?? `${label}: failed`),
  };
}

function line(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** A line that may quote a stranger: no command in it, and nothing that hides or moves. */
function said(text: string): void {
  line(withoutCommands(visible(text)));
}
