/** How requests go wrong from now on. */
export interface Fault {
  /** Which ones, such as `POST /issues/{issue_number}/comments`; all by default. */
  readonly of?: string;
  /** How many; all that come, by default. */
  readonly times?: number;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly message?: string;
  /** Answer this late. */
  readonly delayMs?: number;
  /** Cut the connection: before the request is carried out, or after, so that only the answer is lost. */
  readonly drop?: 'before' | 'after';
}

/** GitHub's answer to a client that is too fast, as its documentation shows it. */
export function secondaryRateLimit(seconds: number): Fault {
  return {
    status: 403,
    headers: { 'retry-after': String(seconds) },
    message:
      'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
  };
}

/** The faults that a test has asked for, in turn. */
export class Faults {
  private readonly waiting: { fault: Fault; left: number }[] = [];

  /** Adds one behind those that are there, or ends all of them with undefined. */
  set(fault: Fault | undefined): void {
    if (fault === undefined) this.waiting.length = 0;
    else this.waiting.push({ fault, left: fault.times ?? Infinity });
  }

  /** The fault of a request to a route. */
  next(route: string): Fault | undefined {
    const found = this.waiting.find(
      ({ fault, left }) => left > 0 && (fault.of === undefined || fault.of === route),
    );
    if (found !== undefined) found.left--;
    return found?.fault;
  }
}
