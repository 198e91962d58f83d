import { describe, expect, it } from 'vitest';
import { ownChecks } from './own-checks.ts';

const REQUESTED = ['environment/environment-cpu.yml', 'environment/cpu.lock'];

describe('what a request changes of what checks it', () => {
  it('is nothing of what it is there to change, of documents and of what runs in a container only', () => {
    const harmless = ['README.md', 'docs/', 'submission_quickstart/', 'submission_src/', 'LICENSE'];
    expect(ownChecks([...REQUESTED, ...harmless, 'environment/notes.md'], REQUESTED)).toEqual([]);
  });

  it.each([
    '.ci/',
    '.gitattributes',
    '.github/',
    '.gitmodules',
    '.npmrc',
    'Makefile',
    'actions/',
    'contract/',
    'environment',
    'environment/environment.schema.json',
    'environment/policy.schema.json',
    'environment/policy.yaml',
    'environment/policy.yml',
    'environment/competition.yml',
    'environment/competition.schema.json',
    'package-lock.json',
    'package.json',
    'packages/',
    'runtime/',
    'scripts/',
    'something-new',
    'tests/',
    'vitest.config.ts',
    'vsc2022',
  ])('is %s', (file) => {
    expect(ownChecks([...REQUESTED, file], REQUESTED)).toEqual([file]);
  });
});
