import { Spec } from '@cyclonedx/cyclonedx-library';
import { JsonStrictValidator } from '@cyclonedx/cyclonedx-library/Validation';
import { validate as isUuid, version as uuidVersion } from 'uuid';
import { describe, expect, it } from 'vitest';
import { billOfMaterials } from '../../../actions/src/image/contents/bill-of-materials.ts';
import type { InstalledPackage } from '../../../actions/src/image/contents/inventory.ts';

const ID = `sha256:${'ab'.repeat(32)}`;
const INSTALLED: readonly InstalledPackage[] = [
  { kind: 'apt', name: 'base-files', version: '12.4+deb12u12', source: '', size: 1 },
  {
    kind: 'apt',
    name: 'libc6',
    version: '2.36-9',
    source: '',
    size: 1,
    license: 'LGPL-2.1+ and more',
    qualifiers: { arch: 'amd64', upstream: 'glibc' },
  },
  {
    kind: 'conda',
    name: 'numpy',
    version: '1.23.4',
    source: 'https://conda.test/numpy.conda',
    size: 1,
    license: 'BSD-3-Clause',
    sha256: 'd'.repeat(64),
    qualifiers: { build: 'py39_0', channel: 'conda-forge', subdir: 'linux-64' },
  },
  {
    kind: 'pip',
    name: 'Faiss_GPU',
    version: '1.7.2',
    source: '',
    size: 1,
    needs: ['NumPy', 'gone'],
  },
];
const LOCK = {
  packages: [],
  pip: [
    {
      name: 'faiss-gpu',
      version: '1.7.2',
      requires: [],
      files: [{ filename: 'f.whl', sha256: 'c'.repeat(64), size: 1 }],
    },
  ],
};

const bill = (id: string) => billOfMaterials({ name: 'vsc', variant: 'cpu', id }, INSTALLED, LOCK);
const serialOf = (text: string) => (JSON.parse(text) as { serialNumber: string }).serialNumber;

describe('billOfMaterials', () => {
  it("fits CycloneDX's own JSON schema, whose formats include the serial number's", async () => {
    const validator = new JsonStrictValidator(Spec.Version.v1dot6);
    expect(await validator.validate(bill(ID))).toBeNull();
    expect(await validator.validate(bill(ID).replace('urn:uuid:', 'urn:'))).not.toBeNull();
  });

  it('says of each package what scanners want: licence, hash, qualifiers, needs, and the system', () => {
    const { components, dependencies } = JSON.parse(bill(ID)) as {
      components: Record<string, unknown>[];
      dependencies: { ref: string; dependsOn?: string[] }[];
    };
    const of = (name: string) => components.find((each) => each['name'] === name);
    expect(of('debian')).toMatchObject({ type: 'operating-system', version: '12' });
    expect(of('libc6')).toMatchObject({
      purl: 'pkg:deb/debian/libc6@2.36-9?arch=amd64&distro=debian-12&upstream=glibc',
      licenses: [{ license: { name: 'LGPL-2.1+ and more' } }],
    });
    const numpy = of('numpy');
    expect(numpy).toMatchObject({
      licenses: [{ license: { id: 'BSD-3-Clause' } }],
      hashes: [{ alg: 'SHA-256', content: 'd'.repeat(64) }],
    });
    expect(numpy?.['purl']).toMatch(
      /^pkg:conda\/numpy@1\.23\.4\?build=py39_0&channel=conda-forge&download_url=\S+&subdir=linux-64$/,
    );
    expect(of('Faiss_GPU')).toMatchObject({ hashes: [{ content: 'c'.repeat(64) }] });
    const faiss = String(of('Faiss_GPU')?.['bom-ref']);
    expect(dependencies.find(({ ref }) => ref === faiss)?.dependsOn).toEqual([numpy?.['bom-ref']]);
    expect(dependencies.find(({ ref }) => ref === ID)?.dependsOn).toHaveLength(4);
  });

  /** `checkIsCycloneDX` in src/sbom.ts of actions/attest v4.2.2, which is not published on npm. */
  it('has what actions/attest knows CycloneDX by', () => {
    expect(JSON.parse(bill(ID))).toMatchObject({
      bomFormat: 'CycloneDX',
      serialNumber: expect.stringMatching(/^urn:uuid:/),
      specVersion: '1.6',
    });
  });

  it('has a serial number that is the same for the same image, and another for another', () => {
    expect(bill(ID)).toBe(bill(ID));
    const uuid = serialOf(bill(ID)).replace('urn:uuid:', '');
    expect([isUuid(uuid), uuidVersion(uuid)]).toEqual([true, 5]);
    expect(serialOf(bill(`sha256:${'cd'.repeat(32)}`))).not.toBe(serialOf(bill(ID)));
  });
});
