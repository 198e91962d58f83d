import { Spec } from '@cyclonedx/cyclonedx-library';
import { JsonStrictValidator } from '@cyclonedx/cyclonedx-library/Validation';
import { validate as isUuid, version as uuidVersion } from 'uuid';
import { describe, expect, it } from 'vitest';
import { billOfMaterials } from '../../../actions/src/image/bill-of-materials.ts';
import type { InstalledPackage } from '../../../actions/src/image/inventory.ts';

const ID = `sha256:${'ab'.repeat(32)}`;
const INSTALLED: readonly InstalledPackage[] = [
  { kind: 'apt', name: 'libc6', version: '2.36-9', source: '', size: 1 },
  {
    kind: 'conda',
    name: 'numpy',
    version: '1.23.4',
    source: 'https://conda.test/numpy.conda',
    size: 1,
  },
  { kind: 'pip', name: 'Faiss_GPU', version: '1.7.2', source: '', size: 1 },
];
const LOCK = {
  packages: [],
  pip: [
    {
      name: 'faiss-gpu',
      version: '1.7.2',
      requires: [],
      files: [
        { filename: 'f.whl', url: 'https://pypi.test/f.whl', sha256: 'c'.repeat(64), size: 1 },
      ],
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
