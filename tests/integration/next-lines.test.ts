import { describe, expect, inject, it } from 'vitest';
import { exec } from '../../actions/src/entrypoints/exec.ts';
import { repositoryPorts } from '../support/repositories/repository-ports.ts';
import { isSoak } from '../support/soak.ts';
import { temporaryRoot } from '../support/repositories/temporary-root.ts';

const PARTS = [
  'Makefile',
  'package.json',
  'package-lock.json',
  'node_modules',
  'scripts',
  'actions/src',
  'contract',
  'environment',
  'submission_src',
  'submission_quickstart',
];
/** A score as people see it. */
const SCORE = /^micro-AP:? \d\.\d{4}/m;
/** More would go round in circles. */
const MOST = 8;

/** What a command says is to be typed next: its `next:` line, or the quickstart's first `make`. */
function nextOf(output: string): string {
  const [, next] =
    /^next: {2}(.+)$/m.exec(output) ?? /^ +((?:[A-Z_]+=\S+ )?make .+?) {2,}/m.exec(output) ?? [];
  return next ?? '';
}

/** This repository, set up, without data. Copies: set-up by `npm ci` would empty the repository's own through a link. */
async function freshClone() {
  const at = await temporaryRoot();
  const { root } = repositoryPorts();
  await exec('cp', ['--archive', '--parents', ...PARTS, at.root], { cwd: root });
  await at.write({ 'data/.keep': '', 'submission/.keep': '', 'competition_data/.keep': '' });
  return at;
}

// It takes minutes: in make test the single lines are tried where they are made.
describe.runIf(isSoak())('what is said to come next', () => {
  it.each<[string, string[]]>([
    [
      'make quickstart',
      [
        'make embed',
        'DATASET=test make pack-submission',
        'DATASET=test make test-submission',
        'make sample-data',
        'make try',
      ],
    ],
    [
      'DATASET=train make quickstart',
      [
        'DATASET=train make embed',
        'DATASET=train make pack-submission',
        'DATASET=train make test-submission',
        'make score',
      ],
    ],
  ])(
    'leads from %s to a score, typed as it stands',
    { timeout: 900_000 },
    async (first, expected) => {
      const at = await freshClone();
      const typed: string[] = [];
      let output = '';
      for (let line = first; line !== '' && !SCORE.test(output); line = nextOf(output)) {
        if (typed.length > MOST) break;
        typed.push(line);
        const env = { SUBMISSION_IMAGE: inject('liteImage'), MAKEFLAGS: '', MAKELEVEL: '' };
        const ended = await exec(
          '/bin/sh',
          ['-c', `unset MAKEFLAGS MAKELEVEL; exec 2>&1; ${line}`],
          {
            cwd: at.root,
            env,
          },
        );
        output = ended.stdout;
        expect(ended.exitCode, `${line}\n${output}`).toBe(0);
      }
      expect(typed).toEqual([first, ...expected]);
      expect(output).toMatch(SCORE);
    },
  );
});
