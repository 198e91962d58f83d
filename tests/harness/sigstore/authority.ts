import { initializeCA, initializeCTLog, initializeTLog, initializeTSA } from '@sigstore/mock';
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A Sigstore of tests: what preload.ts signs with, and whom to trust then. */
export interface SigstoreAuthority {
  /** For TEST_SIGSTORE_KEY: a private key (PEM), which all services of it have. */
  readonly key: string;
  /** Trusted roots, one in each line: of an instance with a log of signatures, and of one without, as GitHub's own. */
  readonly trustedRoot: string;
  close(): Promise<void>;
}

/** A key pair as Sigstore's mock takes it. */
export function keyPairOf(key: string) {
  const privateKey = createPrivateKey(key);
  return { privateKey, publicKey: createPublicKey(privateKey) };
}

export async function sigstoreAuthority(): Promise<SigstoreAuthority> {
  const folder = await mkdtemp(path.join(tmpdir(), 'sigstore-'));
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const key = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const trustedRoot = path.join(folder, 'trusted-root.jsonl');
  const roots = await trustedRoots(keyPairOf(key));
  await writeFile(trustedRoot, roots.map((root) => `${JSON.stringify(root)}\n`).join(''));
  return { key, trustedRoot, close: () => rm(folder, { recursive: true }) };
}

/** In the form of Sigstore's `TrustedRoot`, which its own library reads. */
async function trustedRoots(pair: ReturnType<typeof keyPairOf>): Promise<object[]> {
  const ctlog = await initializeCTLog(pair);
  const ca = await initializeCA(pair, ctlog);
  const tlog = await initializeTLog('https://rekor.sigstore.dev', pair);
  const tsa = await initializeTSA(pair);
  const validFor = { start: new Date(Date.now() - 3_600_000).toISOString() };
  const authority = (...certificates: ArrayBufferView[]) => ({
    subject: { organization: 'sigstore.mock', commonName: 'sigstore' },
    uri: 'https://fulcio.sigstore.dev',
    certChain: { certificates: certificates.map((bytes) => ({ rawBytes: base64(bytes) })) },
    validFor,
  });
  const log = (baseUrl: string, publicKey: Buffer) => ({
    baseUrl,
    hashAlgorithm: 'SHA2_256',
    publicKey: {
      rawBytes: base64(publicKey),
      keyDetails: 'PKIX_ECDSA_P256_SHA_256',
      validFor,
    },
    logId: { keyId: createHash('sha256').update(publicKey).digest('base64') },
  });
  const certificateAuthorities = [authority(ca.rootCertificate)];
  // The mock's certificates are in a log in any case.
  const ctlogs = [log('https://ctfe.sigstore.dev', ctlog.publicKey)];
  const mediaType = 'application/vnd.dev.sigstore.trustedroot+json;version=0.1';
  return [
    {
      mediaType,
      certificateAuthorities,
      tlogs: [log('https://rekor.sigstore.dev', tlog.publicKey)],
      ctlogs,
      timestampAuthorities: [],
    },
    {
      mediaType,
      certificateAuthorities,
      tlogs: [],
      ctlogs,
      timestampAuthorities: [authority(tsa.intCertificate, tsa.rootCertificate)],
    },
  ];
}

function base64({ buffer, byteOffset, byteLength }: ArrayBufferView): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64');
}
