import { DefaultArtifactClient } from '@actions/artifact';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type GitRepository, gitRepository } from '../src/git-repository.ts';
import { type RestServer, startRestServer } from '../src/rest/server.ts';
import { type ResultsService, startResultsService } from '../src/results/server.ts';
import type { Claims } from '../src/results/token.ts';

let [service, server, repository]: [ResultsService, RestServer, GitRepository] = [] as never;
let folder = '';
beforeAll(async () => {
  repository = await gitRepository();
  await repository.commit('first');
  server = await startRestServer('owner/repository', repository.root);
  service = await startResultsService(server.store.artifacts);
  folder = await mkdtemp(path.join(tmpdir(), 'artifact-service-'));
});
afterAll(async () => {
  await service.close();
  await server.close();
  await repository.remove();
  await rm(folder, { recursive: true });
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** Makes this process a job, and returns GitHub's own client. */
function asJob(claims: Partial<Claims>): DefaultArtifactClient {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  for (const [name, value] of Object.entries(service.variables(claims))) vi.stubEnv(name, value);
  vi.stubEnv('GITHUB_WORKSPACE', folder);
  return new DefaultArtifactClient();
}

/** Uploads one file, and returns the id of the artifact. */
async function upload(claims: Partial<Claims>, name: string, text: string) {
  const file = path.join(folder, 'sub/file.txt');
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
  return asJob(claims).uploadArtifact(name, [file], folder, { retentionDays: 1 });
}

describe('the artifact service with the real @actions/artifact', () => {
  it('keeps an artifact for its run, with its digest', async () => {
    const { id, size, digest } = await upload({ run: '1' }, 'report', 'text');
    const { artifacts } = await asJob({ run: '1', job: 'other' }).listArtifacts();
    expect(artifacts).toMatchObject([{ id, name: 'report', size, digest: `sha256:${digest}` }]);
    const to = path.join(folder, 'got');
    const options = { path: to, expectedHash: `sha256:${digest}` };
    expect(await asJob({ run: '1' }).downloadArtifact(Number(id), options)).toMatchObject({
      digestMismatch: false,
    });
    expect(await readFile(path.join(to, 'sub/file.txt'), 'utf8')).toBe('text');
    expect((await asJob({ run: '2' }).listArtifacts()).artifacts).toEqual([]);
  });

  it('accepts each name once in an attempt, and lists the artifacts of all attempts', async () => {
    const first = await upload({ run: '3' }, 'report', 'first');
    await expect(upload({ run: '3' }, 'report', 'again')).rejects.toThrow(
      /\(409\).*an artifact with this name already exists on the workflow run/,
    );
    const second = await upload({ run: '3', attempt: 2 }, 'report', 'second');
    const client = asJob({ run: '3', attempt: 2 });
    const ids = (await client.listArtifacts()).artifacts.map(({ id }) => id);
    expect(ids).toEqual([first.id, second.id]);
    const { artifacts } = await client.listArtifacts({ latest: true });
    expect(artifacts.map(({ id }) => id)).toEqual([second.id]);
    for (const [id, text] of [
      [first.id, 'first'],
      [second.id, 'second'],
    ] as const) {
      const to = path.join(folder, text);
      await client.downloadArtifact(Number(id), { path: to });
      expect(await readFile(path.join(to, 'sub/file.txt'), 'utf8')).toBe(text);
    }
  });

  it('forgets a deleted artifact', async () => {
    const { id } = await upload({ run: '4' }, 'report', 'text');
    const client = asJob({ run: '4' });
    expect(await client.deleteArtifact('report')).toEqual({ id });
    expect((await client.listArtifacts()).artifacts).toEqual([]);
  });

  it('has the same artifacts as the REST API', async () => {
    const { id } = await upload({ run: '5' }, 'report', 'over the API');
    expect(server.store.artifacts.ofRun('5')).toMatchObject([{ id, name: 'report' }]);
  });
});
