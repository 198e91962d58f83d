/** Why something failed, for people. */
export interface ReportedFailure {
  readonly message: string;
  readonly next: string | null;
}

/** Characters of a text in a report: what is printed while building and testing has no bound. */
const LONGEST = 1000;
/** A failure quotes the last lines of a step. */
const LONGEST_FAILURE = 8000;

/** A text for a report, cut if it is longer than its reader has to expect. */
export function boundedText(text: string, longest = LONGEST): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}

/** A failure for a report; null if there is none. */
export function boundedFailure(failure: ReportedFailure | undefined): ReportedFailure | null {
  if (failure === undefined) return null;
  const { message, next } = failure;
  return {
    message: boundedText(message, LONGEST_FAILURE),
    next: next === null ? null : boundedText(next),
  };
}
