import { Ajv, type ErrorObject } from 'ajv';
import { load } from 'js-yaml';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import schema from '../../../environment/registry.schema.json' with { type: 'json' };
import { messageOf, UserError } from '../errors.ts';

/** How to log in: see the comments in environment/registry.yml. */
export type Login = 'stored' | 'password' | 'github' | 'azure';

/** Where the official images live: environment/registry.yml with the environment's overrides. */
export interface RegistrySettings {
  /** Host, with a port if it needs one. Empty: nobody has set up a registry yet. */
  readonly registry: string;
  readonly repository: string;
  readonly login: Login;
  /** The variants that are published together, such as `cpu` and `gpu`. */
  readonly variants: readonly string[];
}

type Env = Readonly<Record<string, string | undefined>>;

const FILE = 'environment/registry.yml';

const VARIABLES = {
  registry: 'VSC_REGISTRY',
  repository: 'VSC_REPOSITORY',
  login: 'VSC_REGISTRY_LOGIN',
  variants: 'VSC_VARIANTS',
} as const satisfies Record<keyof RegistrySettings, string>;

const SETTINGS = Object.keys(VARIABLES) as (keyof RegistrySettings)[];

/**
 * Reads environment/registry.yml under `root` and lays the environment's overrides over it; an
 * empty variable counts as unset, as workflows pass unset ones on as empty.
 *
 * @throws UserError that names the line's setting or the variable, and what it may hold.
 */
export async function readRegistrySettings(root: string, env: Env): Promise<RegistrySettings> {
  const overrides = overridesOf(env);
  const merged = { ...parse(await fileText(root)), ...overrides };
  const ajv = new Ajv({ verbose: true });
  if (ajv.validate<RegistrySettings>(schema, merged)) return merged;
  throw wrongSetting(ajv.errors?.[0], overrides);
}

/**
 * Name of an image in the registry, such as `ghcr.io/owner/name:cpu-latest`.
 *
 * @throws UserError if no registry is set.
 */
export function imageName(settings: RegistrySettings, tag: string): string {
  if (settings.registry === '') {
    throw new UserError('no image registry is set', {
      next: `set registry: in ${FILE}, or VSC_REGISTRY (and VSC_REPOSITORY) in the environment`,
    });
  }
  return `${settings.registry}/${settings.repository}:${tag}`;
}

/** The tag that competitors pull, such as `cpu-latest`. */
export function latestTag(variant: string): string {
  return `${variant}-latest`;
}

/** The tag of one build, such as `cpu-<40 hexadecimal digits>`. */
export function commitTag(variant: string, commit: string): string {
  return `${variant}-${commit}`;
}

function overridesOf(env: Env): Record<string, unknown> {
  const set = SETTINGS.flatMap((setting) => {
    const value = env[VARIABLES[setting]]?.trim() ?? '';
    if (value === '') return [];
    return [[setting, setting === 'variants' ? value.split(/[\s,]+/) : value] as const];
  });
  return Object.fromEntries(set);
}

async function fileText(root: string): Promise<string> {
  try {
    return await readFile(path.join(root, FILE), 'utf8');
  } catch (error) {
    throw new UserError(`${FILE} is missing`, {
      next: `restore it: git checkout -- ${FILE}`,
      cause: error,
    });
  }
}

function parse(text: string): object {
  try {
    const document = load(text);
    if (typeof document === 'object' && document !== null) return document;
  } catch (error) {
    throw new UserError(`${FILE} is not YAML: ${messageOf(error)}`, {
      next: `restore it: git checkout -- ${FILE}`,
      cause: error,
    });
  }
  throw new UserError(`${FILE} holds no settings`, { next: `restore it: git checkout -- ${FILE}` });
}

function wrongSetting(error: ErrorObject | undefined, overrides: object): UserError {
  const known = SETTINGS.find((setting) => error?.instancePath.startsWith(`/${setting}`));
  if (known === undefined) {
    const name = String(error?.params['additionalProperty'] ?? error?.params['missingProperty']);
    const problem = error?.keyword === 'required' ? 'is missing' : 'is not a setting';
    return new UserError(`${FILE}: ${name} ${problem}`, {
      next: `the settings are ${SETTINGS.join(', ')}`,
    });
  }
  const where = Object.hasOwn(overrides, known) ? VARIABLES[known] : `${FILE}: ${known}`;
  return new UserError(`${where} is ${JSON.stringify(error?.data)}`, {
    next: `it must be ${schema.properties[known].description}`,
  });
}
