import { shortLine } from '../../../../untrusted-text.ts';

/**
 * Why the image's `embed` made no descriptors, on one line, from the end of its errors (stderr): its own
 * `error:` line, after the last line of a main.py that failed.
 */
export function embedFailure(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const at = lines.findLastIndex((line) => line.startsWith('error: '));
  const last = lines[at < 0 ? lines.length - 1 : at - 1];
  const error = lines[at]?.slice('error: '.length);
  if (error === undefined) return shortLine(last ?? 'it printed nothing');
  const ofMain = error.startsWith('main.py ended with') && last !== undefined;
  return shortLine(ofMain ? `${last} (${error})` : error);
}
