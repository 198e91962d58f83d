import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '../../../errors.ts';
import { attest, type Attestation, type Predicate } from '../../../github/attestations/attest.ts';
import { PredicateType } from '../../../github/attestations/predicates.ts';
import { readBill } from '../../../image/contents/read-bill.ts';
import type { Ports } from '../../../ports.ts';
import { isDigest } from '../../../registry/client/oci.ts';
import { testResult } from '../test-result.ts';

export interface AttestInputs {
  /** Name of the image without a tag. */
  readonly name: string;
  /** `sha256:…`, in the registry. */
  readonly digest: string;
  /** A CycloneDX bill of materials (JSON). */
  readonly sbom?: string | undefined;
  /** The report of test-image (JSON). */
  readonly tests?: string | undefined;
  /** Folder for the signed bundles. */
  readonly bundles?: string | undefined;
}

/** An attestation, and where its bundle was written. */
export interface Attested extends Attestation {
  readonly file: string | undefined;
}

export interface AttestedImage {
  readonly name: string;
  readonly digest: string;
  readonly provenance: Attested;
  readonly sbom: Attested | undefined;
  readonly tests: Attested | undefined;
}

/**
 * Attests where the image with this digest comes from and, with a bill of materials, what is in it, and with
 * the report of its tests, that they passed.
 *
 * @throws UserError for inputs that cannot be right, and if GitHub or Sigstore refuses.
 */
export async function attestImage(inputs: AttestInputs, ports: Ports): Promise<AttestedImage> {
  const { name, digest } = inputs;
  if (!isDigest(digest)) {
    throw new UserError(`${JSON.stringify(digest)} is not the digest of an image`, {
      next: 'give sha256:<64 digits>, as publish-image prints it',
    });
  }
  if (/@|:[^/]*$/.test(name)) {
    throw new UserError(`${name} is more than the name of an image`, {
      next: 'leave the tag out: only the digest says which image it is',
    });
  }
  // Before anything is signed: what was stored cannot be taken back.
  const bill = inputs.sbom === undefined ? undefined : await billPredicate(inputs.sbom);
  const result = inputs.tests === undefined ? undefined : await testResult(inputs.tests, ports.env);

  async function attested(what: string, predicate: Predicate | undefined): Promise<Attested> {
    const step = ports.log.step(`Attesting ${what} of ${name}`);
    try {
      const made = await ports.withRunnerCommands(() => attest([inputs], predicate, ports.env));
      step.done(`Attested ${what} of ${name}: ${made.url}`);
      return { ...made, file: await write(inputs.bundles, what, made.bundle) };
    } catch (error) {
      step.fail();
      throw error;
    }
  }

  const provenance = await attested('provenance', undefined);
  const sbom = bill === undefined ? undefined : await attested('contents', bill);
  const tests = result === undefined ? undefined : await attested('tests', result);
  return { name, digest, provenance, sbom, tests };
}

async function write(folder: string | undefined, what: string, bundle: object) {
  if (folder === undefined) return undefined;
  const file = path.join(folder, `${what}.sigstore.json`);
  await mkdir(folder, { recursive: true });
  await writeFile(file, `${JSON.stringify(bundle)}\n`);
  return file;
}

/** GitHub's limit for a bill of materials. */
const MOST_BYTES = 16 * 1024 * 1024;

/**
 * The predicate of in-toto's specification for CycloneDX, for what GitHub's actions/attest v4.2.2 takes
 * for one (its src/sbom.ts).
 */
async function billPredicate(file: string): Promise<Predicate> {
  const bytes = await readBill(file);
  const content = parsed(bytes);
  const has = (key: string) => typeof content?.[key] === 'string' && content[key] !== '';
  if (bytes.length <= MOST_BYTES && ['bomFormat', 'serialNumber', 'specVersion'].every(has)) {
    return { type: PredicateType.bill, content: content ?? {} };
  }
  throw new UserError(`${file} is not a CycloneDX bill of materials (JSON) of at most 16 MiB`, {
    next: 'give the file that build wrote (its input sbom)',
  });
}

function parsed(bytes: Buffer): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
