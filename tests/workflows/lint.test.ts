import { actionlint, languageService } from 'actions-testbed/linters';
import { lines } from 'actions-testbed/policy';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const workflows = globSync('.github/workflows/*.{yml,yaml}', { cwd: root });

describe('actionlint', () => {
  it.each(workflows)('has nothing against %s', async (file) => {
    expect(lines(await actionlint(file, read(file)))).toEqual([]);
  });
});

describe("GitHub's language service", () => {
  it.each([...workflows, ...globSync('actions/*/action.yml', { cwd: root })])(
    'has nothing against %s',
    async (file) => {
      expect(lines(await languageService(file, read(file)))).toEqual([]);
    },
  );
});
