import {
  type IdentityService,
  pushEvent,
  type RunOptions,
  startIdentityService,
} from 'actions-testbed';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../../actions/src/container/connect.ts';
import type { Registry } from '../../actions/src/registry/client/client.ts';
import { readReleases } from '../../actions/src/registry/ledger/ledger.ts';
import { publishedImage } from '../../actions/src/registry/published-image.ts';
import { nodesOf, parseMarkdown, textOutsideCode, typesIn } from '../support/pages/markdown.ts';
import { isSoak } from '../support/soak.ts';
import { promotionAt } from '../harness/registry/promotion.ts';
import { startRegistry, type TestRegistry } from '../harness/registry/registry.ts';
import { type SigstoreAuthority, sigstoreAuthority } from '../harness/sigstore/authority.ts';
import { sigstoreVariables } from '../harness/sigstore/variables.ts';
import { followFirstRelease } from './support/follow-first-release.ts';
import { stubAction } from './support/stub-action.ts';
import { both, CONDA, CPU, environmentText, PIP } from './support/test-environment.ts';
import { logOf, resultsOf, startWorld, type World } from './support/world.ts';

// One file, for its tests take turns: all of them build images with the same names.
describe('a request', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld(['cpu']);
  }, 60_000);
  afterAll(() => world.close());
  const withExtra = environmentText(CONDA, ['extra==1.0', ...PIP]);

  describe('a pull request that adds a harmless package to both files', () => {
    it('is checked, built, tested and tried, and one comment reports that', async () => {
      await world.push(1, both(withExtra));
      const { run, comment, comments } = await world.check(1);
      expect(resultsOf(run), logOf(run)).toMatchObject({
        validate: 'success',
        'image cpu': 'success',
      });
      expect(comment.conclusion, logOf(comment)).toBe('success');
      expect(comments).toHaveLength(1);
      const [text = ''] = comments;
      expect(text).toMatch(/^<!-- .* -->\n## ✅ /);
      expect(text).toContain('extra==1.0');
      expect(text).toContain('CPU: image');
      expect(text).toMatch(/Tests: \d+ passed, 0 failed/);
      expect(text).toMatch(/quickstart passed .* template passed/);
      expect(run.jobs.flatMap(({ annotations }) => annotations)).toEqual([]);
    }, 600_000);

    it('has its comment updated by another push', async () => {
      await world.push(1, both(environmentText(CONDA.with(1, 'nunpy=1.23.4'), PIP)));
      const { run, comments } = await world.check(1);
      expect(resultsOf(run)).toMatchObject({ validate: 'failure', image: 'skipped' });
      expect(comments).toHaveLength(1);
      expect(comments[0]).toContain('❌');
      expect(comments[0]).toContain('did you mean `numpy=1.23.4`');
      const { jobs } = run;
      expect(jobs[0]?.annotations).toContainEqual(
        expect.objectContaining({
          properties: expect.objectContaining({ file: CPU, line: '6', title: 'unknown-package' }),
        }),
      );
    });

    it('leaves nothing behind when it is cancelled in the middle, and says so', async () => {
      await world.push(1, both(withExtra));
      const cancel = new AbortController();
      const onLine = (line: string) => {
        if (line.startsWith('Tests of ')) cancel.abort();
      };
      const { run, comment, comments } = await world.check(1, { signal: cancel.signal, onLine });
      expect(run.conclusion, logOf(run)).toBe('cancelled');
      expect(resultsOf(run)['image cpu']).toBe('cancelled');
      expect(resultsOf(comment), logOf(comment)).toEqual({ comment: 'success' });
      expect(comments).toEqual([expect.stringContaining('run was cancelled or ran out of time')]);
      const { docker } = await connect(process.env);
      const image = /^Tests of (sha256:[0-9a-f]+)/m.exec(logOf(run))?.[1] ?? 'none';
      expect(image).not.toBe('none');
      const filters = { ancestor: [image] };
      expect(await docker.listContainers({ all: true, filters })).toEqual([]);
    }, 600_000);

    it('gets no comment from a run that a newer push has overtaken', async () => {
      await world.push(2, both(environmentText(CONDA.with(1, 'nunpy=1.23.4'))));
      const { comments } = await world.check(2);
      expect(comments).toHaveLength(1);
      const ended = world.rest.store.runs.findLast(({ event }) => event === 'pull_request');
      await world.push(2, { 'README.md': '# Newer\n' });
      const late = await world.tell(ended);
      expect(logOf(late)).toContain('no open pull request has this head');
      expect(late.conclusion).toBe('success');
    });
  });

  describe('a pull request that cannot be merged', () => {
    it.each([
      ['adds to the CPU file only', { [CPU]: withExtra }, 'variant-parity', ['extra']],
      [
        'has a conflict',
        both(environmentText(CONDA.with(1, 'numpy=1.24.2'))),
        'conflict',
        ['numba=0.56.3', 'numpy=1.24.2'],
      ],
      ['breaks YAML', { [CPU]: 'channels: [main\n' }, 'yaml-syntax', ['environment-cpu.yml']],
      [
        'asks for a version that does not exist',
        both(environmentText(CONDA, ['tool==9.9'])),
        'pip-unknown-version',
        ['tool'],
      ],
    ])('because it %s is told so, and nothing is built', async (title, files, rule, words) => {
      const number = 10 + title.length;
      await world.push(number, files, { title });
      const { run, comments } = await world.check(number);
      expect(resultsOf(run), logOf(run)).toMatchObject({ validate: 'failure', image: 'skipped' });
      const titles = run.jobs[0]?.annotations.map(({ properties }) => properties['title']);
      expect(titles).toContain(rule);
      expect(comments).toHaveLength(1);
      for (const word of words) expect(comments[0]).toContain(word);
      expect(comments[0]).toContain('What to do next');
    });
  });

  describe('a pull request', () => {
    it('that touches only the README starts nothing heavy and gets no comment', async () => {
      const asked = world.channels.requests.length;
      await world.push(3, { 'README.md': '# Another\n' });
      const { run, comments } = await world.check(3);
      expect(resultsOf(run), logOf(run)).toMatchObject({ validate: 'success', image: 'skipped' });
      expect(world.channels.requests).toHaveLength(asked);
      expect(comments).toEqual([]);
    });

    it('from a fork has no right to write, and gets its comment all the same', async () => {
      await world.push(4, both(environmentText(CONDA.with(1, 'nunpy=1.23.4'))), {
        fork: 'stranger/fork',
        branch: 'their-branch',
      });
      const from = world.rest.requests.length;
      const { run, comments } = await world.check(4);
      expect(run.conclusion).toBe('failure');
      expect(comments).toHaveLength(1);
      expect(comments[0]).toContain('did you mean');
      const written = world.rest.requests.slice(from).filter((line) => !line.startsWith('GET '));
      expect(written).toEqual([expect.stringMatching(/^POST .*\/comments 201$/)]);
    });

    it('whose names carry Markdown, HTML, mentions and commands leaves comment and log clean', async () => {
      const evil = '"x](http://evil.example)<img src=x>@everyone #1 ::set-output name=a::b"';
      const files = both(environmentText(CONDA, [evil, '::error::forged', ...PIP]));
      await world.push(5, files, {
        branch: 'a$(touch${IFS}/tmp/owned)`id`',
        title: '::error::forged <script>alert(1)</script> @everyone',
      });
      const { run, comment, comments } = await world.check(5);
      expect(run.conclusion).toBe('failure');
      expect(comments).toHaveLength(1);
      const shape = parseMarkdown(comments[0] ?? '');
      const text = textOutsideCode(shape);
      for (const bad of [
        '<img',
        '<script',
        '@everyone',
        '](http://evil',
        '::set-output',
        '::error',
      ]) {
        expect(text).not.toContain(bad);
      }
      const elements = typesIn(shape).filter((type) => type.startsWith('html '));
      expect(elements.filter((type) => !/^html <(?:!-- [\w-]+ --|br|\/?sub)>/.test(type))).toEqual(
        [],
      );
      expect(nodesOf(shape, 'link').map((link) => link.text)).toEqual(['The run']);
      expect(nodesOf(shape, 'image')).toEqual([]);
      const annotations = [...run.jobs, ...comment.jobs].flatMap((job) => job.annotations);
      expect(annotations.filter(({ message }) => message.startsWith('forged'))).toEqual([]);
      expect(run.jobs[0]?.outputs).toEqual({ variants: '["cpu"]' });
    });
  });
});

describe('a release', () => {
  let world: World;
  let server: TestRegistry;
  let registry: Registry;
  let identity: IdentityService;
  let authority: SigstoreAuthority;
  beforeAll(async () => {
    [world, server, identity, authority] = await Promise.all([
      startWorld(['cpu', 'gpu']),
      startRegistry(),
      startIdentityService(),
      sigstoreAuthority(),
    ]);
    registry = promotionAt(server.host, 'owner/repository').registry;
    world.rest.store.environments.clear();
  }, 60_000);
  afterAll(async () => {
    await Promise.all([world, server, identity, authority].map((each) => each.close()));
  });

  const run = async (name: string, more: Partial<RunOptions> = {}) =>
    world.run(name, {
      ...more,
      vars: {
        ...Object.fromEntries(world.rest.store.variables),
        VSC_TRUSTED_ROOT: authority.trustedRoot,
      },
      identify: (claims) => identity.identify(claims),
      services: (job) => ({
        ...world.results.variables(job),
        ...sigstoreVariables(identity, authority),
      }),
    });
  const push = async () => run('publish.yml', { event: await pushEvent(world.rest.store) });

  const latest = async () => {
    const found = ['cpu-latest', 'gpu-latest'].map((tag) => publishedImage(registry, tag));
    return (await Promise.all(found)).map((image) => image?.digest);
  };

  it('results from docs/start/first-release.md, followed to the letter', async () => {
    const { runs, printed, pulled } = await followFirstRelease({ world, run, host: server.host });
    expect(Object.keys(runs)).toEqual(['update-locks.yml', 'publish.yml']);
    expect(printed['preflight']).toMatch(/^ +ok +registry /m);
    expect(printed['preflight']).not.toMatch(/^ +(?:note|BAD) /m);
    expect(printed['releases']).toMatch(/^ *1 .* latest .*the first release$/m);
    const first = runs['publish.yml']!;
    expect(resultsOf(first), logOf(first)).toEqual({
      preflight: 'success',
      bundles: 'success',
      'image cpu': 'success',
      'image gpu': 'success',
      compare: 'skipped',
      'attest cpu': 'success',
      'attest gpu': 'success',
      promote: 'success',
      pages: 'success',
      tell: 'success',
    });
    const image = await publishedImage(registry, 'cpu-latest');
    expect([image?.configDigest, image?.digest]).toContain(pulled);
    const digests = await latest();
    expect(digests.every((digest) => digest !== undefined)).toBe(true);
    const attested = world.rest.store.attestations.map(
      ({ statement }) => `sha256:${statement.subject[0]?.digest['sha256']}`,
    );
    expect(attested).toHaveLength(6);
    expect(new Set(attested)).toEqual(new Set(digests));
    const [release] = await readReleases(registry);
    expect(release?.commit).toBe(await world.repository.git('rev-parse', 'main'));
    expect(release?.digests).toEqual({ cpu: digests[0], gpu: digests[1] });
  }, 900_000);

  it.runIf(isSoak())(
    'does not come of a broken merge',
    async () => {
      const digests = await latest();
      await world.repository.commit('Break the test of the image', {
        'runtime/tests/test_small.py': 'def test_small() -> None:\n    assert False\n',
      });
      const broken = await push();
      expect(resultsOf(broken), logOf(broken)).toEqual({
        preflight: 'success',
        bundles: 'success',
        'image cpu': 'failure',
        'image gpu': 'failure',
        compare: 'skipped',
        attest: 'skipped',
        promote: 'skipped',
        pages: 'skipped',
        tell: 'success',
      });
      expect(world.rest.store.issues).toMatchObject([
        { labels: ['publish-failed'], state: 'open' },
      ]);
      expect(world.rest.store.issues[0]?.body).toContain('test_small');
      expect(await latest()).toEqual(digests);
      expect(await readReleases(registry)).toHaveLength(1);
    },
    900_000,
  );

  it.runIf(isSoak())(
    'a roll back on demand moves both tags to an earlier release',
    async () => {
      const digests = await latest();
      await world.repository.commit('Mend it, with another runtime', {
        'runtime/tests/test_small.py': 'def test_small() -> None:\n    assert True\n',
        // The first release has tried the submissions.
        ...stubAction('smoke-test'),
      });
      const second = await push();
      expect(second.conclusion, logOf(second)).toBe('success');
      expect(world.rest.store.issues).toMatchObject([{ state: 'closed' }]);
      expect(await latest()).not.toEqual(digests);
      const back = await run('rollback.yml', {
        inputs: { release: '1', reason: 'It breaks.' },
      });
      expect(back.conclusion, logOf(back)).toBe('success');
      expect(await latest()).toEqual(digests);
      expect(await readReleases(registry)).toHaveLength(3);
    },
    900_000,
  );
});
