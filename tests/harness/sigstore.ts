/**
 * Loaded into the process of an action before its script, by NODE_OPTIONS (sigstore-variables.ts):
 * Sigstore's own mock in place of its services, and GitHub's issuer with the keys of an identity
 * service of the testbed. All other requests go out as they are.
 */
import { mockFulcio, mockRekor, mockTSA } from '@sigstore/mock';
import { ISSUER } from 'actions-testbed';
import { syncBuiltinESMExports } from 'node:module';
import nock from 'nock';

const { TEST_IDENTITY_KEYS: keys = '', TEST_SIGSTORE: mode } = process.env;

/** Each mock answers once, and each attestation asks once. */
const ATTESTATIONS = 2;

if (mode === 'refuses') {
  nock('https://fulcio.sigstore.dev').persist().post('/api/v2/signingCert').reply(403, 'no');
} else {
  for (let made = 0; made < ATTESTATIONS; made++) {
    // Of the public, and of GitHub for repositories that are not.
    await mockFulcio();
    await mockRekor();
    await mockFulcio({ baseURL: 'https://fulcio.githubapp.com' });
    await mockTSA({ baseURL: 'https://timestamp.githubapp.com' });
  }
}
const jwks = (await (await fetch(keys)).json()) as nock.Body;
const issuer = nock(ISSUER).persist();
issuer.get('/.well-known/openid-configuration').reply(200, { jwks_uri: `${ISSUER}/keys` });
issuer.get('/keys').reply(200, jwks);
// nock replaces what `require` gives; modules that import http and https see it only now.
syncBuiltinESMExports();
