import type { Finding } from '../../finding.ts';
import { unprintable } from '../../untrusted-text.ts';
import { finding } from '../rules/catalogue.ts';
import { Lines } from './lines.ts';

/** Larger files are not read: the official ones have 2 kB, and YAML parsing takes time by the byte. */
export const maxBytes = 50_000;

/** Things that a text file here never holds, the most telling one first. */
const forbidden: readonly { pattern: RegExp; message: string; suggestion: string }[] = [
  {
    pattern: /^(<{7}|={7}|>{7}|\|{7})( |$)/m,
    message: 'This is the marker of a merge conflict.',
    suggestion: 'resolve the conflict: keep the lines that belong, delete the markers',
  },
  {
    pattern: /\r/,
    message: 'Lines end in CRLF (Windows) instead of LF.',
    suggestion:
      'save the file with LF line endings: `git add --renormalize .` does it, and so does LF in place of CRLF in the bar of the web editor (the key `.` on the page of the file)',
  },
  {
    pattern: /\t/,
    message: 'This is a tab; YAML is indented with spaces.',
    suggestion: 'replace the tab with spaces',
  },
  {
    pattern: unprintable,
    message: 'This is a character that cannot be seen.',
    suggestion: 'delete it and type the line again',
  },
];

/**
 * The text of a file, or the one finding that says why it is not text. Comments may be in any language,
 * so characters beyond ASCII pass, as long as they can be seen.
 */
export function decodeText(file: string, bytes: Uint8Array): string | Finding {
  const refuse = (text: string, at: number, length: number, message: string, suggestion: string) =>
    finding(
      'file-readable',
      'error',
      new Lines(file, text).place(at, at + length),
      message,
      suggestion,
    );
  if (bytes.length > maxBytes) {
    const message = `The file is larger than ${maxBytes / 1000} kB.`;
    return refuse(
      '',
      0,
      1,
      message,
      'an environment file has a few kB; remove what does not belong',
    );
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const at = Buffer.from(bytes).toString('utf8').indexOf('\ufffd');
    const readable = Buffer.from(bytes).toString('utf8');
    return refuse(readable, at, 1, 'The file is not UTF-8.', 'save it in UTF-8, without a BOM');
  }
  if (text.startsWith('\ufeff')) {
    return refuse(text, 0, 1, 'The file starts with a byte order mark.', 'save it without a BOM');
  }
  if (text.trim() === '') {
    return refuse(text, 0, 1, 'The file is empty.', 'start from the file on the main branch');
  }
  for (const { pattern, message, suggestion } of forbidden) {
    const match = pattern.exec(text);
    if (match !== null) return refuse(text, match.index, match[0].length, message, suggestion);
  }
  return text;
}
