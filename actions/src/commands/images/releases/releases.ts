import type { Ports } from '../../../ports.ts';
import { readHead, readReleases, type Release } from '../../../registry/ledger/ledger.ts';
import { releaseContents } from '../release-notes/contents.ts';
import {
  type ReleaseDetails,
  releaseDetails,
  releaseRegistry,
  requireRelease,
} from '../release-notes/details.ts';
import { type ReleaseDiff, releaseDiff } from '../release-notes/diff.ts';

/** The newest releases, newest first. */
export async function releases(limit: number, ports: Ports): Promise<readonly Release[]> {
  const { registry } = await releaseRegistry(ports);
  return readReleases(registry, limit);
}

/** A release, and whether it is the latest: then the latest tags are its images, and a hold of it holds. */
export type ShownRelease = ReleaseDetails & { readonly latest: boolean };

/**
 * One release, with what the registry has of its images.
 *
 * @throws UserError if there is none of that number.
 */
export async function showRelease(number: number, ports: Ports): Promise<ShownRelease> {
  const at = await releaseRegistry(ports);
  const release = await requireRelease(at.registry, number);
  const latest = (await readHead(at.registry))?.value.number === number;
  return { ...(await releaseDetails(at, release)), latest };
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
