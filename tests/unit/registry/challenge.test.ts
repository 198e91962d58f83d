import { describe, expect, it } from 'vitest';
import { parseChallenge, purposeOf } from '../../../actions/src/registry/client/auth.ts';

describe('a WWW-Authenticate header', () => {
  it.each([
    [
      'Bearer realm="https://ghcr.io/token",service="ghcr.io",scope="repository:a/b:pull,push"',
      {
        scheme: 'bearer',
        params: {
          realm: 'https://ghcr.io/token',
          service: 'ghcr.io',
          scope: 'repository:a/b:pull,push',
        },
      },
    ],
    ['basic realm=registry', { scheme: 'basic', params: { realm: 'registry' } }],
    [
      String.raw`Bearer Realm="a \"b\"", error="x,y"`,
      { scheme: 'bearer', params: { realm: 'a "b"', error: 'x,y' } },
    ],
    ['', undefined],
    ['="', undefined],
  ])('%s', (header, challenge) => {
    expect(parseChallenge(header)).toEqual(challenge);
  });
});

it.each([
  ['GET', 'pull'],
  ['HEAD', 'pull'],
  ['PUT', 'push'],
  ['POST', 'push'],
  ['PATCH', 'push'],
  ['DELETE', 'delete'],
] as const)('%s takes a token to %s', (method, purpose) => {
  expect(purposeOf(method)).toBe(purpose);
});
