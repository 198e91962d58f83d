import { unprintable } from './unprintable.ts';

const everyUnprintable = new RegExp(`${unprintable.source}|\\n`, 'gu');

/**
 * A text that others wrote, made fit for one line of a terminal or a log: what can't be seen (escape
 * sequences, line breaks, writing direction) becomes `?`, and it is cut at `longest` characters.
 */
export function printable(text: string, longest = 500): string {
  const clean = text.replaceAll(everyUnprintable, '?');
  return clean.length <= longest ? clean : `${clean.slice(0, longest - 1)}…`;
}
