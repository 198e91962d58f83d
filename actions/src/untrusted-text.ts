/**
 * A character that people cannot see, apart from the blank and the line break: control characters,
 * zero-width and bidirectional ones, the byte order mark, blanks of other widths, lone surrogates.
 * Terminals obey some of them, and a reader is shown another text than a program reads.
 */
export const unprintable = /(?![ \n])[\p{C}\p{Z}]/u;

/**
 * Emoji, which may hold what cannot be seen: joiners, and the tags of a flag. Else what cannot be
 * seen, and an accent without a letter: it would go onto what stands before the text.
 */
const special = new RegExp(`(\\p{RGI_Emoji})|${unprintable.source}|(?<![^ \\n])\\p{M}`, 'gv');

/** Makes what cannot be seen visible: a terminal's escape character becomes `<U+001B>`. */
export function visible(text: string): string {
  return text.replace(special, (found, emoji?: string) => {
    if (emoji !== undefined) return emoji;
    const code = (found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return `<U+${code}>`;
  });
}

/** A visible text on one line. */
export function oneLine(text: string): string {
  return visible(text.replaceAll('\n', ' '));
}

/** A visible text on one line, cut if it is longer than `longest` UTF-16 code units. */
export function shortLine(text: string, longest = 500): string {
  const line = oneLine(text);
  if (line.length <= longest) return line;
  return `${line.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/**
 * The log of a workflow is a terminal too, where `::name::` at the start of a line and `##[name]`
 * anywhere are commands to the runner. For a whole text, after its lines have been put together.
 */
export function withoutCommands(text: string): string {
  return text.replaceAll('##[', '## [').replace(/^([^\S\n]*)::/gm, '$1: :');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function withEntities(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

/** A visible text for the inside of an HTML element or of a quoted attribute. */
export function htmlText(text: string): string {
  return withEntities(visible(text));
}

/** All but the characters that XML 1.0 allows: https://www.w3.org/TR/xml/#charsets. */
const NOT_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** A text for a quoted attribute of XML, without what XML cannot hold; its line ends stay. */
export function xmlText(text: string): string {
  return withEntities(text.replaceAll(NOT_XML, '')).replaceAll('\n', '&#10;');
}
