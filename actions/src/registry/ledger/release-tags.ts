import type { Registry } from '../client/client.ts';
import type { Release } from './ledger.ts';
import { setTag } from './set-tag.ts';

/** The tags that name the images of one release for ever, and the digest that each stands for. */
export type ReleaseTags = ReadonlyMap<string, string>;

/** The tag of a variant in a release, such as `cpu-r7`. */
export function numberTag(variant: string, number: number): string {
  return `${variant}-r${number}`;
}

/** The number of the release that a tag of an image is of; undefined for any other tag. */
export function releaseOfImageTag(tag: string): number | undefined {
  const digits = /-r([1-9]\d{0,8})$/.exec(tag)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** By number, and with the day for whoever reads a list of tags: `cpu-r7` and `cpu-2026-11-22-r7`. */
export function releaseTags({
  number,
  when,
  digests,
}: Pick<Release, 'number' | 'when' | 'digests'>): ReleaseTags {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(when)?.[0];
  return new Map(
    Object.entries(digests).flatMap(([variant, digest]) => [
      [numberTag(variant, number), digest],
      ...(day === undefined ? [] : [[numberTag(`${variant}-${day}`, number), digest] as const]),
    ]),
  );
}

/** Those of a release's tags that are missing, or stand for something else. */
export async function wrongReleaseTags(registry: Registry, release: Release): Promise<ReleaseTags> {
  const found = [...releaseTags(release)].map(
    async ([tag, digest]) => [tag, digest, await registry.resolve(tag)] as const,
  );
  const wrong = (await Promise.all(found)).filter(([, digest, now]) => now !== digest);
  return new Map(wrong.map(([tag, digest]) => [tag, digest]));
}

/** Sets the tags of a release that are not what the ledger says, and returns their names. */
export async function setReleaseTags(registry: Registry, release: Release): Promise<string[]> {
  const wrong = await wrongReleaseTags(registry, release);
  await Promise.all([...wrong].map(([tag, digest]) => setTag(registry, tag, digest)));
  return [...wrong.keys()];
}
