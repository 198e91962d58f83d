import type { Engine } from '../../container/connect.ts';
import { inspectImage } from '../../container/local-images.ts';
import { UserError } from '../../errors.ts';
import type { Ports } from '../../ports.ts';
import { BOOTSTRAPPED_BASE, bootstrapBase } from './bootstrap.ts';
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
    next: 'restore the line, or the file: git checkout -- runtime/Dockerfile',
  });
}

/**
 * Makes sure that the engine has the base of the images, and returns the reference to build from: the
 * one that the Dockerfile pins, or, where its registry cannot be reached, one made of Debian's packages. That one is made once and kept.
 *
 * @throws SurroundingsError if there is no way to a base image; UserError if the Dockerfile pins none.
 */
export async function ensureBase(
  engine: Engine,
  dockerfile: string,
  ports: Ports,
): Promise<string> {
  const pinned = argumentOf(dockerfile, BASE_ARGUMENT);
  if (await inspectImage(engine, pinned)) return pinned;
  if (await inspectImage(engine, BOOTSTRAPPED_BASE)) return BOOTSTRAPPED_BASE;
  const name = pinned.replace(/@.*/, '');
  const step = ports.log.step(`Pulling ${name}`);
  try {
    const onProgress = (text: string) => step.update(text);
    await pullImage(engine, pinned, { signal: ports.signal, onProgress });
    step.done();
    return pinned;
  } catch (error) {
    step.fail(`${name} cannot be pulled`);
    if (!(error instanceof PullError)) throw error;
    ports.log.info(`${error.message}: the base is made of Debian's packages instead, once.`);
    const date = argumentOf(dockerfile, 'SOURCE_DATE_EPOCH');
    await bootstrapBase(engine, { reason: error.message, date }, ports);
    return BOOTSTRAPPED_BASE;
  }
}
