import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { connect, type Engine } from '../../actions/src/container/connect.ts';
import { runContainer } from '../../actions/src/container/run.ts';
import { debianChannels } from '../channels/debian-channel.ts';
import { type PlannedPackage, plannedOf } from '../channels/planned.ts';
import { type ChannelServer, type Fault, serveChannels } from '../channels/serve-channels.ts';
import { startProxy } from '../harness/forward-proxy.ts';
import { engineAddress } from '../harness/package-index.ts';
import { installerWheel, reachesPypi } from '../support/kept-wheels.ts';
import { isSoak } from '../support/soak.ts';
import { temporaryRoot } from '../support/temporary-root.ts';
import { endOfBuild } from './support/end-of-build.ts';

const INSTALLER = path.resolve(import.meta.dirname, '../../runtime/installer');
const PREFIX = '/opt/conda/envs/condaenv';

/** A build that ends with what is wrong with a package, at the environment file's line, and the next step. */
const ending = (name: string, problem: RegExp, next = /build again/) => ({
  exitCode: 1,
  said: expect.stringMatching(new RegExp(`^conda: ${name}: .*${problem.source}`, 'i')) as string,
  asked: expect.stringMatching(
    new RegExp(`  ${name} cannot be installed in the cpu image: `),
  ) as string,
  needed: expect.stringMatching(new RegExp(`  ${name}, for needing, cannot be`)) as string,
  next: expect.stringMatching(next) as string,
});

const of = (packages: ReadonlyMap<string, PlannedPackage>, ...names: string[]) =>
  names.map((name) => packages.get(name)!);

/**
 * The installer as the Dockerfile runs it, on real packages. Each guard has a case here that py-rattler
 * alone lets pass.
 */
describe.skipIf(!(await reachesPypi()))('the installer of conda packages', () => {
  let engine: Engine;
  let wheel: string;
  let server: ChannelServer;
  let bad: ReadonlyMap<string, PlannedPackage>;
  let main: ReadonlyMap<string, PlannedPackage>;

  beforeAll(async () => {
    engine = await connect(process.env);
    const channels = await debianChannels(engine, inject('liteImage'));
    [bad, main] = [plannedOf('bad', channels.bad), plannedOf('main', channels.main)];
    server = await serveChannels(channels, undefined, { host: await engineAddress(engine) });
    wheel = await installerWheel();
  }, 600_000);
  afterAll(() => server.close());

  /** Installs plans one after the other, as layers are, and then runs a script; what both printed. */
  async function install(
    plans: readonly (readonly object[])[],
    {
      after = 'true',
      fault,
      base = server.base,
      proxy = '',
      tmpfs = {},
    }: {
      after?: string;
      fault?: (name: string) => Fault | undefined;
      base?: string;
      proxy?: string;
      tmpfs?: Record<string, string>;
    } = {},
  ) {
    const { path: at } = await temporaryRoot();
    await mkdir(at('plans'), { recursive: true });
    for (const [index, packages] of plans.entries()) {
      await writeFile(at(`plans/${index}.json`), JSON.stringify({ packages }));
    }
    const script = [
      'set -e',
      'python3 -m zipfile -e /mnt/wheel/py.whl /installer',
      'cp /mnt/installer/*.py /installer',
      `mkdir -p ${PREFIX}/conda-meta`,
      ...plans.map(
        (_, index) => `python3 -I -S -B /installer/install.py /mnt/plans/${index}.json ${PREFIX}`,
      ),
      `cd ${PREFIX}`,
      after,
    ].join('\n');
    server.faults = (name) => fault?.(path.basename(name));
    let output = '';
    const mounts = [
      { source: path.dirname(wheel), target: '/mnt/wheel', readOnly: true },
      { source: INSTALLER, target: '/mnt/installer', readOnly: true },
      { source: at('plans'), target: '/mnt/plans', readOnly: true },
    ];
    const env = {
      CONDA_CHANNEL_BASE: base,
      SOURCE_DATE_EPOCH: '1669075200',
      ...(proxy && { HTTP_PROXY: proxy, http_proxy: proxy }),
    };
    const image = inject('liteImage');
    const { exitCode } = await runContainer(
      engine,
      { image, command: ['sh', '-c', script], mounts, env, tmpfs, network: true },
      {
        signal: new AbortController().signal,
        onOutput: (chunk) => void (output += Buffer.from(chunk).toString()),
      },
    );
    return { exitCode, output };
  }

  it('installs exactly, in layers, with prefixes, entry points, links, scripts and compiled modules', async () => {
    const after = `
      cat etc/libfake.conf share/libfake/link.conf share/libfake/linked
      tr '\\0' '\\n' < lib/libfake.bin | grep -a condaenv
      bin/fake
      bin/pytest --version
      bin/python -c 'import six; print(six.__cached__)'
      stat -c %a conda-meta/six-*.json conda-meta/history
      ls -d __clobbers__ CACHEDIR.TAG 2>/dev/null || echo clean
      ls -d lib/libfake.a lib/python3.11/site-packages/numba 2>/dev/null || echo small
      grep -c 'libfake.a\\|numba' conda-meta/libfake-*.json || true
      cat conda-meta/six-*.json`;
    const pytest = ['pytest', 'attrs', 'iniconfig', 'packaging', 'pluggy', 'py', 'six'];
    const plans = [of(main, 'python', 'libfake', 'debian-libs'), of(main, ...pytest)];
    const { exitCode, output } = await install(plans, { after });
    expect(output.split('\n{')[0]).toBe(
      [
        `home = ${PREFIX}/share/libfake`,
        `home = ${PREFIX}/share/libfake`,
        'libfake 1.0',
        `${PREFIX}/share/libfake`,
        'fake',
        'pytest 7.2.1',
        `${PREFIX}/lib/python3.11/site-packages/__pycache__/six.cpython-311.pyc`,
        '644',
        '644',
        'clean',
        'small',
        '0',
      ].join('\n'),
    );
    expect(exitCode).toBe(0);
    const record = JSON.parse(output.slice(output.indexOf('\n{'))) as Record<string, unknown>;
    const { url, sha256, md5 } = main.get('six')!;
    expect(record).toMatchObject({
      name: 'six',
      noarch: 'python',
      license: 'MIT',
      channel: 'https://conda.anaconda.org/main',
      fn: 'six-1.16.0-py311_0.tar.bz2',
      url,
      sha256,
      md5,
      depends: ['python >=3.11,<3.12.0a0'],
      extracted_package_dir: '/opt/conda/pkgs/six-1.16.0-py311_0',
    });
    expect(record['files']).toContain(
      'lib/python3.11/site-packages/__pycache__/six.cpython-311.pyc',
    );
  }, 120_000);

  it('compiles with one hash seed: Python before 3.11 writes sets in the order of their hashes', async () => {
    // Every start of Python reads the first file.
    const after = `
      echo 'import os; open("/opt/seeds", "a").write(str(hash("a")) + chr(10))' > lib/python3.11/site-packages/seed.pth
      PYTHONHASHSEED=0 bin/python -c ''
      echo '${JSON.stringify({ packages: of(main, 'six') })}' > /opt/six.json
      python3 -I -S -B /installer/install.py /opt/six.json ${PREFIX}
      sort -u /opt/seeds | wc -l
      wc -l < /opt/seeds`;
    const python = of(main, 'python', 'debian-libs');
    expect(await install([python], { after })).toEqual({ exitCode: 0, output: '1\n2\n' });
  }, 120_000);

  it.each<[string, () => object[], RegExp]>([
    ['no SHA-256', () => [{ ...bad.get('fine'), sha256: null }], /the lock has no SHA-256 for it/],
    [
      'another SHA-256',
      () => [{ ...bad.get('fine'), sha256: '0'.repeat(64) }],
      /fine-1\.0-0\.conda has the sha256 [0-9a-f]{64}, the lock says 0{64}/,
    ],
    [
      'another MD5 beside the right SHA-256',
      () => [{ ...bad.get('fine'), md5: '0'.repeat(32) }],
      /has the md5 [0-9a-f]{32}, the lock says 0{32}/,
    ],
    ['another size', () => [{ ...bad.get('fine'), size: 7 }], /has \d+ bytes, the lock says 7/],
    ['another version', () => [{ ...bad.get('fine'), version: '2.0' }], /holds fine 1\.0 0 noarch/],
    [
      'a password in its address',
      () => [{ ...bad.get('fine'), url: 'https://me:secret@conda.example/fine.conda' }],
      /its address is not a plain http\(s\) address/,
    ],
    ['a post-link script that fails', () => of(bad, 'failing'), /its post-link script failed/],
    [
      'a prefix too short for the real one',
      () => of(bad, 'short'),
      /lib\/short\.bin.*cannot be longer/,
    ],
    [
      'a link that leaves the environment',
      () => of(bad, 'escaping'),
      /share\/escaping\/out leads out of the environment: .*etc\/shadow/,
    ],
  ])('refuses a package with %s, and names it', async (_what, plan, problem) => {
    const [{ name }] = plan() as [PlannedPackage];
    expect(endOfBuild(await install([plan()]))).toEqual(ending(name, problem));
  });

  it('refuses an archive that is no package, though its hashes are right', async () => {
    const bytes = Buffer.from('not a package');
    server.files['bad']?.set('noarch/fine-1.0-0.zip.conda', bytes);
    const digest = (kind: string) => createHash(kind).update(bytes).digest('hex');
    const done = await install([
      [
        {
          ...bad.get('fine'),
          url: 'https://conda.anaconda.org/bad/noarch/fine-1.0-0.zip.conda',
          sha256: digest('sha256'),
          md5: digest('md5'),
          size: bytes.length,
        },
      ],
    ]);
    expect(endOfBuild(done)).toEqual(
      ending('fine', /fine-1\.0-0\.zip\.conda is not a conda package: \S/),
    );
  });

  it('refuses another version of what an earlier layer has', async () => {
    const plans = [of(bad, 'changing-1.0'), of(bad, 'changing-2.0')];
    const problem = /1\.0 is installed by an earlier step$/;
    expect(endOfBuild(await install(plans))).toEqual(ending('changing', problem));
  });

  it('refuses a file of two packages, in one layer and in two', async () => {
    const [one, two] = of(bad, 'clash1', 'clash2');
    for (const plans of [[[one!, two!]], [[one!], [two!]]]) {
      const problem = /share\/clash\/both\.txt is in clash\d as well, with other content$/;
      expect(endOfBuild(await install(plans))).toEqual(ending('clash\\d', problem));
    }
  });

  it('says which package had no room on a disk that is full, and how to make some', async () => {
    const tmpfs = { '/opt/conda': 'rw,size=12m' };
    const done = await install([of(main, 'bigtool')], { tmpfs });
    const next = /free space, .*docker builder prune/;
    expect(endOfBuild(done)).toEqual(ending('bigtool', /no space left on device/, next));
  });

  it('reaches a mirror of the channels through a proxy alone', async () => {
    const { host, hostname } = new URL(server.base);
    const proxy = await startProxy({ 'mirror.invalid': host }, hostname);
    onTestFinished(() => proxy.close());
    const through = { base: 'http://mirror.invalid/', proxy: proxy.url };
    expect(await install([of(bad, 'fine')], through)).toMatchObject({ exitCode: 0 });
    expect(proxy.requests).toEqual(['http://mirror.invalid/bad/noarch/fine-1.0-0.conda']);
  });

  it('tries again after a server that fails, and breaks off; else it names package and address', async () => {
    const plan = [of(bad, 'fine')];
    let asked = 0;
    const once = () => (++asked <= 2 ? { status: 503 } : undefined);
    expect(await install(plan, { fault: once })).toMatchObject({ exitCode: 0 });
    asked = 0;
    expect(await install(plan, { fault: () => (++asked <= 1 ? 'half' : undefined) })).toMatchObject(
      {
        exitCode: 0,
      },
    );
    // Answers of 503 alone take half a minute of trying again.
    const lasting = isSoak() ? [{ status: 503 }] : [];
    for (const fault of ['half', { status: 404 }, ...lasting] as const) {
      const problem = /http:\S+fine-1\.0-0\.conda cannot be downloaded: \S/;
      const done = await install(plan, { fault: () => fault });
      expect(endOfBuild(done)).toEqual(ending('fine', problem));
    }
  }, 120_000);
});
