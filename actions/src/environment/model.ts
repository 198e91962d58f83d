import type { Place } from '../finding.ts';

/** The image condaVariants that have an environment file. */
export const condaVariants = ['cpu', 'gpu'] as const;
export type CondaVariant = (typeof condaVariants)[number];

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
  readonly variants: Readonly<Record<CondaVariant, VariantPolicy>>;
  readonly pairs: readonly {
    readonly cpu: string;
    readonly gpu: string;
    readonly reason: string;
  }[];
  readonly exceptions: readonly {
    readonly name: string;
    readonly only: CondaVariant;
    readonly reason: string;
  }[];
  readonly known_names: readonly string[];
  readonly images?: ImagePolicy;
}

/** What the built images may weigh, and what their tests import. */
export interface ImagePolicy {
  /** Most bytes unpacked, such as `800m`, by variant. */
  readonly budgets: Readonly<Record<'lite' | CondaVariant, string>>;
  /** As a share of the image that a build replaces. */
  readonly growth_warning: number;
  readonly imports: readonly {
    readonly package: string;
    readonly modules: readonly string[];
    readonly reason: string;
  }[];
}

export interface VariantPolicy {
  /** The environment file, beside the policy. */
  readonly file: string;
  /** Virtual packages of the machine that the image runs on: name to version. */
  readonly virtual_packages: Readonly<Record<string, string>>;
  /** The image has the packages of `lite` instead of the conda section. */
  readonly built_as?: 'lite';
}
