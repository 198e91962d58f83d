import type Docker from 'dockerode';
import type { Engine } from '../container/connect.ts';
import { engineReason } from '../container/engine-error.ts';
import { LayerProgress, readEvents } from './engine-stream.ts';

/** The pull was given up or refused; `message` is the engine's reason in a few words. */
export class PullError extends Error {
  override readonly name = 'PullError';
}

/** A registry that is alive sends something within seconds; a dead one may be silent for minutes. */
const SILENCE_MS = 15_000;

export interface PullOptions {
  readonly signal: AbortSignal;
  /** Login of a private registry. */
  readonly auth?: Docker.AuthConfig | undefined;
  /** What to show now, such as `120.0 MiB of 2.1 GiB`. */
  readonly onProgress?: (text: string) => void;
  /** How long the registry may stay silent; by default 15 seconds. */
  readonly silenceMs?: number;
}

/**
 * Pulls an image by tag or digest.
 *
 * @throws PullError if the registry cannot be reached, is silent or refuses.
 */
export async function pullImage(
  { docker }: Engine,
  reference: string,
  { signal, auth, onProgress, silenceMs = SILENCE_MS }: PullOptions,
): Promise<void> {
  const silence = new AbortController();
  const giveUp = () => silence.abort(new Error(`no answer in ${silenceMs / 1000} s`));
  const timer = setTimeout(giveUp, silenceMs);
  const abortSignal = AbortSignal.any([signal, silence.signal]);
  try {
    const stream = await docker.pull(reference, { abortSignal, authconfig: auth });
    const layers = new LayerProgress('Downloading');
    await readEvents(stream, (event) => {
      timer.refresh();
      const text = layers.take(event);
      if (text !== undefined) onProgress?.(text);
    });
  } catch (error) {
    signal.throwIfAborted();
    const cause = silence.signal.aborted ? silence.signal.reason : error;
    throw new PullError(reasonOf(cause), { cause });
  } finally {
    clearTimeout(timer);
  }
}

/** Of `Get "https://…": dial tcp: lookup x: no such host` the end. */
export function reasonOf(error: unknown): string {
  const message = engineReason(error).trim();
  return message.startsWith('Get "') ? message.slice(message.lastIndexOf(': ') + 2) : message;
}
