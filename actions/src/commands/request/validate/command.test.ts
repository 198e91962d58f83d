import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { officialBytes } from '../../../../../tests/unit/environment/fixture.ts';
import { temporaryRoot } from '../../../../../tests/support/repositories/temporary-root.ts';
import { runCommandLine } from '../../../entrypoints/command-line.ts';
import { ExitCode } from '../../../errors.ts';
import validate from './command.ts';

function vsc(...args: string[]): Promise<number> {
  return runCommandLine(['validate', '--base', 'HEAD', ...args], [validate], {});
}

/** The command on ports that have a bug. */
const broken: typeof validate = {
  ...validate,
  run: (values, ports) =>
    validate.run(values, {
      ...ports,
      get root(): string {
        throw new TypeError('a bug');
      },
    }),
};

describe('vsc validate', () => {
  let output = '';
  let stdout = '';
  beforeEach(() => {
    output = stdout = '';
    vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
      output += String(chunk);
      stdout += String(chunk);
      return true;
    });
    vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => {
      output += String(chunk);
      return true;
    });
  });
  afterEach(() => vi.restoreAllMocks());

  it('ends with 0 if the files can be merged', async () => {
    expect(await vsc('--no-solve')).toBe(ExitCode.ok);
    expect(output).toContain('The environment files can be merged.');
  });

  it('ends with 20 if something blocks', async () => {
    const { path, write } = await temporaryRoot();
    const text = officialBytes('environment-cpu.yml').toString().replace('av=9.2.0', 'av');
    await write({ 'cpu.yml': text });
    expect(await vsc('--no-solve', '--cpu-file', path('cpu.yml'))).toBe(20);
    expect(output).toContain(`${path('cpu.yml')}:9:5  error  pinned-version`);
    expect(output).toContain('instead: av=9.2.0');
  });

  it('prints nothing but the report with --json', async () => {
    expect(await vsc('--no-solve', '--json')).toBe(ExitCode.ok);
    expect(JSON.parse(stdout)).toMatchObject({ version: 1, verdict: 'mergeable' });
  });

  it('ends with 21 if a server does not answer', async () => {
    const nowhere = ['--channel-base', 'http://127.0.0.1:1', '--time-limit', '5'];
    expect(await vsc(...nowhere)).toBe(21);
    expect(output).toContain('This is not a fault of the files.');
  });

  it('ends with 2 if there is nothing to compare with, and says what to do', async () => {
    expect(await vsc('--no-solve', '--base', 'nope')).toBe(ExitCode.usage);
    expect(output).toContain('next:  git fetch origin');
  });

  it('ends with 2 for a file that is named and not there', async () => {
    expect(await vsc('--no-solve', '--gpu-file', '/nowhere/gpu.yml')).toBe(ExitCode.usage);
    expect(output).toBe(
      'error: gpu-file: there is no file /nowhere/gpu.yml\n' +
        'next:  correct the path, or leave gpu-file out: then the file of the policy is checked\n',
    );
  });

  it('ends with 2 for inputs that exclude each other, and names both', async () => {
    expect(await vsc('--no-solve', '--channel-base', 'http://127.0.0.1:1')).toBe(ExitCode.usage);
    expect(output).toBe(
      'error: --no-solve and --channel-base exclude each other\nnext:  leave --channel-base out\n',
    );
  });

  it('ends with 1 for a bug of ours', async () => {
    expect(await runCommandLine(['validate', '--no-solve'], [broken], {})).toBe(ExitCode.fault);
    expect(output).toMatch(
      /^TypeError: a bug\n +at [^]*\nerror: this is a bug in this repository: a bug\nnext: /,
    );
  });
});
