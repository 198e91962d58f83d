import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

it('is every file with tests for make soak alone among those that make soak runs', () => {
  const [, recipe = ''] = read('Makefile').split('\nsoak:');
  const listed = new Set(recipe.split('\n\n')[0]?.match(/tests\/\S+\.test\.ts/g));
  const files = globSync('tests/{integration,workflows,machine}/**/*.test.ts', { cwd: root });
  const withMore = files.filter((file) => read(file).includes('support/soak.ts'));
  expect(withMore.length).toBeGreaterThan(20);
  expect(withMore.filter((file) => !listed.has(file))).toEqual([]);
});
