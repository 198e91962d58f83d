import { describe, expect, it } from 'vitest';
import {
  markdownFence,
  markdownParagraph,
  markdownProse,
} from '../../../actions/src/report/markdown-text.ts';
import { proseParts } from '../../../actions/src/report/prose.ts';
import { oneLine, visible } from '../../../actions/src/untrusted-text.ts';
import { hostileTexts } from '../../support/pages/hostile-texts.ts';
import { parseMarkdown, type Shape, typesIn } from '../../support/pages/markdown.ts';

/** Nothing but text and code. */
const harmless = /^(?:text|inlineCode|html <\/?code>)$/;

function expectTextOnly({ children, text: seen }: Shape, text: string) {
  for (const type of children.flatMap(typesIn)) expect(type).toMatch(harmless);
  const expected = proseParts(oneLine(text)).map((part) => part.text);
  expect(seen.replaceAll(' ', '')).toBe(expected.join('').replaceAll(' ', ''));
}

describe('a text of others', () => {
  it.each(hostileTexts.filter((text) => text.trim() !== ''))(
    'is text as a paragraph: %j',
    (text) => {
      const { children } = parseMarkdown(`above\n\n${markdownParagraph(text)}\n\nbelow\n`);
      expect(children.map(({ type }) => type)).toEqual(['paragraph', 'paragraph', 'paragraph']);
      expectTextOnly(children[1]!, text);
    },
  );

  it.each(hostileTexts)('is text in a heading and in a list: %j', (text) => {
    const { children } = parseMarkdown(
      `## ✅ ${markdownProse(text)}\n\n- ${markdownParagraph(text)}\n`,
    );
    expect(children.map(({ type }) => type)).toEqual(['heading', 'list']);
    expectTextOnly(children[0]!, `✅ ${text}`);
    const [item] = children[1]!.children;
    expect(item?.children.map(({ type }) => type)).toEqual(text.trim() === '' ? [] : ['paragraph']);
    if (item?.children[0] !== undefined) expectTextOnly(item.children[0], text);
  });

  it.each(hostileTexts)('is text within code: %j', (text) => {
    const quoted = `\`${text.replaceAll('`', '')}\``;
    const [paragraph] = parseMarkdown(`is ${markdownProse(quoted)} so`).children;
    expect(paragraph?.type).toBe('paragraph');
    expectTextOnly(paragraph!, `is ${quoted} so`);
  });

  it.each(hostileTexts)('is text in a fence: %j', (text) => {
    const fenced = markdownFence(`${text}\n${text}`);
    const { children } = parseMarkdown(`above\n${fenced}\nbelow\n`);
    expect(children.map(({ type }) => type)).toEqual(['paragraph', 'code', 'paragraph']);
    expect(children[1]?.text).toBe(visible(`${text}\n${text}`.replaceAll('\t', '    ')));
  });
});

describe('a text', () => {
  it.each([
    ['numpy=1.24.2 is not on conda-forge: 3 of 4', 'numpy=1.24.2 is not on conda-forge: 3 of 4'],
    ['environment/environment-cpu.yml, _x_y', 'environment/environment-cpu.yml, \\_x_y'],
    ['1.24 of 2', '1.24 of 2'],
    ['write `a=1`, not `>=1,<2|>3`', 'write `a=1`, not <code>&gt;=1,&lt;2&#124;&gt;3</code>'],
    ['see https://x.example/?a=b now', 'see `https://x.example/?a=b` now'],
  ])('can be read as it is: %j', (text, markdown) => {
    expect(markdownParagraph(text)).toBe(markdown);
  });

  it.each([
    ['@org/team', '@&#8203;org/team'],
    ['see #12', 'see \\#&#8203;12'],
    ['a/b#12', 'a/b#&#8203;12'],
    ['GH-12', 'GH-&#8203;12'],
    ['in 0123456789abcdef', 'in 0123456&#8203;789abcdef'],
    [':tada:', ':&#8203;tada:'],
    // GitHub looks for addresses in a page's text; elements do not keep it from it.
    ['`a|https://x`', '<code>a&#124;https:&#8203;//x</code>'],
    ['`a|www.x`', '<code>a&#124;www&#8203;.x</code>'],
  ])('has its references kept apart: %j', (text, markdown) => {
    expect(markdownProse(text)).toBe(markdown);
  });

  it('is not led astray by a backtick too many', () => {
    expect(markdownProse('`a`` <b>')).toBe('`a`\\` &lt;b&gt;');
    expect(markdownProse('`')).toBe('\\`');
    expect(markdownProse('`a``b`')).toBe('`a`&#8203;`b`');
  });
});
