import { choice, imageReference } from '../../declaration/input.ts';
import { VARIANTS } from '../../image/variant.ts';
import { skipGpuInput } from '../submission/run-inputs.ts';

/** Which variant is built: lite builds anywhere, so it is the default here. */
export const builtVariantInput = {
  variant: choice(VARIANTS, {
    help: 'variant of the image',
    variable: 'CPU_OR_GPU',
    default: 'lite',
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
