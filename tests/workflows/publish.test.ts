import {
  dispatchEvent,
  type IdentityService,
  pushEvent,
  type RunOptions,
  startIdentityService,
} from 'actions-testbed';
import { load } from 'js-yaml';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { billOfMaterials } from '../../actions/src/image/contents/bill-of-materials.ts';
import type { Registry } from '../../actions/src/registry/client/client.ts';
import { BILL_TYPE } from '../../actions/src/registry/promotion/image-packages.ts';
import { readReleases } from '../../actions/src/registry/ledger/ledger.ts';
import { rollBack } from '../../actions/src/registry/promotion/promote.ts';
import { attach, referrers } from '../../actions/src/registry/client/referrers.ts';
import { publishedImage } from '../../actions/src/registry/published-image.ts';
import { rebuildTag } from '../../actions/src/registry/client/settings.ts';
import { promotionAt } from '../harness/registry/promotion.ts';
import { startRegistry, type TestRegistry } from '../harness/registry/registry.ts';
import { type SigstoreAuthority, sigstoreAuthority } from '../harness/sigstore/authority.ts';
import { sigstoreVariables } from '../harness/sigstore/variables.ts';
import { putTestImage } from '../harness/registry/test-image.ts';
import { passedTests } from '../support/images/passed-tests.ts';
import { isSoak } from '../support/soak.ts';
import { registryLogin } from './support/registry-login.ts';
import { logOf, resultsOf, startWorld, type World } from './support/world.ts';
import { stubAction } from './support/stub-action.ts';

const NAME = 'owner/repository';
const VARIANTS = ['cpu', 'gpu'];
/** Of all images here. */
const INPUTS = { inputs: 'sha256:the same' };
const bill = (variant: string) =>
  billOfMaterials({ name: 'images', variant, id: `sha256:${variant}` }, [], undefined);

/** A script that writes the report of publish-image: the digest is that of DIGEST_<variant>. */
const published = (host: string) =>
  `printf '{"version":1,"variant":"%s","name":"${host}/%s","digest":"%s"}' \
    "$VARIANT" "$VSC_REPOSITORY" "$(printenv "DIGEST_$VARIANT")" > "reports/publish-$VARIANT.json"`;

let world: World;
let identity: IdentityService;
let authority: SigstoreAuthority;
let server: TestRegistry;
let guarded: TestRegistry;
let registry: Registry;
const digests: Record<string, string> = {};
beforeAll(async () => {
  server = await startRegistry({ inMemory: true });
  guarded = await startRegistry({ inMemory: true, login: true });
  ({ registry } = promotionAt(server.host, 'owner/images'));
  identity = await startIdentityService();
  authority = await sigstoreAuthority();
  world = await startWorld(VARIANTS, { engine: false });
  // What takes minutes of a container engine: request-to-release.test.ts runs it. The images are in
  // the registry.
  const bills = 'mkdir -p reports && cp "bills/$VARIANT.json" "reports/sbom-$VARIANT.cdx.json"';
  const commit = await world.repository.commit('Images that are there', {
    ...stubAction('build-image', { 'image-id': 'an-id', sbom: 'bills/$VARIANT.json' }, bills),
    ...stubAction(
      'test-image',
      { 'image-id': 'an-id' },
      'mkdir -p reports && printenv "TESTS_$VARIANT" > "reports/test-$VARIANT.json"',
    ),
    ...stubAction('smoke-test', {}),
    ...stubAction('publish-image', {}, published(server.host)),
    ...Object.fromEntries(VARIANTS.map((variant) => [`bills/${variant}.json`, bill(variant)])),
  });
  for (const variant of VARIANTS) {
    digests[variant] = await putTestImage(registry, variant, commit);
  }
}, 60_000);
afterAll(async () => {
  await Promise.all([world, identity, authority, server, guarded].map((each) => each.close()));
});

/** What the stubs of a variant's image leave: the digest in the registry, and the report of its tests. */
async function variablesOf(variant: string): Promise<Record<string, string>> {
  const digest = digests[variant] ?? '';
  const image = await publishedImage(registry, digest);
  const tests = JSON.stringify(passedTests(image?.configDigest ?? '', variant));
  return { [`DIGEST_${variant}`]: digest, [`TESTS_${variant}`]: tests };
}

const run = async ({ vars, env, ...more }: Partial<RunOptions> = {}) => {
  const login = registryLogin(server.host);
  return world.run('publish.yml', {
    event: await pushEvent(world.rest.store),
    identify: (claims) => identity.identify(claims),
    services: (job) => ({
      ...world.results.variables(job),
      ...sigstoreVariables(identity, authority),
    }),
    env: Object.assign({ ...env }, ...(await Promise.all(VARIANTS.map(variablesOf)))) as Record<
      string,
      string
    >,
    secrets: login.secrets,
    vars: { ...login.vars, VSC_TRUSTED_ROOT: authority.trustedRoot, ...vars },
    ...more,
  });
};

/** Puts images of main's files into the registry that have another version of a package of Debian. */
async function built(version: string, tagOf?: (variant: string) => string) {
  const commit = await world.repository.git('rev-parse', 'main');
  for (const variant of VARIANTS) {
    const tag = tagOf === undefined ? {} : { tag: tagOf(variant) };
    const image = { ...INPUTS, build: version, ...tag };
    digests[variant] = await putTestImage(registry, variant, commit, image);
  }
  await attachBills(version);
}

async function attachBills(version: string) {
  const libssl = { kind: 'apt', name: 'libssl3', version, size: 1, source: '' } as const;
  for (const [variant, id] of Object.entries(digests)) {
    const text = billOfMaterials({ name: 'images', variant, id }, [libssl], undefined);
    const title = `sbom-${variant}.cdx.json`;
    await attach(registry, id, { mediaType: BILL_TYPE, bytes: Buffer.from(text), title });
  }
}

const NOTHING = {
  image: 'skipped',
  compare: 'skipped',
  attest: 'skipped',
  promote: 'skipped',
  pages: 'skipped',
};
const issues = () => world.rest.store.issues;

describe('publish.yml', () => {
  it('ends before anything is built on another branch', async () => {
    const ended = await run({ github: { ref: 'refs/heads/mine' } });
    expect(resultsOf(ended), logOf(ended)).toEqual({
      preflight: 'failure',
      bundles: 'success',
      ...NOTHING,
      tell: 'skipped',
    });
    expect(logOf(ended)).toContain('this run is for refs/heads/mine');
    expect(issues()).toEqual([]);
  });

  it('ends before anything is built without a registry, and opens an issue', async () => {
    const ended = await run({ vars: { VSC_REGISTRY: '' } });
    expect(resultsOf(ended), logOf(ended)).toEqual({
      preflight: 'failure',
      bundles: 'success',
      ...NOTHING,
      tell: 'success',
    });
    expect(logOf(ended)).toContain('no image registry is set');
    expect(issues()).toMatchObject([{ labels: ['publish-failed'], state: 'open' }]);
    expect(issues()[0]?.body).toContain('preflight');
  });

  it('ends before the build if the login is refused, and keeps the one issue', async () => {
    const ended = await run({
      vars: { VSC_REGISTRY: guarded.host },
      env: { VSC_VARIANTS: 'cpu' },
    });
    expect(resultsOf(ended), logOf(ended)).toMatchObject({
      'image cpu': 'failure',
      promote: 'skipped',
      tell: 'success',
    });
    expect(logOf(ended)).toContain('check VSC_REGISTRY_USER and VSC_REGISTRY_PASSWORD');
    expect(logOf(ended)).not.toContain('build-image cpu');
    expect(issues()).toHaveLength(1);
  });

  it('gives no credentials to bundles that differ from their sources', async () => {
    const script = 'scripts/check/bundles.sh';
    const text = await world.repository.git('show', `HEAD:${script}`);
    await world.repository.commit('Bundles of somebody', { [script]: 'exit 1\n' });
    const ended = await run();
    expect(resultsOf(ended), logOf(ended)).toMatchObject({ bundles: 'failure', ...NOTHING });
    await world.repository.commit('Back', { [script]: `${text}\n` });
  });

  it('attests the very digests that it promotes, each with its own bill of materials', async () => {
    const commit = await world.repository.git('rev-parse', 'main');
    for (const variant of VARIANTS) {
      digests[variant] = await putTestImage(registry, variant, commit, INPUTS);
    }
    const ended = await run();
    const log = logOf(ended);
    expect(ended.conclusion, log).toBe('success');
    for (const token of identity.tokens) expect(log).not.toContain(token);
    expect(issues()).toMatchObject([{ labels: ['publish-failed'], state: 'closed' }]);

    const [release] = await readReleases(registry);
    expect(release?.digests).toEqual(digests);
    const attested = world.rest.store.attestations.map(({ statement }) => statement);
    expect(attested).toHaveLength(6);
    for (const variant of VARIANTS) {
      const promoted = release?.digests[variant]?.replace('sha256:', '');
      const ours = attested.filter(({ subject }) => subject[0]?.digest['sha256'] === promoted);
      const [provenance, contents, tests] = ours;
      const name = `${server.host}/owner/images`;
      for (const { subject } of ours) {
        expect(subject).toEqual([{ name, digest: { sha256: promoted } }]);
      }
      expect(provenance).toMatchObject({
        predicateType: 'https://slsa.dev/provenance/v1',
        predicate: {
          runDetails: {
            builder: {
              id: `https://github.com/${NAME}/.github/workflows/publish.yml@refs/heads/main`,
            },
          },
        },
      });
      expect(contents?.predicateType).toBe('https://cyclonedx.org/bom');
      expect(contents?.predicate).toEqual(JSON.parse(bill(variant)));
      expect(tests?.predicate).toMatchObject({ result: 'PASSED' });
      // In the registry as well, where anybody verifies them without GitHub.
      expect(await referrers(registry, `sha256:${promoted}`)).toHaveLength(3);
      const { summary = '' } = ended.jobs.find(({ id }) => id === 'promote') ?? {};
      expect(summary).toContain(
        `gh attestation verify oci://${name}@sha256:${promoted} --repo ${NAME} --signer-workflow ${NAME}/.github/workflows/publish.yml --bundle-from-oci`,
      );
    }
    // Its page, and the index in a pull request that starts no publish.
    const [page] = world.rest.store.releases;
    expect(page).toMatchObject({
      tag: 'images-r1',
      name: 'Images, release 1',
      target: release?.commit,
    });
    for (const part of [
      `docker pull ${server.host}/owner/images:cpu-r1`,
      digests['gpu'],
      'that its tests passed',
      'npx vsc rollback 1 --reason WHY',
    ]) {
      expect(page?.body).toContain(part);
    }
    const pull = [...world.rest.store.pulls.values()].find(({ head }) => head === 'releases-page');
    expect(pull).toMatchObject({ base: 'main', title: 'List the newest releases of the images' });
    const changed = await world.repository.git('diff', '--name-only', 'main', 'releases-page');
    expect(changed).toBe('docs/releases.md');
    const index = await world.repository.git('show', 'releases-page:docs/releases.md');
    expect(index).toContain('`cpu-r1`, `gpu-r1`');
    const workflow = load(await world.repository.git('show', 'main:.github/workflows/publish.yml'));
    const { paths } = (workflow as { on: { push: { paths: string[] } } }).on.push;
    expect(paths.filter((glob) => path.matchesGlob('docs/releases.md', glob))).toEqual([]);
    // The comparison of the bundles is a stand-in here, and only a rebuild is compared with what is released.
    const silent = ended.jobs.filter(
      ({ id, result, summary }) => id !== 'bundles' && result !== 'skipped' && summary === '',
    );
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  it.runIf(isSoak())('ends green on a commit that is released already, and says so', async () => {
    const ended = await run();
    expect(ended.conclusion, logOf(ended)).toBe('success');
    expect(logOf(ended)).toContain('Already promoted');
    expect(await readReleases(registry)).toHaveLength(1);
  });

  it.runIf(isSoak())(
    'releases a rebuild, names what it updates, and goes past no hold',
    async () => {
      const started = await world.run('rebuild.yml', {});
      expect(started.conclusion, logOf(started)).toBe('success');
      const [asked] = world.rest.store.dispatches.slice(-1);
      const [workflow, inputs] = ['.github/workflows/publish.yml', { rebuild: 'true' }];
      expect(asked).toMatchObject({ workflow, ref: 'main', inputs });
      const event = dispatchEvent(world.rest.store, workflow, inputs);
      const rebuild = (env = {}) => run({ event, inputs: { rebuild: true }, env });

      const failed = await run({ event, inputs: { rebuild: true }, vars: { VSC_REGISTRY: '' } });
      expect(resultsOf(failed), logOf(failed)).toMatchObject({ preflight: 'failure', ...NOTHING });
      expect(issues().at(-1)).toMatchObject({ labels: ['rebuild-failed'], state: 'open' });

      await attachBills('1');
      await built('2', rebuildTag);
      const ended = await rebuild();
      expect(ended.conclusion, logOf(ended)).toBe('success');
      expect(issues().at(-1)).toMatchObject({ labels: ['rebuild-failed'], state: 'closed' });
      const [release] = await readReleases(registry);
      expect(release).toMatchObject({ number: 2, digests, changes: ['libssl3 1 -> 2'] });
      const page = world.rest.store.releases.find(({ tag }) => tag === 'images-r2');
      expect(page?.body).toMatch(/apt \| libssl3 \| 1 /);

      const { context } = promotionAt(server.host, 'owner/images');
      await rollBack(context, 1, 'nothing new before the finals');
      await built('3', rebuildTag);
      const held = await rebuild({ VSC_VARIANTS: 'cpu' });
      expect(resultsOf(held), logOf(held)).toMatchObject({
        compare: 'success',
        attest: 'skipped',
        promote: 'skipped',
        tell: 'success',
      });
      expect(logOf(held)).toMatch(/release 3 is held by a test on .*nothing new before the finals/);
      expect(await readReleases(registry)).toHaveLength(3);
      expect(issues()).toHaveLength(2);
    },
  );

  it('rehearses in a repository of its own, and leaves the real tags and the issue alone', async () => {
    const trial = promotionAt(server.host, 'owner/trial').registry;
    const commit = await world.repository.git('rev-parse', 'main');
    const cpu = await putTestImage(trial, 'cpu', commit);
    digests['cpu'] = cpu;
    const before = [await registry.resolve('releases'), structuredClone(issues())];
    const inputs = { repository: 'owner/trial' };
    const event = dispatchEvent(world.rest.store, '.github/workflows/publish.yml', inputs);
    const ended = await run({
      event,
      inputs,
      vars: { VSC_ATTEST: 'false' },
      env: { VSC_VARIANTS: 'cpu' },
    });
    expect(resultsOf(ended), logOf(ended)).toMatchObject({
      promote: 'success',
      pages: 'skipped',
      tell: 'skipped',
    });
    expect((await readReleases(trial)).map((release) => release.digests)).toEqual([{ cpu }]);
    expect(await trial.resolve('cpu-latest')).toBe(cpu);
    expect([await registry.resolve('releases'), issues()]).toEqual(before);
  });
});
