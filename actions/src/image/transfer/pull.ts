import type Docker from 'dockerode';
import type { Engine } from '../../container/connect.ts';
import { engineReason } from '../../container/engine-error.ts';
import { LayerProgress, readEvents, Repetitions } from './engine-stream.ts';
import { SilentTooLong, Silence } from './silence.ts';

/** The pull was given up or refused; `message` is the engine's reason in a few words. */
export class PullError extends Error {
  override readonly name = 'PullError';

  /** Whether the next attempt may go better: the connection broke, or the registry failed. */
  get mayPass(): boolean {
    return this.cause instanceof SilentTooLong || MAY_PASS.test(this.message);
  }
}

/** In the words of Go's net/http and of moby's `distribution` package. */
const MAY_PASS =
  /connection reset|broken pipe|EOF|i\/o timeout|timeout exceeded|TLS handshake|toomanyrequests|too many requests|\b(?:429|50[0234])\b/i;

/** A registry that is alive answers within seconds; a dead one may be silent for minutes. */
const ANSWER_MS = 15_000;

/** Once it has answered, a line may stall for minutes, and extracting a large layer says little. */
const STALL_MS = 300_000;

export interface PullOptions {
  readonly signal: AbortSignal;
  /** Login of a private registry. */
  readonly auth?: Docker.AuthConfig | undefined;
  /** `linux/arm64`; by default the engine's own. */
  readonly platform?: string;
  /** What to show now, such as `120.0 MiB of 2.1 GiB`. */
  readonly onProgress?: (text: string) => void;
  /** How long the registry may stay silent once it has answered; by default five minutes. */
  readonly stallMs?: number;
}

/**
 * Pulls an image by tag or digest.
 *
 * @throws PullError if the registry cannot be reached, is silent or refuses.
 */
export async function pullImage(
  { docker }: Engine,
  reference: string,
  { signal, auth, platform, onProgress, stallMs = STALL_MS }: PullOptions,
): Promise<void> {
  const silence = new Silence(signal);
  silence.allow(ANSWER_MS);
  try {
    const stream = await docker.pull(reference, {
      abortSignal: silence.signal,
      authconfig: auth,
      ...(platform !== undefined && { platform }),
    });
    const layers = new LayerProgress('Downloading');
    const repetitions = new Repetitions();
    await readEvents(stream, (event) => {
      if (repetitions.isNews(event)) silence.allow(stallMs);
      const text = layers.take(event);
      if (text !== undefined) onProgress?.(text);
    });
  } catch (error) {
    signal.throwIfAborted();
    const cause = silence.reason ?? error;
    throw new PullError(reasonOf(cause), { cause });
  } finally {
    silence.stop();
  }
}

/**
 * Of `Get "https://…": dial tcp: lookup x: no such host` the end. containerd's image store says more before it.
 * `proxyconnect` is Go's word for the way to the proxy, which is the engine's own.
 */
export function reasonOf(error: unknown): string {
  const message = engineReason(error).trim();
  if (!/\b(?:Get|Head|Post|Put) "https?:/.test(message)) return message;
  const last = message.slice(message.lastIndexOf(': ') + 2);
  const [, proxy] = /\bproxyconnect tcp: dial tcp (\S+): /.exec(message) ?? [];
  return proxy === undefined ? last : `the engine's proxy ${proxy}: ${last}`;
}
