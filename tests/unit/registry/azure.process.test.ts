import { type IdentityService, startIdentityService } from 'actions-testbed';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { credentialsFor } from '../../../actions/src/registry/client/login.ts';
import { withoutPrograms } from '../../support/repositories/without-programs.ts';

/**
 * Microsoft's and the registry's ends, as their documents have them: "Microsoft identity platform and
 * the OAuth 2.0 client credentials flow", third case, and docs/AAD-OAuth.md of Azure/acr.
 */
let server: Server;
let host = '';
let identity: IdentityService;
let asked: [request: string, form: Record<string, string>][] = [];
let answers: Record<string, [status: number, body: object]> = {};
beforeEach(async () => {
  identity = await startIdentityService();
  asked = [];
  answers = {
    '/the-tenant/oauth2/v2.0/token': [200, { token_type: 'Bearer', access_token: 'access' }],
    '/oauth2/exchange': [200, { refresh_token: 'refresh' }],
  };
  server = createServer((request, response) => void reply(request, response)).listen(
    0,
    '127.0.0.1',
  );
  await once(server, 'listening');
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.close();
  await identity.close();
});

async function reply(request: IncomingMessage, response: ServerResponse) {
  const path = request.url ?? '';
  const { method, headers } = request;
  const form = headers['content-type'] === 'application/x-www-form-urlencoded';
  const body = form ? new URLSearchParams(await text(request)) : [];
  asked.push([`${method} ${path}`, Object.fromEntries(body)]);
  const [status, answer] = answers[path] ?? [404, {}];
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(answer));
}

function login(env: Readonly<Record<string, string>> = {}) {
  return credentialsFor(
    { registry: host, repository: 'a/b', login: 'azure', variants: ['cpu'] },
    {
      env: {
        ...identity.identify({ sub: 'repo:owner/repository:environment:publish' }),
        AZURE_AUTHORITY_HOST: `http://${host}`,
        AZURE_CLIENT_ID: 'the-client',
        AZURE_TENANT_ID: 'the-tenant',
        ...env,
      },
      exec: withoutPrograms,
      signal: new AbortController().signal,
    },
  );
}

describe('the login of a job to an Azure registry', () => {
  it('exchanges its identity for a token of the registry', async () => {
    expect(await login()).toEqual({
      username: '00000000-0000-0000-0000-000000000000',
      password: 'refresh',
    });
    const [assertion = ''] = identity.tokens;
    const claims: unknown = JSON.parse(
      Buffer.from(assertion.split('.')[1] ?? '', 'base64url').toString(),
    );
    expect(claims).toMatchObject({
      aud: 'api://AzureADTokenExchange',
      sub: 'repo:owner/repository:environment:publish',
    });
    expect(asked).toEqual([
      [
        'POST /the-tenant/oauth2/v2.0/token',
        {
          grant_type: 'client_credentials',
          client_id: 'the-client',
          scope: 'https://containerregistry.azure.net/.default',
          client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
          client_assertion: assertion,
        },
      ],
      [
        'POST /oauth2/exchange',
        { grant_type: 'access_token', service: host, tenant: 'the-tenant', access_token: 'access' },
      ],
    ]);
  });

  it('says why it was refused, in one line', async () => {
    answers['/the-tenant/oauth2/v2.0/token'] = [
      401,
      {
        error: 'invalid_client',
        error_description: 'AADSTS70021: No matching credential.\r\nTrace',
      },
    ];
    await expect(login()).rejects.toMatchObject({
      message:
        'Azure refuses the identity of this job (status 401): AADSTS70021: No matching credential.',
      exitCode: 2,
    });
  });

  it('is refused by a registry where the application has no role', async () => {
    answers['/oauth2/exchange'] = [403, { errors: [{ code: 'DENIED' }] }];
    await expect(login()).rejects.toThrow('Azure refuses the identity of this job (status 403)');
  });

  it('is asked of the Azure CLI if the job has no identity, or no application to be', async () => {
    for (const missing of ['ACTIONS_ID_TOKEN_REQUEST_URL', 'AZURE_CLIENT_ID', 'AZURE_TENANT_ID']) {
      await expect(login({ [missing]: '' })).rejects.toThrow('no-such-az is not installed');
    }
    expect(asked).toEqual([]);
  });
});
