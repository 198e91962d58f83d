import { localImageName } from '../container/local-images.ts';

/** `lite`: Debian's Python, no conda; `cpu` and `gpu`: the official conda environments. */
export const VARIANTS = ['lite', 'cpu', 'gpu'] as const;
export type Variant = (typeof VARIANTS)[number];

/** The label by which an image says which variant it is. */
export const VARIANT_LABEL = 'org.drivendata.vsc.variant';

/** Tag of the local build, such as `meta-vsc-descriptor-runtime:lite-local`. */
export function localTag(
  variant: Variant,
  env: Readonly<Record<string, string | undefined>>,
): string {
  return `${localImageName(env)}:${variant}-local`;
}
