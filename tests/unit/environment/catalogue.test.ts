import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../actions/src/environment/rules/catalogue.ts';

const page = readFileSync(
  path.resolve(import.meta.dirname, '../../../docs/reference/rules.md'),
  'utf8',
);
const sections = new Map(
  page
    .split(/^### /m)
    .slice(1)
    .map((section) => [section.slice(0, section.indexOf('\n')), section.replaceAll('\n', ' ')]),
);

describe('docs/reference/rules.md', () => {
  it('has a section for each rule, and none for others', () => {
    expect([...sections.keys()].toSorted()).toEqual(Object.keys(catalogue).toSorted());
  });

  it.each(Object.entries(catalogue))('says of %s what the program says', (id, sentence) => {
    // From its beginning: an empty sentence is in every text.
    expect(sections.get(id)?.startsWith(`${id}  ${sentence} `)).toBe(true);
  });
});
