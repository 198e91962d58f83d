import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');

describe('the JSON schemas of environment files, policy, locks and the report', () => {
  const files = globSync(['environment/*.schema.json', 'actions/*/*.schema.json'], { cwd: root });

  // At run time they are taken for right, which saves half of the time that a check takes.
  it.each(files)('%s is a valid schema, without keywords that mean nothing', (file) => {
    const schema: unknown = JSON.parse(readFileSync(path.join(root, file), 'utf8'));
    const ajv = new Ajv({ strict: true, allowUnionTypes: true });
    expect(() => ajv.compile(schema as object)).not.toThrow();
  });
});
