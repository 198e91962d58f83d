import type { Engine } from '../../container/connect.ts';
import { inspectImage } from '../../container/local-images.ts';
import { UserError } from '../../errors.ts';
import type { Ports } from '../../ports.ts';
import { hubMirrored } from '../context/mirrors.ts';
import { type Architecture, foreignPlatform } from '../platform.ts';
import { bootstrapBase, bootstrappedBase } from './bootstrap.ts';
import { PullError, pullImage } from '../transfer/pull.ts';

/** The Dockerfile's build argument that names the base of every variant. */
export const BASE_ARGUMENT = 'DEBIAN_BASE';

/**
 * What the Dockerfile gives a build argument: the base of a variant, the date of the files.
 *
 * @throws UserError if the Dockerfile has no such line.
 */
export function argumentOf(dockerfile: string, argument: string): string {
  const value = new RegExp(`^ARG ${argument}=(\\S+)$`, 'm').exec(dockerfile)?.[1];
  if (value !== undefined) return value;
  throw new UserError(`runtime/Dockerfile has no line ARG ${argument}=...`, {
    next: 'restore the line: git diff runtime/Dockerfile shows what was changed',
  });
}

/** The base of an image. */
export interface Base {
  /** The reference to build from. */
  readonly from: string;
  /** What it is, wherever it was pulled from: the reference that the Dockerfile pins, or that of a base made here. */
  readonly name: string;
}

/**
 * Makes sure that the engine has the base of the images: the one that the Dockerfile pins, of Docker Hub or its mirror,
 * or, where that cannot be reached, one made of Debian's packages. That one is made once and kept.
 *
 * @param architecture what the image is for
 * @throws SurroundingsError if there is no way to a base image; UserError if the Dockerfile pins none.
 */
export async function ensureBase(
  engine: Engine,
  dockerfile: string,
  architecture: Architecture,
  ports: Ports,
): Promise<Base> {
  const has = async (reference: string) =>
    (await inspectImage(engine, reference))?.Architecture === architecture;
  const pinned = argumentOf(dockerfile, BASE_ARGUMENT);
  const from = hubMirrored(pinned, ports.env);
  for (const reference of new Set([pinned, from])) {
    if (await has(reference)) return { from: reference, name: pinned };
  }
  const made = bootstrappedBase(architecture, engine);
  const bootstrapped: Base = { from: made, name: made };
  const isMade = await has(made);
  // Whoever names a mirror has a way again.
  if (isMade && from === pinned) return bootstrapped;
  const name = from.replace(/@.*/, '');
  const step = ports.log.step(`Pulling ${name}`);
  try {
    const onProgress = (text: string) => step.update(text);
    await pullImage(engine, from, {
      signal: ports.signal,
      onProgress,
      ...foreignPlatform(architecture, engine),
    });
    step.done();
    return { from, name: pinned };
  } catch (error) {
    step.fail(`${name} cannot be pulled`);
    if (!(error instanceof PullError)) throw error;
    if (isMade) return bootstrapped;
    ports.log.info(`${error.message}: the base is made of Debian's packages instead, once.`);
    const date = argumentOf(dockerfile, 'SOURCE_DATE_EPOCH');
    await bootstrapBase(engine, { architecture, reason: error.message, date }, ports);
    return bootstrapped;
  }
}
