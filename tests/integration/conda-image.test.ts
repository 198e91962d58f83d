import { cp } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { promoteImages } from '../../actions/src/commands/images/promote-images/promote-images.ts';
import { publishImage } from '../../actions/src/commands/images/publish-image/publish-image.ts';
import { pull } from '../../actions/src/commands/images/pull/pull.ts';
import { rollback } from '../../actions/src/commands/images/rollback/rollback.ts';
import { smokeTest } from '../../actions/src/commands/images/smoke-test/smoke-test.ts';
import { testImage } from '../../actions/src/commands/images/test-image/test-image.ts';
import { lockEnvironments } from '../../actions/src/commands/request/lock/lock.ts';
import { validateEnvironment } from '../../actions/src/commands/request/validate/validate.ts';
import { reportOf } from '../../actions/src/commands/request/validate/validate-report.ts';
import { validateView } from '../../actions/src/commands/request/validate/validate-view.ts';
import { connect, type Engine } from '../../actions/src/container/connect.ts';
import { exec } from '../../actions/src/entrypoints/exec.ts';
import { pullImage } from '../../actions/src/image/transfer/pull.ts';
import { buildImage } from '../../actions/src/image/build/build.ts';
import { installedPackages } from '../../actions/src/image/contents/inventory.ts';
import { LOCK_LABELS } from '../../actions/src/image/labels.ts';
import { GitHistory } from '../../actions/src/registry/promotion/git-history.ts';
import { renderMarkdown } from '../../actions/src/report/markdown.ts';
import { type DebianChannels, debianChannels } from '../channels/debian-channel.ts';
import { DEBIAN_CONDA, debianRepository } from '../channels/debian-environment.ts';
import { plannedOf } from '../channels/planned.ts';
import { type ChannelServer, serveChannels } from '../channels/serve-channels.ts';
import { countingRegistry } from '../harness/registry/counting-registry.ts';
import {
  engineAddress,
  type MadeWheel,
  type PackageIndex,
  startIndex,
} from '../harness/packages/package-index.ts';
import { startRegistry } from '../harness/registry/registry.ts';
import { installerWheel, reachesPypi } from '../support/programs/kept-wheels.ts';
import { changesIn } from '../support/pages/markdown.ts';
import { isSoak } from '../support/soak.ts';
import { uv } from '../support/programs/uv.ts';
import { buildRoot } from './support/build-root.ts';
import { differentFiles } from './support/image-files.ts';
import { changedBy, installedOf, packagesOf } from './support/image-packages.ts';
import { printed } from './support/printed.ts';

/** Attestations are a matter of attested-images.github.test.ts. */
const UNATTESTED = { attested: false, trustedRoot: undefined };

/** Wheels of an index of our own making, and the pip sections of main and of the request. */
const WHEELS: MadeWheel[] = [
  { name: 'vscasked', version: '1.0', requires: ['vscneeded<2', 'vsccommon>=1.1', 'numpy'] },
  { name: 'vsccommon', version: '1.0' },
  { name: 'vsccommon', version: '1.1' },
  { name: 'vscneeded', version: '1.4' },
];
const PIP = { main: ['vsccommon==1.0'], request: ['vscasked==1.0', 'vsccommon==1.1'] };
const MAIN_CONDA = DEBIAN_CONDA.filter((entry) => !entry.startsWith('threadpoolctl'));

const reached = uv !== undefined && (await reachesPypi());

/** What the gpu image adds: CUDA's libraries are found, its Python is the environment's. */
async function hasWhatGpusNeed(engine: Engine, id: string): Promise<void> {
  const { Config } = await engine.docker.getImage(id).inspect();
  expect(Config.Env).toEqual(
    expect.arrayContaining([
      'LD_LIBRARY_PATH=/opt/conda/envs/condaenv/lib',
      'NVIDIA_VISIBLE_DEVICES=all',
      'NVIDIA_DRIVER_CAPABILITIES=compute,utility,video',
      'NVIDIA_REQUIRE_CUDA=cuda>=11.3',
    ]),
  );
  expect(Config.Entrypoint ?? []).toEqual([]);
  const start = ['python', '-c', 'import numpy, sys; print(sys.prefix)'];
  expect(await printed(engine, id, start)).toBe('/opt/conda/envs/condaenv\n');
}

/** The official way of a conda variant, with real packages from a channel and an index of our own making. */
describe.skipIf(!reached)('an image with a conda environment', () => {
  let channels: DebianChannels;
  let server: ChannelServer;
  let index: PackageIndex;
  beforeAll(async () => {
    const engine = await connect(process.env);
    channels = await debianChannels(engine, inject('liteImage'));
    await installerWheel();
    const host = await engineAddress(engine);
    [server, index] = await Promise.all([
      serveChannels(channels, undefined, { host }),
      startIndex(WHEELS, host),
    ]);
  }, 600_000);
  afterAll(() => Promise.all([server.close(), index.close()]));

  /** A repository whose environment comes from the channel and the index. */
  async function condaRoot() {
    const root = await buildRoot();
    const repository = path.resolve(import.meta.dirname, '../..');
    for (const name of [
      'package.json',
      'submission_quickstart/main.py',
      'submission_src/main.py',
    ]) {
      await cp(path.join(repository, name), root.path(name), { recursive: true });
    }
    await root.write(debianRepository(DEBIAN_CONDA, PIP.request));
    await exec('rm', ['-rf', root.path('runtime/tests')]);
    // Apt takes the longest, and is looked at with the lite image.
    await root.write({ 'runtime/apt.txt': 'tzdata\n' });
    await root.write({ 'runtime/tests/test_one.py': 'def test_one() -> None:\n    pass\n' });
    await exec('git', ['-C', root.root, 'add', '.']);
    const ports = { ...root.ports, env: { ...root.ports.env, PIP_INDEX_URL: index.url } };
    const addresses = { channelBase: server.base, indexUrl: index.url, uv };
    const solve = { ...addresses, cacheFolder: undefined, deadlineMs: 120_000 };
    const lock = () =>
      lockEnvironments({ variant: undefined, upgrade: [], upgradeAll: false, solve }, ports);
    const commit = async (message: string) => {
      const who = ['-c', 'user.name=A test', '-c', 'user.email=test@example.org'];
      await exec('git', ['-C', root.root, 'add', '.']);
      await exec('git', ['-C', root.root, ...who, 'commit', '--quiet', '--message', message]);
    };
    /** Main's packages, the request's, locked, and for each variant the comment's table of what everybody gets. */
    const requested = async () => {
      await root.write(debianRepository(MAIN_CONDA, PIP.main));
      const [main] = await lock();
      await commit('Main');
      await root.write(debianRepository(DEBIAN_CONDA, PIP.request));
      const [locked] = await lock();
      const checked = await validateEnvironment({ base: 'HEAD', files: {}, solve }, ports);
      expect(checked).toMatchObject({ verdict: 'mergeable', findings: [] });
      const comment = renderMarkdown(validateView(reportOf(checked), checked.sources));
      return { main: packagesOf(main), locked: packagesOf(locked), tables: changesIn(comment) };
    };
    return { ...root, ports, solve, lock, commit, requested };
  }

  it('is locked, built and tested; its python is the environment, and it starts at once', async () => {
    const { engine, tag, ports, solve, lock, lines, commit } = await condaRoot();
    const [locked] = await lock();
    const variant = 'cpu';
    const { id } = await buildImage(engine, { variant, tag, solve }, ports);
    expect(lines.filter((line) => line.includes('.lock'))).toEqual([]);

    const { checks } = await testImage({ variant, image: tag }, ports);
    expect(checks.filter(({ status }) => status === 'failed')).toEqual([]);
    const imports = checks.filter(({ group }) => group === 'import').map(({ name }) => name);
    const conda = DEBIAN_CONDA.map((entry) => `conda ${entry.split('=')[0]}`);
    expect(imports).toEqual([...conda, 'pip vscasked', 'pip vsccommon']);

    const prefix = '/opt/conda/envs/condaenv';
    const sh = (script: string) => printed(engine, id, ['sh', '-c', script]);
    expect(
      await printed(engine, id, ['python', '-c', 'import numpy, sys; print(sys.prefix)']),
    ).toBe(`${prefix}\n`);
    expect(await sh('which python pip pytest')).toBe(
      ['python', 'pip', 'pytest'].map((name) => `${prefix}/bin/${name}\n`).join(''),
    );
    // What activation scripts set is there as well, for main.py and for who calls conda.
    const told = 'echo $FAISS_HOME $CONDA_DEFAULT_ENV $(which python)';
    expect(await sh(`conda run -n condaenv sh -c '${told}'`)).toBe(
      `${prefix}/share/faiss condaenv ${prefix}/bin/python\n`,
    );
    const listed = JSON.parse(await sh('conda list --json')) as Record<
      'name' | 'version' | 'channel',
      string
    >[];
    const installed = listed.map(
      ({ name, version, channel }) => `${channel === 'pypi' ? 'pip' : 'conda'} ${name} ${version}`,
    );
    expect(installed.toSorted()).toEqual(packagesOf(locked));
    // The lock is the one that the image and the ledger name.
    await commit('The request');
    const head = await exec('git', ['-C', ports.root, 'rev-parse', 'HEAD']);
    const locks = await new GitHistory(exec, ports.root).locks(head.stdout.trim());
    const { Config } = await engine.docker.getImage(id).inspect();
    expect(Config.Labels).toMatchObject({
      [LOCK_LABELS.explicit]: locks['environment/cpu.lock'],
      [LOCK_LABELS.pip]: locks['environment/cpu.pip.lock'],
    });
    expect(locks['environment/cpu.lock']).toMatch(/^sha256:/);
    expect(await sh(`ls -a ${prefix}; ls /opt/conda; ls -A /tmp`)).not.toMatch(
      /pkgs|clobber|CACHEDIR|conda-\w+\.txt/,
    );
  }, 900_000);

  it.runIf(isSoak())(
    'is the same image each time, and another package leaves the layers below it alone',
    async () => {
      const { engine, tag, ports, solve, lock, write } = await condaRoot();
      const made = async (variant: 'cpu' | 'gpu', force: boolean, name = tag) => {
        const { id } = await buildImage(engine, { variant, tag: name, force, solve }, ports);
        const { RootFS, Config } = await engine.docker.getImage(id).inspect();
        return { id, layers: RootFS.Layers ?? [], config: Config };
      };
      // pip's layers lie above: the test after this one has them.
      await write(debianRepository());
      await lock();
      // Layers of the build before, and of one from nothing.
      const first = await made('cpu', false);
      const again = await made('cpu', true, `${tag}-again`);
      onTestFinished(() => engine.docker.getImage(`${tag}-again`).remove());
      // Digests alone would not tell what is not the same each time.
      expect(await differentFiles(engine, again.id, first.id)).toEqual([]);
      expect(again).toEqual(first);

      const gpu = await made('gpu', false);
      expect(gpu.layers.slice(0, -1)).toEqual(first.layers.slice(0, -1));
      await write(debianRepository(MAIN_CONDA));
      await lock();
      const other = await made('cpu', false);
      // Base, apt, Python, no toolkit, frameworks: the fourth conda layer is the one that changes.
      expect(other.layers.toSpliced(5, 1)).toEqual(first.layers.toSpliced(5, 1));
      expect(other.layers[5]).not.toBe(first.layers[5]);

      // So whoever adds the package sends that layer, and a few documents.
      const registry = await countingRegistry(engine);
      onTestFinished(() => registry.close());
      const before = await registry.push(other.id);
      const { up, layers } = await registry.push(first.id);
      expect(up).toBeGreaterThan(layers[5]!);
      expect(up - layers[5]!).toBeLessThan(100_000);
      expect(up).toBeLessThan(before.up / 4);
    },
    900_000,
  );

  it.runIf(isSoak())(
    'is the same image each time with a GPU as well',
    async () => {
      const { engine, tag, ports, solve, lock } = await condaRoot();
      await lock();
      const request = { variant: 'gpu', tag, force: true, solve };
      const { id } = await buildImage(engine, request, ports);
      expect(await buildImage(engine, request, ports)).toMatchObject({ id });
    },
    900_000,
  );

  it('is what its request was told: validated, released, pulled, tried and taken back; a released commit that runs again is told so', async () => {
    const { engine, tag, solve, requested, commit, write, ...root } = await condaRoot();
    const registry = await startRegistry();
    onTestFinished(() => registry.close());
    const env = { ...root.ports.env, VSC_REGISTRY: registry.host, VSC_REPOSITORY: 'test/conda' };
    const ports = { ...root.ports, env };
    const { main, locked, tables } = await requested();
    const released = async (message: string) => {
      await write({ 'runtime/tests/test_two.py': `"""${message}."""\n` });
      await commit(message);
      return publishedAgain();
    };
    /** What publish.yml does; only the last layer is built, the others are those of the tests before. */
    const publishedAgain = async () => {
      const tested: Record<string, string> = {};
      const already: boolean[] = [];
      for (const variant of ['cpu', 'gpu']) {
        const { id } = await buildImage(engine, { variant, tag, solve }, ports);
        if (variant === 'gpu') await hasWhatGpusNeed(engine, id);
        const published = await publishImage({ variant, image: id, tested: id }, ports);
        tested[variant] = published.digest;
        already.push(published.already);
      }
      return { tested, already, promoted: await promoteImages({ tested, ...UNATTESTED }, ports) };
    };
    const one = await released('One');
    expect(one).toMatchObject({ already: [false, false], promoted: { outcome: 'promoted' } });
    const again = await publishedAgain();
    expect(again).toMatchObject({ already: [true, true], promoted: { outcome: 'already' } });
    expect(again.tested).toEqual(one.tested);
    const two = await released('Two');
    expect(two.promoted.release).toMatchObject({ number: 2, digests: two.tested });

    const { release } = await rollback({ release: '1', reason: 'a test', ...UNATTESTED }, ports);
    expect(release).toMatchObject({ number: 3, restores: 1, digests: one.tested });
    await engine.docker.getImage(tag).remove();
    const { reference } = await pull({ variant: 'cpu' }, ports);
    onTestFinished(async () => void (await engine.docker.getImage(reference).remove()));
    const byNumber = `${registry.host}/test/conda:cpu-r1`;
    await pullImage(engine, byNumber, { signal: ports.signal });
    onTestFinished(async () => void (await engine.docker.getImage(byNumber).remove()));
    const idOf = async (name: string) => (await engine.docker.getImage(name).inspect()).Id;
    expect(await idOf(byNumber)).toBe(await idOf(reference));
    const told = await printed(engine, reference, ['cat', '/opt/vsc/tests/test_two.py']);
    expect(told).toBe('"""One."""\n');
    // What is in the released image: main's packages and the rows of the comment's table, one by one.
    const inside = await installedPackages(engine, reference, ports.signal);
    const [rows = [], ofGpu] = tables;
    expect(rows).toEqual([
      ['upgraded', 'vsccommon (pip)', '1.0', '1.1'],
      ['added', 'threadpoolctl', '', '3.1.0'],
      ['added', 'vscasked (pip)', '', '1.0'],
      ['added', 'vscneeded (pip)', '', '1.4'],
    ]);
    expect(ofGpu).toEqual(rows);
    expect(installedOf(inside)).toEqual(changedBy(rows, main));
    expect(installedOf(inside)).toEqual(locked);
    const report = await smokeTest({ variant: 'cpu', image: reference }, ports);
    expect(report).toMatchObject({ passed: true, problem: null });
  }, 900_000);

  it('is not made of what differs from its lock, or is gone: package, line and next step are told, and no image has the name', async () => {
    const { engine, tag, ports, solve } = await condaRoot();
    const fails = async (said: RegExp) => {
      const build = buildImage(engine, { variant: 'cpu', tag, solve }, ports);
      await expect(build).rejects.toMatchObject({
        message: expect.stringMatching(said),
        next: expect.stringMatching(/build again/),
        findings: [
          {
            rule: 'package-install',
            place: { file: 'environment/environment-cpu.yml' },
            message: expect.stringMatching(/^six, for pandas, cannot be installed/),
          },
        ],
      });
      const image = engine.docker.getImage(tag).inspect();
      await expect(image).rejects.toMatchObject({ statusCode: 404 });
    };
    server.faults = (file) => (/\/six-[^/]*$/.test(file) ? { status: 404 } : undefined);
    await fails(/conda: six: \S+six-1\.16\.0\S+ cannot be downloaded: .*`npx vsc lock`/);
    server.faults = () => undefined;
    // Of the channel's record, and so of the solution; the file is another.
    const repodata = channels.main.get('noarch/repodata.json')!;
    const { sha256 } = plannedOf('main', channels.main).get('six')!;
    const forged = repodata.toString().replace(sha256, '0'.repeat(64));
    channels.main.set('noarch/repodata.json', Buffer.from(forged));
    onTestFinished(() => void channels.main.set('noarch/repodata.json', repodata));
    await fails(/conda: six: six-1\.16\.0\S+ has the sha256 /);
  }, 600_000);
});
