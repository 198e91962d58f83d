import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ExitCode, UserError } from '../../../actions/src/errors.ts';
import { type Register, runCli } from '../../../actions/src/hosts/cli.ts';

const failing =
  (error: unknown): Register =>
  (program) =>
    void program.command('boom').action(() => {
      throw error;
    });

describe('runCli', () => {
  let stderr = '';
  beforeEach(() => {
    stderr = '';
    vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => {
      stderr += String(chunk);
      return true;
    });
  });
  afterEach(() => vi.restoreAllMocks());

  it("prints a user's error as message and next step, without a stack trace", async () => {
    const error = new UserError('no data set in data/test', { next: 'make data-subset' });
    expect(await runCli(['boom'], { all: [failing(error)] })).toBe(ExitCode.usage);
    expect(stderr).toBe('error: no data set in data/test\nnext:  make data-subset\n');
  });

  it("ends with the error's own exit code", async () => {
    const error = new UserError('no', { exitCode: ExitCode.timeLimit });
    expect(await runCli(['boom'], { all: [failing(error)] })).toBe(ExitCode.timeLimit);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('ends with 130 after %s', async (signal) => {
    const waiting: Register = (program, ports) =>
      void program.command('wait').action(
        () =>
          new Promise((_, reject) => {
            ports.signal.addEventListener('abort', () => reject(new Error('whatever')));
            process.emit(signal);
          }),
      );
    expect(await runCli(['wait'], { all: [waiting] })).toBe(ExitCode.cancelled);
    expect(stderr).toBe('error: cancelled\n');
  });

  it('calls anything else a bug and keeps its stack trace', async () => {
    expect(await runCli(['boom'], { all: [failing(new TypeError('x is undefined'))] })).toBe(
      ExitCode.fault,
    );
    expect(stderr).toMatch(/bug of ours: TypeError: x is undefined\n +at /);
  });

  it('survives a library that throws a bare string', async () => {
    expect(await runCli(['boom'], { all: [failing('bare')] })).toBe(ExitCode.fault);
    expect(stderr).toContain('bare');
  });

  it('refuses an unknown option with the usage exit code', async () => {
    expect(await runCli(['boom', '--nope'], { all: [failing(new Error('unreached'))] })).toBe(
      ExitCode.usage,
    );
    expect(stderr).toContain("unknown option '--nope'");
  });
});
