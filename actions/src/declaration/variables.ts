import { distance } from 'fastest-levenshtein';
import type { Command } from './command.ts';

/**
 * Variables that no input has, because they are read deep inside, by several commands, or by programs
 * that ours calls. A command names those that concern it.
 */
export const OTHER_VARIABLES = {
  AZURE_CLIENT_ID:
    'application that a workflow logs in to an Azure registry as, if the login is azure',
  AZURE_TENANT_ID: 'directory that it is in',
  DOCKER_CONTEXT: 'docker context of the container engine, if DOCKER_HOST is not set',
  DOCKER_HOST: 'address of the container engine',
  GITHUB_REPOSITORY: 'owner/name of the repository at GitHub',
  GITHUB_TOKEN: 'token for the API of GitHub, and for its registry',
  PIP_INDEX_URL: 'package index to install from, instead of pypi.org',
  SSL_CERT_FILE: 'certificate authorities of this machine, for what a build downloads',
  VSC_APT_MIRROR:
    "where Debian's archives are served in builds, as <url>/debian and <url>/debian-security",
  VSC_ATTEST: 'repository variable: false if publish.yml makes no attestations',
  VSC_HUB_MIRROR: 'mirror of Docker Hub for builds: a registry, with a path if needed',
  VSC_IMAGE_NAME: 'name of the images that are built here',
  VSC_REGISTRY: 'registry of the official images, instead of that of environment/competition.yml',
  VSC_REGISTRY_LOGIN: 'how to log in to it: stored, password, github or azure',
  VSC_REGISTRY_PASSWORD: 'password for it, if the login is password',
  VSC_REGISTRY_USER: 'user for it, if the login is password',
  VSC_REPOSITORY: 'repository of the official images in it',
  VSC_VARIANTS: 'variants that are published together, such as "cpu gpu"',
} as const satisfies Record<string, string>;

export type OtherVariable = keyof typeof OTHER_VARIABLES;

/** Variables that say which container engine to use. */
export const ENGINE_VARIABLES = [
  'DOCKER_HOST',
  'DOCKER_CONTEXT',
] as const satisfies readonly OtherVariable[];

/** Variables that say where a build gets its packages from. */
export const BUILD_VARIABLES = [
  'PIP_INDEX_URL',
  'SSL_CERT_FILE',
  'VSC_APT_MIRROR',
  'VSC_HUB_MIRROR',
] as const satisfies readonly OtherVariable[];

/** Variables of the registry's settings, and of the login to it. */
export const REGISTRY_VARIABLES = [
  'VSC_REGISTRY',
  'VSC_REPOSITORY',
  'VSC_REGISTRY_LOGIN',
  'VSC_REGISTRY_USER',
  'VSC_REGISTRY_PASSWORD',
  'VSC_VARIANTS',
  'AZURE_CLIENT_ID',
  'AZURE_TENANT_ID',
  'GITHUB_TOKEN',
] as const satisfies readonly OtherVariable[];

/** A variable, and the commands that it has an effect on. */
export interface Variable {
  readonly name: string;
  readonly help: string;
  readonly wanted: string;
  readonly usedBy: readonly string[];
  /** It belongs to an input, so a command that lacks the input ignores it. */
  readonly isSetting: boolean;
}

/** All variables of the commands, those of inputs first; each group by name. */
export function variablesOf(commands: readonly Command[]): Variable[] {
  const found = new Map<string, Variable>();
  const add = (name: string, user: string, rest: Omit<Variable, 'name' | 'usedBy'>) => {
    const usedBy = [...(found.get(name)?.usedBy ?? []), user];
    found.set(name, { ...rest, ...found.get(name), name, usedBy });
  };
  for (const command of commands) {
    for (const { variable, help, kind } of Object.values(command.inputs)) {
      if (variable === undefined) continue;
      add(variable, command.name, { help, wanted: kind.wanted, isSetting: true });
    }
    for (const name of command.variables ?? []) {
      add(name, command.name, { help: OTHER_VARIABLES[name], wanted: '', isSetting: false });
    }
  }
  return [...found.values()].toSorted(
    (a, b) => Number(b.isSetting) - Number(a.isSetting) || (a.name < b.name ? -1 : 1),
  );
}

type Env = Readonly<Record<string, string | undefined>>;

/**
 * What to tell about variables that are set and do nothing: those of other commands, and those that
 * look like a misspelled one of ours.
 */
export function variableNotices(
  env: Env,
  command: Command,
  commands: readonly Command[],
): string[] {
  const variables = variablesOf(commands);
  const known = new Set(variables.map(({ name }) => name));
  const set = Object.keys(env).filter((name) => (env[name] ?? '').trim() !== '');
  return [
    ...variables
      .filter(
        ({ name, isSetting, usedBy }) =>
          isSetting && set.includes(name) && !usedBy.includes(command.name),
      )
      .map(
        ({ name, usedBy }) =>
          `${name} has no effect on ${command.name}; it is for ${usedBy.join(', ')}`,
      ),
    ...set.flatMap((name) => {
      const meant = known.has(name) ? undefined : nearest(name, [...known]);
      return meant === undefined ? [] : [`${name} is not a known variable: did you mean ${meant}?`];
    }),
  ];
}

/**
 * A name is misspelled if it begins like one of ours and differs in a letter or two; in one letter if
 * ours is short, for short names are near to those of anything.
 */
function nearest(name: string, known: readonly string[]): string | undefined {
  return known.find(
    (own) =>
      name.slice(0, 3) === own.slice(0, 3) && distance(name, own) <= (own.length < 6 ? 1 : 2),
  );
}
