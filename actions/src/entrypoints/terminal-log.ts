import ora from 'ora';
import type { Log, Step } from '../ports.ts';
import { Heartbeat } from './heartbeat.ts';

/**
 * The log of the command line: everything for people goes to stderr, so that stdout holds nothing
 * but results. Steps spin on a terminal; elsewhere they are plain
 * lines, with one each half a minute for one that takes long.
 */
export function terminalLog(): Log {
  return {
    info: (line) => void process.stderr.write(`${line}\n`),
    warn: (line) => void process.stderr.write(`warning: ${line}\n`),
    raw: (chunk) => void process.stderr.write(chunk),
    // A pseudo-terminal may have no size: 0 columns.
    columns: (process.stderr.isTTY && process.stderr.columns) || undefined,
    step(label) {
      const started = performance.now();
      const took = () => `(${((performance.now() - started) / 1000).toFixed(1)} s)`;
      // ora colours its signs for any stream.
      if (!process.stderr.isTTY) return plainStep(label, took);
      const spinner = ora({ text: label, stream: process.stderr }).start();
      return {
        update: (text) => void (spinner.text = `${label}: ${text}`),
        note(text) {
          spinner.clear();
          print(`${label}: ${text}`);
          spinner.render();
        },
        done: (text) => void spinner.succeed(`${text ?? label} ${took()}`),
        fail: (text) => void spinner.fail(`${text ?? label} ${took()}`),
      };
    },
  };
}

function print(text: string): void {
  process.stderr.write(`${text}\n`);
}

function plainStep(label: string, took: () => string): Step {
  print(`- ${label}`);
  const heartbeat = new Heartbeat(label, (text) => print(`  ${text}`));
  const end = (text: string) => {
    heartbeat.stop();
    print(`${text} ${took()}`);
  };
  return {
    update: (text) => heartbeat.update(text),
    note(text) {
      heartbeat.heard();
      print(`  ${label}: ${text}`);
    },
    done: (text) => end(`✔ ${text ?? label}`),
    fail: (text) => end(`✖ ${text ?? label}`),
  };
}
