import { IMAGE_NAME } from '../container/local-images.ts';
import { UserError } from '../errors.ts';

/** `lite`: Debian's Python, no conda; `cpu` and `gpu`: the official conda environments. */
export const VARIANTS = ['lite', 'cpu', 'gpu'] as const;
export type Variant = (typeof VARIANTS)[number];

/** The label by which an image says which variant it is. */
export const VARIANT_LABEL = 'org.drivendata.vsc.variant';

/**
 * The variant to build: the option, else CPU_OR_GPU, else `lite`.
 *
 * @throws UserError where the name is none of ours.
 */
export function chooseVariant(
  option: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Variant {
  const [name, source] =
    option === undefined ? [env['CPU_OR_GPU'] || 'lite', 'CPU_OR_GPU'] : [option, '--variant'];
  const known = VARIANTS.find((variant) => variant === name);
  if (known !== undefined) return known;
  throw new UserError(`${source}=${name}: there is no such variant`, {
    next: `use one of ${VARIANTS.join(', ')}`,
  });
}

/** Tag of the local build, such as `meta-vsc-descriptor-runtime:lite-local`. */
export function localTag(variant: Variant): string {
  return `${IMAGE_NAME}:${variant}-local`;
}
