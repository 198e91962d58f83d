// By parts: the whole library loads validators that use a module which Node has deprecated (DEP0040).
import * as Enums from '@cyclonedx/cyclonedx-library/Enums';
import * as Models from '@cyclonedx/cyclonedx-library/Models';
import { JSON as Json, JsonSerializer } from '@cyclonedx/cyclonedx-library/Serialize';
import { Spec1dot6 } from '@cyclonedx/cyclonedx-library/Spec';
import { PackageURL } from 'packageurl-js';
import { v5 as uuidOf } from 'uuid';
import type { LockDetails } from '../environment/lock/model.ts';
import type { InstalledPackage } from './inventory.ts';

/** What a bill of materials is about. */
export interface BillSubject {
  /** Name of the image without a tag. */
  readonly name: string;
  readonly variant: string;
  /** `sha256:…` of the image's configuration. */
  readonly id: string;
}

const PURL_TYPES = { apt: 'deb', conda: 'conda', pip: 'pypi' };

/**
 * A CycloneDX 1.6 bill of materials (JSON) of what is installed in an image, with the hashes of the
 * lock where the lock has the very package. The same image gives the same text: it has no time, and
 * its serial number is made of the image's id.
 */
export function billOfMaterials(
  { name, variant, id }: BillSubject,
  installed: readonly InstalledPackage[],
  lock: Pick<LockDetails, 'packages' | 'pip'> | undefined,
): string {
  // GitHub's actions/attest takes no bill without a serial number for CycloneDX (its src/sbom.ts).
  const bom = new Models.Bom({ serialNumber: `urn:uuid:${uuidOf(id, uuidOf.URL)}` });
  bom.metadata.component = new Models.Component(Enums.ComponentType.Container, name, {
    version: variant,
    bomRef: id,
  });
  const hashes = lockedHashes(lock);
  for (const each of installed) bom.components.add(component(each, hashes));
  const serializer = new JsonSerializer(new Json.Normalize.Factory(Spec1dot6));
  return `${serializer.serialize(bom, { sortLists: true, space: 1 })}\n`;
}

function component(
  { kind, name, version, source }: InstalledPackage,
  hashes: ReadonlyMap<string, string>,
): Models.Component {
  const purl = new PackageURL(
    PURL_TYPES[kind],
    kind === 'apt' ? 'debian' : undefined,
    name,
    version,
    source === '' ? undefined : { download_url: source },
    undefined,
  ).toString();
  const hash = hashes.get(key(kind, name, version));
  return new Models.Component(Enums.ComponentType.Library, name, {
    version,
    purl,
    bomRef: purl,
    ...(hash !== undefined && {
      hashes: new Models.HashDictionary([[Enums.HashAlgorithm['SHA-256'], hash]]),
    }),
  });
}

/** A wheel's hash only if there is one file: else the lock doesn't tell which was taken. */
function lockedHashes(
  lock: Pick<LockDetails, 'packages' | 'pip'> | undefined,
): Map<string, string> {
  const hashes = new Map<string, string>();
  for (const { name, version, sha256 } of lock?.packages ?? []) {
    if (sha256 !== undefined) hashes.set(key('conda', name, version), sha256);
  }
  for (const { name, version, files } of lock?.pip ?? []) {
    const [only, second] = files;
    if (only !== undefined && second === undefined) {
      hashes.set(key('pip', name, version), only.sha256);
    }
  }
  return hashes;
}

function key(kind: InstalledPackage['kind'], name: string, version: string): string {
  return `${kind} ${name.toLowerCase().replaceAll(/[-_.]+/g, '-')} ${version}`;
}
