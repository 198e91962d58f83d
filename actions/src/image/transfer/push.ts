import type Docker from 'dockerode';
import type { Engine } from '../../container/connect.ts';
import { type RetryPolicy, retrying, TransientError } from '../../retry.ts';
import { type EngineEvent, LayerProgress, readEvents, Repetitions } from './engine-stream.ts';
import { reasonOf } from './pull.ts';
import { pushFailure, RefusedPush } from './push-failure.ts';
import { type AgainOptions, LayersAgain } from './push-again.ts';
import { Silence } from './silence.ts';

/** Registries that keep layers elsewhere say nothing while they put a large one together. */
const SILENCE_MS = 600_000;

export interface PushOptions extends AgainOptions {
  readonly signal: AbortSignal;
  readonly retry: RetryPolicy;
  /** The login; asked again once if it was refused, as tokens of it can end while layers travel. */
  readonly login?: () => Promise<Docker.AuthConfig | undefined>;
  readonly onProgress?: (text: string) => void;
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
  let refusals = 0;
  const once = async () => {
    const auth = await options.login?.();
    return pushOnce(docker, reference, tag, { ...options, auth }).catch((error: unknown) => {
      if (!(error instanceof RefusedPush) || refusals++ > 0) throw error;
      throw new TransientError(error.message, { cause: error });
    });
  };
  try {
    return await retrying(once, options.retry, options);
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
  { signal, auth, onProgress, ...options }: PushOptions & { auth: Docker.AuthConfig | undefined },
): Promise<Pushed> {
  let digest: string | undefined;
  const [pushed, present] = [new Set<string>(), new Set<string>()];
  const silence = new Silence(signal);
  const again = new LayersAgain(reference, options);
  try {
    silence.allow(SILENCE_MS);
    const stream = await docker.getImage(reference).push({
      tag,
      abortSignal: AbortSignal.any([silence.signal, again.signal]),
      authconfig: auth,
    });
    const layers = new LayerProgress('Pushing');
    const repetitions = new Repetitions();
    await readEvents(stream, (event) => {
      if (repetitions.isNews(event)) silence.allow(SILENCE_MS);
      again.take(event);
      const text = layers.take(event);
      if (text !== undefined) onProgress?.(text);
      if (event.status === 'Pushed') pushed.add(event.id ?? '');
      if (event.status === 'Layer already exists') present.add(event.id ?? '');
      digest = digestIn(event, tag) ?? digest;
    });
  } catch (error) {
    signal.throwIfAborted();
    again.signal.throwIfAborted();
    throw pushFailure(reference, reasonOf(silence.reason ?? error), error);
  } finally {
    silence.stop();
  }
  if (digest === undefined) throw new TransientError(`the engine gave no digest for ${reference}`);
  return { digest, layersPushed: pushed.size, layersPresent: present.size };
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
