import schema from '../../../../environment/competition.schema.json' with { type: 'json' };
import { UserError } from '../../errors.ts';
import type { Finding } from '../../finding.ts';
import {
  loadSettings,
  parseSettings,
  requireSettings,
  type SettingsFile,
  type SettingsProblem,
} from './settings-file.ts';
import { SUBDIR } from './subdir.ts';
import { lazySchema } from '../yaml/schema.ts';

/** environment/competition.yml, as competition.schema.json describes it. */
export interface Competition {
  /** Name of the images that are built here, without a registry. */
  readonly image: string;
  readonly title: string;
  readonly registry: {
    /** With a port where it needs one. Empty: nobody has set up a registry yet. */
    readonly host: string;
    readonly repository: string;
    readonly login: Login;
  };
  readonly releases?: {
    /** Days that a roll back may be held before an issue reminds of it. */
    readonly hold_days?: number;
  };
  readonly platform: Platform;
  /** What environments are solved and images built for, by conda's names; `SUBDIR` if left out. */
  readonly platforms?: readonly string[];
  /** By the name of its folder; the first one is the default. */
  readonly datasets: Readonly<Record<string, { readonly ground_truth: boolean }>>;
  /** by name; the first one is the default. */
  readonly variants: Readonly<Record<string, VariantSettings>>;
}

/** The machine that submissions run on, and what they may take there. */
export interface Platform {
  readonly cpus: number;
  /** For main.py, for each query video that it gets. */
  readonly seconds_per_video: number;
  /** Part of the query videos that it gets. */
  readonly subset: number;
}

/** How to log in to the registry: see the comments in environment/competition.yml. */
export type Login = 'stored' | 'password' | 'github' | 'azure';

/** Where an image has its packages from. */
export type PackageSource = 'conda' | 'debian';

export interface VariantSettings {
  readonly packages: PackageSource;
  /** The environment file, beside competition.yml. */
  readonly file?: string;
  /** Virtual packages of the machine that the image runs on: name to version. */
  readonly machine?: Readonly<Record<string, string>>;
  readonly gpu?: boolean;
  readonly published?: boolean;
  /** Most bytes unpacked, such as `800m`. */
  readonly budget: string;
}

/** The environment file of a variant, and the machine that it is solved for. */
export interface VariantEnvironment {
  readonly variant: string;
  /** Path from the repository's root. */
  readonly file: string;
  readonly machine: Readonly<Record<string, string>>;
}

/** Where the file is, from the repository's root. */
export const COMPETITION_FILE = 'environment/competition.yml';

const COMPETITION: SettingsFile<Competition> = {
  file: COMPETITION_FILE,
  schema: lazySchema<Competition>(schema),
  problems: unknownPlatforms,
  rule: 'competition',
};

/** Reads the file from its bytes, or says why it cannot be read. */
export function readCompetition(bytes: Uint8Array): Competition | Finding[] {
  return parseSettings(COMPETITION, bytes);
}

/** Platforms that nobody here can solve or build for. */
function unknownPlatforms({ platforms = [] }: Competition): SettingsProblem[] {
  return platforms.flatMap((platform, index) =>
    platform === SUBDIR
      ? []
      : [
          {
            at: `/platforms/${index}`,
            message: `Environments are solved and images built for ${SUBDIR} alone, not for ${platform} yet.`,
          },
        ],
  );
}

/** Whether a value is what the file may hold. */
export function fits(value: object): value is Competition {
  return COMPETITION.schema()(value);
}

/** The file of the repository at `root`, or why it cannot be read; its bytes if it is there. */
export function loadCompetition(root: string) {
  return loadSettings(COMPETITION, root);
}

/**
 * What belongs to the competition whose repository is at `root`.
 *
 * @throws UserError with the first problem of the file.
 */
export async function competitionOf(root: string): Promise<Competition> {
  return requireCompetition((await loadCompetition(root)).settings);
}

/**
 * The competition, for those who can do nothing without it.
 *
 * @throws UserError with its first problem.
 */
export function requireCompetition(competition: Competition | readonly Finding[]): Competition {
  return requireSettings(COMPETITION, competition);
}

/** The variants that have an environment file, in the file's order. */
export function environmentsOf({ variants }: Pick<Competition, 'variants'>): VariantEnvironment[] {
  return Object.entries(variants).flatMap(([variant, { file, machine = {} }]) =>
    file === undefined ? [] : [{ variant, file: `environment/${file}`, machine }],
  );
}

/** The variants that are published together, or not at all. */
export function publishedOf({ variants }: Pick<Competition, 'variants'>): string[] {
  return Object.keys(variants).filter((variant) => variants[variant]?.published !== false);
}

/**
 * A variant by its name; without a name the first one.
 *
 * @throws UserError if there is no such variant.
 */
export function variantOf(
  { variants }: Pick<Competition, 'variants'>,
  wanted: string | undefined,
): VariantSettings & { readonly name: string } {
  const names = Object.keys(variants);
  const name = wanted ?? names[0] ?? '';
  const settings = Object.hasOwn(variants, name) ? variants[name] : undefined;
  if (settings !== undefined) return { ...settings, name };
  throw new UserError(`there is no variant ${JSON.stringify(name)}`, {
    next: `use one of ${names.join(', ')}, or add it to ${COMPETITION_FILE}`,
  });
}

/**
 * The name of a data set; without one the first.
 *
 * @throws UserError if there is no such data set.
 */
export function datasetOf(
  { datasets }: Pick<Competition, 'datasets'>,
  wanted: string | undefined,
): string {
  const names = Object.keys(datasets);
  const name = wanted ?? names[0] ?? '';
  if (names.includes(name)) return name;
  throw new UserError(`there is no data set ${JSON.stringify(name)}`, {
    next: `use one of ${names.join(', ')}, or add it to ${COMPETITION_FILE}`,
  });
}

/**
 * The data set with a ground truth that was asked for, else the first that has one: only with it is there a score.
 *
 * @throws UserError if there is none.
 */
export function datasetWithTruth(
  competition: Pick<Competition, 'datasets'>,
  wanted?: string,
): string {
  const { datasets } = competition;
  const scored = Object.keys(datasets).filter((name) => datasets[name]?.ground_truth === true);
  const [first] = scored;
  const name = wanted === undefined ? first : datasetOf(competition, wanted);
  if (first !== undefined && name !== undefined && scored.includes(name)) return name;
  if (first === undefined || name === undefined) {
    throw new UserError('no data set comes with its ground truth', {
      next: `write ground_truth: true for one in ${COMPETITION_FILE}`,
    });
  }
  throw new UserError(`the data set ${name} has no ground truth, so there is no score on it`, {
    next: `use ${scored.join(' or ')}`,
  });
}
