import {
  fulcioHandler,
  initializeCA,
  initializeCTLog,
  initializeTLog,
  initializeTSA,
  rekorHandler,
  tsaHandler,
} from '@sigstore/mock';
import { ISSUER } from 'actions-testbed';
import { createHash } from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import nock from 'nock';
import type { keyPairOf } from './authority.ts';

/** The services of Sigstore's public instance, and those of GitHub for repositories that are not public. */
const FULCIO = ['https://fulcio.sigstore.dev', 'https://fulcio.githubapp.com'];
const REKOR = 'https://rekor.sigstore.dev';
const TSA = 'https://timestamp.githubapp.com';

/**
 * Puts Sigstore's own mock in place of its services in this process, and the keys of an identity service
 * of the testbed in place of GitHub's. All other requests go out as they are.
 *
 * @param keysUrl address of the keys
 */
export async function mockSigstore(
  keyPair: ReturnType<typeof keyPairOf>,
  keysUrl: string,
): Promise<void> {
  const ca = await initializeCA(keyPair, await initializeCTLog(keyPair));
  for (const address of FULCIO) answer(address, fulcioHandler(ca));
  const rekor = rekorHandler(await initializeTLog(REKOR, keyPair));
  answer(REKOR, {
    ...rekor,
    fn: (body) => rekor.fn(JSON.stringify(stored(JSON.parse(body) as Entry))),
  });
  answer(TSA, tsaHandler(await wholeSeconds(keyPair)));
  const keys = (await (await fetch(keysUrl)).json()) as nock.Body;
  const issuer = nock(ISSUER).persist();
  issuer.get('/.well-known/openid-configuration').reply(200, { jwks_uri: `${ISSUER}/keys` });
  issuer.get('/keys').reply(200, keys);
  // nock replaces what `require` gives; modules that import http and https see it only now.
  syncBuiltinESMExports();
}

/**
 * The mock's timestamps have milliseconds without zeros at their end, as DER wants; Sigstore's own parser
 * takes three digits or none, and so one of ten for an invalid time.
 */
async function wholeSeconds(keyPair: ReturnType<typeof keyPairOf>) {
  return Object.assign(await initializeTSA(keyPair), { getCurrentTime: wholeSecond });
}

function wholeSecond(): Date {
  return new Date(Math.floor(Date.now() / 1000) * 1000);
}

function answer(address: string, { path, fn }: ReturnType<typeof fulcioHandler>): void {
  nock(address)
    .persist()
    .post(path)
    .reply(async (_uri, body) => {
      const {
        statusCode,
        response,
        contentType = 'text/plain',
      } = await fn(typeof body === 'string' ? body : JSON.stringify(body));
      return [statusCode, response as nock.Body, { 'content-type': contentType }];
    });
}

/** What is proposed to Rekor as an entry of the type dsse, version 0.0.1. */
interface Entry {
  readonly spec: {
    readonly proposedContent: { readonly envelope: string; readonly verifiers: readonly string[] };
  };
}

/**
 * What Rekor makes of it: hashes, and the signature with its key, as its schema of the type has them
 * (pkg/types/dsse/v0.0.1/dsse_v0_0_1_schema.json). Sigstore's mock logs what is proposed as it is.
 */
function stored({ spec: { proposedContent: proposed }, ...rest }: Entry): object {
  const { payload, signatures } = JSON.parse(proposed.envelope) as {
    payload: string;
    signatures: readonly { sig: string }[];
  };
  const spec = {
    envelopeHash: hash(proposed.envelope),
    payloadHash: hash(Buffer.from(payload, 'base64')),
    signatures: signatures.map(({ sig }) => ({ signature: sig, verifier: proposed.verifiers[0] })),
  };
  return { ...rest, spec };
}

function hash(bytes: string | Buffer) {
  return { algorithm: 'sha256', value: createHash('sha256').update(bytes).digest('hex') };
}
