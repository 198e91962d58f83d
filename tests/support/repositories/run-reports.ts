import { gitRepository, startRestServer } from 'actions-testbed';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { temporaryRoot } from './temporary-root.ts';

/** Names the variants whose reports are read. */
const SETTINGS = 'environment/competition.yml';

/** Where a run of a request leaves its reports. */
export const ENVIRONMENT = 'report-environment/environment-report.json';
export const BUILD = 'report-image-cpu/build-cpu.json';

const variant = (name: string) => ({
  file: `environment/environment-${name}.yml`,
  changed: true,
  changes: [{ section: 'pip', kind: 'added', name: 'x', before: null, after: 'x==1' }],
  solution: null,
});
export const report = {
  version: 1,
  verdict: 'mergeable',
  findings: [],
  base: { ref: 'main', commit: '0'.repeat(40) },
  notes: [],
  variants: { cpu: variant('cpu'), gpu: variant('gpu') },
};
export const failedBuild = {
  version: 1,
  variant: 'cpu',
  verdict: 'failed',
  image: null,
  growth: null,
  warnings: [],
  failure: { message: 'the base image is gone', next: 'make pull' },
};

/**
 * A pull request #7 on GitHub's API over loopback, with a token of these permissions, and a folder with
 * our settings for the reports of its run. All of it is gone after the test.
 */
export async function onGitHub(permissions: Record<string, string>) {
  const repository = await gitRepository();
  onTestFinished(() => repository.remove());
  const sha = await repository.commit('first');
  await repository.git('branch', 'request');
  const server = await startRestServer('owner/repository', repository.root);
  onTestFinished(() => server.close());
  const pull = { number: 7, title: 'T', base: 'main', head: 'request', user: 'somebody' };
  server.store.pulls.set(7, pull);
  const { root, write, ports } = await temporaryRoot();
  await write({
    [SETTINGS]: await readFile(path.resolve(import.meta.dirname, '../../..', SETTINGS)),
  });
  const env = {
    GITHUB_TOKEN: server.issueToken(permissions),
    GITHUB_REPOSITORY: 'owner/repository',
    GITHUB_API_URL: server.url,
  };
  return { server, root, write, sha, ports: { ...ports, env } };
}
