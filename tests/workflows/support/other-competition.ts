/** Another competition's repository, with the files of docs/start/reuse.md, and all that its workflows talk to. */
import {
  dispatchEvent,
  type GitRepository,
  gitRepository,
  pullRequestEvent,
  recordRun,
  type RestServer,
  type ResultsService,
  type RunOptions,
  type RunResult,
  startRestServer,
  startResultsService,
  workflowRunEvent,
} from 'actions-testbed';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeChannel } from '../../channels/make-channel.ts';
import { type ChannelServer, serveChannels } from '../../channels/serve-channels.ts';
import { makePypi } from '../../pypi/make-pypi.ts';
import { science } from '../../solving/harness.ts';
import { copyParts } from './copy-parts.ts';
import { filesOfPage } from './reuse-page.ts';
import { runLogged } from './run-logged.ts';

/** What the runner has of this repository once a workflow of it is called: not its sources here. */
const PARTS = [
  '.github',
  'actions',
  'package.json',
  'runtime',
  'submission_quickstart',
  'submission_src',
];
const NAME = 'birds/songs';

/** The environment file of the page, with what the channel and the index of the tests have. */
export function songs(conda: readonly string[], pip: readonly string[] = []): string {
  const lines = [
    ...conda.map((entry) => `  - ${entry}`),
    ...(pip.length > 0 ? ['  - pip:', ...pip.map((entry) => `      - ${entry}`)] : []),
  ];
  return `name: condaenv\nchannels:\n  - main\ndependencies:\n${lines.join('\n')}\n`;
}

export interface OtherCompetition {
  readonly repository: GitRepository;
  readonly rest: RestServer;
  readonly results: ResultsService;
  /** Folder with what the runner has of this repository. */
  readonly called: string;
  /** Runs one of its workflows on main, by hand if no event is given. */
  run(name: string, more?: Partial<RunOptions>): Promise<RunResult>;
  /** Opens a pull request that changes a file, and runs what the page's workflows start for it. */
  request(
    number: number,
    changes: Readonly<Record<string, string>>,
    more?: Partial<RunOptions>,
  ): Promise<AnsweredRequest>;
  close(): Promise<void>;
}

export interface AnsweredRequest {
  readonly checked: RunResult;
  readonly told: RunResult;
  readonly comments: readonly string[];
}

/** @param changes files of its repository that differ from the page */
export async function otherCompetition(
  changes: (files: Readonly<Record<string, string>>) => Readonly<Record<string, string>>,
): Promise<OtherCompetition> {
  const actions = await mkdtemp(path.join(tmpdir(), 'actions-'));
  const called = path.join(actions, 'OWNER/REPO/v1');
  await mkdir(called, { recursive: true });
  await copyParts(PARTS, called);
  const files = await filesOfPage();
  const repository = await gitRepository();
  await repository.commit('A competition', {
    ...files,
    'environment/policy.yml': (files['environment/policy.yml'] ?? '')
      .replace('- conda-forge', '- main')
      .replace('known_names: []', 'known_names: [crumb, extra, snack]'),
    'environment/songs.yml': songs(['numpy=1.23.4', 'python=3.9.13']),
    ...changes(files),
  });
  const channels: ChannelServer = await serveChannels({
    main: makeChannel(science),
    simple: makePypi({
      extra: { '1.0': { requires: ['crumb<2', 'snack>=1.1'] } },
      snack: { '1.0': {}, '1.1': {} },
      crumb: { '1.0': {}, '1.4': {}, '2.0': {} },
    }),
  });
  const rest = await startRestServer(NAME, repository.root);
  for (const name of ['publish', 'release']) {
    rest.store.environments.set(name, { branches: ['main'] });
  }
  const results = await startResultsService(rest.store.artifacts);
  let lastRun = 0;

  async function start(name: string, more: Partial<RunOptions>) {
    const workflow = `.github/workflows/${name}`;
    const options: RunOptions = {
      source: repository.root,
      workflow,
      actions,
      event: dispatchEvent(rest.store, workflow, more.inputs),
      issueToken: (permissions) => rest.issueToken(permissions),
      services: results.variables,
      ...more,
      vars: {
        VSC_CHANNEL_BASE: channels.base,
        VSC_PYPI_BASE: channels.base,
        VSC_OSV_BASE: 'none',
        ...more.vars,
      },
      env: { ...rest.git, ...more.env },
      github: {
        repository: NAME,
        api_url: rest.url,
        run_id: String(++lastRun),
        sha: await repository.git('rev-parse', 'main'),
        ...more.github,
      },
    };
    const result = await runLogged(options);
    return { result, ended: await recordRun(rest.store, options, result) };
  }

  const git = (...args: string[]) => repository.git(...args);

  return {
    repository,
    rest,
    results,
    called,
    run: async (name, more = {}) => (await start(name, more)).result,
    async request(number, changed, more = {}) {
      const head = `request-${number}`;
      await git('switch', '--quiet', '--create', head);
      await repository.commit('A request', changed);
      await git('switch', '--quiet', '--detach', 'main');
      await git('merge', '--quiet', '--no-ff', '--message', 'merge', head);
      const ref = `refs/pull/${number}/merge`;
      await git('update-ref', ref, 'HEAD');
      await git('switch', '--quiet', 'main');
      const baseSha = await git('rev-parse', 'main');
      const pull = { number, title: 'A request', base: 'main', baseSha, head, user: 'contributor' };
      rest.store.pulls.set(number, pull);
      const event = await pullRequestEvent(rest.store, number, 'synchronize');
      const github = { ref, sha: await git('rev-parse', ref), base_ref: 'main' };
      const { result: checked, ended } = await start('pull-request.yml', {
        ...more,
        event,
        github,
      });
      const { result: told } = await start('comment.yml', {
        event: await workflowRunEvent(rest.store, ended),
      });
      const comments = rest.store.comments.filter(({ issue }) => issue === number);
      return { checked, told, comments: comments.map(({ body }) => body) };
    },
    async close() {
      await Promise.all([channels.close(), rest.close(), results.close()]);
      await repository.remove();
      await rm(actions, { recursive: true });
    },
  };
}
