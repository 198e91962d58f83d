import type Docker from 'dockerode';
import type { Engine } from '../container/connect.ts';
import { SurroundingsError, UserError } from '../errors.ts';
import { type RetryPolicy, retrying, TransientError } from '../retry.ts';
import { type EngineEvent, LayerProgress, readEvents } from './engine-stream.ts';
import { reasonOf } from './pull.ts';

export interface PushOptions {
  readonly signal: AbortSignal;
  readonly retry: RetryPolicy;
  readonly auth?: Docker.AuthConfig | undefined;
  readonly onProgress?: (text: string) => void;
  readonly onRetry?: (failure: TransientError) => void;
}

/** What the engine says of a push that went well. */
export interface Pushed {
  /** Digest of the manifest. The caller looks whether the registry agrees. */
  readonly digest: string;
  readonly layersPushed: number;
  /** Layers that the registry had. */
  readonly layersPresent: number;
}

/**
 * Pushes the image with this very id as `reference`, through the engine, and tries again after
 * what may pass: layers that have arrived are not sent twice. The engine, and not an export of the
 * image with a push of ours, because `docker save` of engines with the classic store writes the
 * whole image to their disk once more, which runners have no room for, and because the engine knows
 * the compressed digests of layers that it pulled as a cache and so sends none of them.
 *
 * @throws UserError if the registry refuses or stays unreachable.
 */
export async function pushImage(
  { docker }: Pick<Engine, 'docker'>,
  id: string,
  reference: string,
  options: PushOptions,
): Promise<Pushed> {
  const [repo, tag] = splitTag(reference);
  const before = (await docker.getImage(id).inspect()).RepoTags ?? [];
  await docker.getImage(id).tag({ repo, tag });
  try {
    return await retrying(() => pushOnce(docker, reference, tag, options), options.retry, options);
  } finally {
    // Without another tag this one would take the image with it.
    const added = before.length > 0 && !before.includes(reference);
    if (added) await docker.getImage(reference).remove();
  }
}

async function pushOnce(
  docker: Docker,
  reference: string,
  tag: string,
  { signal, auth, onProgress }: PushOptions,
): Promise<Pushed> {
  let digest: string | undefined;
  const [pushed, present] = [new Set<string>(), new Set<string>()];
  try {
    const stream = await docker
      .getImage(reference)
      .push({ tag, abortSignal: signal, authconfig: auth });
    const layers = new LayerProgress('Pushing');
    await readEvents(stream, (event) => {
      const text = layers.take(event);
      if (text !== undefined) onProgress?.(text);
      if (event.status === 'Pushed') pushed.add(event.id ?? '');
      if (event.status === 'Layer already exists') present.add(event.id ?? '');
      digest = digestIn(event, tag) ?? digest;
    });
  } catch (error) {
    signal.throwIfAborted();
    throw failure(reference, reasonOf(error), error);
  }
  if (digest === undefined) throw new TransientError(`the engine gave no digest for ${reference}`);
  return { digest, layersPushed: pushed.size, layersPresent: present.size };
}

/** What the engine says on a refusal: it does not pass by itself. */
const REFUSED = /unauthorized|denied|authentication required|no basic auth credentials/i;

/** A registry that is full, or takes no layer of this size, is so the next time as well. */
const NO_ROOM = /no space left|quota|too large|\b(?:413|507)\b/i;

/** What a read-only registry says, in the words of the distribution specification. */
const READ_ONLY = /operation is unsupported|method not allowed|\b405\b/i;

function failure(reference: string, reason: string, cause: unknown): Error {
  const message = `${reference} cannot be pushed: ${reason}`;
  if (NO_ROOM.test(reason)) {
    return new SurroundingsError(message, {
      next: 'make room in the registry, or let it take larger layers',
      cause,
    });
  }
  if (READ_ONLY.test(reason)) {
    return new SurroundingsError(`${message}: the registry is read-only, or has locked this tag`, {
      next: 'let it take writes again, then run this again: layers that have arrived are kept',
      cause,
    });
  }
  if (!REFUSED.test(reason)) return new TransientError(message, { cause });
  return new UserError(message, {
    next: 'check login: in environment/competition.yml, and that it may write there',
    cause,
  });
}

/**
 * The last line of a push, the same from both image stores of moby (`distribution/push_v2.go` and
 * `daemon/containerd/image_push.go`); only the classic one repeats it as `aux`.
 */
function digestIn({ status = '' }: EngineEvent, tag: string): string | undefined {
  const start = `${tag}: digest: `;
  if (!status.startsWith(start)) return undefined;
  return /^sha256:[0-9a-f]{64}(?= size: \d+$)/.exec(status.slice(start.length))?.[0];
}

/** `host:5000/name:tag` in its two parts. */
function splitTag(reference: string): [string, string] {
  const colon = reference.lastIndexOf(':');
  return [reference.slice(0, colon), reference.slice(colon + 1)];
}
