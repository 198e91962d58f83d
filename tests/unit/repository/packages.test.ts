import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };

const root = path.resolve(import.meta.dirname, '../../..');
const sources = execFileSync('git', ['ls-files', 'actions/src/*.ts', 'scripts/vsc.ts'], {
  cwd: root,
  encoding: 'utf8',
})
  .trim()
  .split('\n')
  .filter((file) => !file.endsWith('.test.ts'))
  .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }));

const isOwn = (name: string) => name.startsWith('.') || name.startsWith('node:');

/** The packages that `pattern` finds the imports of, with a file that has one. */
function imported(pattern: RegExp): Map<string, string> {
  const names = sources.flatMap(({ file, text }) =>
    [...text.matchAll(pattern)].map(([, name = '']) => [name, file] as const),
  );
  return new Map(
    names
      .filter(([name]) => !isOwn(name))
      .map(([name, file]) => [/^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name, file]),
  );
}

/** What `make quickstart` does not install: see scripts/setup.sh. */
const absent = ([name]: readonly [string, string]) => !(name in packageJson.dependencies);

describe('a package that commands load', () => {
  it('is one of dependencies, which set-up for a command installs', () => {
    const loaded = imported(/^(?:import|export)\s(?!type\b)[^;]*?\sfrom '([^']+)'/gm);
    expect(loaded.size).toBeGreaterThan(20);
    expect([...loaded].filter(absent)).toEqual([]);
    const late = imported(/(?<!jobLibrary\(\(\) => )import\('([^']+)'\)/g);
    expect(late.size).toBeGreaterThan(2);
    expect([...late].filter(absent)).toEqual([]);
  });

  it('is not one of dependencies if jobs alone load it', () => {
    const inJobs = imported(/jobLibrary\(\(\) => import\('([^']+)'\)/g);
    expect([...inJobs.keys()].toSorted()).toEqual([
      '@actions/artifact',
      '@actions/attest',
      '@actions/cache',
    ]);
    for (const name of inJobs.keys()) expect(packageJson.devDependencies).toHaveProperty([name]);
  });
});
