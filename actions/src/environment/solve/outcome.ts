import type { Finding } from '../../finding.ts';
import type { CondaSpec } from '../model.ts';
import type { SolvedPackage } from './thread/protocol.ts';

/**
 * What came of solving one environment. Verdicts are kept apart by whose turn it is: the author's
 * (`invalid`, `unsolvable`, `strict-priority`), a server's (`channel-unavailable`), ours or nobody's
 * (`timed-out`, `crashed`).
 */
export type SolveOutcome = Solved | Rejected | Unsettled;

interface Solved {
  readonly verdict: 'solved';
  readonly packages: readonly SolvedPackage[];
  /** Those of the lock that its channels no longer list: there is no solution without them. */
  readonly withdrawn?: readonly string[];
}

/** Nothing is known of the environment. */
export type Unsettled =
  ChannelUnavailable | { readonly verdict: 'timed-out' | 'crashed'; readonly message: string };

/** The environment can't be as it is written; the findings stand at its lines. */
export interface Rejected {
  /**
   * `invalid`: an entry that the solver can't read. `strict-priority`: it would solve if channels
   * could be mixed, as conda does unless told otherwise. `unsolvable`: neither.
   */
  readonly verdict: 'invalid' | 'unsolvable' | 'strict-priority';
  readonly findings: readonly Finding[];
  readonly conflicts: readonly Conflict[];
  /** The solver's own account of the first conflict; empty if a line is wrong by itself. */
  readonly details: string;
}

/** Lines of the file that can't stand together, as few of them as still clash. */
export interface Conflict {
  readonly specs: readonly CondaSpec[];
  /** In words, without a full stop, such as `numba 0.56.3 needs numpy <1.24`. */
  readonly reason: string;
  /** For each line that can be fixed alone: the version that works with the rest of the file. */
  readonly ways: readonly { readonly spec: CondaSpec; readonly version: string }[];
}

/** A server's fault; the environment may be fine. */
export interface ChannelUnavailable {
  readonly verdict: 'channel-unavailable';
  readonly channel: string;
  readonly url: string;
  /** In words, such as `HTTP 503`. */
  readonly reason: string;
  readonly attempts: number;
}
