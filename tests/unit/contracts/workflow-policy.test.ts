import { brokenPolicy, lines } from 'actions-testbed/policy';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { POLICY } from '../../support/workflow-policy.ts';

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
