import {
  type GitRepository,
  gitRepository,
  pullRequestEvent,
  recordRun,
  type RestServer,
  type ResultsService,
  type RunOptions,
  startRestServer,
  startResultsService,
  workflowRunEvent,
} from 'actions-testbed';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeChannel } from '../channels/make-channel.ts';
import { type ChannelServer, serveChannels } from '../channels/serve-channels.ts';
import { makePypi } from '../pypi/make-pypi.ts';
import { science } from '../solving/harness.ts';
import { copyParts } from './support/copy-parts.ts';
import { filesOfPage } from './support/reuse-page.ts';
import { runLogged } from './support/run-logged.ts';
import { logOf, resultsOf } from './support/world.ts';

/** What the runner has of this repository once a workflow of it is called. */
const PARTS = ['.github', 'actions', 'package.json', 'runtime'];
const NAME = 'birds/songs';

/** The environment file of the page, with what the channel of this test has. */
const environment = (entries: readonly string[]) =>
  `name: condaenv\nchannels:\n  - main\ndependencies:\n${entries.map((each) => `  - ${each}\n`).join('')}`;

// Another name, another image, one variant with another file name, and nothing of ours in its files.
describe('another competition', () => {
  let repository: GitRepository;
  let actions: string;
  let rest: RestServer;
  let results: ResultsService;
  let channels: ChannelServer;
  let files: Record<string, string>;
  let lastRun = 0;

  beforeAll(async () => {
    actions = await mkdtemp(path.join(tmpdir(), 'actions-'));
    files = await filesOfPage();
    const place = path.join(actions, 'OWNER/REPO/v1');
    await mkdir(place, { recursive: true });
    await copyParts(PARTS, place);
    repository = await gitRepository();
    await repository.commit('A competition', {
      ...files,
      'environment/policy.yml': files['environment/policy.yml']!.replace('- conda-forge', '- main'),
      'environment/songs.yml': environment(['numpy=1.23.4', 'python=3.9.13']),
    });
    channels = await serveChannels({ main: makeChannel(science), simple: makePypi({}) });
    rest = await startRestServer(NAME, repository.root);
    results = await startResultsService(rest.store.artifacts);
  }, 60_000);
  afterAll(async () => {
    await Promise.all([channels.close(), rest.close(), results.close()]);
    await repository.remove();
    await rm(actions, { recursive: true });
  });

  async function run(name: string, more: Pick<RunOptions, 'event' | 'github'>) {
    const options: RunOptions = {
      source: repository.root,
      workflow: `.github/workflows/${name}`,
      actions,
      issueToken: (permissions) => rest.issueToken(permissions),
      services: results.variables,
      vars: { VSC_CHANNEL_BASE: channels.base, VSC_PYPI_BASE: channels.base },
      env: rest.git,
      event: more.event,
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

  /** Opens a pull request that changes a file, and runs what the page's workflows start for it. */
  async function request(number: number, changes: Record<string, string>) {
    const git = (...args: string[]) => repository.git(...args);
    const head = `request-${number}`;
    await git('switch', '--quiet', '--create', head);
    await repository.commit('A request', changes);
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
    const { result, ended } = await run('pull-request.yml', { event, github });
    const told = await run('comment.yml', { event: await workflowRunEvent(rest.store, ended) });
    const comments = rest.store.comments.filter(({ issue }) => issue === number);
    return { result, told: told.result, comments: comments.map(({ body }) => body) };
  }

  it('has a request checked by the called workflow, and reported in its own comment', async () => {
    const wrong = environment(['numpy=1.23.4', 'numpie=1.0', 'python=3.9.13']);
    const { result, told, comments } = await request(1, { 'environment/songs.yml': wrong });
    expect(resultsOf(result), logOf(result)).toMatchObject({ 'call / validate': 'failure' });
    expect(told.conclusion, logOf(told)).toBe('success');
    expect(comments).toHaveLength(1);
    expect(comments[0]).toContain('environment/songs.yml');
    expect(comments[0]).toContain('numpie');
    expect(comments[0]).not.toMatch(/cpu|gpu|meta-vsc/i);
  });

  it('builds nothing for a change that concerns no image', async () => {
    const { result, comments } = await request(2, { 'README.md': '# Songs of birds\n' });
    expect(resultsOf(result), logOf(result)).toMatchObject({
      'call / validate': 'success',
      'call / image': 'skipped',
    });
    expect(comments).toEqual([]);
  });

  it('is refused where its workflow allows fewer rights than the called one takes', async () => {
    const file = path.join(repository.root, '.github/workflows/comment.yml');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('pull-requests: write', 'pull-requests: read'));
    const ended = rest.store.runs.findLast(({ event }) => event === 'pull_request')!;
    await expect(
      run('comment.yml', { event: await workflowRunEvent(rest.store, ended) }),
    ).rejects.toThrow('asks for pull-requests: write, but call allows pull-requests: read');
    await writeFile(file, text);
  });
});
