import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { NPM_CHECKS, PYPI_CHECKS, wanted } from './checks.ts';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

/** The packages of a requirements file, each with everything that follows its name. */
const packagesOf = (file: string) => read(file).split(/^(?=[a-z])/m);

/** A version, possibly for some systems only, and hashes. */
const PINNED = /^[a-z0-9-]+==[0-9.]+( ;[^\\]+)?( \\\n +--hash=sha256:[0-9a-f]{64})+\n$/;

it.each(['requirements', 'coverage'])('each package of %s.txt has hashes', (name) => {
  const packages = packagesOf(`scripts/check/${name}.txt`);
  expect(packages.filter((text) => !PINNED.test(text))).toEqual([]);
});

it.each(PYPI_CHECKS)('$name is pinned', ({ command }) => {
  const [program, , module] = command;
  const name = program === 'python' ? module : program;
  const pinned = packagesOf('scripts/check/requirements.txt').map((text) => text.split('==')[0]);
  // The packages of hadolint and shellcheck have other names.
  expect(pinned).toContainEqual(expect.stringMatching(new RegExp(`^${name}(-bin|-py)?$`)));
});

it.each([...NPM_CHECKS, ...PYPI_CHECKS])('docs/start/contributors.md names $name', ({ name }) => {
  expect(read('docs/start/contributors.md')).toMatch(new RegExp(`^\\| ${name} `, 'm'));
});

const names = (fix: boolean, ...given: string[]) =>
  wanted([...NPM_CHECKS, ...PYPI_CHECKS], given, fix).map(({ name }) => name);

describe('wanted', () => {
  it('takes all checks, or those that are named', () => {
    expect(names(false)).toEqual([...NPM_CHECKS, ...PYPI_CHECKS].map(({ name }) => name));
    expect(names(false, 'mypy', 'knip')).toEqual(['knip', 'mypy']);
  });

  it('takes those that can fix what they find, to fix', () => {
    expect(names(true)).toEqual(['prettier', 'ruff', 'ruff-format']);
    expect(names(true, 'mypy', 'ruff')).toEqual(['ruff']);
  });
});
