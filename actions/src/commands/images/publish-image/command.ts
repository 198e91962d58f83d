import { command, ended } from '../../../declaration/command.ts';
import { flag, imageReference, path, text, variantName } from '../../../declaration/input.ts';
import { ENGINE_VARIABLES, REGISTRY_VARIABLES } from '../../../declaration/variables.ts';
import { formatBytes } from '../../../text.ts';
import type { PublishedReport } from '../published-report.ts';

export default command({
  name: 'publish-image',
  group: 'Images',
  summary: 'push a built and tested image under its commit, without building',
  inputs: {
    variant: variantName({
      help: 'variant of the image, one that is published',
      variable: 'CPU_OR_GPU',
      required: true,
    }),
    image: imageReference({
      help: 'image to push',
      defaultWords: 'the local build of the variant',
    }),
    tested: text({
      help: 'id of the image that was tested: nothing else is pushed',
      required: true,
    }),
    commit: text({ help: 'the commit that it was built from', defaultWords: 'HEAD' }),
    rebuild: flag({
      help: 'push it as the rebuild of its variant, beside what the commit has: for promote-images --rebuild',
    }),
    sbom: path({ help: 'CycloneDX bill of materials (JSON) to attach' }),
  },
  outputs: {
    digest: 'Digest of the image in the registry',
    name: 'Name of the image without a tag',
    reference: 'Name of the image with the tag of its commit, or of a rebuild',
    already: 'true if the registry had this image',
  },
  report: {
    what: 'the published image (for attest-image and promote-images)',
    schema: 'actions/publish-image/report.schema.json',
    actionDefault: 'reports/publish-<variant>.json',
  },
  action: {
    name: 'publish-image',
    title: 'Publish an image',
    description:
      'Pushes a built and tested image under its commit, without building, and checks what the registry has',
    icon: 'upload-cloud',
    color: 'blue',
  },
  variables: [...ENGINE_VARIABLES, 'VSC_IMAGE_NAME', ...REGISTRY_VARIABLES],
  make: false,
  async run({ variant, image, tested, commit, rebuild, sbom, ...rest }, ports) {
    const { publishImage } = await import('./publish-image.ts');
    const { publishImageView } = await import('./publish-image-view.ts');
    const published = await publishImage({ variant, image, tested, commit, rebuild, sbom }, ports);
    const { digest, name, reference, already, size } = published;
    const what = already ? 'already published' : 'published';
    ports.log.info(`${what}: ${reference} (${formatBytes(size)})`);
    return ended(rest, {
      outputs: { digest, name, reference, already },
      view: publishImageView(published),
      text: digest,
      report: { version: 1, variant, name, digest } satisfies PublishedReport,
    });
  },
});
