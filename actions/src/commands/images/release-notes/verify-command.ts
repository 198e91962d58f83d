/**
 * How anybody verifies an image: that a run of this repository made it, by this workflow. Without the latter
 * `gh` takes only what a workflow of the repository itself has signed.
 *
 * @param reference name of the image, with its digest or a tag
 * @param signer `OWNER/NAME/.github/workflows/FILE`, if it is known
 */
export function verifyCommand(
  reference: string,
  repository: string,
  signer: string | null,
): string {
  const by = signer === null ? '' : ` --signer-workflow ${signer}`;
  return `gh attestation verify oci://${reference} --repo ${repository}${by} --bundle-from-oci`;
}
