import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const read = (file: string) => readFileSync(path.join(import.meta.dirname, '..', file), 'utf8');

it.each(['.github/workflows/greet.yml', 'greet/action.yml', 'greet.test.ts'])(
  'README.md shows examples/%s as it is',
  (file) => {
    expect(read('README.md')).toContain(`\n${read(`examples/${file}`)}\`\`\`\n`);
  },
);
