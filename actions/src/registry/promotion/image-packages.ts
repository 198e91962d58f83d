import { PackageURL } from 'packageurl-js';
import type { Registry } from '../client/client.ts';
import type { Manifest } from '../client/oci.ts';
import { referrers } from '../client/referrers.ts';

/** The media type of a bill of materials that is attached to an image. */
export const BILL_TYPE = 'application/vnd.cyclonedx+json';

/** Bills have some hundred kilobytes. */
const MOST_BYTES = 32 * 1024 * 1024;

/** A package of an image, by its bill of materials. */
export interface ImagePackage {
  readonly kind: 'apt' | 'conda' | 'pip';
  readonly name: string;
  readonly version: string;
  /** What tells conda's builds of a version apart; else empty. */
  readonly build: string;
  /** As its package says it; empty if it says nothing. */
  readonly license: string;
}

const KINDS: Readonly<Record<string, ImagePackage['kind']>> = {
  deb: 'apt',
  conda: 'conda',
  pypi: 'pip',
};

/**
 * The packages of an image, sorted, by the newest bill of materials that is attached to it; undefined if
 * there is none that can be read.
 */
export async function imagePackages(
  registry: Registry,
  digest: string,
): Promise<ImagePackage[] | undefined> {
  const bills = (await referrers(registry, digest)).filter(
    ({ artifactType }) => artifactType === BILL_TYPE,
  );
  const newest = bills.at(-1);
  const artifact = newest && (await registry.manifest(newest.digest));
  if (artifact === undefined) return undefined;
  const { layers } = JSON.parse(artifact.bytes.toString('utf8')) as Partial<Manifest>;
  const bill = await registry.blob(layers?.[0]?.digest ?? '', MOST_BYTES);
  return bill && packagesOf(bill.toString('utf8'));
}

interface Component {
  readonly purl?: unknown;
  readonly licenses?: readonly {
    readonly expression?: unknown;
    readonly license?: { readonly id?: unknown; readonly name?: unknown };
  }[];
}

/** The packages of a CycloneDX document; undefined for anything else. */
export function packagesOf(bill: string): ImagePackage[] | undefined {
  try {
    const { components } = JSON.parse(bill) as { components?: readonly Component[] };
    if (!Array.isArray(components)) return undefined;
    return components
      .flatMap((component: Component) => packageOf(component))
      .toSorted((one, other) => compare(keyOf(one), keyOf(other)));
  } catch {
    return undefined;
  }
}

function packageOf({ purl, licenses = [] }: Component): ImagePackage[] {
  if (typeof purl !== 'string') return [];
  const { type, name, version, qualifiers } = PackageURL.fromString(purl);
  const kind = KINDS[type];
  if (kind === undefined || !version) return [];
  const license = licenses
    .map(({ expression, license: one }) => expression ?? one?.id ?? one?.name)
    .filter((text) => typeof text === 'string')
    .join(' AND ');
  return [{ kind, name, version, build: qualifiers?.['build'] ?? '', license }];
}

/** A package that differs between two images: its versions, with the build if that alone differs. */
export interface ChangedPackage {
  readonly kind: ImagePackage['kind'];
  readonly name: string;
  /** Null if it is new. */
  readonly from: string | null;
  /** Null if it is gone. */
  readonly to: string | null;
}

/** What differs between the packages of two images, sorted by their manager and name. */
export function packageChanges(
  before: readonly ImagePackage[],
  after: readonly ImagePackage[],
): ChangedPackage[] {
  const [old, now] = [byKey(before), byKey(after)];
  const keys = [...new Set([...old.keys(), ...now.keys()])].toSorted(compare);
  return keys.flatMap((key) => {
    const [was, is] = [old.get(key), now.get(key)];
    const { kind, name } = (was ?? is) as ImagePackage;
    if (was?.version === is?.version && was?.build === is?.build) return [];
    return [{ kind, name, from: textOf(was, is), to: textOf(is, was) }];
  });
}

function textOf(one: ImagePackage | undefined, other: ImagePackage | undefined): string | null {
  if (one === undefined) return null;
  return one.version === other?.version ? `${one.version} (${one.build})` : one.version;
}

function byKey(packages: readonly ImagePackage[]): Map<string, ImagePackage> {
  return new Map(packages.map((each) => [keyOf(each), each]));
}

const keyOf = ({ kind, name }: ImagePackage) => `${kind} ${name}`;

const compare = (one: string, other: string) => Number(one > other) - Number(one < other);
