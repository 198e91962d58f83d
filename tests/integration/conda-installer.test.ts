import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { PlannedPackage } from '../channels/planned.ts';
import { type Fault, serveChannels } from '../channels/serve-channels.ts';
import { startProxy } from '../harness/http/forward-proxy.ts';
import { engineAddress } from '../harness/packages/package-index.ts';
import { reachesPypi } from '../support/programs/kept-wheels.ts';
import { certificateOfOwnAuthority } from '../harness/http/own-authority.ts';
import { isSoak } from '../support/soak.ts';
import { type ChannelInstaller, startChannelInstaller } from './support/conda/channel-installer.ts';
import { endingOf, endOfBuild } from './support/end-of-build.ts';
import { CONDA, CONDA_HOME, condaPackages, realConda } from './support/conda/real-conda.ts';
import { type HowInstalled, INSTALL, PREFIX } from './support/conda/run-installer.ts';

/** How packages are installed, if not as usual. */
type Installation = Partial<HowInstalled> & { fault?: (name: string) => Fault | undefined };

const busy = (seconds: number) => ({ status: 429, headers: { 'retry-after': `${seconds}` } });

const of = (packages: ReadonlyMap<string, PlannedPackage>, ...names: string[]) =>
  names.map((name) => packages.get(name)!);

/**
 * The installer as the Dockerfile runs it, on real packages. Each guard has a case here that py-rattler
 * alone lets pass.
 */
describe.skipIf(!(await reachesPypi()))('the installer of conda packages', () => {
  let started: ChannelInstaller;
  let engine: ChannelInstaller['engine'];
  let server: ChannelInstaller['server'];
  let bad: ChannelInstaller['bad'];
  let main: ChannelInstaller['main'];

  beforeAll(async () => {
    started = await startChannelInstaller();
    ({ engine, server, bad, main } = started);
  }, 600_000);
  afterAll(() => started.close());

  const install = (plans: readonly (readonly object[])[], { fault, ...how }: Installation = {}) => {
    server.faults = (name) => fault?.(path.basename(name));
    return started.install(plans, how);
  };

  const twoLayers = () => [
    of(main, 'python', 'libfake', 'debian-libs'),
    of(main, 'pytest', 'attrs', 'iniconfig', 'packaging', 'pluggy', 'py', 'six'),
  ];

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
    const { exitCode, output } = await install(twoLayers(), { after });
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

  it.runIf(isSoak())(
    'leaves records that conda itself reads: each package, and which file was altered or is missing since',
    async () => {
      const conda = await realConda();
      onTestFinished(() => rm(conda, { recursive: true }));
      // One more missing file would be a record that says what is not there.
      const after = `
      ${condaPackages(PREFIX)}
      rm share/libfake/empty
      echo more >> etc/libfake.conf
      ${CONDA} doctor --verbose --prefix ${PREFIX}`;
      const mounts = [{ source: conda, target: CONDA_HOME, readOnly: true }];
      const plans = twoLayers();
      const { exitCode, output: read } = await install(plans, { after, mounts });
      expect(exitCode, read).toBe(0);
      const installed = plans.flat().map(({ name, version }) => `${name} ${version}`);
      expect(read.split('\n').slice(0, installed.length).toSorted()).toEqual(installed.toSorted());
      const found = /Altered Files:\n\n(.*?)\n\n.*Missing Files:\n\n(.*?)\s*$/s.exec(read);
      expect(found?.slice(1), read).toEqual([
        'libfake-1.0-0:\n  etc/libfake.conf',
        'libfake-1.0-0:\n  share/libfake/empty',
      ]);
    },
    120_000,
  );

  it('compiles with one hash seed: Python before 3.11 writes sets in the order of their hashes', async () => {
    // Every start of Python reads the first file.
    const after = `
      echo 'import os; open("/opt/seeds", "a").write(str(hash("a")) + chr(10))' > lib/python3.11/site-packages/seed.pth
      PYTHONHASHSEED=0 bin/python -c ''
      echo '${JSON.stringify({ packages: of(main, 'six') })}' > /opt/six.json
      ${INSTALL} /opt/six.json ${PREFIX}
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
    [
      'a link to a place of its own',
      () => of(bad, 'absolute'),
      /share\/absolute\/out leads out of the environment: \/etc\/shadow/,
    ],
    ['a file above the environment', () => of(bad, 'climbing'), /climbed/],
  ])('refuses a package with %s, and names it', async (_what, plan, problem) => {
    const [{ name }] = plan() as [PlannedPackage];
    expect(endOfBuild(await install([plan()]))).toEqual(endingOf(name, problem));
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
      endingOf('fine', /fine-1\.0-0\.zip\.conda is not a conda package: \S/),
    );
  });

  it('refuses another version of what an earlier layer has', async () => {
    const plans = [of(bad, 'changing-1.0'), of(bad, 'changing-2.0')];
    const problem = /1\.0 is installed by an earlier step$/;
    expect(endOfBuild(await install(plans))).toEqual(endingOf('changing', problem));
  });

  it('refuses a file of two packages, in one layer and in two', async () => {
    const [one, two] = of(bad, 'clash1', 'clash2');
    for (const plans of [[[one!, two!]], [[one!], [two!]]]) {
      const problem = /share\/clash\/both\.txt is in clash\d as well, with other content$/;
      expect(endOfBuild(await install(plans))).toEqual(endingOf('clash\\d', problem));
    }
  });

  it('says which package had no room on a disk that is full, and how to make some', async () => {
    const tmpfs = { '/opt/conda': 'rw,size=12m' };
    const done = await install([of(main, 'bigtool')], { tmpfs });
    const next = /free space, .*docker builder prune/;
    expect(endOfBuild(done)).toEqual(endingOf('bigtool', /no space left on device/, next));
  });

  it('reaches a mirror of the channels through a proxy alone', async () => {
    const { host, hostname } = new URL(server.base);
    const proxy = await startProxy({ 'mirror.invalid': host }, hostname);
    onTestFinished(() => proxy.close());
    const through = { base: 'http://mirror.invalid/', proxy: proxy.url };
    expect(await install([of(bad, 'fine')], through)).toMatchObject({ exitCode: 0 });
    expect(proxy.requests).toEqual(['http://mirror.invalid/bad/noarch/fine-1.0-0.conda']);
  });

  /** The channels over HTTPS, by an authority that nobody knows. */
  async function secureServer() {
    const host = await engineAddress(engine);
    const { authority, tls } = await certificateOfOwnAuthority(`IP:${host}`);
    const secure = await serveChannels(server.files, undefined, { host, tls });
    onTestFinished(() => secure.close());
    return { base: secure.base, authority, key: tls.key };
  }

  it('knows the certificate authorities that it is given, and says if there is none', async () => {
    const { base, authority, key } = await secureServer();
    const plan = [of(bad, 'fine')];
    expect(await install(plan, { base, certificates: authority })).toEqual({
      exitCode: 0,
      output: '',
    });
    expect(await install(plan, { base, certificates: key })).toEqual({
      exitCode: 1,
      output: expect.stringMatching(
        /^conda: certificate authorities: none can be read: /,
      ) as string,
    });
  });

  it('says what is in the way, such as an unknown authority', async () => {
    const { base } = await secureServer();
    const problem = /https:\S+ cannot be downloaded: .*certificate verify failed/;
    const done = await install([of(bad, 'fine')], { base });
    expect(endOfBuild(done)).toEqual(endingOf('fine', problem));
  });

  it('tries again after a server that fails, and breaks off; else it names package and address', async () => {
    const plan = [of(bad, 'fine')];
    let asked = 0;
    // The second of the two reads what the server asks for.
    const faults: Fault[] = [{ status: 503 }, { status: 503 }, 'half'];
    expect(await install(plan, { fault: () => faults[asked++] })).toMatchObject({ exitCode: 0 });
    // Half a minute of trying again.
    for (const fault of isSoak() ? (['half', { status: 503 }] as const) : []) {
      const problem = /http:\S+fine-1\.0-0\.conda cannot be downloaded: \S/;
      const done = await install(plan, { fault: () => fault });
      expect(endOfBuild(done)).toEqual(endingOf('fine', problem));
    }
  }, 300_000);

  it('takes a file that the channel has moved from where it is now, if it is the same; else says what to do', async () => {
    const plan = [of(bad, 'fine')];
    const moved = { status: 302, headers: { location: '/bad/noarch/moved.conda' } };
    const fault = (name: string) => (name === 'moved.conda' ? undefined : moved);
    const gone = /cannot be downloaded: .*404 Not Found.*: .* `npx vsc lock` /;
    expect(endOfBuild(await install(plan, { fault }))).toEqual(endingOf('fine', gone));
    server.files['bad']?.set(
      'noarch/moved.conda',
      server.files['bad'].get('noarch/fine-1.0-0.conda')!,
    );
    expect(await install(plan, { fault })).toMatchObject({ exitCode: 0 });
    server.files['bad']?.set('noarch/moved.conda', Buffer.from('another'));
    const other = /fine-1\.0-0\.conda has \d+ bytes, the lock says \d+/;
    expect(endOfBuild(await install(plan, { fault }))).toEqual(endingOf('fine', other));
  });

  it('comes back when a busy server asks it to, and ends where that is too late', async () => {
    const plan = [of(bad, 'fine')];
    let asked = 0;
    // Its own request, and the one that reads how long to wait: no third before that is over.
    const twice = () => (asked++ < 2 ? busy(1) : undefined);
    expect(await install(plan, { fault: twice })).toMatchObject({ exitCode: 0 });
    expect(asked).toBe(3);
    asked = 0;
    const problem = /429 Too Many Requests.*: it asks to come back in 3600 s/;
    const later = () => (asked++, busy(3600));
    expect(endOfBuild(await install(plan, { fault: later }))).toEqual(endingOf('fine', problem));
    expect(asked).toBe(2);
  });
});
