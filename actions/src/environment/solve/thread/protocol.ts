/** What travels between the main thread and the solver's thread. */
export type SolverRequest =
  | ({ readonly kind: 'solve' } & SolveTask)
  /** Which of the versions a constraint allows. */
  | { readonly kind: 'match'; readonly constraint: string; readonly versions: readonly string[] };

export type SolverReply =
  | { readonly ok: true; readonly packages: readonly SolvedPackage[] }
  /** Newest first; spellings of one version (`1.0`, `1.0.0`) share a place. */
  | { readonly ok: true; readonly versions: readonly (readonly string[])[] }
  /** The solver's own message. */
  | { readonly ok: false; readonly error: string };

export interface SolveTask {
  /** Match specs as repodata writes them: `name constraint build`, without a channel. */
  readonly specs: readonly string[];
  /** In order of priority. */
  readonly channels: readonly WireChannel[];
  /** Preferred as long as they fit. */
  readonly locked: readonly SolvedPackage[];
}

export interface WireChannel {
  readonly url: string;
  readonly subdirs: readonly WireSubdir[];
}

export interface WireSubdir {
  readonly subdir: string;
  readonly packageBase: string;
  /** Name to compressed msgpack. */
  readonly shards: ReadonlyMap<string, Uint8Array>;
}

/** One package of a solved environment, as its lock records it. */
export interface SolvedPackage {
  readonly name: string;
  readonly version: string;
  readonly build: string;
  readonly buildNumber: number;
  readonly subdir: string;
  /** Public address of the package. */
  readonly url: string;
  readonly md5: string | undefined;
  readonly sha256: string | undefined;
  /** Bytes to download; a few old records don't say. */
  readonly size: number | undefined;
  readonly depends: readonly string[];
}
