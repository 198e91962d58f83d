import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

interface Entry {
  optionalDependencies?: Record<string, string>;
}

it('package-lock.json has every optional package, or npm ci refuses it on a clean clone', () => {
  const file = new URL('../../package-lock.json', import.meta.url);
  const { packages } = JSON.parse(readFileSync(file, 'utf8')) as {
    packages: Record<string, Entry>;
  };
  const missing = Object.entries(packages).flatMap(([parent, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => {
      const nested = `${parent}/node_modules/${name}`;
      return !(nested in packages) && !(`node_modules/${name}` in packages);
    }),
  );
  expect(missing, 'run: node scripts/complete-lock.ts').toEqual([]);
});
