import { brokenPolicy, lines } from 'actions-testbed/policy';
import { load } from 'js-yaml';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { POLICY } from '../../harness/contracts/workflow-policy.ts';

// So that `vitest --changed` runs these tests when one of these files changes.
import.meta.glob(['../../../.github/workflows/*', '../../../actions/*/action.yml']);

const root = path.resolve(import.meta.dirname, '../../..');
const files = globSync('.github/workflows/*.{yml,yaml}', { cwd: root });

describe('the workflows of this repository', () => {
  it.each(files)('%s keeps the rules', (file) => {
    const text = readFileSync(path.join(root, file), 'utf8');
    expect(lines(brokenPolicy(file, text, POLICY))).toEqual([]);
  });
});

interface Job {
  readonly needs?: string | readonly string[];
  readonly environment?: unknown;
  readonly permissions?: Readonly<Record<string, string>>;
}

describe('publish.yml', () => {
  const text = readFileSync(path.join(root, '.github/workflows/publish.yml'), 'utf8');
  const { jobs } = load(text) as { readonly jobs: Readonly<Record<string, Job>> };
  /** A job that can read a secret, log in or write. */
  const isTrusted = (job: Job) =>
    job.environment !== undefined ||
    JSON.stringify(job).includes('secrets.') ||
    Object.values(job.permissions ?? {}).includes('write');
  const before = (name: string): string[] =>
    [jobs[name]?.needs ?? []].flat().flatMap((each) => [each, ...before(each)]);

  it('compares bundles with their sources before any job has a secret, without one', () => {
    expect(isTrusted(jobs['bundles'] ?? {})).toBe(false);
    expect(jobs['bundles']?.permissions).toEqual({});
    expect(before('bundles')).toEqual([]);
    const trusted = Object.keys(jobs).filter((name) => isTrusted(jobs[name] ?? {}));
    expect(trusted.length).toBeGreaterThan(4);
    for (const name of trusted) expect(before(name), name).toContain('bundles');
  });
});
