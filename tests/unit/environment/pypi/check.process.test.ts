import { afterEach, describe, expect, it } from 'vitest';
import { checkPypi } from '../../../../actions/src/environment/pypi/check.ts';
import { pipSources } from '../../../../actions/src/environment/pypi/resolve/sources.ts';
import { type ChannelServer, serveChannels } from '../../../channels/serve-channels.ts';
import { uv } from '../../../support/programs/uv.ts';
import { makePypi, type MadeRelease } from '../../../pypi/make-pypi.ts';
import { section, type Setting } from './section.ts';

let server: ChannelServer | undefined;
afterEach(() => server?.close());

function sourcesAt({ base }: ChannelServer) {
  return pipSources({
    indexUrl: `${base}simple/`,
    uv,
    deadlineMs: 60_000,
    signal: new AbortController().signal,
    patience: { attempts: 2, firstDelayMs: 5, maxDelayMs: 5, idleMs: 20_000 },
  });
}

async function check(
  projects: Record<string, Record<string, MadeRelease>>,
  setting: Setting,
  before?: Setting,
) {
  server ??= await serveChannels({});
  await server.close();
  server = await serveChannels({ simple: makePypi(projects) });
  const options = { ...sourcesAt(server), glibc: '2.31', before: before && section(before) };
  return checkPypi(section(setting), options);
}

async function told(...args: Parameters<typeof check>) {
  const outcome = await check(...args);
  if (outcome.verdict !== 'checked') throw new Error(outcome.reason);
  return outcome.findings.map(
    ({ place: { line }, rule, severity, message }) => `${line} ${severity} ${rule}: ${message}`,
  );
}

async function installs(...args: Parameters<typeof check>) {
  const outcome = await check(...args);
  if (outcome.verdict !== 'checked') throw new Error(outcome.reason);
  return outcome.packages?.map(({ name, version }) => `${name} ${version}`);
}

const files = (...names: string[]) => ({ '1.0': { files: names } });

describe.skipIf(uv === undefined)('checkPypi', () => {
  it('has nothing to say about a release that fits', async () => {
    expect(await told({ timm: { '0.6.12': {} } }, { pip: ['timm==0.6.12'] })).toEqual([]);
  });

  it('tells unknown packages, unknown versions and withdrawn releases, each at its line', async () => {
    const projects = {
      timm: { '0.6.11': {}, '0.6.12': {}, '0.9.0': {} },
      loud: { '1.0': { yanked: 'deletes your files' } },
    };
    expect(await told(projects, { pip: ['tim==1', 'timm==0.6.99', 'loud==1.0'] })).toEqual([
      '1 error pip-unknown-package: PyPI has no package tim.',
      '2 error pip-unknown-version: PyPI has no timm 0.6.99. Close to it: 0.6.12, 0.6.11. The newest is 0.9.0.',
      '3 error pip-yanked: loud 1.0 was withdrawn from PyPI (yanked). Its authors say: deletes your files',
    ]);
  });

  it('wants a file for this Python on linux-64', async () => {
    const projects = {
      newer: files('newer-1.0-cp310-cp310-manylinux_2_17_x86_64.whl'),
      windows: files('windows-1.0-cp39-cp39-win_amd64.whl', 'windows-1.0-cp39-none-macosx.whl'),
      glibc: files('glibc-1.0-cp39-cp39-manylinux_2_34_x86_64.whl'),
      source: files('source-1.0.tar.gz', 'source-1.0-cp310-cp310-manylinux2014_x86_64.whl'),
      stable: files('stable-1.0-cp36-abi3-manylinux1_x86_64.manylinux_2_5_x86_64.whl'),
      python: { '1.0': { requiresPython: '>=3.10' } },
    };
    const pip = Object.keys(projects).map((name) => `${name}==1.0`);
    expect(await told(projects, { pip })).toEqual([
      '1 error pip-no-file: newer 1.0 has no wheel for Python 3.9 on linux-64, and no source archive.',
      '2 error pip-no-file: windows 1.0 has no wheel for Python 3.9 on linux-64, and no source archive.',
      '3 error pip-no-file: glibc 1.0 has no wheel for Python 3.9 on linux-64, and no source archive.',
      '4 notice pip-from-source: source 1.0 has no wheel for Python 3.9 on linux-64: the image build compiles it.',
      '6 error pip-no-file: python 1.0 needs Python >=3.10; the image has 3.9.13.',
    ]);
  });

  const numpies = { '1.23.4': {}, '1.26.4': {}, '2.1.0': { requiresPython: '>=3.10' } };

  it("tells where pip would replace conda's package, and who wants that", async () => {
    const projects = {
      numpy: numpies,
      hungry: { '1.0': { requires: ['numpy>=1.24; python_version < "3.10"'] } },
      middle: { '1.0': {}, '2.0': { requires: ['hungry'] } },
    };
    const conda = ['numpy 1.23.4'];
    expect(await told(projects, { pip: ['hungry==1.0'], conda, named: ['numpy'] })).toEqual([
      '1 error pip-replaces-conda: conda has numpy 1.23.4, which pip does not replace: hungry 1.0 needs numpy>=1.24.',
    ]);
    expect(await told(projects, { pip: ['middle==2.0'], conda })).toEqual([
      "1 error pip-conflict: The pip section has no solution. Because conda has numpy 1.23.4 and all versions of hungry depend on numpy>=1.24, we can conclude that all versions of hungry cannot be used. And because middle>=2.0 depends on hungry and you require middle==2.0, we can conclude that the pip section can't be installed.",
    ]);
  });

  it('leaves conda packages alone that meet the demand, under their own name or PyPI’s', async () => {
    const projects = {
      fine: {
        '1.0': {
          requires: ['numpy>=1.20,<1.24', 'torch==1.12.*', 'nosuch; sys_platform == "win32"'],
        },
      },
    };
    const conda = ['numpy 1.23.4', 'pytorch 1.12.1'];
    expect(await told(projects, { pip: ['fine==1.0'], conda })).toEqual([]);
    expect(await installs(projects, { pip: ['fine==1.0'], conda })).toEqual(['fine 1.0']);
  });

  it('knows a library from a project that only shares its name', async () => {
    const projects = {
      zstd: { '1.5.5.1': {} },
      user: { '1.0': { requires: ['zstd>=1.5.5'] } },
    };
    const setting = { pip: ['user==1.0'], libraries: ['zstd 1.4'] };
    expect(await told(projects, setting)).toEqual([]);
    expect(await installs(projects, setting)).toEqual(['user 1.0', 'zstd 1.5.5.1']);
  });

  it('tells of projects that overwrite modules of a conda package', async () => {
    const projects = {
      'opencv-contrib-python': { '4.7.0': {} },
      viewer: { '1.0': { requires: ['opencv-contrib-python', 'opencv-python-headless>=4'] } },
    };
    const setting = { pip: ['viewer==1.0'], conda: ['py-opencv 4.6.0'] };
    expect(await told(projects, setting)).toEqual([
      "1 error pip-replaces-conda: opencv-contrib-python 4.7.0 would overwrite modules of conda's py-opencv 4.6.0: viewer 1.0 needs opencv-contrib-python.",
    ]);
  });

  it('follows extras, also those of a package that conda installed', async () => {
    const projects = {
      imageio: { '2.25.0': { requires: ['pillow', 'imageio-ffmpeg ; extra == "ffmpeg"'] } },
      'imageio-ffmpeg': { '0.4.8': {} },
      pillow: { '9.0': {} },
    };
    // Conda's imageio does without Pillow, so pip is not asked for it either.
    const conda = ['imageio 2.25.0'];
    expect(await installs(projects, { pip: ['imageio[ffmpeg]==2.25.0'], conda })).toEqual([
      'imageio-ffmpeg 0.4.8',
    ]);
  });

  it('takes the newest release that suits everybody, and no pre-release', async () => {
    const lib = { '1.0': {}, '1.5': {}, '2.0': {}, '2.1rc1': {} };
    const projects = {
      lib,
      one: { '1': { requires: ['lib'] } },
      two: { '1': { requires: ['lib <2'] } },
    };
    expect(await installs(projects, { pip: ['one==1'] })).toEqual(['lib 2.0', 'one 1']);
    expect(await installs(projects, { pip: ['one==1', 'two==1'] })).toContain('lib 1.5');
  });

  it('names both lines that contradict one another', async () => {
    const projects = {
      lib: { '1.0': {}, '2.0': {} },
      old: { '1': { requires: ['lib<2'] } },
      new: { '1': { requires: ['lib>=2'] } },
    };
    const message =
      "The pip section has no solution. Because all versions of new depend on lib>=2 and all versions of old depend on lib<2, we can conclude that all versions of new and all versions of old are incompatible. And because you require old==1 and new==1, we can conclude that the pip section can't be installed.";
    expect(await told(projects, { pip: ['old==1', 'new==1'] })).toEqual([
      `1 error pip-conflict: ${message}`,
      `2 error pip-conflict: ${message}`,
    ]);
  });

  it('only mentions what was wrong before the change, and says no old warning again', async () => {
    const projects = { numpy: numpies, hungry: { '1.0': { requires: ['numpy>=1.24'] } } };
    const setting = { pip: ['hungry==1.0'], conda: ['numpy 1.23.4'], named: ['numpy'] };
    expect(await told(projects, setting, setting)).toMatchObject([
      expect.stringMatching(/^1 notice pip-replaces-conda/),
    ]);
  });

  it('lets a line replace what conda only brought along, and says so', async () => {
    const projects = {
      imageio: { '2.23.0': {}, '2.25.0': { requires: ['numpy'] } },
      user: { '1.0': { requires: ['imageio>=2.24'] } },
    };
    const conda = ['imageio 2.23.0', 'numpy 1.23.4'];
    const setting = { pip: ['imageio==2.25.0', 'user==1.0'], conda, named: ['numpy'] };
    expect(await told(projects, setting)).toEqual([
      "1 warning pip-replaces-conda: pip replaces conda's imageio 2.23.0, which another package brought, with 2.25.0: this file asks for `imageio==2.25.0`.",
    ]);
    expect(await told(projects, setting, setting)).toEqual([]);
    expect(await installs(projects, setting)).toEqual(['imageio 2.25.0', 'user 1.0']);
    expect(await told(projects, { ...setting, named: ['numpy', 'imageio'] })).toEqual([
      '1 error pip-replaces-conda: conda has imageio 2.23.0, which pip does not replace: this file asks for `imageio==2.25.0`.',
    ]);
  });

  it('takes 1.2 for 1.2.0, and locks what the index has', async () => {
    const setting = { pip: ['hydra==1.2'] };
    expect(await told({ hydra: { '1.2.0': {} } }, setting)).toEqual([]);
    expect(await installs({ hydra: { '1.2.0': {} } }, setting)).toEqual(['hydra 1.2.0']);
  });

  it('tells a second torch beside conda’s as what it is', async () => {
    const setting = { pip: ['torch==1.13.1'], conda: ['pytorch 1.12.1'], named: ['pytorch'] };
    expect(await told({ torch: { '1.13.1': {} } }, setting)).toEqual([
      '1 error pip-replaces-conda: conda has pytorch 1.12.1, which pip does not replace: this file asks for `torch==1.13.1`.',
    ]);
  });

  it('follows what the extras of a conda package need, if another package asks for them', async () => {
    const projects = {
      light: { '1.0': { requires: ['fsspec[http]>=2022'] } },
      fsspec: { '2022.1': { requires: ['aio ; extra == "http"', 'other ; extra == "x"'] } },
      aio: { '1.0': {}, '2.0': {} },
    };
    const setting = { pip: ['light==1.0'], conda: ['fsspec 2022.1'] };
    expect(await told(projects, setting)).toEqual([]);
    expect(await installs(projects, setting)).toEqual(['aio 2.0', 'light 1.0']);
  });

  it('takes what a source archive needs from the archive, and builds nothing', async () => {
    const projects = {
      video: { '0.1': { files: ['video-0.1.tar.gz'], requires: ['deep>=1'] } },
      deep: { '2.0': { files: ['deep-2.0.tar.gz'], requires: ['base'] } },
      base: { '1.0': {} },
    };
    const setting = { pip: ['video==0.1'] };
    expect(await installs(projects, setting)).toEqual(['base 1.0', 'deep 2.0', 'video 0.1']);
  });

  it('takes what a release needs from its wheel if its archive has noted nothing', async () => {
    // PyPI's own JSON says `requires_dist: null` of a release whose archive was uploaded first.
    const names = ['gunicorn-20.1.0.tar.gz', 'gunicorn-20.1.0-py3-none-any.whl'];
    const projects = {
      gunicorn: { '20.1.0': { files: names, requires: ['setuptools>=3.0'], noted: [] } },
      setuptools: { '65.0': {} },
    };
    const outcome = await check(projects, { pip: ['gunicorn==20.1.0'] });
    expect(outcome).toMatchObject({
      findings: [],
      packages: [
        { name: 'gunicorn', requires: ['setuptools>=3.0'], files: [{ kind: 'wheel' }] },
        { name: 'setuptools', version: '65.0' },
      ],
    });
    expect(server?.requests.map(({ path }) => path)).not.toContain(`/simple/files/${names[0]}`);
  });

  it('says that the resolver took too long', async () => {
    await check({}, { pip: [] });
    const projects = { tool: { '1.0': { requires: ['lib'] } }, lib: { '1.0': {} } };
    server = await serveChannels({ simple: makePypi(projects) }, (path) =>
      path.endsWith('/lib/') ? 'hang' : undefined,
    );
    const patience = { attempts: 2, firstDelayMs: 5, maxDelayMs: 5, idleMs: 20_000 };
    const options = {
      ...pipSources({
        indexUrl: `${server.base}simple/`,
        uv,
        deadlineMs: 1500,
        signal: new AbortController().signal,
        patience,
      }),
      glibc: '2.31',
    };
    expect(await checkPypi(section({ pip: ['tool==1.0'] }), options)).toMatchObject({
      verdict: 'pypi-unavailable',
      reason: expect.stringContaining('before the time limit') as string,
    });
  });

  it('blames PyPI where it fails', async () => {
    const projects = { timm: { '0.6.12': {} } };
    await check(projects, { pip: [] });
    server!.faults = () => ({ status: 502 });
    const options = { ...sourcesAt(server!), glibc: '2.31' };
    expect(await checkPypi(section({ pip: ['timm==0.6.12'] }), options)).toMatchObject({
      verdict: 'pypi-unavailable',
      reason: `the package index could not be read: HTTP 502 (${server!.base}simple/timm/, tried 2 times)`,
    });
  });
});
