import { afterEach, describe, expect, it, vi } from 'vitest';
import { runCommandLine } from '../../../entrypoints/command-line.ts';
import { ExitCode } from '../../../errors.ts';
import doctor from './command.ts';

afterEach(() => vi.restoreAllMocks());

function record() {
  const printed = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    vi.spyOn(process[stream], 'write').mockImplementation((chunk) => {
      printed[stream] += String(chunk);
      return true;
    });
  }
  return printed;
}

describe('vsc doctor', () => {
  it('makes a text for an issue that names neither a network nor a login', async () => {
    const printed = record();
    const env = { DOCKER_HOST: 'ssh://jane:secret@[::1]:1' };
    expect(await runCommandLine(['doctor', '--report'], [doctor], env)).toBe(ExitCode.checkFailed);
    expect(printed.stdout).toMatch(/^## .*This machine\n[^]*\| BAD .*\| container engine/);
    expect(printed.stdout).toContain('ssh://HOST');
    expect(printed.stdout).not.toMatch(/jane|secret/);
  });

  it('ends with 22 if something keeps a submission from running, and says what', async () => {
    const printed = record();
    const env = { DOCKER_HOST: 'tcp://127.0.0.1:1' };
    expect(await runCommandLine(['doctor', '--json'], [doctor], env)).toBe(ExitCode.checkFailed);
    expect(JSON.parse(printed.stdout)).toContainEqual(
      expect.objectContaining({ name: 'container engine', state: 'bad' }),
    );
    expect(printed.stderr).toMatch(
      /^error: to fix on this machine: .*container engine.*\nnext: {2}/,
    );
  });
});
