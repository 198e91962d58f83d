/** Why a call to an engine was given up. */
export class SilentTooLong extends Error {
  override readonly name = 'SilentTooLong';
}

/** Ends what an engine does once it has said nothing for too long. */
export class Silence {
  /** For the call to the engine. */
  readonly signal: AbortSignal;
  readonly #controller = new AbortController();
  #timer: NodeJS.Timeout | undefined;

  /** @param outer ends it as well */
  constructor(outer: AbortSignal) {
    this.signal = AbortSignal.any([outer, this.#controller.signal]);
  }

  /** From now on it may be silent for so many milliseconds. */
  allow(ms: number): void {
    clearTimeout(this.#timer);
    const giveUp = () =>
      this.#controller.abort(new SilentTooLong(`no answer within ${ms / 1000} s`));
    this.#timer = setTimeout(giveUp, ms);
  }

  /** What ended it, if the silence did. */
  get reason(): SilentTooLong | undefined {
    return this.#controller.signal.reason as SilentTooLong | undefined;
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
