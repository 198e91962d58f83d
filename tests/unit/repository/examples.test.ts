import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

/** Lines without their indentation, which a document has its own of. */
const linesOf = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim());

/** Code blocks of a document below a mark that names where they come from. */
function examplesIn(markdown: string) {
  const marked = /<!-- from: (\S+) -->\s+```\w*\n([^]*?)\n *```/g;
  return Array.from(markdown.matchAll(marked), ([, file = '', code = '']) => ({ file, code }));
}

/** Whether the lines of an example follow one another in a file. */
function holds(text: string, code: string): boolean {
  return `\n${linesOf(text).join('\n')}\n`.includes(`\n${linesOf(code).join('\n')}\n`);
}

const documents = globSync(['*.md', 'docs/!(reports|decisions)/*.md'], { cwd: root });
const examples = documents.flatMap((document) =>
  examplesIn(read(document)).map((example) => ({ document, ...example })),
);

describe('an example of a document', () => {
  it.each(examples)('is word for word code of $file ($document)', ({ file, code }) => {
    expect(holds(read(file), code), code).toBe(true);
  });

  it('is there for each thing that docs/how-to/extending.md adds', () => {
    const page = read('docs/how-to/extending.md');
    const sections = page.split(/^## /m).slice(1);
    expect(sections.length).toBeGreaterThan(5);
    for (const section of sections) {
      // An input is added by a test of its own.
      expect(section).toMatch(/<!-- from: |generate\.test\.ts/);
    }
    const marks = page.match(/<!-- from:/g) ?? [];
    expect(examplesIn(page)).toHaveLength(marks.length);
  });

  it('is compared line by line', () => {
    expect(holds('  a\n  b\nc', 'b\n c')).toBe(true);
    expect(holds('a\nb\nc', 'a\nc')).toBe(false);
    expect(holds('ab\nc', 'b\nc')).toBe(false);
  });
});

describe('a test that a document names', () => {
  const names = documents.flatMap((document) =>
    Array.from(
      read(document).matchAll(
        /`((?:tests|actions|packages|runtime|scripts)\/[\w./-]+\.(?:ts|py))`/g,
      ),
      ([, file = '']) => ({ document, file }),
    ),
  );

  it('is there', () => {
    expect(names.length).toBeGreaterThan(50);
    const gone = names.filter(({ file }) => globSync(file, { cwd: root }).length === 0);
    expect(gone).toEqual([]);
  });
});

describe('the threat model', () => {
  const barriers = read('docs/background/threat-model.md').split('## Barriers')[1] ?? '';
  const rows = barriers
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| ---'))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter(([, , , proof]) => proof !== 'Proof');

  it('names a test against each attack, or says that it was not exercised', () => {
    expect(rows.length).toBeGreaterThan(50);
    const unproven = rows.filter(
      ([, , , proof = '']) => !/`[\w./-]+`|^the same$|^not exercised: /.test(proof),
    );
    expect(unproven).toEqual([]);
  });

  it('names only tests that are there', () => {
    const named = rows.flatMap(([, , , proof = '']) =>
      Array.from(proof.matchAll(/`([\w./-]+(?:\.ts|\.py|\/))`/g), ([, name = '']) => name),
    );
    expect(named.length).toBeGreaterThan(60);
    const gone = named.filter(
      (name) => globSync([name, `tests/unit/report/${name}`], { cwd: root }).length === 0,
    );
    expect(gone).toEqual([]);
  });
});
