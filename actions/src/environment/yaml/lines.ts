import { LineCounter } from 'yaml';
import type { Place } from '../../finding.ts';

/** Turns offsets into a file's text into places that editors understand. */
export class Lines {
  private readonly counter = new LineCounter();
  private readonly file: string;
  private readonly text: string;

  constructor(file: string, text: string) {
    this.file = file;
    this.text = text;
    for (let at = 0; at >= 0; at = text.indexOf('\n', at) + 1 || -1) this.counter.addNewLine(at);
  }

  /**
   * The place of `text.slice(start, end)`, cut at the end of its first line. What is missing at the end
   * of the text is on its last line, not on one that isn't there.
   */
  place(start: number, end: number): Place {
    const { text, file } = this;
    const from = start === text.length && text.endsWith('\n') ? start - 1 : start;
    const { line, col: column } = this.counter.linePos(from);
    const lineEnd = text.indexOf('\n', from);
    const until = lineEnd < 0 ? end : Math.min(end, lineEnd);
    return { file, line, column, endColumn: column + Math.max(until - from, 1) };
  }
}
