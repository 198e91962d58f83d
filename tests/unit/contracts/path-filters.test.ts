import { load } from 'js-yaml';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { exec } from '../../../actions/src/hosts/exec.ts';
import { starts } from '../../harness/runner/trigger.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const { stdout } = await exec('git', ['ls-files'], { cwd: root });
const tops = [
  ...new Set(
    stdout
      .trim()
      .split('\n')
      .map((file) => file.split('/')[0] ?? ''),
  ),
];
// So that `vitest --changed` runs these tests when one of these files changes.
import.meta.glob('../../../.github/workflows/*');

const workflows = globSync('.github/workflows/*.{yml,yaml}', { cwd: root }).map((file) => {
  const { on } = load(readFileSync(path.join(root, file), 'utf8')) as { on: unknown };
  return { name: path.basename(file), on };
});

/** Names of the workflows that a change starts. */
const started = (event: string, changed: string) =>
  workflows
    .filter(({ on }) => starts(on, { name: event, branch: 'main', paths: [changed] }))
    .map(({ name }) => name);

describe('a pull request and a push to main', () => {
  it.each(tops)('that change %s are tested by ci.yml', (top) => {
    for (const changed of [top, `${top}/file`, `${top}/deeper/file.md`]) {
      expect(started('pull_request', changed)).toContain('ci.yml');
      expect(started('push', changed)).toContain('ci.yml');
    }
  });
});
