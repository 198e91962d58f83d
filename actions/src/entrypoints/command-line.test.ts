import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { COMMANDS } from '../commands/all.ts';
import { type Command, command, ended } from '../declaration/command.ts';
import * as input from '../declaration/input.ts';
import { cancelled, ExitCode, UserError } from '../errors.ts';
import { variablesOf } from '../declaration/used-variables.ts';
import { runCommandLine } from './command-line.ts';

/** What the last call got, and what it printed. */
let values: unknown;
let stdout = '';
let stderr = '';
beforeEach(() => {
  values = undefined;
  stdout = stderr = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    stdout += String(chunk);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => {
    stderr += String(chunk);
    return true;
  });
});
afterEach(() => vi.restoreAllMocks());

const probe = command({
  name: 'probe',
  group: 'Images',
  summary: 'show what it gets',
  inputs: {
    file: input.path({ help: 'file', positional: true }),
    timeLimit: input.seconds({ help: 'time', variable: 'TIME_LIMIT' }),
    skipGpu: input.flag({ help: 'no GPU', variable: 'SKIP_GPU' }),
    solve: input.flag({ help: 'solve', default: true }),
    tested: input.list({ help: 'digests' }),
  },
  report: { what: 'the result' },
  run({ file, timeLimit, skipGpu, solve, tested, ...rest }) {
    values = { file, timeLimit, skipGpu, solve, tested };
    return Promise.resolve(ended(rest, { outputs: {}, text: 'done', report: { done: true } }));
  },
});

const failing = (error: unknown): Command => ({
  ...probe,
  async run() {
    throw error;
  },
});

const call = (argv: string[], env: Record<string, string> = {}, commands: Command[] = [probe]) =>
  runCommandLine(argv, commands, env);

/** What a shell is offered after these words. */
async function complete(...words: string[]): Promise<string> {
  stdout = '';
  vi.spyOn(console, 'log').mockImplementation((line: unknown) => {
    stdout += `${String(line)}\n`;
  });
  await runCommandLine(['complete', '--', ...words], COMMANDS, {});
  return stdout;
}

describe('runCommandLine', () => {
  it("prints a user's error as message and next step, without a stack trace", async () => {
    const error = new UserError('no data set in data/test', { next: 'make data-subset' });
    expect(await call(['probe'], {}, [failing(error)])).toBe(ExitCode.usage);
    expect(stderr).toBe('error: no data set in data/test\nnext:  make data-subset\n');
  });

  it("ends with the error's own exit code", async () => {
    const error = new UserError('no', { next: 'x', exitCode: ExitCode.timeLimit });
    expect(await call(['probe'], {}, [failing(error)])).toBe(ExitCode.timeLimit);
  });

  it('calls anything else a bug and keeps its stack trace', async () => {
    expect(await call(['probe'], {}, [failing(new TypeError('x is undefined'))])).toBe(
      ExitCode.fault,
    );
    expect(stderr).toMatch(
      /^TypeError: x is undefined\n +at [^]*\nerror: this is a bug in this repository: x is/,
    );
    expect(stderr).toMatch(/\nnext: {2}report it as an issue, with the lines above\n$/);
  });

  it('does not call a server that is late a bug', async () => {
    const late = new DOMException('The operation timed out', 'TimeoutError');
    expect(await call(['probe'], {}, [failing(late)])).toBe(ExitCode.surroundings);
    expect(stderr).toBe(
      'error: no answer in time: The operation timed out\nnext:  run it again later\n',
    );
  });

  it('survives a library that throws a bare string', async () => {
    expect(await call(['probe'], {}, [failing('bare')])).toBe(ExitCode.fault);
    expect(stderr).toContain('bare');
  });

  it('reads the same value from a flag and a variable, and the flag decides', async () => {
    expect(await call(['probe', '--time-limit', '5'], { TIME_LIMIT: '7' })).toBe(0);
    expect(values).toMatchObject({ timeLimit: 5 });
    expect(await call(['probe'], { TIME_LIMIT: '7' })).toBe(0);
    expect(values).toMatchObject({ timeLimit: 7 });
  });

  it.each([
    [['--time-limit', '1.2345'], '--time-limit is "1.2345"'],
    [['--time-limit', 'Infinity'], '--time-limit is "Infinity"'],
    [['--time-limit=-1'], '--time-limit is "-1"'],
    [['--skip-gpu=maybe'], '--skip-gpu is "maybe"'],
    [['--no-solve=maybe'], '--no-solve is "maybe"'],
    [['--json=maybe'], '--json is "maybe"'],
  ])('refuses %j in one line, with what to give, and 2', async (argv, message) => {
    expect(await call(['probe', ...argv])).toBe(ExitCode.usage);
    expect(stderr).toMatch(new RegExp(`^error: ${message}\nnext: {2}give .+\n$`));
    expect(values).toBeUndefined();
  });

  it.each([
    [['--skip-gpu'], { skipGpu: true }],
    [['--skip-gpu', 'false', 'a'], { skipGpu: false, file: expect.stringMatching(/\/a$/) }],
    [['--skip-gpu=no'], { skipGpu: false }],
    [['--no-skip-gpu'], { skipGpu: false }],
    [['--skip-gpu', 'a'], { skipGpu: true, file: expect.stringMatching(/\/a$/) }],
    [['--no-solve'], { solve: false }],
    [['--no-solve=true'], { solve: false }],
    [['--no-solve=no'], { solve: true }],
    [['--no-solve', 'false', 'a'], { solve: true, file: expect.stringMatching(/\/a$/) }],
    [['--no-skip-gpu=0'], { skipGpu: true }],
    [['--no-solve', '--solve'], { solve: true }],
    [['--solve=true'], { solve: true }],
    [['--tested', 'a=1', 'b=2'], { tested: ['a=1', 'b=2'] }],
    [['--', '--skip-gpu'], { skipGpu: false, file: expect.stringMatching(/\/--skip-gpu$/) }],
  ])('reads %j', async (argv, expected) => {
    expect(await call(['probe', ...argv])).toBe(0);
    expect(values).toMatchObject(expected);
  });

  it('names the nearest flag and command, with 2', async () => {
    expect(await call(['probe', '--time-limt', '5'])).toBe(ExitCode.usage);
    expect(stderr).toContain('Did you mean --time-limit?');
    expect(await call(['prob'])).toBe(ExitCode.usage);
    expect(stderr).toContain('Did you mean probe?');
  });

  it('names a variable that looks like ours, and one that has no effect here', async () => {
    const env = { TIME_LIMITS: '5', PHASE2: 'true', FORCE: '', HOME: '/root', TIMES: '1' };
    expect(await call(['probe'], env, [probe, ...COMMANDS])).toBe(0);
    expect(stderr).toBe(
      'warning: PHASE2 has no effect on probe; it is for test-submission\n' +
        'warning: TIME_LIMITS is not a known variable: did you mean TIME_LIMIT?\n',
    );
  });

  it('knows a slip of each of our variables', async () => {
    for (const { name } of variablesOf(COMMANDS)) {
      const slip = `${name}X`;
      stderr = '';
      await call(['probe'], { [slip]: 'true' }, [probe, ...COMMANDS]);
      expect(stderr).toMatch(
        new RegExp(`^warning: ${slip} is not a known variable: did you mean [A-Z_0-9]+`),
      );
    }
  });

  it('prints the result as text, or as JSON alone', async () => {
    expect(await call(['probe'])).toBe(0);
    expect(stdout).toBe('done\n');
    stdout = '';
    for (const json of [['--json'], ['--json=true'], ['--json', 'yes'], ['--no-json=false']]) {
      stdout = '';
      expect(await call(['probe', ...json])).toBe(0);
      expect(JSON.parse(stdout)).toEqual({ done: true });
    }
    stdout = '';
    expect(await call(['probe', '--json=false'])).toBe(0);
    expect(stdout).toBe('done\n');
  });

  it('prints one JSON value with --json if the command fails as well', async () => {
    const error = new UserError('no engine', { next: 'make setup' });
    expect(await call(['probe', '--json'], {}, [failing(error)])).toBe(ExitCode.usage);
    const failure = { exitCode: ExitCode.usage, message: 'no engine', next: 'make setup' };
    expect(JSON.parse(stdout)).toEqual({ failure });
    expect(stderr).toBe('error: no engine\nnext:  make setup\n');
  });

  it.each([
    [cancelled('scancel ends the jobs'), 'next:  scancel ends the jobs\n'],
    [new Error('socket hang up'), 'next:  run it again; npx vsc clean removes what it may'],
  ])('says what a cancelled command itself says of its work: %s', async (error, next) => {
    // As the signal reaches it while it works.
    const interrupted: Command = {
      ...probe,
      async run() {
        process.emit('SIGINT');
        throw error;
      },
    };
    expect(await call(['probe'], {}, [interrupted])).toBe(ExitCode.cancelled);
    expect(stderr).toContain(`error: cancelled\n${next}`);
  });

  it('completes commands, flags and values for a shell', async () => {
    expect(await complete('test-s')).toContain('test-submission');
    expect(await complete('test-submission', '--mem')).toContain('--memory-limit');
    expect(await complete('embed', '--set', '')).toMatch(/query[^]*reference/);
  });
});
