// By parts: the whole library loads validators that use a module which Node has deprecated (DEP0040).
import * as Enums from '@cyclonedx/cyclonedx-library/Enums';
import * as Models from '@cyclonedx/cyclonedx-library/Models';
import { fixupSpdxId } from '@cyclonedx/cyclonedx-library/SPDX';
import { JSON as Json, JsonSerializer } from '@cyclonedx/cyclonedx-library/Serialize';
import { Spec1dot6 } from '@cyclonedx/cyclonedx-library/Spec';
import { PackageURL } from 'packageurl-js';
import { v5 as uuidOf } from 'uuid';
import type { LockDetails } from '../../environment/lock/model.ts';
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
 * A CycloneDX 1.6 bill of materials (JSON) of what is installed in an image: packages with licences,
 * hashes and what they need, and the operating system, which scanners choose advisories by. The same
 * image gives the same text: it has no time, and its serial number is made of the image's id.
 */
export function billOfMaterials(
  { name, variant, id }: BillSubject,
  installed: readonly InstalledPackage[],
  lock: Pick<LockDetails, 'packages' | 'pip'> | undefined,
): string {
  // GitHub's actions/attest takes no bill without a serial number for CycloneDX (its src/sbom.ts).
  const bom = new Models.Bom({ serialNumber: `urn:uuid:${uuidOf(id, uuidOf.URL)}` });
  const image = new Models.Component(Enums.ComponentType.Container, name, {
    version: variant,
    bomRef: id,
  });
  bom.metadata.component = image;
  const release = debianRelease(installed);
  if (release !== undefined) bom.components.add(system(release));
  const hashes = lockedHashes(lock);
  const made = installed.map((each) => ({ each, made: component(each, hashes, release) }));
  for (const { made: one } of made) {
    bom.components.add(one);
    image.dependencies.add(one.bomRef);
  }
  const refs = new Map(
    made.map(({ each, made: one }) => [nameKey(each.kind, each.name), one.bomRef]),
  );
  for (const { each, made: one } of made) {
    // What pip has installed may stand on conda's packages, or on Debian's.
    const kinds = each.kind === 'pip' ? (['pip', 'conda', 'apt'] as const) : [each.kind];
    for (const need of each.needs ?? []) {
      const ref = kinds.map((kind) => refs.get(nameKey(kind, need))).find((found) => found);
      if (ref !== undefined && ref !== one.bomRef) one.dependencies.add(ref);
    }
  }
  const serializer = new JsonSerializer(new Json.Normalize.Factory(Spec1dot6));
  return `${serializer.serialize(bom, { sortLists: true, space: 1 })}\n`;
}

/** Debian's release, such as `12`: the version of base-files begins with it. */
function debianRelease(installed: readonly InstalledPackage[]): string | undefined {
  const files = installed.find(({ kind, name }) => kind === 'apt' && name === 'base-files');
  return /^\d+/.exec(files?.version ?? '')?.[0];
}

function system(release: string): Models.Component {
  return new Models.Component(Enums.ComponentType.OperatingSystem, 'debian', {
    version: release,
    bomRef: `debian-${release}`,
  });
}

function component(
  each: InstalledPackage,
  hashes: ReadonlyMap<string, string>,
  release: string | undefined,
): Models.Component {
  const { kind, name, version, source, license } = each;
  const distro = kind === 'apt' && release !== undefined ? { distro: `debian-${release}` } : {};
  const told = { ...each.qualifiers, ...distro, download_url: source };
  const qualifiers = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== ''));
  const purl = new PackageURL(
    PURL_TYPES[kind],
    kind === 'apt' ? 'debian' : undefined,
    name,
    version,
    Object.keys(qualifiers).length === 0 ? undefined : qualifiers,
    undefined,
  ).toString();
  const hash = each.sha256 || hashes.get(`${nameKey(kind, name)} ${version}`);
  return new Models.Component(Enums.ComponentType.Library, name, {
    version,
    purl,
    bomRef: purl,
    ...(hash !== undefined && {
      hashes: new Models.HashDictionary([[Enums.HashAlgorithm['SHA-256'], hash]]),
    }),
    ...(license && { licenses: new Models.LicenseRepository([licenseOf(license)]) }),
  });
}

/** An SPDX id if it is one, else the text as a name: packages write what they like. */
function licenseOf(text: string): Models.License {
  const id = fixupSpdxId(text);
  return id === undefined ? new Models.NamedLicense(text) : new Models.SpdxLicense(id);
}

/** A wheel's hash only if there is one file: else the lock doesn't say which was taken. */
function lockedHashes(
  lock: Pick<LockDetails, 'packages' | 'pip'> | undefined,
): Map<string, string> {
  const hashes = new Map<string, string>();
  for (const { name, version, sha256 } of lock?.packages ?? []) {
    if (sha256 !== undefined) hashes.set(`${nameKey('conda', name)} ${version}`, sha256);
  }
  for (const { name, version, files } of lock?.pip ?? []) {
    const [only, second] = files;
    if (only !== undefined && second === undefined) {
      hashes.set(`${nameKey('pip', name)} ${version}`, only.sha256);
    }
  }
  return hashes;
}

function nameKey(kind: InstalledPackage['kind'], name: string): string {
  return `${kind} ${name.toLowerCase().replaceAll(/[-_.]+/g, '-')}`;
}
