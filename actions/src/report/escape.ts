import { unprintable } from '../unprintable.ts';

const everyUnprintable = new RegExp(unprintable.source, 'gu');

/** Makes what cannot be seen visible: a terminal's escape character becomes `<U+001B>`. */
export function visible(text: string): string {
  return text.replace(everyUnprintable, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return `<U+${code}>`;
  });
}

/** Text for a terminal, on one line. */
export function terminalText(text: string): string {
  return visible(text.replaceAll('\n', ' '));
}

/**
 * The log of a workflow is a terminal too, where `::name::` at the start of a line and `##[name]`
 * anywhere are commands to the runner. For a whole text, after its lines have been put together.
 */
export function withoutCommands(text: string): string {
  return text.replaceAll('##[', '## [').replace(/^([^\S\n]*)::/gm, '$1: :');
}

/** Text for HTML, elements and quoted attributes. */
export function htmlText(text: string): string {
  return visible(text).replace(/[&<>"'\n]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/**
 * Text for GitHub's Markdown. Everything but letters, digits and blanks becomes a character
 * reference, which Markdown never takes for syntax. GitHub looks for mentions and issue numbers
 * after that, in the finished page: a zero-width blank keeps them apart.
 */
export function markdownText(text: string): string {
  return visible(text)
    .replace(/[^\p{L}\p{N} ]/gu, (character) => {
      const code = `&#${character.codePointAt(0)};`;
      return character === '@' || character === '#' ? `${code}&#8203;` : code;
    })
    .replace(/\b(gh|[0-9a-f]{7})/gi, '$1&#8203;');
}

/** Like `markdownText`; what stands between backticks becomes code. */
export function markdownProse(text: string): string {
  return mapProse(text, markdownText, (code) => `<code>${markdownText(code)}</code>`);
}

/** Splits at backticks; an odd one is text like any other. */
export function mapProse(
  text: string,
  plain: (part: string) => string,
  code: (part: string) => string,
): string {
  const parts = text.split('`');
  if (parts.length % 2 === 0) {
    const last = parts.pop();
    parts.push(`${parts.pop()}\`${last}`);
  }
  return parts.map((part, index) => (index % 2 === 0 ? plain(part) : code(part))).join('');
}
