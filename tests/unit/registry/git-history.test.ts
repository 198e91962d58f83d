import { expect, it } from 'vitest';
import type { Exec } from '../../../actions/src/ports.ts';
import { boundedChanges, GitHistory } from '../../../actions/src/registry/promotion/git-history.ts';

it('does not take a git that fails for one that says no', async () => {
  const [one, other] = ['a'.repeat(40), 'b'.repeat(40)];
  const exec: Exec = (_program, [subcommand = '']) =>
    Promise.resolve(
      subcommand === 'merge-base'
        ? { exitCode: 128, stdout: '', stderr: 'fatal: object is corrupt' }
        : { exitCode: 0, stdout: `${one}\n`, stderr: '' },
    );
  await expect(new GitHistory(exec, '/').relation(one, other)).rejects.toThrow(
    'git merge-base: fatal: object is corrupt',
  );
});

it('keeps forty lines of what changed, each of 200 characters at most', () => {
  const lines = Array.from({ length: 41 }, (_, at) => `${at} ${'x'.repeat(300)}`);
  const kept = boundedChanges(lines);
  expect(kept).toHaveLength(40);
  expect(kept[0]).toHaveLength(200);
  expect(kept.at(-1)).toBe('and 2 more');
  expect(boundedChanges(lines.slice(1))).toHaveLength(40);
  expect(boundedChanges(lines.slice(1)).at(-1)).toMatch(/^40 x/);
});
