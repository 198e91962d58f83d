import { callApi, gitRepository, startRestServer } from 'actions-testbed';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { repositoryPorts } from '../../../../../tests/support/repository-ports.ts';
import { preflight } from './preflight.ts';

const root = path.resolve(import.meta.dirname, '../../../../../');
const file = path.join(root, 'docs/first-release.md');
const CALL =
  /^gh api --method (\w+) repos\/OWNER\/NAME(\S*) --input (?:- <<'JSON'\n([^]*?)^JSON|(\S+))$/gm;

it('docs/first-release.md, followed to the letter, leaves a preflight nothing to find', async () => {
  const repository = await gitRepository();
  await repository.commit('workflows', { '.github/workflows/weekly.yml': 'on: schedule\n' });
  const rest = await startRestServer('owner/name', repository.root);
  const administrator = rest.issueToken({ administration: 'write', 'actions-variables': 'write' });
  const calls = [...readFileSync(file, 'utf8').matchAll(CALL)];
  expect(calls).toHaveLength(8);
  for (const [, method = '', at = '', given, named = ''] of calls) {
    const body = given ?? readFileSync(path.join(root, named), 'utf8');
    const asked = { method, path: at, body, token: administrator };
    const { status, data } = await callApi(rest.url, 'owner/name', asked);
    expect([200, 201], JSON.stringify(data)).toContain(status);
  }
  const env = {
    ...Object.fromEntries(rest.store.variables),
    GITHUB_TOKEN: rest.issueToken({ actions: 'read' }),
    GITHUB_API_URL: rest.url,
    GITHUB_REPOSITORY: 'owner/name',
  };
  const found = await preflight('repository', { ...repositoryPorts(), env });
  expect(found.filter(({ state }) => state !== 'ok')).toEqual([]);
  expect(found[0]?.found).toBe('ghcr.io/owner/name:<variant>-<commit>');
  await rest.close();
  await repository.remove();
});
