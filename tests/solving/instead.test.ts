import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  validateEnvironment,
  type ValidateResult,
} from '../../actions/src/commands/request/validate/validate.ts';
import { exec } from '../../actions/src/entrypoints/exec.ts';
import { makeChannel, type MadePackage } from '../channels/make-channel.ts';
import { type ChannelServer, serveChannels } from '../channels/serve-channels.ts';
import { makePypi } from '../pypi/make-pypi.ts';
import { type TemporaryRoot, temporaryRoot } from '../support/repositories/temporary-root.ts';
import { uv } from '../support/programs/uv.ts';
import { git, officialBytes } from '../unit/environment/fixture.ts';
import { byServers } from '../unit/environment/instead-rules.ts';
import { putInstead } from '../unit/environment/put-instead.ts';
import { science } from './harness.ts';

const policy = officialBytes('policy.yml')
  .toString()
  .replace('channels:\n', 'channels:\n  - main\n  - second\n')
  .replace('  - pip\n', '');

const base = `name: condaenv
channels: [main, second]
dependencies:
  - numba=0.56.3
  - numpy=1.23.4
  - python=3.9.13
  - pip:
      - timm==0.6.12
`;

const competition = officialBytes('competition.yml')
  .toString()
  .replace(/ {2}gpu:\n[^]*/, '');

const forPython39 = ['python >=3.9,<3.10.0a0'];
const forPython310 = ['python >=3.10,<3.11.0a0', 'python_abi 3.10.* *_cp310'];
const packages: MadePackage[] = [
  ...science,
  { name: 'scipy', version: '1.9.3', depends: [...forPython39, 'numpy'] },
  { name: 'zlib', version: '1.2.13' },
  { name: 'tensorflow', version: '2.13.1', build: 'cpu_py39_0', depends: forPython39 },
  { name: 'markupsafe', version: '2.1.3', depends: forPython39 },
  { name: 'tqmd', version: '1.0', noarch: true },
  { name: 'cuda12', version: '1.0', depends: ['__cuda >=12'] },
  { name: 'needs-newer-glibc', version: '1.0', depends: ['__glibc >=2.99,<3.0.a0'] },
  { name: 'binary', version: '1.0', build: 'py310_0', depends: forPython310 },
  { name: 'binary', version: '0.9', build: 'py39_0', depends: forPython39 },
  { name: 'python_abi', version: '3.10', build: '0_cp310', depends: ['python 3.10.*'] },
  { name: 'modern', version: '2.0', noarch: true, depends: ['python >=3.10'] },
  { name: 'modern', version: '1.0', noarch: true, depends: ['python >=3.8'] },
  { name: 'python', version: '3.10.13', depends: ['libxcrypt >=4.4.36'] },
  { name: 'python', version: '3.11.6', depends: ['libxcrypt >=4.4.36'] },
  { name: 'built-twice', version: '1.7.4', build: 'a_0', depends: ['gone >=2'] },
  { name: 'built-twice', version: '1.7.4', build: 'b_0', depends: ['gone >=2'] },
  { name: 'unreadable', version: '1.0', depends: ['numpy =>1.2=='] },
  { name: 'elsewhere', version: '1.0', noarch: true },
];
const second: MadePackage[] = [{ name: 'elsewhere', version: '2.0', noarch: true }];
const index = makePypi({
  timm: { '0.6.12': {} },
  ttach: {
    '0.0.2': { uploaded: '2019-12-09T10:00:00Z' },
    '0.0.3': { uploaded: '2020-07-09T10:00:00Z' },
  },
  einops: { '0.4.1': {}, '0.6.0': {} },
  six: { '1.16.0': {} },
  rich: { '12.0': {}, '12.6': {} },
  markupsafe: { '2.1.3': {} },
  llvmlite: { '0.39.1': {}, '0.40.0': {} },
  light: { '2.0': { requires: ['numpy>=1.24'] } },
  numpy: { '1.24.2': {} },
});

/** The base with these entries beside its own. */
function withEntries(conda: readonly string[], pip: readonly string[] = []): string {
  return base
    .replace('  - numba', `${conda.map((each) => `  - ${each}\n`).join('')}  - numba`)
    .replace('      - timm', `${pip.map((each) => `      - ${each}\n`).join('')}      - timm`);
}

type Row = [entry: string, severity: string, message: RegExp, instead: string | undefined];

/** Files, and what is said of their entries. Those of one file are told in one run. */
const files: Record<string, { text: string; rows: Row[] }> = {
  'entries that leave the version open': {
    text: withEntries(
      [
        'tool',
        'helper>=2',
        'main::scipy=1.9.*',
        'tensorflow=2.13.1=cpu*',
        'zlib=1',
        'markupsafe=2',
      ],
      ['einops', 'rich==12.*', 'six; os_name == "posix"'],
    ),
    rows: [
      ['tool', 'error', /names no version/, 'tool=1.0'],
      ['helper>=2', 'error', /more than one version/, 'helper=2.1'],
      ['main::scipy=1.9.*', 'error', /wildcard/, 'main::scipy=1.9.3'],
      ['tensorflow=2.13.1=cpu*', 'error', /wildcard/, 'tensorflow=2.13.1=cpu_py39_0'],
      ['zlib=1', 'error', /means every 1\.\* to conda, today 1\.2\.13/, 'zlib=1.2.13'],
      ['markupsafe=2', 'error', /means every 2\.\* to conda/, 'markupsafe=2.1.3'],
      ['einops', 'error', /names no version/, 'einops==0.6.0'],
      ['rich==12.*', 'error', /wildcard/, 'rich==12.6'],
      ['six; os_name == "posix"', 'error', /names no version/, 'six==1.16.0; os_name == "posix"'],
    ],
  },
  'entries that exist': {
    text: withEntries(['scipy=1.9', 'tqmd=1.0'], ['ttach==0.0.3', 'markupsafe==2.1.3']),
    rows: [
      ['scipy=1.9', 'error', /means every 1\.9\.\* to conda, today 1\.9\.3/, 'scipy=1.9.3'],
      [
        'tqmd=1.0',
        'warning',
        /Did you mean `tqdm`/,
        'write `tqdm=1.0`, unless `tqmd` is meant: a maintainer adds that to known_names in environment/policy.yml',
      ],
      [
        'ttach==0.0.3',
        'warning',
        /Did you mean `tach`\? PyPI has ttach since 2019-12-09: 2 releases, the last of 2020-07-09; whether it asks the network/,
        expect.stringContaining('unless `ttach`'),
      ],
      [
        'markupsafe==2.1.3',
        'notice',
        /The channel main has markupsafe 2\.1\.3 as well/,
        "write `markupsafe=2.1.3` in the list of conda, unless pip's is meant",
      ],
    ],
  },
  'entries that no channel has': {
    text: withEntries([
      'einops=0.4.1',
      'tqmx=1.0',
      'numbb=0.56.3',
      'tool=1.9',
      'tensorflow=2.13.1=gpu_0',
    ]),
    rows: [
      [
        'einops=0.4.1',
        'error',
        /no package einops/,
        'PyPI has it: write `einops==0.4.1` under `pip:`',
      ],
      ['tqmx=1.0', 'error', /no package tqmx/, 'did you mean `tqmd=1.0`?'],
      ['numbb=0.56.3', 'error', /no package numbb/, 'delete this line, as line 9 has `numba`'],
      ['tool=1.9', 'error', /no tool 1\.9/, '`tool=1.0` works with the rest of the file'],
      ['tensorflow=2.13.1=gpu_0', 'error', /Its builds: cpu_py39_0/, undefined],
    ],
  },
  'entries of pip that are a slip, or in the way of conda': {
    text: withEntries([], ['eniops==0.4.1', 'llvmlite==0.40.0']),
    rows: [
      [
        'eniops==0.4.1',
        'error',
        /PyPI has no package eniops/,
        expect.stringContaining('write `einops==0.4.1`'),
      ],
      [
        'llvmlite==0.40.0',
        'warning',
        /pip replaces conda's llvmlite 0\.39\.1/,
        "delete this line, unless pip's version is meant",
      ],
    ],
  },
  'an entry of pip with extras that is in the way of conda': {
    text: withEntries([], ['llvmlite[more]==0.40.0']),
    rows: [
      [
        'llvmlite[more]==0.40.0',
        'warning',
        /pip replaces conda's llvmlite 0\.39\.1/,
        "write `llvmlite[more]==0.39.1`, unless pip's version is meant",
      ],
    ],
  },
  'entries for another machine': {
    text: withEntries(['cuda12=1.0', 'needs-newer-glibc=1.0', 'built-twice=1.7.4']),
    rows: [
      [
        'cuda12=1.0',
        'error',
        /cuda12 1\.0 needs CUDA >=12, and this image is for machines without a GPU\.$/,
        undefined,
      ],
      [
        'needs-newer-glibc=1.0',
        'error',
        /needs glibc >=2\.99,<3\.0\.a0, and the image has glibc 2\.36 \(environment\/competition\.yml\)\.$/,
        undefined,
      ],
      [
        'built-twice=1.7.4',
        'error',
        /: built-twice 1\.7\.4 needs gone >=2, and no channel/,
        undefined,
      ],
    ],
  },
  'entries for another Python': {
    text: withEntries(['binary=1.0', 'modern=2.0']),
    rows: [
      [
        'binary=1.0',
        'error',
        /it needs Python 3\.10, and this file has 3\.9\.13\.$/,
        '`binary=0.9` works with the rest of the file',
      ],
      [
        'modern=2.0',
        'error',
        /it needs Python >=3\.10, and this file has 3\.9\.13\.$/,
        '`modern=1.0` works with the rest of the file',
      ],
    ],
  },
  'an entry that clashes with another': {
    text: base.replace('numpy=1.23.4', 'numpy=1.24.2'),
    rows: [
      ['numba=0.56.3', 'error', /can't stand together/, expect.stringContaining('`numpy=1.23.5`')],
      ['numpy=1.24.2', 'error', /can't stand together/, expect.stringContaining('`numpy=1.23.5`')],
    ],
  },
  'an entry of a later channel': {
    text: withEntries(['elsewhere=2.0']),
    rows: [['elsewhere=2.0', 'error', /main/, expect.anything()]],
  },
  'an entry whose record is broken': {
    text: withEntries(['unreadable=1.0']),
    rows: [
      [
        'unreadable=1.0',
        'error',
        /: the channel's record of unreadable 1\.0 can't be read: it needs `numpy =>1\.2==`\.$/,
        undefined,
      ],
    ],
  },
};

describe.skipIf(uv === undefined)('what to write instead, with channels and an index', () => {
  let world: TemporaryRoot;
  let server: ChannelServer;
  const cleanups: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    world = await temporaryRoot((cleanup) => void cleanups.push(cleanup));
    const channels = { main: makeChannel(packages), second: makeChannel(second), simple: index };
    server = await serveChannels(channels);
    cleanups.push(() => server.close());
    await write(base);
    await git(world.root, 'init', '-q', '-b', 'main');
    await git(world.root, 'add', '-A');
    await git(world.root, 'commit', '-qm', 'base');
  });
  afterAll(() => Promise.all(cleanups.map((cleanup) => cleanup())));

  const write = (text: string) =>
    world.write({
      'environment/competition.yml': competition,
      'environment/policy.yml': policy,
      'environment/environment-cpu.yml': text,
    });

  async function validate(text: string): Promise<ValidateResult> {
    await write(text);
    const { base: channelBase } = server;
    const served = { channelBase, indexUrl: `${channelBase}simple/`, uv, cacheFolder: undefined };
    const solve = { ...served, deadlineMs: 20_000 };
    const inputs = { base: 'main', files: { cpu: undefined, gpu: undefined }, solve };
    return validateEnvironment(inputs, { ...world.ports, exec });
  }

  const told = new Set<string>();

  it.each(Object.entries(files))('%s', async (_title, { text, rows }) => {
    const { findings } = await validate(text);
    const own = findings.filter(({ rule }) => rule !== 'sorted-lines');
    for (const { rule, suggestion } of own) if (suggestion !== undefined) told.add(rule);
    const said = own.map(({ place, severity, message, suggestion }) => {
      const line = text.split('\n')[place.line - 1] ?? '';
      return [line.slice(place.column - 1, place.endColumn - 1), severity, message, suggestion];
    });
    const expected = rows.map(([entry, severity, message, instead]) => [
      entry,
      severity,
      expect.stringMatching(message) as string,
      instead,
    ]);
    expect(said).toHaveLength(expected.length);
    expect(said).toEqual(expect.arrayContaining(expected));
    const typed = own.filter(
      ({ rule, severity, suggestion }) =>
        suggestion && (severity === 'error' || rule === 'pip-replaces-conda'),
    );
    if (typed.length === 0) return;
    const hopeless = own.filter(({ suggestion }) => suggestion === undefined);
    const deleted = hopeless.map((each) => ({ ...each, suggestion: 'delete this line' }));
    const after = await validate(putInstead(text, [...typed, ...deleted]));
    const left = after.findings.filter(
      ({ rule, severity }) => severity === 'error' || rule === 'pip-replaces-conda',
    );
    expect(left).toEqual([]);
  });

  it('each rule of which servers decide has said something', () => {
    expect(byServers.filter((rule) => !told.has(rule))).toEqual([]);
  });
});
