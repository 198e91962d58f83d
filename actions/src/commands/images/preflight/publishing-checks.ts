import { connect } from '../../../container/connect.ts';
import { localImageName } from '../../../container/local-images.ts';
import { competitionOf, variantOf } from '../../../environment/settings/competition.ts';
import { UserError } from '../../../errors.ts';
import { connectGitHub } from '../../../github/client.ts';
import { isPublic } from '../../../github/repository.ts';
import { readContext } from '../../../image/context/context.ts';
import { findRoom, neededRoom } from '../../../image/build/disk.ts';
import { localTag } from '../../../image/variant.ts';
import type { Diagnosis } from '../../../machine/facts.ts';
import type { Ports } from '../../../ports.ts';
import { Registry } from '../../../registry/client/client.ts';
import { credentialsFor } from '../../../registry/client/login.ts';
import { imageName, latestTag, type RegistrySettings } from '../../../registry/client/settings.ts';
import type { RetryPolicy } from '../../../retry.ts';
import { look } from './look.ts';

/** A registry that does not answer in a quarter of a minute is a finding. */
const BRIEF: RetryPolicy = { attempts: 4, firstDelayMs: 500, maxDelayMs: 5000 };

type Found = Pick<Diagnosis, 'state' | 'found' | 'next'>;

/** What builds and pushes: the login and its rights, who can pull, the names and the disk. */
export async function publishingChecks(
  settings: RegistrySettings,
  ports: Ports,
): Promise<Diagnosis[]> {
  const { variants } = settings;
  return Promise.all([
    look('right to push', `for ${settings.repository}`, () => mayPush(settings, ports)),
    look('who can pull', 'everybody, without a login', () => mayPull(settings, ports)),
    look('names of images', 'lower case', async () => {
      const image = localImageName((await competitionOf(ports.root)).image, ports.env);
      return { state: 'ok', found: variants.map((name) => localTag(image, name)).join(', ') };
    }),
    ...variants.map((variant) =>
      look(`disk for ${variant}`, 'room for a build', () => room(variant, ports)),
    ),
  ]);
}

async function mayPush(settings: RegistrySettings, ports: Ports): Promise<Found> {
  const credentials = await credentialsFor(settings, ports);
  const registry = new Registry({ ...at(settings, ports), credentials });
  try {
    await registry.probePush();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(error.message, { next: refusedNext(settings, error), cause: error });
  }
  return {
    state: 'ok',
    found:
      credentials === undefined
        ? 'anybody may push, without a login'
        : `${credentials.username} may push`,
  };
}

/** The usual reasons of each kind of registry. */
function refusedNext({ login, repository }: RegistrySettings, error: UserError): string {
  if (error.name !== 'UserError') return error.next ?? '';
  const REASONS = {
    github: `give the job the permission packages: write; if somebody pushed ${repository} from a laptop, connect it to the repository (Package settings, Manage Actions access)`,
    azure: 'give the identity the role AcrPush on the registry',
    password: 'check VSC_REGISTRY_USER and VSC_REGISTRY_PASSWORD, and that this user may push',
    stored: 'docker login the registry as somebody who may push',
  };
  return REASONS[login];
}

/** An image that only those with a login can pull is of no use to competitors. */
async function mayPull(settings: RegistrySettings, ports: Ports): Promise<Found> {
  const registry = new Registry(at(settings, ports));
  const tag = latestTag(settings.variants[0] ?? '');
  try {
    const digest = await registry.resolve(tag);
    if (digest !== undefined) return { state: 'ok', found: `everybody: ${tag}` };
  } catch (error) {
    if (!(error instanceof UserError) || error.name !== 'UserError') throw error;
    return withLoginOnly(settings, ports);
  }
  return {
    state: 'ok',
    found: `nothing is there yet; a new package of an organization at ghcr.io is private`,
  };
}

async function withLoginOnly(settings: RegistrySettings, ports: Ports): Promise<Found> {
  const credentials = await credentialsFor(settings, ports).catch(() => undefined);
  const tag = latestTag(settings.variants[0] ?? '');
  const digest =
    credentials === undefined
      ? undefined
      : await new Registry({ ...at(settings, ports), credentials })
          .resolve(tag)
          .catch(() => undefined);
  if (digest === undefined) {
    return { state: 'ok', found: 'a login is wanted, and nothing is there yet' };
  }
  const found = `${tag} is private: competitors have no login to pull it`;
  if (settings.login !== 'github') {
    return { state: 'note', found, next: 'allow anonymous pull, or hand out a login' };
  }
  return {
    state: (await isForAll(ports.env)) ? 'bad' : 'note',
    found,
    next: 'make the package public: its page, Package settings, Danger zone, Change visibility',
  };
}

/** Whether strangers see the repository, and so expect the images; if nobody can tell they do. */
async function isForAll(env: Ports['env']): Promise<boolean> {
  try {
    return await isPublic(connectGitHub(env));
  } catch {
    return true;
  }
}

async function room(name: string, ports: Ports): Promise<Found> {
  const variant = variantOf(await competitionOf(ports.root), name);
  const { lock } = await readContext(ports, variant);
  const engine = await connect(ports.env);
  const found = await findRoom(engine, neededRoom(variant, lock), ports.env);
  if (found === undefined) return { state: 'ok', found: 'not known: the engine is elsewhere' };
  const { verdict, message, next } = found;
  if (verdict === 'enough') return { state: 'ok', found: message };
  return { state: verdict === 'tight' ? 'note' : 'bad', found: message, next };
}

function at({ registry, repository }: RegistrySettings, { signal }: Ports) {
  return { host: registry, repository, signal, retry: BRIEF };
}

/** Where images go, or why they can't go anywhere. */
export function destination(settings: RegistrySettings): Found {
  return { state: 'ok', found: imageName(settings, '<variant>-<commit>') };
}
