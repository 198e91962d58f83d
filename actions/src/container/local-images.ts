import type { ImageInspectInfo } from 'dockerode';
import { UserError } from '../errors.ts';
import type { Engine } from './connect.ts';
import { EngineError } from './engine-error.ts';

type Env = Readonly<Record<string, string | undefined>>;

/**
 * The name of the images that are built here: the competition's, or VSC_IMAGE_NAME, so that what is built beside somebody's
 * own images (tests, another working copy) takes none of their tags.
 *
 * @throws UserError if it can't be the name of an image.
 */
export function localImageName(image: string, env: Env): string {
  const name = env['VSC_IMAGE_NAME']?.trim() || image;
  if (/^[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*$/.test(name)) return name;
  throw new UserError(`VSC_IMAGE_NAME is ${JSON.stringify(name)}`, {
    next: 'give a name of lower-case letters, digits and single dashes, without a tag',
  });
}

export interface LocalImage {
  /** `name:tag`, with the registry for pulled images. */
  reference: string;
  /** `sha256:…` of the image's configuration. */
  id: string;
  bytes: number;
}

/** Tags that a submission can run in: `lite-local`, `cpu-latest`, `gpu-<commit>`. */
const RUNNABLE = /:[a-z][a-z0-9]*-(?:local|latest|[0-9a-f]{40})$/;

/**
 * The images called `image` that the engine has, locally built and pulled, sorted by reference.
 * @param abortSignal ends the wait for an engine that is silent
 */
export async function localImages(
  { docker }: Engine,
  image: string,
  env: Env,
  abortSignal?: AbortSignal,
): Promise<LocalImage[]> {
  const own = localImageName(image, env);
  // Filtered here: podman gives nothing for a filter by reference.
  const found = await docker.listImages(abortSignal && { abortSignal });
  return found
    .flatMap(({ RepoTags, Id: id, Size: bytes }) =>
      (RepoTags ?? []).map((reference) => ({ reference, id, bytes })),
    )
    .filter(
      ({ reference: tag }) =>
        RUNNABLE.test(tag) && isOurs(tag.replace(/:[^:/]*$/, ''), { own, image }),
    )
    .toSorted((a, b) => a.reference.localeCompare(b.reference));
}

/** Whether a name without its tag is that of an image built here, or of one from a registry. */
function isOurs(name: string, { own, image }: { own: string; image: string }): boolean {
  // podman puts one of these before a name without a registry.
  const short = name.replace(/^(?:localhost|docker\.io\/library)\//, '');
  return short === own || short.endsWith(`/${image}`);
}

/** The engine cleans such parts out of an address, and would answer for another image. */
const EMPTY_PART = /(?:^|\/)\.{0,2}(?:\/|$)/;

/**
 * What the engine says of an image by tag, digest or id; undefined if it has none of it.
 *
 * @throws UserError if `reference` can name no image.
 */
export async function inspectImage(
  { docker }: Engine,
  reference: string,
): Promise<ImageInspectInfo | undefined> {
  if (EMPTY_PART.test(reference)) throw noName(reference);
  try {
    return await docker.getImage(reference).inspect();
  } catch (error) {
    const status = error instanceof EngineError ? error.statusCode : undefined;
    if (status === 404) return undefined;
    throw status === 400 ? noName(reference, error) : error;
  }
}

/** Gives an image another name. @param reference `name:tag`, without a registry's port */
export async function tagImage({ docker }: Engine, id: string, reference: string): Promise<void> {
  const [repo = '', tag = ''] = reference.split(':');
  await docker.getImage(id).tag({ repo, tag });
}

function noName(reference: string, cause?: unknown): UserError {
  return new UserError(`"${reference}" is not a name of an image`, {
    next: 'give it as name:tag, such as in SUBMISSION_IMAGE',
    cause,
  });
}
