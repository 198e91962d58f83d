import { describe, expect, it } from 'vitest';
import { combinations } from '../src/runner/plan/matrix.ts';
import { matches, starts } from '../src/runner/plan/trigger.ts';

describe('filter patterns', () => {
  it.each([
    ['*.md', 'README.md', true],
    ['*.md', 'docs/README.md', false],
    ['**.md', 'docs/README.md', true],
    ['**/README.md', 'README.md', true],
    ['docs/**', 'docs/a/b.md', true],
    ['docs/**', 'docs2/a', false],
    ['environment/*.yml', 'environment/a.yml', true],
    ['environment/*.yml', 'environment/locks/a.yml', false],
    ['a.b', 'aXb', false],
    ['*.jsx?', 'a.js', true],
    ['v[12].+', 'v1....', true],
    ['releases/**', 'releases/10', true],
  ])('%s against %s: %s', (pattern, value, wanted) => {
    expect(matches(pattern, value)).toBe(wanted);
  });
});

describe('triggers', () => {
  const on = {
    push: { branches: ['main'], paths: ['docs/**', '!docs/draft/**'] },
    pull_request: null,
    workflow_dispatch: null,
    pull_request_review: { types: ['submitted'] },
    workflow_run: { workflows: ['pull-request'], types: ['completed'] },
  };
  it.each([
    [{ name: 'push', branch: 'main', paths: ['docs/a'] }, true],
    [{ name: 'push', branch: 'other', paths: ['docs/a'] }, false],
    [{ name: 'push', branch: 'main', paths: ['README.md', 'docs/draft/a'] }, false],
    [{ name: 'push', branch: 'main', paths: ['docs/draft/a', 'docs/a'] }, true],
    [{ name: 'pull_request', action: 'opened' }, true],
    [{ name: 'pull_request', action: 'labeled' }, false],
    [{ name: 'pull_request_review', action: 'submitted' }, true],
    [{ name: 'workflow_run', action: 'completed', workflow: 'pull-request' }, true],
    [{ name: 'workflow_run', action: 'completed', workflow: 'ci' }, false],
    [{ name: 'schedule' }, false],
  ])('%j: %s', (event, wanted) => {
    expect(starts(on, event)).toBe(wanted);
  });

  it('ignore a change only if all its paths are ignored', () => {
    const ignoring = { push: { 'paths-ignore': ['**.md'] } };
    expect(starts(ignoring, { name: 'push', paths: ['a.md', 'b.ts'] })).toBe(true);
    expect(starts(ignoring, { name: 'push', paths: ['a.md'] })).toBe(false);
  });

  it('can be one word or a list', () => {
    expect(starts('push', { name: 'push' })).toBe(true);
    expect(starts(['push', 'pull_request'], { name: 'pull_request' })).toBe(true);
    expect(starts(['push'], { name: 'pull_request' })).toBe(false);
  });
});

describe('a matrix', () => {
  it('is one row if there is none', () => {
    expect(combinations(undefined)).toEqual([{}]);
  });

  it('multiplies axes, excludes and includes as GitHub documents it', () => {
    // The example of GitHub's page on include.
    const include = [
      { color: 'green' },
      { color: 'pink', animal: 'cat' },
      { fruit: 'apple', shape: 'circle' },
      { fruit: 'banana' },
      { fruit: 'banana', animal: 'cat' },
    ];
    expect(combinations({ fruit: ['apple', 'pear'], animal: ['cat', 'dog'], include })).toEqual([
      { fruit: 'apple', animal: 'cat', color: 'pink', shape: 'circle' },
      { fruit: 'apple', animal: 'dog', color: 'green', shape: 'circle' },
      { fruit: 'pear', animal: 'cat', color: 'pink' },
      { fruit: 'pear', animal: 'dog', color: 'green' },
      { fruit: 'banana' },
      { fruit: 'banana', animal: 'cat' },
    ]);
    expect(combinations({ a: [1, 2], b: [3, 4], exclude: [{ a: 1 }, { a: 2, b: 3 }] })).toEqual([
      { a: 2, b: 4 },
    ]);
  });
});
