/**
 * The items to try: all of them in `make soak`, else every `step`th, so that `make test` stays short and
 * still passes each kind of thing.
 */
export function share<T>(items: readonly T[], step: number): readonly T[] {
  return isSoak() ? items : items.filter((_, index) => index % step === 0);
}

/** Whether this is `make soak`. */
export function isSoak(): boolean {
  return process.env['VSC_SOAK'] !== undefined;
}
