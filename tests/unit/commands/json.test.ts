import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { COMMANDS } from '../../../actions/src/commands/all.ts';
import { runCommandLine } from '../../../actions/src/entrypoints/command-line.ts';
import { ExitCode } from '../../../actions/src/errors.ts';
import { temporaryRoot } from '../../support/repositories/temporary-root.ts';

let stdout = '';
let stderr = '';
beforeEach(() => {
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

/** No engine answers there, and there is no registry. */
const NOTHING = { DOCKER_HOST: 'tcp://127.0.0.1:1' };

/**
 * Each command that has a report, called where there is no engine, no registry and no file: what it
 * needs on the command line, how it ends, and a key of its result.
 */
const CALLS: Readonly<Record<string, [argv: string[], exitCode: number, key: string]>> = {
  settings: [[], ExitCode.ok, 'submissionImage'],
  doctor: [[], ExitCode.checkFailed, '0'],
  fetch: [[], ExitCode.surroundings, 'failure'],
  cache: [[], ExitCode.ok, 'results'],
  'test-submission': [['--submission-folder', 'FOLDER'], ExitCode.usage, 'failure'],
  try: [['--dataset', 'none'], ExitCode.usage, 'failure'],
  rank: [['no.npz', 'no.npz', '--out', 'FOLDER/x.csv'], ExitCode.usage, 'failure'],
  score: [['no.csv', '--ground-truth', 'no.csv'], ExitCode.usage, 'failure'],
  runs: [['--folder', 'FOLDER/runs'], ExitCode.ok, 'runs'],
  validate: [['--no-solve', '--base', 'HEAD'], ExitCode.ok, 'verdict'],
  affected: [['--base', 'HEAD'], ExitCode.ok, 'variants'],
  build: [[], ExitCode.surroundings, 'failure'],
  'test-image': [[], ExitCode.surroundings, 'failure'],
  'smoke-test': [[], ExitCode.surroundings, 'failure'],
  preflight: [['--part', 'publishing'], ExitCode.checkFailed, '0'],
  'publish-image': [['--variant', 'cpu', '--tested', 'id'], ExitCode.usage, 'failure'],
  releases: [[], ExitCode.usage, 'failure'],
};

describe('--json', () => {
  it('is tried with each command that has a report', () => {
    const reporting = COMMANDS.filter(({ report }) => report !== undefined);
    expect(Object.keys(CALLS)).toEqual(reporting.map(({ name }) => name));
  });

  it.each(Object.entries(CALLS))(
    'prints one JSON value, whatever happens: %s',
    async (name, [argv, exitCode, key]) => {
      const { root } = await temporaryRoot();
      const words = argv.map((word) => word.replace('FOLDER', root));
      expect(await runCommandLine([name, '--json', ...words], COMMANDS, NOTHING)).toBe(exitCode);
      const value: unknown = JSON.parse(stdout);
      expect(value).toHaveProperty([key]);
      if (key !== 'failure') return;
      expect(value).toMatchObject({
        failure: { message: expect.any(String), next: expect.any(String) },
      });
      // People read the same on the other stream.
      expect(stderr).toMatch(/^error: .+\nnext: {2}.+\n$/m);
    },
  );

  it.each(COMMANDS.filter(({ report }) => report === undefined).map(({ name }) => [name]))(
    'is refused by a command without a report: %s',
    async (name) => {
      expect(await runCommandLine([name, '--json'], COMMANDS, NOTHING)).toBe(ExitCode.usage);
      expect({ stdout, stderr }).toEqual({
        stdout: '',
        stderr: expect.stringMatching(/^error: unknown option '--json.*\nnext: {2}/),
      });
    },
  );
});
