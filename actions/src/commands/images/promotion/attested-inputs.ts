import { flag, path } from '../../../declaration/input.ts';

/** What promotions and roll backs ask of the attestations of images. */
export const attestedInputs = {
  attested: flag({
    help: 'take only images that publish.yml of this repository has attested',
    negated: 'take images without attestations as well',
    default: true,
  }),
  trustedRoot: path({
    help: 'file of the authorities that sign, as gh attestation trusted-root prints it',
    variable: 'VSC_TRUSTED_ROOT',
    defaultWords: "those of Sigstore's public instance",
  }),
};

export interface AttestedInputs {
  readonly attested: boolean;
  readonly trustedRoot: string | undefined;
}
