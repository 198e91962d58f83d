import {
  type Competition,
  COMPETITION_FILE,
  competitionOf,
  fits,
  type Login,
  publishedOf,
} from '../../environment/settings/competition.ts';
import { UserError } from '../../errors.ts';

/** GitHub's own registry: it deletes nothing itself, and its tokens are GitHub's. */
export const GITHUB_REGISTRY = 'ghcr.io';

/** Where the official images live: environment/competition.yml with the environment's overrides. */
export interface RegistrySettings {
  /** Host, with a port if it needs one. Empty: nobody has set up a registry yet. */
  readonly registry: string;
  readonly repository: string;
  readonly login: Login;
  /** The variants that are published together, such as `cpu` and `gpu`. */
  readonly variants: readonly string[];
}

type Env = Readonly<Record<string, string | undefined>>;

const VARIABLES = {
  host: 'VSC_REGISTRY',
  repository: 'VSC_REPOSITORY',
  login: 'VSC_REGISTRY_LOGIN',
} as const satisfies Record<keyof Competition['registry'], string>;

const KEYS = Object.keys(VARIABLES) as (keyof typeof VARIABLES)[];

const WANTED = {
  host: 'it must be a host name, with a port where it needs one, without https:// and without a path',
  repository: 'it must be a name in lower case, such as owner/name, without a tag',
  login: 'it must be one of stored, password, github, azure',
} as const satisfies Record<keyof typeof VARIABLES, string>;

/**
 * The registry's settings of the repository at `root`.
 *
 * @throws UserError as `competitionOf` and `registrySettings`.
 */
export async function readRegistrySettings(root: string, env: Env): Promise<RegistrySettings> {
  return registrySettings(await competitionOf(root), env);
}

/**
 * The registry's settings of a competition, with the environment's overrides laid over them; an empty
 * variable counts as unset, as workflows pass unset ones on as empty.
 *
 * @throws UserError that names the variable, and what it may hold.
 */
export function registrySettings(competition: Competition, env: Env): RegistrySettings {
  const registry: Record<string, string> = { ...competition.registry };
  for (const key of KEYS) {
    const value = env[VARIABLES[key]]?.trim() ?? '';
    if (value !== '') registry[key] = value;
  }
  const of = (key: string) => ({ ...competition.registry, [key]: registry[key] });
  const wrong = KEYS.find((key) => !fits({ ...competition, registry: of(key) }));
  if (wrong !== undefined) {
    const message = `${VARIABLES[wrong]} is ${JSON.stringify(registry[wrong])}`;
    throw new UserError(message, { next: WANTED[wrong] });
  }
  const { host, repository, login } = registry as unknown as Competition['registry'];
  const variants = variantsOf(competition, env);
  return { registry: host, repository, login, variants };
}

function variantsOf(competition: Competition, { VSC_VARIANTS }: Env): string[] {
  const wanted = VSC_VARIANTS?.trim() ?? '';
  if (wanted === '') return publishedOf(competition);
  const names = wanted.split(/[\s,]+/);
  const known = Object.keys(competition.variants);
  if (names.every((name, index) => known.includes(name) && names.indexOf(name) === index)) {
    return names;
  }
  throw new UserError(`VSC_VARIANTS is ${JSON.stringify(VSC_VARIANTS)}`, {
    next: `it must be names of different variants of ${COMPETITION_FILE}: ${known.join(', ')}`,
  });
}

/**
 * Name of the images in the registry without a tag, such as `ghcr.io/owner/name`.
 *
 * @throws UserError if no registry is set.
 */
export function repositoryName({ registry, repository }: RegistrySettings): string {
  if (registry === '') {
    throw new UserError('no image registry is set', {
      next: `set registry: host: in ${COMPETITION_FILE}, or VSC_REGISTRY (and VSC_REPOSITORY) in the environment`,
    });
  }
  return `${registry}/${repository}`;
}

/**
 * Name of an image in the registry, such as `ghcr.io/owner/name:cpu-latest`.
 *
 * @throws UserError if no registry is set.
 */
export function imageName(settings: RegistrySettings, tag: string): string {
  return `${repositoryName(settings)}:${tag}`;
}

/** The tag that competitors pull, such as `cpu-latest`. */
export function latestTag(variant: string): string {
  return `${variant}-latest`;
}

/** The tag of one build, such as `cpu-<40 hexadecimal digits>`. */
export function commitTag(variant: string, commit: string): string {
  return `${variant}-${commit}`;
}

/** Tag of what has the layers of a variant's newest image for builds elsewhere, such as `cpu-cache`. */
export function cacheTag(variant: string): string {
  return `${variant}-cache`;
}

/** Tag of a variant's newest rebuild, such as `cpu-rebuild`: the next one takes its place, what is released has its own. */
export function rebuildTag(variant: string): string {
  return `${variant}-rebuild`;
}
