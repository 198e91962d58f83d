import type { Registry } from '../client/client.ts';
import { readHead, type Release } from './ledger.ts';

/**
 * The newest release, if a local image of `variant` is another than its image. Undefined as well
 * if nothing is released, or the image was never pulled from this repository.
 *
 * @param pulled what the engine says of the image: `host/repository@sha256:…`.
 */
export async function newerRelease(
  registry: Registry,
  variant: string,
  pulled: string,
): Promise<Release | undefined> {
  const prefix = `${registry.host}/${registry.repository}@`;
  if (!pulled.startsWith(prefix)) return undefined;
  const release = (await readHead(registry))?.value;
  const digest = release?.digests[variant];
  return digest === undefined || pulled === prefix + digest ? undefined : release;
}
