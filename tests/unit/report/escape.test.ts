import { describe, expect, it } from 'vitest';
import {
  htmlText,
  markdownProse,
  markdownText,
  visible,
  withoutCommands,
} from '../../../actions/src/report/escape.ts';

describe('visible', () => {
  it.each([
    ['\x1b[31mred', '<U+001B>[31mred'],
    ['a\u202eb', 'a<U+202E>b'],
    ['a\u200bb', 'a<U+200B>b'],
    ['a\0b\rc', 'a<U+0000>b<U+000D>c'],
    ['\ud800', '<U+D800>'],
    ['Grüße 💜 日本', 'Grüße 💜 日本'],
  ])('%j', (text, expected) => {
    expect(visible(text)).toBe(expected);
  });
});

describe('withoutCommands', () => {
  it.each([
    ['::set-output name=x::y', ': :set-output name=x::y'],
    ['  ::error::x', '  : :error::x'],
    ['x ##[error]y', 'x ## [error]y'],
    ['a\n\t::error::b\n\n::c', 'a\n\t: :error::b\n\n: :c'],
    ['pytorch::pytorch=1', 'pytorch::pytorch=1'],
  ])('%j', (text, expected) => {
    expect(withoutCommands(text)).toBe(expected);
  });
});

describe('htmlText', () => {
  it('leaves no markup', () => {
    expect(htmlText(`<a href="x">&'`)).toBe('&#60;a href=&#34;x&#34;&#62;&#38;&#39;');
  });
});

describe('markdownText', () => {
  it.each([
    '<script>alert(1)</script>',
    '[click](https://evil.example)',
    '![x](https://evil.example/x.png)',
    '**bold** _em_ ~~del~~ `code`',
    '| a | b |',
    '# heading',
    '- item',
    'https://evil.example www.evil.example a@b.example',
    '&lt;',
    '\\*',
  ])('leaves no syntax in %j', (text) => {
    // Only letters, digits, blanks and decimal character references are left.
    expect(markdownText(text).replace(/&#\d+;/g, '')).toMatch(/^[\p{L}\p{N} ]*$/u);
  });

  it('keeps mentions and references apart', () => {
    expect(markdownText('@org/team')).toBe('&#64;&#8203;org&#47;team');
    expect(markdownText('#12')).toBe('&#35;&#8203;12');
    expect(markdownText('GH-12')).toBe('GH&#8203;&#45;12');
    expect(markdownText('0123456789abcdef')).toContain('0123456&#8203;');
  });
});

describe('markdownProse', () => {
  it('makes code of what stands between backticks', () => {
    expect(markdownProse('use `a=1` here')).toBe('use <code>a&#61;1</code> here');
  });

  it('is not led astray by a backtick too many', () => {
    expect(markdownProse('`a`` <b>')).toBe('<code>a</code>&#96; &#60;b&#62;');
    expect(markdownProse('`')).toBe('&#96;');
  });
});
