import { describe, expect, it } from 'vitest';
import {
  htmlText,
  oneLine,
  shortLine,
  visible,
  withoutCommands,
} from '../../../actions/src/untrusted-text.ts';

describe('visible', () => {
  it.each([
    ['\x1b[31mred', '<U+001B>[31mred'],
    ['a\u202eb', 'a<U+202E>b'],
    ['a\u200bb', 'a<U+200B>b'],
    ['a\u200db', 'a<U+200D>b'],
    ['a\0b\rc', 'a<U+0000>b<U+000D>c'],
    ['\ud800', '<U+D800>'],
    ['\u0301a \u0301', '<U+0301>a <U+0301>'],
    ['Grüße 💜 日本 e\u0301', 'Grüße 💜 日本 e\u0301'],
    ['👩‍💻 ❤️ 1️⃣ 🇯🇵', '👩‍💻 ❤️ 1️⃣ 🇯🇵'],
    ['\u{1F3F4}\u{E0067}\u{E0062}', '\u{1F3F4}<U+E0067><U+E0062>'],
  ])('%j', (text, expected) => {
    expect(visible(text)).toBe(expected);
  });
});

describe('one line', () => {
  it('has no line break', () => {
    expect(oneLine('a\nb\r\nc')).toBe('a b<U+000D> c');
  });

  it('is cut where it is too long, between characters', () => {
    expect(shortLine('abcdef', 6)).toBe('abcdef');
    expect(shortLine('abcdefg', 6)).toBe('abcde…');
    expect(shortLine('abcd💜💜', 6)).toBe('abcd…');
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
  it('leaves no markup, and nothing that cannot be seen', () => {
    expect(htmlText(`<a href="x">&'\u202e`)).toBe(
      '&lt;a href=&quot;x&quot;&gt;&amp;&#39;&lt;U+202E&gt;',
    );
  });
});
