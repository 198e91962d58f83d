import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

interface Entry {
  readonly integrity?: string;
  readonly link?: boolean;
  readonly os?: string;
  readonly cpu?: string;
  readonly optionalDependencies?: Record<string, string>;
}

const root = path.resolve(import.meta.dirname, '../..');
const pinned = globSync('scripts/node24/*/package-lock.json', { cwd: root });

/** The packages of a lock by their folder, without the project itself. */
function packagesOf(lock: string): [string, Entry][] {
  const text = readFileSync(path.join(root, lock), 'utf8');
  const { packages } = JSON.parse(text) as { packages: Record<string, Entry> };
  // Workspaces come from here.
  return Object.entries(packages).filter(
    ([folder, { link }]) => folder.startsWith('node_modules/') && link !== true,
  );
}

it.each(['package-lock.json', ...pinned])('%s has a hash of each package', (lock) => {
  const unchecked = packagesOf(lock).filter(
    ([, { integrity }]) => !integrity?.startsWith('sha512-'),
  );
  // npm keeps an entry without a hash as it is, and makes a missing one anew.
  expect(unchecked, 'remove these, then: npm install').toEqual([]);
});

it('package-lock.json has every optional package, or npm ci refuses it on a clean clone', () => {
  const packages = new Map(packagesOf('package-lock.json'));
  const missing = [...packages].flatMap(([parent, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) =>
        !packages.has(`${parent}/node_modules/${name}`) && !packages.has(`node_modules/${name}`),
    ),
  );
  expect(missing, 'npm install, with a registry that holds these').toEqual([]);
});

describe('the pinned Node', () => {
  it('is there for each system', () => {
    const systems = pinned.map((lock) => path.basename(path.dirname(lock)));
    expect(systems.toSorted()).toEqual(['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64']);
  });

  it.each(pinned)('of %s is one package, for that system', (lock) => {
    const [os, cpu] = path.basename(path.dirname(lock)).split('-');
    expect(packagesOf(lock)).toEqual([[expect.any(String), expect.objectContaining({ os, cpu })]]);
  });
});
