import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { UserError } from '../errors.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** The fields of docker's `config.json` that are read here (docs.docker.com/reference/cli/docker). */
export interface DockerConfig {
  readonly auths?: Readonly<Record<string, { readonly auth?: string }>>;
  readonly credHelpers?: Readonly<Record<string, string>>;
  readonly credsStore?: string;
  /** The context that `docker context use` chose. */
  readonly currentContext?: string;
}

/** The folder of docker's settings: DOCKER_CONFIG, or `.docker` in the home. */
export function dockerConfigFolder(env: Env): string {
  return env['DOCKER_CONFIG'] || path.join(env['HOME'] || homedir(), '.docker');
}

/**
 * Docker's settings of this user; empty if there are none.
 *
 * @throws UserError if the file cannot be read or is not a JSON object.
 */
export function dockerConfig(env: Env): DockerConfig {
  const file = path.join(dockerConfigFolder(env), 'config.json');
  const next = 'fix it, or move it away and docker login again';
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (
      error instanceof Error &&
      'code' in error &&
      /^(?:ENOENT|ENOTDIR)$/.test(String(error.code))
    )
      return {};
    throw new UserError(`${file} cannot be read`, { next, cause: error });
  }
  const value = parsed(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UserError(`${file} is not a JSON object`, { next });
  }
  return value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
