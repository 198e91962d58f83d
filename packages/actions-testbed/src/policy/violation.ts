/** One broken contract, at a place that an editor can open. */
export interface Violation {
  /** Path from the repository's root. */
  readonly file: string;
  readonly line: number;
  /** What is wrong and what to write instead. */
  readonly message: string;
}

/** `file:line: message`, one line each, so that a failing test shows nothing else. */
export function lines(violations: readonly Violation[]): string[] {
  return violations.map(({ file, line, message }) => `${file}:${line}: ${message}`);
}
