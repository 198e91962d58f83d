import path from 'node:path';
import { command, ended } from '../../../declaration/command.ts';
import { path as pathInput } from '../../../declaration/input.ts';

export default command({
  name: 'attest-image',
  group: 'Images',
  summary: 'attest where a published image comes from, what is in it and that it passed its tests',
  details:
    'It works only in a job of GitHub Actions, with id-token: write and attestations: write.',
  inputs: {
    published: pathInput({ help: 'report of publish-image: it says which image', required: true }),
    sbom: pathInput({ help: 'CycloneDX bill of materials (JSON) to attest as well' }),
    tests: pathInput({ help: 'report of test-image (JSON) to attest as well' }),
    bundles: pathInput({
      help: 'folder to write the signed bundles to',
      actionDefault: 'reports/attestations',
    }),
  },
  outputs: {
    provenanceId: 'Id of the attestation of where it comes from',
    provenanceUrl: 'Page of that attestation',
    provenanceBundle: 'Path of its Sigstore bundle (JSON)',
    sbomId: 'Id of the attestation of what is in it; empty without sbom, like the next two',
    sbomUrl: 'Page of that attestation',
    sbomBundle: 'Path of its Sigstore bundle (JSON)',
    testsId: 'Id of the attestation of its tests; empty without tests, like the next two',
    testsUrl: 'Page of that attestation',
    testsBundle: 'Path of its Sigstore bundle (JSON)',
  },
  action: {
    name: 'attest-image',
    title: 'Attest an image',
    description:
      'Attests where a published image comes from, what is in it and that it passed its tests, by its digest',
    icon: 'shield',
    color: 'blue',
  },
  variables: ['GITHUB_TOKEN'],
  make: false,
  async run({ published, sbom, tests, bundles, ...rest }, ports) {
    const { attestImage } = await import('./attest-image.ts');
    const { attestImageView } = await import('./attest-image-view.ts');
    const { readPublished } = await import('../published-report.ts');
    const { dir, base } = path.parse(published);
    const { name, digest } = await readPublished(dir, base);
    const image = await attestImage({ name, digest, sbom, tests, bundles }, ports);
    return ended(rest, {
      outputs: {
        provenanceId: image.provenance.id,
        provenanceUrl: image.provenance.url,
        provenanceBundle: image.provenance.file,
        sbomId: image.sbom?.id,
        sbomUrl: image.sbom?.url,
        sbomBundle: image.sbom?.file,
        testsId: image.tests?.id,
        testsUrl: image.tests?.url,
        testsBundle: image.tests?.file,
      },
      view: attestImageView(image),
    });
  },
});
