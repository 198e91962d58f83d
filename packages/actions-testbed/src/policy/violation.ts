/** One broken rule, at a place that an editor can open. */
export interface Violation {
  /** Path from the repository's root. */
  readonly file: string;
  readonly line: number;
  /** What is wrong and what to write instead. */
  readonly message: string;
}

/** One line each, `file:line: message`, so that a failing test shows nothing else. */
export function lines(violations: readonly Violation[]): string[] {
  return violations.map(({ file, line, message }) => `${file}:${line}: ${message}`);
}
