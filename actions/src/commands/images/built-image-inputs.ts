import { imageReference, variantName } from '../../declaration/input.ts';
import { skipGpuInput } from '../submission/run-inputs.ts';

/** Which variant is built. */
export const builtVariantInput = {
  variant: variantName({
    help: 'variant of the image',
    variable: 'CPU_OR_GPU',
    defaultWords: "the competition's first, which needs the least",
  }),
};

/** Which image is tested; a pulled one never takes the place of the local build. */
export const builtImageInputs = {
  ...builtVariantInput,
  image: imageReference({
    help: 'image to test',
    variable: 'SUBMISSION_IMAGE',
    defaultWords: 'the local build of the variant',
  }),
  ...skipGpuInput,
};
