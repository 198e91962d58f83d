/**
 * A text that others wrote, made fit for one line of a terminal or a log: control and format
 * characters (escape sequences, line breaks, writing direction) become `?`, and it is cut at
 * `longest` characters.
 */
export function printable(text: string, longest = 500): string {
  const clean = text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '?');
  return clean.length <= longest ? clean : `${clean.slice(0, longest - 1)}…`;
}
