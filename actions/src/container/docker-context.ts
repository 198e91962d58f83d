import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../errors.ts';
import { dockerConfig, dockerConfigFolder } from '../files/docker-config.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** An engine that somebody chose, by DOCKER_HOST or a docker context. */
export interface DockerContext {
  /** What chose it, for messages: `DOCKER_HOST`, `DOCKER_CONTEXT=other`, `the docker context other`. */
  readonly chosenBy: string;
  /** Its engine's address, as DOCKER_HOST would have it. */
  readonly host: string;
  /** The folder of its ca.pem, cert.pem and key.pem, if it has them. */
  readonly certificates: string | undefined;
}

/**
 * The context that `docker` would use: DOCKER_CONTEXT, or that of `docker context use`; undefined for
 * the default one. DOCKER_HOST comes before either, which is the caller's to see. Where docker keeps a
 * context was seen with docker 28: `contexts/meta/<SHA-256 of its name>/meta.json`, and its
 * certificates in `contexts/tls/<the same>/docker`.
 *
 * @throws UserError if there is no such context, or none of an engine.
 */
export function dockerContext(env: Env): DockerContext | undefined {
  const variable = env['DOCKER_CONTEXT']?.trim();
  const name = variable || dockerConfig(env).currentContext;
  if (name === undefined || name === '' || name === 'default') return undefined;
  const chosenBy = variable ? `DOCKER_CONTEXT=${name}` : `the docker context ${name}`;
  const contexts = path.join(dockerConfigFolder(env), 'contexts');
  const id = createHash('sha256').update(name).digest('hex');
  const host = hostOf(path.join(contexts, 'meta', id, 'meta.json'));
  if (host === undefined) {
    throw new UserError(`${chosenBy}: docker has no such context with the address of an engine`, {
      next: variable
        ? 'docker context ls lists them; correct or unset DOCKER_CONTEXT'
        : 'docker context ls lists them; docker context use default',
    });
  }
  const certificates = path.join(contexts, 'tls', id, 'docker');
  return { chosenBy, host, certificates: existsSync(certificates) ? certificates : undefined };
}

interface ContextMetadata {
  readonly Endpoints?: { readonly docker?: { readonly Host?: unknown } };
}

function hostOf(file: string): string | undefined {
  try {
    const metadata = JSON.parse(readFileSync(file, 'utf8')) as ContextMetadata;
    const host = metadata.Endpoints?.docker?.Host;
    return typeof host === 'string' && host !== '' ? host : undefined;
  } catch {
    return undefined;
  }
}
