import type { Place } from '../finding.ts';

/** Environment files by the name of their variant; one that could not be read is absent. */
export type EnvironmentFiles = Readonly<Record<string, EnvironmentFile>>;

/** A channel of an environment file. */
export interface ChannelEntry {
  readonly name: string;
  readonly place: Place;
}

/** A conda match spec as environment files may hold it: `[channel::]name[constraint[=build]]`. */
export interface CondaSpec {
  /** The entry as written. */
  readonly raw: string;
  readonly channel: string | undefined;
  /** In lower case, as conda compares names. */
  readonly name: string;
  /** The constraint on the version with its operator, as conda takes it: `=1.2`, `==1.2`, `>=1,<2`. */
  readonly constraint: string | undefined;
  /** The version, if the constraint allows one only (`=1.2` or `==1.2`, no wildcard). */
  readonly version: string | undefined;
  readonly build: string | undefined;
  readonly place: Place;
}

/** A requirement of the pip section (PEP 508) that comes from the index: `name[extra]==1.2; marker`. */
export interface PipRequirement {
  /** The entry as written. */
  readonly raw: string;
  /** Normalized as PEP 503 says: lower case, runs of `-_.` become one `-`. */
  readonly name: string;
  readonly extras: readonly string[];
  /** PEP 440 specifier as written, without blanks; empty if there is none. */
  readonly specifier: string;
  /** The version, if the specifier is a single `==` without a wildcard. */
  readonly version: string | undefined;
  /** Environment marker as written, without the semicolon. */
  readonly marker: string | undefined;
  readonly place: Place;
}

/** An environment file that could be read. Entries that could not are findings, and absent here. */
export interface EnvironmentFile {
  /** Path from the repository's root. */
  readonly file: string;
  /** The whole text, line endings as they are. */
  readonly text: string;
  readonly channels: readonly ChannelEntry[];
  readonly conda: readonly CondaSpec[];
  readonly pip: readonly PipRequirement[];
  /** Words of entries that could not be read; one of them is the package's name. */
  readonly unread: readonly string[];
  /** Where the key `dependencies` stands: the place of what is missing. */
  readonly dependenciesPlace: Place;
}

/** environment/policy.yml, as policy.schema.json describes it. */
export interface Policy {
  readonly channels: readonly string[];
  readonly fixed: readonly string[];
  /** The name of one package in the files of several variants, with a `reason`. */
  readonly pairs: readonly Readonly<Record<string, string>>[];
  readonly exceptions: readonly {
    readonly name: string;
    /** The variant whose file has it. */
    readonly only: string;
    readonly reason: string;
    /** Who answers for it. */
    readonly by: string;
    /** The last day on which it lets a new entry in, as `2027-12-31`. */
    readonly until: string;
  }[];
  readonly known_names: readonly string[];
  readonly licences?: {
    /** SPDX ids and words of names. */
    readonly not_free: readonly string[];
  };
  readonly images?: ImagePolicy;
}

/** What images may grow, and what their tests import. */
export interface ImagePolicy {
  /** As a share of the image that a build replaces. */
  readonly growth_warning: number;
  readonly imports: readonly {
    readonly package: string;
    readonly modules: readonly string[];
    readonly reason: string;
  }[];
}
