import { messageOf } from '../../errors.ts';
import type { Ports } from '../../ports.ts';
import { Registry } from '../../registry/client/client.ts';
import {
  cacheTag,
  imageName,
  latestTag,
  readRegistrySettings,
} from '../../registry/client/settings.ts';
import { unpackedSize } from '../../registry/unpacked-size.ts';

/** The official image of a variant, as a build sees it. */
export interface LatestImage {
  /** Such as `ghcr.io/owner/name:cpu-latest`. */
  readonly name: string;
  /** By its digest, what has the layers that a build may use: its cache, or the image itself. */
  readonly reference: string;
  /** Bytes unpacked; undefined if nobody has recorded them. */
  readonly bytes: number | undefined;
}

/** For two or three small requests, whose answer a build can do without. */
const PATIENCE_MS = 5000;

/**
 * Looks up the image that competitors pull now, by its manifest alone and without a login, as it is
 * public. Undefined if the variant is not published, and, with one line in the log that says so,
 * if the registry does not answer.
 */
export async function latestImage(
  variant: string,
  { root, env, log, signal }: Pick<Ports, 'root' | 'env' | 'log' | 'signal'>,
): Promise<LatestImage | undefined> {
  const settings = await readRegistrySettings(root, env);
  if (settings.registry === '' || !settings.variants.includes(variant)) return undefined;
  const { registry: host, repository } = settings;
  const name = imageName(settings, latestTag(variant));
  const timeout = AbortSignal.timeout(PATIENCE_MS);
  try {
    const retry = { attempts: 1, firstDelayMs: 0, maxDelayMs: 0 };
    const any = AbortSignal.any([signal, timeout]);
    const registry = new Registry({ host, repository, signal: any, retry });
    const digest = await registry.resolve(latestTag(variant));
    if (digest !== undefined) {
      const bytes = await unpackedSize(registry, digest);
      const cache = (await registry.resolve(cacheTag(variant))) ?? digest;
      return { name, reference: `${host}/${repository}@${cache}`, bytes };
    }
    log.info(`there is no ${name} yet, to compare with or to take layers from`);
  } catch (error) {
    signal.throwIfAborted();
    const reason = timeout.aborted ? `no answer within ${PATIENCE_MS / 1000} s` : messageOf(error);
    log.info(`${name} is not used: ${reason}`);
  }
  return undefined;
}
