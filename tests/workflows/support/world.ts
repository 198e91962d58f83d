/** A small GitHub on one machine: a repository made of this one, with everything it talks to. */
import {
  dispatchEvent,
  type GitRepository,
  gitRepository,
  type JobResult,
  mergeGroupEvent,
  pullRequestEvent,
  recordRun,
  type RestServer,
  type RunOptions,
  type RunResult,
  startRestServer,
  type ResultsService,
  startResultsService,
  type WorkflowRun,
  workflowRunEvent,
} from 'actions-testbed';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { connect } from '../../../actions/src/container/connect.ts';
import { makeChannel } from '../../channels/make-channel.ts';
import { type ChannelServer, serveChannels } from '../../channels/serve-channels.ts';
import {
  engineAddress,
  type PackageIndex,
  startIndex,
} from '../../harness/packages/package-index.ts';
import { copyParts } from './copy-parts.ts';
import { runLogged } from './run-logged.ts';
import { makePypi } from '../../pypi/make-pypi.ts';
import { science } from '../../solving/harness.ts';
import { keptWheels } from '../../support/programs/kept-wheels.ts';
import { ownImage } from '../../support/images/own-image.ts';
import { CPU, environmentText, GPU, testCompetition, testPolicy } from './test-environment.ts';

/** What the workflows need of this repository: bundles, not sources. */
const PARTS = [
  '.gitattributes',
  '.github',
  '.gitignore',
  'actions',
  'environment',
  'package.json',
  'README.md',
  'runtime',
  'submission_quickstart',
  'submission_src',
];

export interface World {
  readonly repository: GitRepository;
  readonly rest: RestServer;
  /** Has the artifacts of `rest`. */
  readonly results: ResultsService;
  readonly channels: ChannelServer;
  /** Opens a pull request with these files, or pushes to the one that is there. */
  push(number: number, files: Readonly<Record<string, string>>, about?: About): Promise<void>;
  /** Puts files on main by somebody else's commit; GitHub merges the open pull requests with it. */
  meanwhile(files: Readonly<Record<string, string>>): Promise<void>;
  /** Runs pull-request.yml for a pull request in the merge queue. */
  queue(number: number, more?: Partial<RunOptions>): Promise<RunResult>;
  /** Runs pull-request.yml for the newest push, and comment.yml after it. */
  check(number: number, more?: Partial<RunOptions>): Promise<Checked>;
  /** Runs comment.yml for a run that has ended. */
  tell(ended: WorkflowRun | undefined): Promise<RunResult>;
  /** All comments on a pull request. */
  commentsOn(number: number): string[];
  /** Runs another workflow on main. */
  run(name: string, more: Partial<RunOptions>): Promise<RunResult>;
  close(): Promise<void>;
}

export interface About {
  readonly branch?: string;
  readonly title?: string;
  readonly draft?: boolean;
  /** `owner/name` of a fork; null for one that is gone. */
  readonly fork?: string | null;
}

export interface Checked {
  readonly run: RunResult;
  /** The same as GitHub keeps it. */
  readonly ended: WorkflowRun;
  readonly comment: RunResult;
  /** On the pull request, all of them. */
  readonly comments: readonly string[];
}

const NAME = 'owner/repository';

/** With `engine: false` no image can be built, and no container engine is needed. */
export async function startWorld(
  variants: readonly string[],
  { engine = true }: { readonly engine?: boolean } = {},
): Promise<World> {
  const repository = await testRepository(variants);
  const wheels = ['tool', 'extra'].map((name) => ({
    name,
    version: '1.0',
    source: 'answer = 42\n',
  }));
  const host = engine ? await engineAddress(await connect(process.env)) : '127.0.0.1';
  const pinned = engine ? await keptWheels('runtime/wheels-lite.txt') : [];
  const index: PackageIndex = await startIndex(wheels, host, pinned);
  const channels = await serveChannels({
    main: makeChannel(science),
    simple: makePypi({ tool: { '1.0': {} }, extra: { '1.0': {} } }),
  });
  const rest = await startRestServer(NAME, repository.root);
  for (const name of ['publish', 'release']) {
    rest.store.environments.set(name, { branches: ['main'] });
  }
  const results = await startResultsService(rest.store.artifacts);
  let lastRun = 0;

  async function start(name: string, more: Partial<RunOptions>) {
    const options: RunOptions = {
      source: repository.root,
      workflow: `.github/workflows/${name}`,
      event: dispatchEvent(rest.store, `.github/workflows/${name}`, more.inputs),
      issueToken: (permissions) => rest.issueToken(permissions),
      services: results.variables,
      ...more,
      vars: {
        VSC_CHANNEL_BASE: channels.base,
        VSC_PYPI_BASE: channels.base,
        VSC_OSV_BASE: 'none',
        PIP_INDEX_URL: index.url,
        ...more.vars,
      },
      github: {
        repository: NAME,
        api_url: rest.url,
        run_id: String(++lastRun),
        sha: await repository.git('rev-parse', 'main'),
        ...more.github,
      },
      env: { ...rest.git, ...more.env },
    };
    const result = await runLogged(options);
    return { result, ended: await recordRun(rest.store, options, result) };
  }

  async function run(name: string, more: Partial<RunOptions>): Promise<RunResult> {
    return (await start(name, more)).result;
  }

  async function tell(ended: WorkflowRun | undefined): Promise<RunResult> {
    if (ended === undefined) throw new Error('there is no such run');
    return run('comment.yml', { event: await workflowRunEvent(rest.store, ended) });
  }

  const git = (...args: string[]) => repository.git(...args);

  /** A commit on main's newest that merges a branch, which `ref` names from then on. */
  async function merge(branch: string, ref: string): Promise<void> {
    await git('switch', '--quiet', '--detach', 'main');
    await git('merge', '--quiet', '--no-ff', '--message', 'merge', branch);
    await git('update-ref', ref, 'HEAD');
    await git('switch', '--quiet', 'main');
  }

  const commentsOn = (number: number) =>
    rest.store.comments.filter(({ issue }) => issue === number).map(({ body }) => body);

  return {
    repository,
    rest,
    results,
    channels,
    run,
    tell,
    commentsOn,
    async push(
      number,
      files,
      { branch = `request-${number}`, title = 'A request', fork, draft = false } = {},
    ) {
      const there = rest.store.pulls.has(number);
      await git('switch', '--quiet', ...(there ? [] : ['--create']), branch);
      await repository.commit(title, files);
      await merge(branch, `refs/pull/${number}/merge`);
      const baseSha = await git('rev-parse', 'main');
      const about = { number, title, draft, user: 'contributor' };
      const pull = { ...about, base: 'main', baseSha, head: branch };
      rest.store.pulls.set(number, {
        ...pull,
        ...(fork !== undefined && { headRepository: fork }),
      });
    },
    async meanwhile(files) {
      await git('switch', '--quiet', 'main');
      await repository.commit('Meanwhile', files);
      for (const { number, head } of rest.store.pulls.values()) {
        await merge(head, `refs/pull/${number}/merge`);
      }
    },
    async queue(number, more = {}) {
      const base = await git('rev-parse', 'main');
      const branch = `gh-readonly-queue/main/pr-${number}-${base}`;
      const ref = `refs/heads/${branch}`;
      await merge(rest.store.pull(number).head, ref);
      const sha = await git('rev-parse', ref);
      const event = await mergeGroupEvent(rest.store, branch, base);
      return run('pull-request.yml', { ...more, event, github: { ref, sha, ...more.github } });
    },
    async check(number, more = {}) {
      const event = await pullRequestEvent(rest.store, number, 'synchronize');
      const ref = `refs/pull/${number}/merge`;
      const { result, ended } = await start('pull-request.yml', {
        ...more,
        event,
        github: {
          ref,
          sha: await repository.git('rev-parse', ref),
          base_ref: 'main',
          ...more.github,
        },
      });
      const comment = await tell(ended);
      return { run: result, ended, comment, comments: commentsOn(number) };
    },
    async close() {
      await Promise.all([index.close(), channels.close(), rest.close(), results.close()]);
      await repository.remove();
    },
  };
}

/** Jobs by name, and what they came to. */
export function resultsOf({ jobs }: RunResult): Record<string, string> {
  return Object.fromEntries(jobs.map(({ id, matrix, result }) => [nameOf(id, matrix), result]));
}

function nameOf(id: string, matrix: JobResult['matrix']): string {
  return [id, ...Object.values(matrix)].join(' ');
}

/** All that the jobs printed. */
export function logOf({ jobs }: RunResult): string {
  return jobs.map(({ log }) => log).join('\n');
}

/** This repository, with a test policy: small environments, images built as lite, one quick test. */
async function testRepository(variants: readonly string[]): Promise<GitRepository> {
  const repository = await gitRepository();
  const at = (name: string) => path.join(repository.root, name);
  await copyParts(PARTS, repository.root);
  for (const name of await readdir(at('environment'))) {
    if (/\.lock/.test(name)) await rm(at(`environment/${name}`));
  }
  await rm(at('runtime/tests'), { recursive: true });
  await mkdir(at('runtime/tests'));
  await writeFile(at('runtime/tests/test_small.py'), 'def test_small() -> None:\n    pass\n');
  await ownImage(repository.root);
  await repository.commit('The competition', {
    // The real one builds all bundles anew: `npm run test:bundles` is a test of its own.
    'scripts/check/bundles.sh': 'echo the bundles are what the sources give\n',
    'environment/policy.yml': testPolicy(),
    [CPU]: environmentText(),
    [GPU]: environmentText(),
    'environment/competition.yml': testCompetition(variants),
  });
  return repository;
}
