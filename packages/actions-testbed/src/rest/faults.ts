/** How requests fail from now on. */
export interface Fault {
  /** Which requests fail, such as `POST /issues/{issue_number}/comments`; by default, all. */
  readonly of?: string;
  /** How many requests fail; by default, all that come. */
  readonly times?: number;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly message?: string;
  /** Delay the answer by this long. */
  readonly delayMs?: number;
  /** Cut the connection before the request is carried out, or after it, so that only the answer is lost. */
  readonly drop?: 'before' | 'after';
}

/** GitHub's answer to a client that sends too many requests, as its documentation shows it. */
export function secondaryRateLimit(seconds: number): Fault {
  return {
    status: 403,
    headers: { 'retry-after': String(seconds) },
    message:
      'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
  };
}

/** The faults that a test has asked for, in order. */
export class Faults {
  private readonly waiting: { fault: Fault; left: number }[] = [];

  /** Adds a fault after those that are there; undefined ends all of them. */
  set(fault: Fault | undefined): void {
    if (fault === undefined) this.waiting.length = 0;
    else this.waiting.push({ fault, left: fault.times ?? Infinity });
  }

  /** The fault that a request to a route meets, if there is one. */
  next(route: string): Fault | undefined {
    const found = this.waiting.find(
      ({ fault, left }) => left > 0 && (fault.of === undefined || fault.of === route),
    );
    if (found !== undefined) found.left--;
    return found?.fault;
  }
}
