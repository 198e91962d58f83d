import type { Ports } from '../../../ports.ts';
import { UserError } from '../../../errors.ts';
import type { Registry } from '../../../registry/client/client.ts';
import { readRelease, type Release } from '../../../registry/ledger/ledger.ts';
import { openRegistry } from '../../../registry/client/login.ts';
import { type ReleasedImage, releasedImages } from '../../../registry/released-image.ts';
import { readRegistrySettings, repositoryName } from '../../../registry/client/settings.ts';

/** A release, and what the registry has of its images. */
export interface ReleaseDetails {
  readonly release: Release;
  /** Name of the images without a tag. */
  readonly name: string;
  readonly images: readonly ReleasedImage[];
}

/** The registry of the repository at `root`, and the name of its images. */
export async function releaseRegistry(
  ports: Ports,
): Promise<{ readonly registry: Registry; readonly name: string }> {
  const settings = await readRegistrySettings(ports.root, ports.env);
  const registry = await openRegistry(settings, ports);
  return { registry, name: repositoryName(settings) };
}

/**
 * One release by its number.
 *
 * @throws UserError if there is none of that number.
 */
export async function requireRelease(registry: Registry, number: number): Promise<Release> {
  const found = await readRelease(registry, number);
  if (found !== undefined) return found.value;
  throw new UserError(`there is no release ${number}`, { next: 'npx vsc releases lists them' });
}

/** What the registry has of a release. */
export async function releaseDetails(
  { registry, name }: { readonly registry: Registry; readonly name: string },
  release: Release,
): Promise<ReleaseDetails> {
  return { release, name, images: await releasedImages(registry, release.digests) };
}
