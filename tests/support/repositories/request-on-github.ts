import { type GitRepository, gitRepository, startRestServer } from 'actions-testbed';
import { onTestFinished } from 'vitest';
import { judgeRequest } from '../../../actions/src/commands/request/comment-report/judge.ts';
import { commentReport } from '../../../actions/src/commands/request/comment-report/comment-report.ts';
import type { ValidateInputs } from '../../../actions/src/commands/request/validate/validate.ts';
import { exec } from '../../../actions/src/entrypoints/exec.ts';
import { connectGitHub } from '../../../actions/src/github/client.ts';
import { makeChannel } from '../../channels/make-channel.ts';
import { serveChannels } from '../../channels/serve-channels.ts';
import { makePypi } from '../../pypi/make-pypi.ts';
import { science } from '../../solving/harness.ts';
import {
  CPU,
  environmentText,
  GPU,
  testCompetition,
  testPolicy,
} from '../../workflows/support/test-environment.ts';
import { temporaryRoot } from './temporary-root.ts';

/** Main of the repository, as far as a request can be judged by it. */
const MAIN = {
  [CPU]: environmentText(),
  [GPU]: environmentText(),
  'environment/policy.yml': testPolicy(),
  'environment/competition.yml': testCompetition(['cpu', 'gpu']),
  'README.md': '# Runtime\n',
};

/** What a request does to a repository that has its branch checked out. */
type Change = (repository: GitRepository, solve: Solve) => Promise<unknown>;

type Solve = NonNullable<ValidateInputs['solve']>;

/**
 * A pull request #7 on GitHub's API over loopback, with a real repository and channels that are served. Main's
 * checkout is a folder of its own. All of it is gone after the test.
 */
export async function requestOnGitHub(
  change: Change | Readonly<Record<string, string>>,
  permissions: Readonly<Record<string, string>> = { contents: 'read', 'pull-requests': 'write' },
) {
  const channels = await serveChannels({
    main: makeChannel(science),
    simple: makePypi({ tool: { '1.0': {} }, extra: { '1.0': {} } }),
  });
  onTestFinished(() => channels.close());
  const solve: Solve = {
    channelBase: channels.base,
    indexUrl: `${channels.base}simple/`,
    cacheFolder: undefined,
    deadlineMs: 60_000,
  };
  const repository = await gitRepository();
  onTestFinished(() => repository.remove());
  await repository.commit('main', MAIN);
  await repository.git('switch', '--quiet', '--create', 'request');
  if (typeof change === 'function') await change(repository, solve);
  else await repository.commit('request', change);
  const sha = await repository.git('rev-parse', 'HEAD');
  await repository.git('switch', '--quiet', '--force', 'main');
  const server = await startRestServer('owner/repository', repository.root);
  onTestFinished(() => server.close());
  const pull = { number: 7, title: 'T', base: 'main', head: 'request', user: 'somebody' };
  server.store.pulls.set(7, pull);
  const main = await temporaryRoot();
  await main.write(MAIN);
  const env = {
    GITHUB_TOKEN: server.issueToken(permissions),
    GITHUB_REPOSITORY: 'owner/repository',
    GITHUB_API_URL: server.url,
  };
  const ports = { ...main.ports, exec, env };
  const reports = await temporaryRoot();
  const head = { repository: 'owner/repository', branch: 'request', sha };
  const tell = (conclusion: string) =>
    commentReport(
      { reports: reports.root, head, conclusion, runUrl: 'https://x.example/1', solve },
      ports,
    );
  return {
    repository,
    server,
    channels,
    /** Writes what its run reports. */
    report: reports.write,
    judge: () => judgeRequest(connectGitHub(env), { number: 7, head: sha }, solve, ports),
    tell,
    /** The comment after a run that ended so. */
    comment: async (conclusion = 'success'): Promise<string> => {
      await tell(conclusion);
      return server.store.comments.at(-1)?.body ?? '';
    },
  };
}
