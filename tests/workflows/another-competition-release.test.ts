import { type IdentityService, pushEvent, startIdentityService } from 'actions-testbed';
import { readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../../actions/src/container/connect.ts';
import type { Registry } from '../../actions/src/registry/client/client.ts';
import { imagePackages } from '../../actions/src/registry/promotion/image-packages.ts';
import { readReleases } from '../../actions/src/registry/ledger/ledger.ts';
import { promote } from '../../actions/src/registry/promotion/promote.ts';
import { publishedImage } from '../../actions/src/registry/published-image.ts';
import { engineAddress, type PackageIndex, startIndex } from '../harness/packages/package-index.ts';
import { numberedHistory, promotionAt } from '../harness/registry/promotion.ts';
import { startRegistry, type TestRegistry } from '../harness/registry/registry.ts';
import { type SigstoreAuthority, sigstoreAuthority } from '../harness/sigstore/authority.ts';
import { sigstoreVariables } from '../harness/sigstore/variables.ts';
import { putTestImage } from '../harness/registry/test-image.ts';
import { keptWheels } from '../support/programs/kept-wheels.ts';
import { changesIn } from '../support/pages/markdown.ts';
import { ownImage } from '../support/images/own-image.ts';
import { isSoak } from '../support/soak.ts';
import { type OtherCompetition, otherCompetition, songs } from './support/other-competition.ts';
import { imageReports } from './support/reports-of-images.ts';
import { stubAction } from './support/stub-action.ts';
import { logOf, resultsOf } from './support/world.ts';

const COMPETITION = 'environment/competition.yml';
const FILE = 'environment/songs.yml';
const CONDA = ['numpy=1.23.4', 'python=3.9.13'];
const OWN_WHEELS = 'runtime/wheels-lite.txt';

describe.runIf(isSoak())('another competition', () => {
  let other: OtherCompetition;
  let server: TestRegistry;
  let registry: Registry;
  let identity: IdentityService;
  let authority: SigstoreAuthority;
  let index: PackageIndex;
  beforeAll(async () => {
    // Small images: with Debian's packages and the file's pip section. The runtime is ours, with a quick test.
    other = await otherCompetition((files) => ({
      [COMPETITION]: (files[COMPETITION] ?? '').replace('packages: conda', 'packages: debian'),
      [FILE]: songs(CONDA, ['snack==1.0']),
    }));
    const { called } = other;
    await rm(path.join(called, 'runtime/tests'), { recursive: true });
    await mkdir(path.join(called, 'runtime/tests'));
    await mkdir(path.join(called, 'scripts/check'), { recursive: true });
    await writeFile(path.join(called, 'runtime/tests/test_small.py'), 'def test_it(): pass\n');
    // The real one builds all bundles anew: `npm run test:bundles` is a test of its own.
    await writeFile(path.join(called, 'scripts/check/bundles.sh'), 'echo compared\n');
    // It takes half a minute for each image: request-to-release.test.ts runs the real one.
    const passed = imageReports('songs')['report-image-songs/smoke-songs.json'] ?? '';
    const write = `echo '${passed}' > reports/smoke-songs.json`;
    for (const [file, text] of Object.entries(stubAction('smoke-test', {}, write))) {
      await writeFile(path.join(called, file), text);
    }
    await ownImage(called);
    const host = await engineAddress(await connect(process.env));
    const wheels = [
      { name: 'extra', version: '1.0', requires: ['crumb<2', 'snack>=1.1'] },
      { name: 'snack', version: '1.1' },
      { name: 'crumb', version: '1.4' },
    ];
    [server, identity, authority, index] = await Promise.all([
      startRegistry(),
      startIdentityService(),
      sigstoreAuthority(),
      startIndex(wheels, host, await keptWheels(OWN_WHEELS)),
    ]);
    registry = promotionAt(server.host, 'birds/songs-runtime').registry;
  }, 60_000);
  afterAll(async () => {
    await Promise.all([other, server, identity, authority, index].map((each) => each.close()));
  });

  it('goes from a request to a release, and back, with one variant of its own', async () => {
    const { repository, rest, results } = other;
    const vars = {
      VSC_REGISTRY: server.host,
      VSC_TRUSTED_ROOT: authority.trustedRoot,
      PIP_INDEX_URL: index.url,
    };
    const latest = async () => registry.resolve('songs-latest');
    // There is a release already, which was made without attestations.
    const commit = await repository.git('rev-parse', 'main');
    const before = await putTestImage(registry, 'songs', commit);
    const { context } = promotionAt(server.host, 'birds/songs-runtime');
    await promote(context, { commit, variants: ['songs'] }, numberedHistory);

    const wanted = songs(CONDA, ['crumb==1.4', 'extra==1.0', 'snack==1.1']);
    const asked = await other.request(7, { [FILE]: wanted }, { vars });
    expect(resultsOf(asked.checked), logOf(asked.checked)).toEqual({
      'call / validate': 'success',
      'call / image songs': 'success',
      'call / images': 'success',
      'call / package-request': 'success',
    });
    expect(asked.comments).toEqual([expect.stringMatching(/## ✅ [^]*SONGS: image/)]);

    // Another commit than the one that was checked, with the same files: as GitHub merges.
    await repository.git('merge', '--quiet', '--no-ff', '-m', 'Merge #7', 'request-7');
    const published = await other.run('publish.yml', {
      event: await pushEvent(rest.store),
      vars,
      identify: (claims) => identity.identify(claims),
      services: (job) => ({ ...results.variables(job), ...sigstoreVariables(identity, authority) }),
    });
    expect(resultsOf(published), logOf(published)).toEqual({
      'call / preflight': 'success',
      'call / bundles': 'success',
      'call / image songs': 'success',
      'call / compare': 'skipped',
      'call / attest songs': 'success',
      'call / promote': 'success',
      'call / pages': 'success',
      'call / tell': 'success',
    });
    const digest = await latest();
    expect(digest).not.toBe(before);
    const [release] = await readReleases(registry);
    expect(release?.digests).toEqual({ songs: digest });
    const main = await repository.git('rev-parse', 'main');
    expect(release?.commit).toBe(main);
    // What pip has put into the image is what main asked for, with the rows of the comment's table: one by one.
    const [rows = []] = changesIn(asked.comments[0] ?? '');
    expect(rows).toEqual([
      ['upgraded', 'snack (pip)', '1.0', '1.1'],
      ['added', 'crumb (pip)', '', '1.4'],
      ['added', 'extra (pip)', '', '1.0'],
    ]);
    const pip = new Map([...ownWheels(), ['snack', '1.0']]);
    for (const [, name = '', , after = ''] of rows) pip.set(name.replace(' (pip)', ''), after);
    const packages = (await imagePackages(registry, digest ?? '')) ?? [];
    const inside = packages.filter(({ kind }) => kind !== 'apt');
    expect(inside.map(({ kind, name, version }) => `${kind} ${name} ${version}`)).toEqual(
      [...pip].map(([name, version]) => `pip ${name} ${version}`).toSorted(),
    );
    // The engine still has the image of the request's run, whose clone was shallow: what is published was built
    // from main, and names the commit of it that changed the files.
    const labels = (await publishedImage(registry, digest ?? ''))?.labels ?? {};
    expect(labels['org.opencontainers.image.revision']).toBe(
      await repository.git('rev-parse', 'request-7'),
    );
    expect(main).not.toBe(await repository.git('rev-parse', 'refs/pull/7/merge'));
    // Of this repository, and signed by the workflow that was called.
    expect(rest.store.attestations).toHaveLength(3);
    const [{ statement } = { statement: undefined }] = rest.store.attestations;
    expect(statement).toMatchObject({
      subject: [{ digest: { sha256: digest?.replace('sha256:', '') } }],
      predicate: {
        runDetails: {
          builder: { id: expect.stringContaining('/OWNER/REPO/.github/workflows/publish.yml@') },
        },
      },
    });
    // gh would look for a signature by a workflow of this repository, unless another one is named.
    const { summary = '' } = published.jobs.find(({ id }) => id === 'call / promote') ?? {};
    expect(summary).toContain(
      `@${digest} --repo birds/songs --signer-workflow OWNER/REPO/.github/workflows/publish.yml --bundle-from-oci`,
    );

    const back = await other.run('rollback.yml', {
      vars: { ...vars, VSC_ATTEST: 'false' },
      inputs: { release: '1', reason: 'It breaks every song.' },
    });
    expect(resultsOf(back), logOf(back)).toEqual({ 'call / rollback': 'success' });
    expect(await latest()).toBe(before);

    const lifted = await other.run('lift-hold.yml', { vars, inputs: { reason: 'It is mended.' } });
    expect(resultsOf(lifted), logOf(lifted)).toEqual({ 'call / lift': 'success' });
    expect((await readReleases(registry))[0]).toMatchObject({ kind: 'lift', by: 'octocat' });
  }, 600_000);
});

/** What each image with Debian's packages has of pip, by name. */
function ownWheels(): [string, string][] {
  const text = readFileSync(path.resolve(import.meta.dirname, '../..', OWN_WHEELS), 'utf8');
  return [...text.matchAll(/^(\S+)==(\S+)/gm)].map(([, name = '', version = '']) => [
    name,
    version,
  ]);
}
