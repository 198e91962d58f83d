import type { Ports } from '../../../ports.ts';
import { readReleases, type Release } from '../../../registry/ledger.ts';
import { releaseContents } from '../release-contents.ts';
import {
  type ReleaseDetails,
  releaseDetails,
  releaseRegistry,
  requireRelease,
} from '../release-details.ts';
import { type ReleaseDiff, releaseDiff } from '../release-diff.ts';

/** The newest releases, newest first. */
export async function releases(limit: number, ports: Ports): Promise<readonly Release[]> {
  const { registry } = await releaseRegistry(ports);
  return readReleases(registry, limit);
}

/**
 * One release, with what the registry has of its images.
 *
 * @throws UserError if there is none of that number.
 */
export async function showRelease(number: number, ports: Ports): Promise<ReleaseDetails> {
  const at = await releaseRegistry(ports);
  return releaseDetails(at, await requireRelease(at.registry, number));
}

/**
 * How the images of two releases differ.
 *
 * @throws UserError if there is none of one of the numbers.
 */
export async function diffReleases(from: number, to: number, ports: Ports): Promise<ReleaseDiff> {
  const { registry } = await releaseRegistry(ports);
  const [before, after] = [
    await requireRelease(registry, from),
    await requireRelease(registry, to),
  ];
  return releaseDiff(
    await releaseContents(registry, before),
    await releaseContents(registry, after),
  );
}
