import type { Usage } from './measure.ts';

/** One thing to measure. */
export interface Benchmark {
  readonly name: string;
  /** What the figures must stay below on an idle machine of two cores. */
  readonly limits: {
    readonly seconds: number;
    readonly megabytes?: number;
    /** As a multiple of what the name says it is beside. */
    readonly times?: number;
  };
  /** Why it can't run here, in words; undefined where it can. */
  readonly skipped?: string | undefined;
  /**
   * Starts what the program needs, such as a server, and gives the measurement. A UserError says that
   * something isn't there, and the benchmark is left out.
   * @param roots the checkouts to measure, one after the other
   */
  readonly run: (roots: readonly string[]) => Promise<Usage[]>;
}
