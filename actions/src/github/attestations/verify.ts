import type { Signer } from '@sigstore/verify';
import { messageOf } from '../../errors.ts';
import { shortLine } from '../../untrusted-text.ts';
import type { Authorities } from './authorities.ts';

/** Whose statement about what is wanted. */
export interface Wanted {
  /** Of the artifact: `sha256:…` */
  readonly digest: string;
  /** The workflow that was started, and for which ref: `OWNER/NAME/.github/workflows/FILE@REF`. */
  readonly workflow: string;
}

/** A statement whose signature and signer hold. */
export interface VerifiedStatement {
  /** A URI. */
  readonly type: string;
  /** The workflow that the signing job is written in: `OWNER/NAME/.github/workflows/FILE`, without the ref. */
  readonly signer: string;
  /** What is said, of any shape. */
  readonly predicate: unknown;
  /** The Sigstore bundle, as it was stored. */
  readonly bundle: object;
}

/** GitHub's identity provider, for jobs. */
const ISSUER = 'https://token.actions.githubusercontent.com';

/**
 * "Build Config URI" of Fulcio's table of extensions: the workflow that was started. What it calls of
 * others, in other repositories, has the same; the alternative name would be that of the called one.
 */
const BUILD_CONFIG_URI = '1.3.6.1.4.1.57264.1.18';

/** "Build Signer URI" of the same table: the workflow of the job, which is the called one. */
const BUILD_SIGNER_URI = '1.3.6.1.4.1.57264.1.9';

const PAYLOAD_TYPE = 'application/vnd.in-toto+json';

/**
 * Verifies a Sigstore bundle by Sigstore's own library: signature, certificate, time and log entries; then
 * who signed, and what is said of which artifact. Returns the statement, or why it does not count.
 */
export async function verifyAttestation(
  bundle: unknown,
  { digest, workflow }: Wanted,
  trusted: readonly Authorities[],
): Promise<VerifiedStatement | string> {
  const signed = await openBundle(bundle, trusted);
  if (typeof signed === 'string') return signed;
  const { issuer, started, signer, payloadType, payload } = signed;
  if (issuer !== ISSUER) return `it was signed by an identity of ${shortLine(issuer, 200)}`;
  if (started !== `https://github.com/${workflow}`) {
    return `it was signed by ${shortLine(started, 300)}, not by ${workflow}`;
  }
  const statement = payloadType === PAYLOAD_TYPE ? read(payload) : undefined;
  if (statement === undefined) return 'what is signed is not a statement of in-toto';
  const { subject, predicateType: type, predicate } = statement;
  const [algorithm = '', hex] = digest.split(':');
  if (!subject.some((each) => each.digest?.[algorithm] === hex)) {
    const other = Object.values(subject[0]?.digest ?? {}).join(', ');
    return `it is about another image: ${shortLine(other, 200)}`;
  }
  return { type, predicate, signer: fileOf(signer), bundle: { ...(bundle as object) } };
}

interface Opened {
  readonly issuer: string;
  readonly started: string;
  readonly signer: string;
  readonly payloadType: string;
  readonly payload: Buffer;
}

/** What is in a bundle whose signature holds, and who its certificate says has signed. */
async function openBundle(
  json: unknown,
  trusted: readonly Authorities[],
): Promise<Opened | string> {
  const { bundleFromJSON } = await import('@sigstore/bundle');
  const { toSignedEntity, Verifier } = await import('@sigstore/verify');
  const { ASN1Obj } = await import('@sigstore/core');
  const why = new Set<string>();
  for (const { material, needs } of trusted) {
    try {
      const bundle = bundleFromJSON(json);
      const signer = new Verifier(material, needs).verify(toSignedEntity(bundle));
      if (bundle.content.$case !== 'dsseEnvelope') return 'it has no statement in it';
      const { payload, payloadType } = bundle.content.dsseEnvelope;
      const said = (id: string) => {
        const value = extension(signer, id);
        if (value === undefined) return 'nobody';
        return ASN1Obj.parseBuffer(Buffer.from(value)).value.toString('utf8');
      };
      const issuer = signer.identity?.extensions?.issuer ?? 'nobody';
      const who = { issuer, started: said(BUILD_CONFIG_URI), signer: said(BUILD_SIGNER_URI) };
      return { ...who, payload, payloadType };
    } catch (error) {
      // Of the library, whatever it is: what can't be read or verified doesn't count.
      why.add(shortLine(messageOf(error), 300));
    }
  }
  return `its signature cannot be verified: ${[...why].join('; ')}`;
}

/** `https://github.com/OWNER/NAME/.github/workflows/FILE@REF` without its ends. */
function fileOf(uri: string): string {
  return uri.replace(/^https:\/\/[^/]+\//, '').replace(/@.*$/, '');
}

function extension({ identity }: Signer, id: string): Buffer | undefined {
  return identity?.oids?.find(({ oid }) => oid?.id.join('.') === id)?.value;
}

interface Statement {
  readonly subject: readonly { readonly digest?: Readonly<Record<string, string>> }[];
  readonly predicateType: string;
  readonly predicate: unknown;
}

function read(payload: Buffer): Statement | undefined {
  try {
    const value = JSON.parse(payload.toString('utf8')) as Partial<Statement> | null;
    const { subject, predicateType, predicate } = value ?? {};
    if (!Array.isArray(subject) || typeof predicateType !== 'string') return undefined;
    return { subject: subject as Statement['subject'], predicateType, predicate };
  } catch {
    return undefined;
  }
}
