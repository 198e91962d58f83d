import { createLocalJWKSet, decodeJwt, type JSONWebKeySet, jwtVerify } from 'jose';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type IdentityService, ISSUER, startIdentityService } from '../src/identity/server.ts';
import type { RunOptions } from '../src/runner/types.ts';
import { job, only, runText, workflowFolder } from './run-text.ts';

let service: IdentityService;
const source = await workflowFolder();
beforeAll(async () => void (service = await startIdentityService()));
afterAll(async () => {
  await service.close();
  await rm(source, { recursive: true });
});

const ask = String.raw`      - run: |
          curl --silent --header "Authorization: Bearer $ACTIONS_ID_TOKEN_REQUEST_TOKEN" \
            "$ACTIONS_ID_TOKEN_REQUEST_URL&audience=tests"
`;

/** What the token of a job says, for those who check it with the service's keys. */
async function claims(more: string, options: Partial<RunOptions> = {}) {
  const before = service.tokens.length;
  const run = await runText(source, job(ask, more), {
    identify: (claims_) => service.identify(claims_),
    ...options,
  });
  const token = service.tokens[before];
  if (token === undefined) return undefined;
  expect(only(run).log).toContain(token);
  const keys = (await (await fetch(service.keysUrl)).json()) as JSONWebKeySet;
  const expected = { issuer: ISSUER, audience: 'tests' };
  return (await jwtVerify(token, createLocalJWKSet(keys), expected)).payload;
}

describe('the identity of a job', () => {
  it('names the job in a token that anybody can verify', async () => {
    const workflow_ref = expect.stringMatching(
      /^owner\/repository\/workflow-.*@refs\/heads\/main$/,
    );
    expect(await claims('    permissions: { id-token: write }\n')).toMatchObject({
      sub: 'repo:owner/repository:ref:refs/heads/main',
      event_name: 'push',
      repository: 'owner/repository',
      workflow_ref,
      job_workflow_ref: workflow_ref,
      runner_environment: 'github-hosted',
    });
  });

  it('names its environment', async () => {
    const more = '    permissions: { id-token: write }\n    environment: publish\n';
    expect(await claims(more)).toMatchObject({
      sub: 'repo:owner/repository:environment:publish',
      environment: 'publish',
    });
  });

  it('names the called workflow file of a job', async () => {
    const theirs = path.join(source, 'theirs/owner/all/v1/.github/workflows');
    await mkdir(theirs, { recursive: true });
    const rights = '    permissions: { id-token: write }\n';
    const called = job(ask, rights).replace('on: push', 'on: workflow_call');
    await writeFile(path.join(theirs, 'called.yml'), called);
    const before = service.tokens.length;
    await runText(
      source,
      `on: push\njobs:\n  outer:\n${rights}    uses: owner/all/.github/workflows/called.yml@v1\n`,
      { identify: (given) => service.identify(given), actions: path.join(source, 'theirs') },
    );
    expect(decodeJwt(service.tokens[before] ?? '')).toMatchObject({
      repository: 'owner/repository',
      workflow_ref: expect.stringContaining('owner/repository/workflow-') as string,
      job_workflow_ref: 'owner/all/.github/workflows/called.yml@refs/tags/v1',
    });
  });

  it('needs a permission, which no job of a fork has', async () => {
    expect(await claims('    permissions: { contents: read }\n')).toBeUndefined();
    const pull_request = {
      head: { repo: { full_name: 'o/f' } },
      base: { repo: { full_name: 'owner/repository' } },
    };
    const event = { name: 'pull_request', payload: { pull_request } };
    const asked = await claims('    permissions: { id-token: write }\n', { event });
    expect(asked).toBeUndefined();
  });
});
