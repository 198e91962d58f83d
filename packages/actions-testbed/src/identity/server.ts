/** GitHub's OpenID Connect provider on loopback: its tokens tell other services which job is calling. */
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { randomUUID } from 'node:crypto';
import { serveOnLoopback } from '../loopback.ts';
import type { JobClaims } from './claims.ts';

/** The issuer in each token: GitHub's own address. */
export const ISSUER = 'https://token.actions.githubusercontent.com';

export interface IdentityService {
  /** Address of the public keys that others verify a token with. */
  readonly keysUrl: string;
  /** Gives a job the variables it needs to ask for tokens; pass it as `identify` of a run. */
  identify(claims: JobClaims): Readonly<Record<string, string>>;
  /** The tokens issued so far, to look for them in logs. */
  readonly tokens: readonly string[];
  close(): Promise<void>;
}

export async function startIdentityService(): Promise<IdentityService> {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const header = { alg: 'RS256', kid: randomUUID() };
  const keys = [{ ...(await exportJWK(publicKey)), ...header, use: 'sig' }];
  const jobs = new Map<string, JobClaims>();
  const tokens: string[] = [];

  async function answer(
    method: string | undefined,
    url: URL,
    authorization = '',
  ): Promise<object | undefined> {
    // The only method in GitHub's "OpenID Connect reference".
    if (method !== 'GET') return undefined;
    if (url.pathname === '/keys') return { keys };
    const claims = jobs.get(authorization.replace(/^bearer /i, ''));
    if (claims === undefined) return undefined;
    const audience = url.searchParams.get('audience') ?? claims['repository_owner'] ?? '';
    const token = await new SignJWT(claims)
      .setProtectedHeader(header)
      .setIssuer(ISSUER)
      .setAudience(audience)
      .setJti(randomUUID())
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(privateKey);
    tokens.push(token);
    return { count: token.length, value: token };
  }

  const server = await serveOnLoopback((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    answer(request.method, url, request.headers.authorization)
      .then((body) => {
        response.statusCode = body === undefined ? 401 : 200;
        return response.end(JSON.stringify(body ?? { message: 'Unauthorized' }));
      })
      .catch(() => response.destroy());
  });
  const address = `http://127.0.0.1:${server.port}`;
  return {
    keysUrl: `${address}/keys`,
    tokens,
    identify(claims) {
      const request = randomUUID();
      jobs.set(request, claims);
      return {
        ACTIONS_ID_TOKEN_REQUEST_URL: `${address}/token?api-version=2.0`,
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: request,
      };
    },
    close: () => server.close(),
  };
}
