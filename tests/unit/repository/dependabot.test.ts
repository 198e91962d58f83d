import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';

const root = path.resolve(import.meta.dirname, '../../..');

interface Update {
  readonly 'package-ecosystem': string;
  readonly directory?: string;
  readonly directories?: readonly string[];
}

/** Of each ecosystem the files that name versions. */
const FILES: Readonly<Record<string, RegExp>> = {
  npm: /(?:^|\/)package-lock\.json$/,
  pip: /(?:^|\/)(?:requirements|pip-[\w-]+)\.txt$/,
  docker: /(?:^|\/)Dockerfile$/,
  'github-actions': /^\.github\/workflows\/[\w-]+\.yml$/,
};

it('dependabot looks after every file that names versions', () => {
  const text = readFileSync(path.join(root, '.github/dependabot.yml'), 'utf8');
  const { updates } = parse(text) as { updates: readonly Update[] };
  const tracked = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).split('\n');
  const uncovered = Object.entries(FILES).flatMap(([ecosystem, pattern]) => {
    const covered = updates
      .filter((update) => update['package-ecosystem'] === ecosystem)
      .flatMap(({ directory, directories = [] }) => [directory ?? [], directories].flat());
    // GitHub finds workflows by itself: "/" stands for them.
    const at = (file: string) =>
      ecosystem === 'github-actions' ? '/' : path.join('/', path.dirname(file));
    return tracked
      .filter((file) => pattern.test(file))
      .filter((file) => !covered.some((folder) => path.matchesGlob(at(file), folder)));
  });
  expect(uncovered).toEqual([]);
});
