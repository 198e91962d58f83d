import { expect } from 'vitest';
import { nodesOf, parseMarkdown, textOutsideCode, typesIn } from '../../support/pages/markdown.ts';

/** A comment or a summary of ours holds nothing but text of whatever is quoted in it. */
export function expectClean(text: string): void {
  expect(text.length).toBeLessThanOrEqual(65_536);
  const shape = parseMarkdown(text);
  const plain = textOutsideCode(shape);
  for (const bad of ['<img', '<script', '@everyone', '](http', '::error', '\u202E', '\u001B']) {
    expect(plain).not.toContain(bad);
  }
  const elements = typesIn(shape).filter((type) => type.startsWith('html '));
  const ours = /^html <(?:!-- [\w-]+ --|br|\/?sub|\/?details|\/?summary)>/;
  expect(elements.filter((type) => !ours.test(type))).toEqual([]);
  expect(nodesOf(shape, 'image')).toEqual([]);
  expect(text).not.toContain('ghs_');
}
