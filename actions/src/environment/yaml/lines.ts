import type { Place } from '../../finding.ts';

/** Turns offsets into a file's text into places that editors understand. */
export class Lines {
  private readonly starts: number[] = [0];
  private readonly file: string;
  private readonly text: string;

  constructor(file: string, text: string) {
    this.file = file;
    this.text = text;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      this.starts.push(at + 1);
    }
  }

  /** The place of `text.slice(start, end)`, cut at the end of its first line. */
  place(start: number, end: number): Place {
    const line = this.lineAt(start);
    const lineStart = this.starts[line] ?? 0;
    const nextLine = this.starts[line + 1];
    const lineEnd = nextLine === undefined ? this.text.length : nextLine - 1;
    const column = start - lineStart + 1;
    const endColumn = Math.max(Math.min(end, lineEnd) - lineStart + 1, column + 1);
    return { file: this.file, line: line + 1, column, endColumn };
  }

  /** The last line that starts at or before the offset, counted from 0. */
  private lineAt(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
