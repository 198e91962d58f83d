import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
/** The folder of each shelf, by its heading in the index. */
const SHELVES: Readonly<Record<string, string>> = {
  Start: 'start',
  'How to': 'how-to',
  Reference: 'reference',
  Background: 'background',
};
const pages = globSync('docs/*/*.md', { cwd: root }).map((file) =>
  path.posix.relative('docs', file),
);

/** Words that follow one another in the prose of a page, without code, link targets and what is generated. */
function wordsOf(file: string): string[] {
  const prose = read(file)
    .replaceAll(/<!-- generated[^]*?<!-- end of/g, '')
    .replaceAll(/```[^]*?```/g, ' ')
    .replaceAll(/\]\([^)]*\)/g, ']');
  return Array.from(prose.toLowerCase().matchAll(/[\w'/%×-]*\w[\w'/%×-]*/g), ([found]) => found);
}

describe('docs/README.md', () => {
  const index = read('docs/README.md');

  it('has four shelves', () => {
    const shelves = Array.from(index.matchAll(/^## (.*)$/gm), ([, name]) => name);
    expect(shelves).toEqual(Object.keys(SHELVES));
  });

  it.each(Object.entries(SHELVES))('has the pages of the shelf %s, once each', (name, folder) => {
    const [, shelf = ''] = index.split(`## ${name}\n`);
    const [text = ''] = shelf.split('\n## ');
    const found = Array.from(
      text.matchAll(/\]\(([a-z-]+\/(?!README)[a-z-]+\.md)/g),
      ([, page = '']) => page,
    );
    expect(found.toSorted()).toEqual(
      pages.filter((page) => page.startsWith(`${folder}/`)).toSorted(),
    );
  });
});

describe('docs/background/architecture.md', () => {
  const page = read('docs/background/architecture.md');
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

describe('the tour of docs/background/architecture.md', () => {
  it('names files that are there', () => {
    const page = read('docs/background/architecture.md');
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

/** So many words that follow one another are a fact, not a turn of speech. */
const FACT = 8;

describe('what a page says', () => {
  it('is said once: no other page has so many of its words in a row', () => {
    const files = globSync(['*.md', 'docs/!(reports)/*.md', '.github/**/*.md'], {
      cwd: root,
      // An index has the titles of its pages.
      exclude: ['CHANGELOG.md', 'docs/decisions/README.md'],
    });
    const places = new Map<string, Set<string>>();
    for (const file of files) {
      const words = wordsOf(file);
      for (let at = 0; at + FACT <= words.length; at += 1) {
        const run = words.slice(at, at + FACT).join(' ');
        places.set(run, (places.get(run) ?? new Set()).add(file));
      }
    }
    expect(places.size).toBeGreaterThan(20_000);
    const twice = [...places].filter(([, found]) => found.size > 1);
    expect(twice.map(([run, found]) => `${[...found].join(', ')}: ${run}`)).toEqual([]);
  });
});
