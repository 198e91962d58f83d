/** How much a finding weighs: an error blocks the merge, a warning asks, a notice informs. */
export type Severity = 'error' | 'warning' | 'notice';

/** A stretch of one line of a file, counted from 1 as editors and GitHub count. */
export interface Place {
  /** Path from the repository's root, with forward slashes. */
  readonly file: string;
  readonly line: number;
  /** First column, in UTF-16 code units. */
  readonly column: number;
  /** One past the last column, on the same line. */
  readonly endColumn: number;
}

/** @public One thing to say about a place in a file. The texts may quote hostile input: reports escape. */
export interface Finding {
  readonly place: Place;
  /**
   * The rule's id, such as `pinned-version`; docs/reference/rules.md has a heading for each of the environment's,
   * docs/background/image.md explains those of images.
   */
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong, in one or two plain sentences. */
  readonly message: string;
  /** What to write or do instead. */
  readonly suggestion?: string;
}

/** The first of the findings on a file that cannot be used, for a message: `file:line: message`. */
export function firstProblem(file: string, [first]: readonly Finding[]): string {
  if (first === undefined) return `${file} cannot be read`;
  return `${first.place.file}:${first.place.line}: ${first.message}`;
}
