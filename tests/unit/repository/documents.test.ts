import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const pages = globSync('docs/*.md', { cwd: root }).map((file) => path.basename(file));

/** Sentences of some length, without code and what is generated. */
function sentencesOf(file: string): string[] {
  const text = read(file)
    .replaceAll(/<!-- generated[^]*?<!-- end of/g, '')
    .replaceAll(/```[^]*?```/g, '');
  return text
    .split(/\n\s*\n|\n(?=[-|\d])/)
    .flatMap((block) => block.split(/(?<=[.:;])\s+/))
    .map((sentence) => sentence.replaceAll(/\s+/g, ' ').trim())
    .filter((sentence) => sentence.length > 60);
}

describe('docs/README.md', () => {
  const index = read('docs/README.md');

  it('has four shelves', () => {
    const shelves = Array.from(index.matchAll(/^## (.*)$/gm), ([, name]) => name);
    expect(shelves).toEqual(['Start', 'How to', 'Reference', 'Background']);
  });

  it.each(pages.filter((page) => page !== 'README.md'))('has %s, once', (page) => {
    expect(index.split(`](${page})`)).toHaveLength(2);
  });
});

describe('docs/architecture.md', () => {
  const page = read('docs/architecture.md');
  const tracked = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).split('\n');
  const folders = (below: string) =>
    new Set(
      tracked
        .filter((file) => file.startsWith(below) && file.slice(below.length).includes('/'))
        .map((file) => file.slice(below.length).split('/')[0]!),
    );

  it.each([
    ['the repository', ''],
    ['the sources', 'actions/src/'],
  ])('names each room of %s', (_, below) => {
    // Where the entries of a single page are, and of a machine that runs jobs.
    const rooms = [...folders(below)].filter((name) => name !== 'docs' && name !== '.ci');
    expect(rooms.length).toBeGreaterThan(8);
    const known = new Set(
      Array.from(page.matchAll(/`([\w./-]+?)\/?`|\b(\w+) (?:-->|&)|& (\w+)/g), (found) =>
        found.slice(1).find((name) => name !== undefined),
      ),
    );
    expect(rooms.filter((name) => !known.has(name))).toEqual([]);
  });
});

describe('the tour of docs/architecture.md', () => {
  it('names files that are there', () => {
    const page = read('docs/architecture.md');
    const names = Array.from(
      page.matchAll(/`(?:vsc_runtime\/)?((?:[\w-]+\/)*[\w-]+\.(?:ts|py))`/g),
      ([, name = '']) => name,
      // The submission's.
    ).filter((name) => name !== 'main.py');
    expect(names.length).toBeGreaterThan(15);
    const places = ['.', 'actions/src', 'actions/src/**', 'runtime/vsc_runtime'];
    const gone = names.filter((name) =>
      places.every((place) => globSync(path.posix.join(place, name), { cwd: root }).length === 0),
    );
    expect(gone).toEqual([]);
  });
});

describe('a decision', () => {
  const decisions = globSync('docs/decisions/*.md', { cwd: root });

  it.each(decisions.filter((file) => !file.endsWith('README.md')))(
    'has its context, figures and consequences, and is in the list: %s',
    (file) => {
      const parts = Array.from(read(file).matchAll(/^\*\*(\w+)\.\*\*/gm), ([, name]) => name);
      expect(parts).toEqual(['Context', 'Decision', 'Figures', 'Consequences']);
      expect(read('docs/decisions/README.md')).toContain(`](${path.basename(file)})`);
    },
  );
});

describe('what is told', () => {
  it('is told once', () => {
    const files = globSync(['*.md', 'docs/*.md', 'docs/decisions/*.md'], { cwd: root });
    const where = Map.groupBy(
      files.flatMap((file) => sentencesOf(file).map((sentence) => ({ file, sentence }))),
      ({ sentence }) => sentence,
    );
    expect(where.size).toBeGreaterThan(500);
    const twice = [...where].filter(([, places]) => places.length > 1);
    expect(twice).toEqual([]);
  });
});
