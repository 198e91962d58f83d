import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const source = path.resolve(import.meta.dirname, '../../../actions/src');
const files = globSync('**/*.ts', { cwd: source }).filter((file) => !file.endsWith('.test.ts'));

/** What a file exports by name; a type and a value of one name in one file are one thing. */
function exportedNames(file: string): Set<string> {
  const text = readFileSync(path.join(source, file), 'utf8');
  const found = text.matchAll(
    /^export (?:declare )?(?:async )?(?:function\*?|interface|type|const|class) (\w+)/gm,
  );
  return new Set([...found].map(([, name = '']) => name));
}

describe('exported names', () => {
  const owners = new Map<string, string[]>();
  for (const file of files) {
    for (const name of exportedNames(file)) {
      owners.set(name, [...(owners.get(name) ?? []), file]);
    }
  }

  it('are found', () => expect(owners.size).toBeGreaterThan(500));

  it('stand for one thing each', () => {
    expect([...owners].filter(([, where]) => where.length > 1)).toEqual([]);
  });

  it('say what they are: no command is called run', () => {
    expect([...owners.keys()].filter((name) => ['run', 'viewOf', 'Record'].includes(name))).toEqual(
      [],
    );
  });
});
