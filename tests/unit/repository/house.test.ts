import { execFileSync } from 'node:child_process';
import { lstatSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
const files = execFileSync('git', ['ls-files'], {
  cwd: root,
  encoding: 'utf8',
})
  .trim()
  .split('\n')
  .filter((file) => lstatSync(path.join(root, file), { throwIfNoEntry: false })?.isFile());
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

/** What nobody reads as a whole: built, recorded, or one file for each view. */
const isMade = (file: string) =>
  /^actions\/dist\/|^docs\/(?:reports|pictures)\/|\/fixtures\//.test(file);
const asserts = ({ text }: { readonly text: string }) =>
  /\bassert(?:_array_equal)?\b|\braises\(/.test(text);
const isTest = (file: string) => /\.test\.ts$|(?:^|\/)test_[^/]*\.py$/.test(file);

describe('a file of code', () => {
  const MOST = 300;
  /** Parted, they would start the same servers twice. */
  const MOST_OF_TESTS = 350;
  const lines = new Map(
    files
      .filter((file) => /\.(?:ts|cjs|py|sh)$/.test(file) && !isMade(file))
      .map((file) => [file, read(file).split('\n').length - 1] as const),
  );

  it('has at most 300 lines, or 350 of tests', () => {
    expect(lines.size).toBeGreaterThan(500);
    const long = [...lines].filter(
      ([file, count]) => count > (isTest(file) ? MOST_OF_TESTS : MOST),
    );
    expect(long).toEqual([]);
  });
});

describe('a folder', () => {
  const MOST = 15;
  /** What is in it, besides tests, and why that is not parted. It may not grow by more than a few. */
  const LARGER: Readonly<Record<string, readonly [most: number, why: string]>> = {
    '.': [25, 'where git, npm, make, prettier and GitHub look for their files'],
  };
  const counts = new Map<string, number>();
  for (const file of files.filter((each) => !isMade(each) && !isTest(each))) {
    const folder = path.posix.dirname(file);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }

  it('has at most 15 files beside tests, or is listed with a reason', () => {
    expect(counts.size).toBeGreaterThan(100);
    const full = [...counts].filter(([folder, count]) => count > (LARGER[folder]?.[0] ?? MOST));
    expect(full).toEqual([]);
  });

  it('is an exception only as long as it needs to be', () => {
    for (const folder of Object.keys(LARGER)) {
      expect(counts.get(folder), folder).toBeGreaterThan(MOST);
    }
  });
});

// Of TypeScript's tests oxlint says the same (vitest/expect-expect).
describe('a test in Python', () => {
  const bodies = files
    .filter((file) =>
      /^(?:runtime\/tests|tests\/.*)\/(?:test_|conftest|brute|organisers)[^/]*\.py$/.test(file),
    )
    .flatMap((file) =>
      read(file)
        .split(/^(?=def \w+\()/m)
        .slice(1)
        .map((text) => ({ file, text, name: /^def (\w+)/.exec(text)?.[1] ?? '' })),
    );
  const helpers = bodies.filter((body) => !body.name.startsWith('test_') && asserts(body));

  it('asserts something, itself or by a helper', () => {
    const tests = bodies.filter(({ name }) => name.startsWith('test_'));
    expect(tests.length).toBeGreaterThan(200);
    const idle = tests
      .filter((body) => !asserts(body))
      .filter(({ text }) => !helpers.some(({ name }) => text.includes(`${name}(`)));
    expect(idle.map(({ file, name }) => `${file}: ${name}`)).toEqual([]);
  });
});
