import { UserError } from '../errors.ts';
import { shortLine } from '../untrusted-text.ts';

/** The label by which an image says which variant it is. */
export const VARIANT_LABEL = 'org.drivendata.vsc.variant';

/**
 * Refuses an image of another variant, or one that says of none: only `vsc build` makes images that are
 * published.
 *
 * @param image names it for people
 * @throws UserError
 */
export function requireVariant(
  variant: string,
  labels: Readonly<Record<string, string>> | null | undefined,
  image: string,
): void {
  const found = labels?.[VARIANT_LABEL];
  if (found === variant) return;
  const is =
    found === undefined
      ? 'has no label of its variant'
      : `is of the variant ${shortLine(found, 40)}`;
  throw new UserError(`${image} ${is}: it is not published as ${variant}`, {
    next: `npx vsc build --variant ${variant}, and test that`,
  });
}

/** Tag of the local build, such as `meta-vsc-descriptor-runtime:lite-local`. */
export function localTag(image: string, variant: string): string {
  return `${image}:${variant}-local`;
}
