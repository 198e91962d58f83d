/**
 * Loaded into the process of an action before its script, by NODE_OPTIONS (variables.ts): it signs
 * with Sigstore's own mock, and takes GitHub's tokens from an identity service of the testbed.
 */
import { generateKeyPairSync } from 'node:crypto';
import nock from 'nock';
import { keyPairOf } from './authority.ts';
import { mockSigstore } from './mock.ts';

const { TEST_IDENTITY_KEYS: keys = '', TEST_SIGSTORE: mode, TEST_SIGSTORE_KEY: key } = process.env;

if (mode === 'refuses') {
  nock('https://fulcio.sigstore.dev').persist().post('/api/v2/signingCert').reply(403, 'no');
}
const keyPair =
  key === undefined ? generateKeyPairSync('ec', { namedCurve: 'prime256v1' }) : keyPairOf(key);
await mockSigstore(keyPair, keys);
