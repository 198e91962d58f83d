import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Log } from '../ports.ts';
import { CommandGate } from './command-gate.ts';
import { jobLog } from './job-log.ts';
import { terminalLog } from './terminal-log.ts';

const MINUTE = 60_000;
let printed = '';
const LOGS: [string, () => Log][] = [
  ['a job', () => jobLog(new CommandGate(), [])],
  ['a command line without a terminal', terminalLog],
];

beforeEach(() => {
  printed = '';
  vi.useFakeTimers();
  for (const stream of ['stdout', 'stderr'] as const) {
    vi.spyOn(process[stream], 'write').mockImplementation((chunk) => {
      printed += String(chunk);
      return true;
    });
  }
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe.each(LOGS)('a step in the log of %s', (_whose, log) => {
  it('says every half a minute how it stands, until it ends', () => {
    const step = log().step('Pushing x');
    vi.advanceTimersByTime(29_999);
    expect(printed).not.toContain('still running');
    vi.advanceTimersByTime(1);
    expect(printed).toMatch(/Pushing x: still running \(\d+ s\)\n/);
    step.update('1 GiB of 2 GiB');
    vi.advanceTimersByTime(MINUTE);
    expect(printed.match(/1 GiB of 2 GiB/g)).toHaveLength(2);
    step.done();
    const before = printed;
    vi.advanceTimersByTime(MINUTE);
    expect(printed).toBe(before);
  });

  it('has a line for each failure that is tried again', () => {
    const step = log().step('Pushing x');
    step.note('503: trying again');
    step.note('504: trying again');
    expect(printed).toContain('Pushing x: 503: trying again\n');
    expect(printed).toContain('Pushing x: 504: trying again\n');
    step.fail();
  });
});

it('keeps what a step says from being taken for a command', () => {
  const step = jobLog(new CommandGate(), []).step('work');
  step.note('x\n::error::not ours');
  step.fail();
  expect(printed).not.toMatch(/^::error::/m);
});

it('is silent beside a step that prints itself', () => {
  const step = jobLog(new CommandGate(), []).step('work');
  for (let line = 0; line < 4; line++) {
    vi.advanceTimersByTime(20_000);
    step.output?.('part', `line ${line}`);
  }
  expect(printed).not.toContain('still running');
  step.done();
});
