/** The label by which an image says which variant it is. */
export const VARIANT_LABEL = 'org.drivendata.vsc.variant';

/** Tag of the local build, such as `meta-vsc-descriptor-runtime:lite-local`. */
export function localTag(image: string, variant: string): string {
  return `${image}:${variant}-local`;
}
