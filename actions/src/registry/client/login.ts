import type { Login } from '../../environment/settings/competition.ts';
import { UserError } from '../../errors.ts';
import { dockerConfig } from '../../files/docker-config.ts';
import type { Ports } from '../../ports.ts';
import type { Credentials } from './auth.ts';
import { fromAzure } from './azure.ts';
import { Registry } from './client.ts';
import { repositoryName, type RegistrySettings } from './settings.ts';
import { textField } from './text-field.ts';

type Env = Ports['env'];

/**
 * The login for the registry of `settings`, or undefined for none (public images are pulled so).
 *
 * @throws UserError if the chosen way to log in lacks something.
 */
export function credentialsFor(
  settings: RegistrySettings,
  ports: Pick<Ports, 'env' | 'exec' | 'signal'>,
): Promise<Credentials | undefined> {
  return LOGINS[settings.login](settings.registry, ports);
}

const LOGINS: Record<
  Login,
  (
    registry: string,
    ports: Pick<Ports, 'env' | 'exec' | 'signal'>,
  ) => Promise<Credentials | undefined>
> = {
  password: (_, { env }) => fromVariables(env, 'VSC_REGISTRY_USER', 'VSC_REGISTRY_PASSWORD'),
  github: (_, { env }) => fromVariables(env, 'GITHUB_ACTOR', 'GITHUB_TOKEN'),
  azure: fromAzure,
  stored: (registry, { env, exec }) => fromDocker(registry, env, exec),
};

/** Opens the repository of `settings`, logged in; retries are logged, each reason once. */
export async function openRegistry(
  settings: RegistrySettings,
  ports: Pick<Ports, 'env' | 'exec' | 'signal' | 'log'>,
): Promise<Registry> {
  repositoryName(settings); // refuses if no registry is set
  const logged = new Set<string>();
  return new Registry({
    host: settings.registry,
    repository: settings.repository,
    credentials: await credentialsFor(settings, ports),
    signal: ports.signal,
    onRetry: ({ message }) => {
      if (!logged.has(message)) ports.log.info(`${message}: trying again`);
      logged.add(message);
    },
  });
}

async function fromVariables(env: Env, user: string, secret: string): Promise<Credentials> {
  const [username, password] = [env[user] ?? '', env[secret] ?? ''];
  if (username !== '' && password !== '') return { username, password };
  throw new UserError(`${username === '' ? user : secret} is not set, so there is no login`, {
    next: `set ${user} and ${secret}, or another login: in environment/competition.yml`,
  });
}

/** Some ask for a password in a window; one whose keyring is locked on a server never ends. */
const HELPER_SECONDS = 30;

/** What `docker login` has stored, by itself or with a credential helper. */
async function fromDocker(
  registry: string,
  env: Env,
  exec: Ports['exec'],
): Promise<Credentials | undefined> {
  const config = dockerConfig(env);
  const helper = config.credHelpers?.[registry] ?? config.credsStore;
  if (helper !== undefined && /^[\w.-]+$/.test(helper)) {
    const options = { input: registry, deadlineSeconds: HELPER_SECONDS };
    const kept = await exec(`docker-credential-${helper}`, ['get'], options).catch(
      () => undefined, // Not on this machine: public images need none.
    );
    if (kept?.exitCode !== 0) return undefined;
    const username = textField(kept.stdout, 'Username');
    const password = textField(kept.stdout, 'Secret');
    return username === undefined || password === undefined ? undefined : { username, password };
  }
  const stored = Buffer.from(config.auths?.[registry]?.auth ?? '', 'base64').toString('utf8');
  const colon = stored.indexOf(':');
  if (colon < 1) return undefined;
  return { username: stored.slice(0, colon), password: stored.slice(colon + 1) };
}
