import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { reportOf } from '../../../actions/src/commands/request/validate/validate-report.ts';
import { checkFiles } from '../../../actions/src/environment/check.ts';
import { readEnvironment } from '../../../actions/src/environment/files/read.ts';
import type { Finding } from '../../../actions/src/finding.ts';
import schema from '../../../actions/validate-environment/report.schema.json' with { type: 'json' };
import { officialBytes, officialPolicy } from './fixture.ts';
import { mutantOf } from './mutants.ts';

const head = 'name: condaenv\nchannels:\n  - conda-forge\n';
const validReport = new Ajv({ allErrors: true }).compile(schema);

/** What a report says of a file, after the report's own schema. */
function reported(findings: readonly Finding[]) {
  const variant = { file: 'f.yml', changes: undefined, solution: undefined };
  const report = reportOf({
    verdict: 'blocked',
    findings,
    base: undefined,
    notes: [],
    variants: { cpu: variant, gpu: variant },
    sources: new Map(),
  });
  expect(validReport(report), JSON.stringify(validReport.errors)).toBe(true);
  return report.findings;
}

/** `line:column-endColumn` of each finding. */
function placesIn(text: string): string[] {
  const { findings } = readEnvironment('f.yml', Buffer.from(text));
  return reported(findings).map(({ line, column, endColumn }) => `${line}:${column}-${endColumn}`);
}

describe('a value that is empty', () => {
  it.each([
    ['an item', 'dependencies:\n  - av=9\n  - \n  - numpy=1\n', ['6:3-4']],
    ['an item without a blank', 'dependencies:\n  - av=9\n  -\n', ['6:3-4']],
    ['an item at the end of the text', 'dependencies:\n  - av=9\n  -', ['6:3-4']],
    ['an item with a comment', 'dependencies:\n  - # a - b\n  - av=9\n', ['5:3-4']],
    ['two items', 'dependencies:\n  -\n\n  # - c\n  -   \n', ['5:3-4', '8:3-4']],
    ['an item in an item', 'dependencies:\n  - -\n', ['5:5-6']],
    ['a list of pip', 'dependencies:\n  - av=9\n  - pip:\n', ['6:5-8']],
    ['a list of pip, a comment', 'dependencies:\n  - pip: # none\n  - av=9\n', ['5:5-8']],
    ['an item of pip', 'dependencies:\n  - pip:\n      -\n', ['6:7-8']],
    ['a list of pip in braces', 'dependencies: [av=9, {pip: }]\n', ['4:23-26']],
    ['a key without a colon', 'dependencies: [av=9, {pip}]\n', ['4:23-26']],
    ['all dependencies', 'dependencies:\n', ['4:1-13']],
    ['all dependencies, at the end of the text', 'dependencies:', ['4:1-13']],
    ['null', 'dependencies:\n  - null\n  - ~\n', ['5:5-9', '6:5-6']],
    ['text', 'dependencies:\n  - ""\n', ['5:5-7']],
    ['a list', 'dependencies: []\n', ['4:1-13']],
    ['a key', 'dependencies:\n  - av=9\n: x\n', ['6:1-2']],
  ])('%s stands in its own line', (_title, text, places) => {
    expect(placesIn(head + text)).toEqual(places);
  });

  it.each([
    ['a name', 'name:\nchannels:\n  - a\ndependencies:\n  - av=9\n', ['1:1-5']],
    ['a channel', 'name: condaenv\nchannels:\n  -\ndependencies:\n  - av=9\n', ['3:3-4']],
    ['the file', '# nothing\n', ['1:1-2']],
    ['the document', '---\n', ['1:4-5']],
  ])('%s stands in its own line', (_title, text, places) => {
    expect(placesIn(text)).toEqual(places);
  });
});

describe('the place of', () => {
  it.each([
    ['a key without a meaning', 'dependencies:\n  - av=9\nprefix: /opt/env\n', ['6:1-7']],
    ['such a key with a slash', 'dependencies:\n  - av=9\na/b~c: 1\n', ['6:1-6']],
    ['such a key in an entry', 'dependencies:\n  - pip: [a==1]\n    conda: 1\n', ['6:5-10']],
    ['a wrong name', 'dependencies:\n  - a b\n', ['5:5-8']],
    ['a number', 'dependencies:\n  - 1.20\n', ['5:5-9']],
    ['text in place of a list', 'dependencies: |\n  av=9\n', ['4:15-16']],
    ['an entry over two lines', 'dependencies:\n  - av=9\n    b\n', ['5:5-9']],
    ['what is missing', 'dependencie:\n  - av=9\n', ['1:1-2', '4:1-12']],
    ['an open quote', 'dependencies:\n  - "av=9\n', ['5:10-11']],
    ['an open bracket', 'dependencies: [av=9\n', ['4:20-21']],
    ['a dash too far left', 'dependencies:\n  - av=9\n - b=1\n', ['6:1-2']],
    ['a colon without a blank', 'dependencies:x\nb: c\n', ['4:1-15']],
    ['a second colon', 'dependencies:\n  - a: b: c\n', ['5:8-9']],
    ['a key that is a list', 'dependencies:\n  - ? [a]\n    : b\n', ['5:7-8']],
    ['a comma too many', 'dependencies: [a=1, , b=2]\n', ['4:21-22']],
    ['an anchor', 'dependencies:\n  - &x av=9\n', ['5:5-7']],
    ['an alias', 'dependencies: [av=9, *x]\n', ['4:22-24']],
    ['a tag', 'dependencies:\n  - !!str av=9\n', ['5:5-10']],
    ['a merge key', '<<: {}\ndependencies:\n  - av=9\n', ['4:1-3']],
    ['a second document', 'dependencies:\n  - av=9\n...\n---\na: 1\n', ['7:1-4']],
  ])('%s', (_title, text, places) => {
    expect(placesIn(head + text)).toEqual(places);
  });

  it('nothing in text that only looks like YAML', () => {
    const text = `${head}dependencies:\n  - "&a=*b"\n`;
    expect(placesIn(text)).toEqual(['5:5-12']);
    expect(placesIn(text.replace('"&a=*b"', '|-\n    !a\n    ---\n    %b'))).toEqual(['5:5-7']);
  });
});

function nested(levels: number): string {
  return `a: ${'['.repeat(levels - 1)}x${']'.repeat(levels - 1)}\n`;
}

describe('nesting', () => {
  it('ends at 16 levels', () => {
    const rules = [16, 17].map((levels) => {
      const { findings } = readEnvironment('f.yml', Buffer.from(nested(levels)));
      return findings[0]?.rule;
    });
    expect(rules).toEqual(['file-schema', 'yaml-syntax']);
  });

  it.each(['[', '{', '- ', '? ', '[\n', '{a: '])('of 40 kB of %j is refused at once', (part) => {
    const [place, ...more] = placesIn(part.repeat(40_000 / part.length));
    expect(more).toEqual([]);
    expect(Number(place?.split(':')[0])).toBeLessThan(20);
  });
});

describe('a second list of pip', () => {
  const text = `${head}dependencies:\n  - pip:\n      - b==1\n  - pip:\n      - c==1\n      - d\n`;

  it('is an error at its own line, and read all the same', () => {
    const { file, findings } = readEnvironment('f.yml', Buffer.from(text));
    expect(findings).toEqual([
      {
        rule: 'file-schema',
        severity: 'error',
        place: { file: 'f.yml', line: 7, column: 5, endColumn: 8 },
        message: expect.stringContaining('not the one on line 5') as string,
        suggestion: 'move its entries to the list on line 5',
      },
    ]);
    expect(file?.pip.map(({ raw }) => raw)).toEqual(['b==1', 'c==1', 'd']);
  });
});

describe('mutants of the official files', () => {
  const policy = officialPolicy();
  const seeds = Array.from({ length: 200 }, (_, seed) => seed);

  it.each(['environment-cpu.yml', 'environment-gpu.yml'])('%s: 200 have findings in it', (name) => {
    const official = officialBytes(name).toString();
    let broken = 0;
    for (const seed of seeds) {
      const text = mutantOf(official, seed);
      const { file, findings } = readEnvironment('f.yml', Buffer.from(text));
      const more = checkFiles({ policy, head: file === undefined ? {} : { cpu: file }, base: {} });
      const rows = text.replace(/\n$/, '').split('\n');
      for (const { line, column, endColumn, message } of reported([...findings, ...more])) {
        const about = `seed ${seed}, ${line}:${column}-${endColumn}: ${message}`;
        const width = rows[line - 1]?.length ?? -1;
        // What is missing at the end of a line stands behind it.
        expect(column, about).toBeLessThanOrEqual(width + 1);
        expect(endColumn, about).toBeGreaterThan(column);
        expect(endColumn, about).toBeLessThanOrEqual(Math.max(width, column) + 1);
      }
      if (file === undefined) broken += 1;
    }
    expect(broken).toBeGreaterThan(66);
    expect(broken).toBeLessThan(194);
  });
});
