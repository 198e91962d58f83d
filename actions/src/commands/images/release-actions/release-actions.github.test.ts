import {
  type GitRepository,
  gitRepository,
  type RestServer,
  startRestServer,
} from 'actions-testbed';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryRoot } from '../../../../../tests/support/repositories/temporary-root.ts';
import { ExitCode } from '../../../errors.ts';
import { releaseActions } from './release-actions.ts';

const CHECK = 'make test';
const RIGHTS = { contents: 'write', checks: 'read' };

let repository: GitRepository;
let rest: RestServer;
let commits: Record<'passed' | 'failed' | 'unchecked', string>;
beforeAll(async () => {
  repository = await gitRepository();
  const commit = (name: string) => repository.commit(name, { 'README.md': `${name}\n` });
  commits = {
    passed: await commit('passed'),
    failed: await commit('failed'),
    unchecked: await commit('unchecked'),
  };
  await repository.git('tag', 'v1.0.0', commits.failed);
  rest = await startRestServer('owner/repository', repository.root);
  const token = rest.issueToken({ checks: 'write' });
  for (const conclusion of ['failure', 'success']) {
    const name = conclusion === 'success' ? 'passed' : 'failed';
    await fetch(`${rest.url}/repos/owner/repository/check-runs`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify({ name: CHECK, head_sha: commits[name], conclusion }),
    });
  }
});
afterAll(async () => {
  await rest.close();
  await repository.remove();
});

/** Asks for a release from a checkout that says 1.0.0, outside of a job that could sign. */
async function release(
  version: string,
  commit: string,
  { rights = RIGHTS, ref = 'refs/heads/main' }: { rights?: object; ref?: string } = {},
) {
  const { write, ports } = await temporaryRoot();
  await write({
    'package.json': JSON.stringify({ version: version === '1.0.1' ? '1.0.1' : '1.0.0' }),
    'CHANGELOG.md': '# Changelog\n\n## 1.0.0\n\n- First\n\n## 1.0.1\n\n- Fix\n',
    'actions/dist/a.cjs': 'a\n',
  });
  const env = {
    GITHUB_API_URL: rest.url,
    GITHUB_REF: ref,
    GITHUB_REPOSITORY: 'owner/repository',
    GITHUB_SHA: commit,
    GITHUB_TOKEN: rest.issueToken({ ...rights }),
  };
  return releaseActions({ version, check: CHECK }, { ...ports, env });
}

describe('release-actions', () => {
  it.each<[string, () => Promise<unknown>, RegExp, ExitCode]>([
    [
      'a version that package.json does not have',
      () => release('1.2.0', commits.passed),
      /package\.json says version 1\.0\.0, not 1\.2\.0/,
      ExitCode.usage,
    ],
    [
      'what is not a version',
      () => release('v1', commits.passed),
      /"v1" is not a version/,
      ExitCode.usage,
    ],
    [
      'a version of another commit',
      () => release('1.0.0', commits.passed),
      /v1\.0\.0 is released already/,
      ExitCode.blocked,
    ],
    [
      'a commit that failed its tests',
      () => release('1.0.1', commits.failed),
      /"make test" ended as failure/,
      ExitCode.blocked,
    ],
    [
      'a commit without tests',
      () => release('1.0.1', commits.unchecked),
      /"make test" has not ended/,
      ExitCode.blocked,
    ],
    [
      'a tag',
      () => release('1.0.1', commits.passed, { ref: 'refs/tags/v1' }),
      /run on a branch/,
      ExitCode.usage,
    ],
    [
      'a token that may not look at checks',
      () => release('1.0.1', commits.passed, { rights: { contents: 'write' } }),
      /look at the checks of the commit \(checks: read\)/,
      ExitCode.usage,
    ],
    [
      'a job without an identity',
      () => release('1.0.1', commits.passed),
      /only a job of GitHub Actions with an identity can attest/,
      ExitCode.surroundings,
    ],
  ])('refuses %s, and writes nothing', async (_, asked, message, exitCode) => {
    await expect(asked()).rejects.toMatchObject({
      message: expect.stringMatching(message) as string,
      exitCode,
    });
    expect(await repository.git('tag')).toBe('v1.0.0');
    expect(rest.store.releases).toEqual([]);
  });
});
