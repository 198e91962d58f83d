import path from 'node:path';
import { exec } from '../../../actions/src/entrypoints/exec.ts';
import type { Ports } from '../../../actions/src/ports.ts';

export interface RecordedPorts extends Ports {
  /** All that was logged, container output included. */
  output(): string;
}

/** Ports with this repository as the root and real programs, for tests with a real engine. */
export function repositoryPorts(signal = new AbortController().signal): RecordedPorts {
  let output = '';
  const add = (text: string) => void (output += text);
  const line = (text = '') => add(`${text}\n`);
  return {
    root: path.resolve(import.meta.dirname, '../../..'),
    home: path.resolve(import.meta.dirname, '../../..'),
    env: process.env,
    exec,
    signal,
    withCache: (name, work) => work(path.join(import.meta.dirname, '../../../.cache', name)),
    withRunnerCommands: (work) => work(),
    log: {
      info: line,
      warn: (text) => line(`warning: ${text}`),
      raw: (chunk) => add(Buffer.from(chunk).toString()),
      step: () => ({ update() {}, note: line, done: line, fail: line }),
    },
    output: () => output,
  };
}
