import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Register, runCli } from '../../../actions/src/hosts/cli.ts';
import { validate } from '../../../actions/src/hosts/cli/validate.ts';
import { officialBytes } from '../environment/fixture.ts';
import { temporaryRoot } from '../../support/temporary-root.ts';

function vsc(...args: string[]): Promise<number> {
  return runCli(['validate', '--base', 'HEAD', ...args], { all: [validate] });
}

/** The command on ports that have a bug. */
const broken: Register = (program, ports) =>
  validate(program, {
    ...ports,
    get root(): string {
      throw new TypeError('a bug');
    },
  });

describe('vsc validate', () => {
  let output = '';
  beforeEach(() => {
    output = '';
    const keep = (chunk: unknown) => {
      output += String(chunk);
      return true;
    };
    vi.spyOn(process.stdout, 'write').mockImplementation(keep);
    vi.spyOn(process.stderr, 'write').mockImplementation(keep);
  });
  afterEach(() => {
    vi.restoreAllMocks();
    process.exitCode = undefined;
  });

  it('ends with 0 where the files can be merged', async () => {
    expect(await vsc('--no-solve')).toBe(0);
    expect(output).toContain('The environment files can be merged.');
  });

  it('ends with 20 where something blocks', async () => {
    const { path, write } = await temporaryRoot();
    const text = officialBytes('environment-cpu.yml').toString().replace('av=9.2.0', 'av');
    await write({ 'cpu.yml': text });
    expect(await vsc('--no-solve', '--cpu', path('cpu.yml'))).toBe(20);
    expect(output).toContain(`${path('cpu.yml')}:9:5  error  pinned-version`);
    expect(output).toContain('instead: av=9.2.0');
  });

  it('prints nothing but the report with --json', async () => {
    expect(await vsc('--no-solve', '--json')).toBe(0);
    expect(JSON.parse(output)).toMatchObject({ version: 1, verdict: 'mergeable' });
  });

  it('ends with 21 where a server does not answer', async () => {
    const nowhere = ['--channel-base', 'http://127.0.0.1:1', '--time-limit', '5'];
    expect(await vsc(...nowhere)).toBe(21);
    expect(output).toContain('This is not a fault of the files.');
  });

  it('ends with 2 where there is nothing to compare with, and says what to do', async () => {
    expect(await vsc('--no-solve', '--base', 'nope')).toBe(2);
    expect(output).toContain('next:  git fetch origin');
  });

  it('ends with 1 for a bug of ours', async () => {
    expect(await runCli(['validate', '--no-solve'], { all: [broken] })).toBe(1);
    expect(output).toMatch(/this is a bug of ours: TypeError: a bug\n +at /);
  });
});
