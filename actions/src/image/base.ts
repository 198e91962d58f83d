import type { Engine } from '../container/connect.ts';
import { inspectImage } from '../container/local-images.ts';
import { SurroundingsError, UserError } from '../errors.ts';
import type { Ports } from '../ports.ts';
import { BOOTSTRAPPED_BASE, bootstrapBase } from './bootstrap.ts';
import { PullError, pullImage } from './pull.ts';
import type { Variant } from './variant.ts';

/** The Dockerfile's build argument that names the base of a variant. */
export function baseArgument(variant: Variant): 'DEBIAN_BASE' | 'CONDA_BASE' {
  return variant === 'lite' ? 'DEBIAN_BASE' : 'CONDA_BASE';
}

/**
 * The base that the Dockerfile pins for a variant.
 *
 * @throws UserError where the Dockerfile has no such line.
 */
export function pinnedBase(dockerfile: string, variant: Variant): string {
  const argument = baseArgument(variant);
  const pinned = new RegExp(`^ARG ${argument}=(\\S+)$`, 'm').exec(dockerfile)?.[1];
  if (pinned !== undefined) return pinned;
  throw new UserError(`runtime/Dockerfile names no base: ARG ${argument}=... is missing`, {
    next: 'restore the line, or the file: git checkout -- runtime/Dockerfile',
  });
}

/**
 * Makes sure that the engine has the base of a variant, and returns the reference to build from:
 * the pinned image, or for `lite`, where its registry cannot be reached, one made of Debian's
 * packages. That one is made once and kept.
 *
 * @throws SurroundingsError if there is no way to a base image.
 */
export async function ensureBase(
  engine: Engine,
  variant: Variant,
  pinned: string,
  ports: Ports,
): Promise<string> {
  if (await inspectImage(engine, pinned)) return pinned;
  if (variant === 'lite' && (await inspectImage(engine, BOOTSTRAPPED_BASE)))
    return BOOTSTRAPPED_BASE;
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
    if (variant !== 'lite') throw unreachable(variant, name, error);
    ports.log.info(`${error.message}: the base is made of Debian's packages instead, once.`);
    await bootstrapBase(engine, error.message, ports);
    return BOOTSTRAPPED_BASE;
  }
}

function unreachable(variant: Variant, name: string, error: PullError): SurroundingsError {
  return new SurroundingsError(`${variant} needs the base image ${name}: ${error.message}`, {
    next: `make pull CPU_OR_GPU=${variant} gets the official image; make build builds lite here`,
    cause: error,
  });
}
