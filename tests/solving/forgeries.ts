import { installOrder } from '../../actions/src/environment/lock/install-order.ts';
import type { LockDetails } from '../../actions/src/environment/lock/model.ts';
import type { SolvedPackage } from '../../actions/src/environment/solve/thread/protocol.ts';
import { makeChannel, type MadePackage } from '../channels/make-channel.ts';
import { officialBytes } from '../unit/environment/fixture.ts';

/** Whoever forges a lock keeps its three files in step: only what it names is wrong. */
const python = 'python >=3.9,<3.10.0a0';
export const main: MadePackage[] = [
  { name: 'python', version: '3.9.13', depends: ['openssl >=1.1.1q,<1.1.2a'] },
  { name: 'python', version: '3.10.1', depends: ['openssl >=1.1.1q,<1.1.2a'] },
  { name: 'openssl', version: '1.1.1s' },
  { name: 'openssl', version: '1.1.1t' },
  { name: 'openssl', version: '3.0.1' },
  { name: 'pip', version: '22.3.1', noarch: true, depends: ['python'] },
  { name: 'numpy', version: '1.23.4', build: 'py39_0', depends: [python] },
  { name: 'numpy', version: '1.24.2', build: 'py39_0', depends: [python] },
  { name: 'numba', version: '0.56.3', depends: ['numpy'], constrains: ['numpy <1.24'] },
  { name: 'tqdm', version: '4.64.1', noarch: true, depends: ['python', 'colors'] },
  { name: 'tqdm', version: '4.60.0', noarch: true, depends: ['python'] },
  { name: 'tqdm', version: '4.64.1', build: 'other_1', noarch: true, depends: ['python'] },
  { name: 'colors', version: '1.0', noarch: true, depends: ['__glibc >=2.17'] },
  { name: 'colors', version: '2.0', noarch: true, depends: ['__glibc >=2.40'] },
  { name: 'backdoor', version: '6.6', noarch: true },
];
export const side: MadePackage[] = [
  { name: 'colors', version: '1.0', build: 'side_0', noarch: true },
  { name: 'only-side', version: '1.0', noarch: true },
];
const lines = ['numba=0.56.3', 'numpy=1.23.4', 'openssl', 'pip=22.3.1', 'python=3.9.13'];
const fileWith = (conda: readonly string[]) =>
  `name: condaenv\nchannels:\n  - main\n  - side\ndependencies:\n${conda.map((line) => `  - ${line}\n`).join('')}`;
export const environment = fileWith(
  [...lines, 'tqdm=4.64.1=0'].map((line) => line.replace(/^openssl$/, 'openssl=1.1.1s')),
);
export const policy = officialBytes('policy.yml')
  .toString()
  .replace('channels:\n', 'channels:\n  - main\n  - side\n');

export type Forge = (
  lock: LockDetails,
  from: (name: string, version?: string) => SolvedPackage,
) => unknown;
export const change = (lock: LockDetails, name: string, to: Partial<SolvedPackage>) => ({
  ...lock,
  packages: lock.packages.map((each) => (each.name === name ? { ...each, ...to } : each)),
});
const add = (lock: LockDetails, ...more: SolvedPackage[]) => ({
  ...lock,
  packages: installOrder([...lock.packages, ...more]),
});
const drop = (lock: LockDetails, name: string) => ({
  ...lock,
  packages: lock.packages.filter((each) => each.name !== name),
});
const urlOf = (lock: LockDetails, name: string) =>
  lock.packages.find((each) => each.name === name)?.url ?? '';
export const swap = (lock: LockDetails, record: SolvedPackage) =>
  change(lock, record.name, { ...record });
const needing = (lock: LockDetails, name: string, need: string) =>
  change(lock, name, {
    depends: [...(lock.packages.find((each) => each.name === name)?.depends ?? []), need],
  });
const pipEntry = (name: string, filename = `${name}-1.0-py3-none-any.whl`) => ({
  name,
  version: '1.0',
  requires: [],
  files: [{ filename, sha256: 'c'.repeat(64), size: 1 }],
});

/** What is forged, how, and what the finding says. */
export const forgeries: readonly [string, Forge, RegExp][] = [
  [
    'another server',
    (l) =>
      change(l, 'tqdm', { url: urlOf(l, 'tqdm').replace('conda.anaconda.org', 'evil.example') }),
    /not its address in/,
  ],
  [
    'plain http',
    (l) => change(l, 'tqdm', { url: urlOf(l, 'tqdm').replace('https', 'http') }),
    /not its address in/,
  ],
  [
    'another port of the server',
    (l) => change(l, 'tqdm', { url: urlOf(l, 'tqdm').replace('.org', '.org:8443') }),
    /not its address in/,
  ],
  [
    'a user name that looks like the server',
    (l) =>
      change(l, 'tqdm', {
        url: urlOf(l, 'tqdm').replace('https://', 'https://conda.anaconda.org@evil.example/'),
      }),
    /not its address in/,
  ],
  [
    'a way out of the channel',
    (l) => change(l, 'tqdm', { url: urlOf(l, 'tqdm').replace('/main/', '/main/../evil/') }),
    /not its address in/,
  ],
  [
    'a channel that the policy does not name',
    (l) => change(l, 'tqdm', { url: urlOf(l, 'tqdm').replace('/main/', '/evil/') }),
    /not its address in/,
  ],
  ['another subdirectory', (l) => change(l, 'tqdm', { subdir: 'linux-64' }), /not its address in/],
  ['a name with a line break', (l) => change(l, 'tqdm', { name: 'tqdm\nevil' }), /is not a lock/],
  [
    'an address with a line break',
    (l) => change(l, 'tqdm', { url: `${urlOf(l, 'tqdm')}\nhttps://evil.example/x.conda` }),
    /is not a lock/,
  ],
  [
    'an address with a hash of its own',
    (l) => change(l, 'tqdm', { url: `${urlOf(l, 'tqdm')}#${'0'.repeat(32)}` }),
    /is not a lock/,
  ],
  ['no SHA-256', (l) => change(l, 'tqdm', { sha256: undefined }), /sha256/],
  ['a short SHA-256', (l) => change(l, 'tqdm', { sha256: 'abc' }), /is not a lock/],
  ['another SHA-256', (l) => change(l, 'tqdm', { sha256: 'a'.repeat(64) }), /The sha256 of tqdm/],
  ['another MD5', (l) => change(l, 'tqdm', { md5: 'a'.repeat(32) }), /The md5 of tqdm/],
  ['another size', (l) => change(l, 'tqdm', { size: 7 }), /The size of tqdm/],
  ['no size', (l) => change(l, 'tqdm', { size: undefined }), /The size of tqdm/],
  [
    'another build number',
    (l) => change(l, 'tqdm', { buildNumber: 9 }),
    /The build_number of tqdm/,
  ],
  [
    'a need less',
    (l) => drop(change(l, 'tqdm', { depends: ['python'] }), 'colors'),
    /The depends of tqdm/,
  ],
  [
    'a need of its own, and what it brings',
    (l, f) => add(needing(l, 'tqdm', 'backdoor'), f('backdoor')),
    /The depends of tqdm/,
  ],
  [
    'a need that is looser',
    (l) => change(l, 'python', { depends: ['openssl'] }),
    /The depends of python/,
  ],
  [
    'a package that nothing needs',
    (l, f) => add(l, f('backdoor')),
    /No entry of .* needs backdoor/,
  ],
  [
    'two packages that need each other only',
    (l, f) =>
      add(
        l,
        { ...f('backdoor'), depends: ['only-side'] },
        { ...f('only-side'), depends: ['backdoor'] },
      ),
    /No entry of .* needs/,
  ],
  ['a package less', (l) => drop(l, 'colors'), /needs colors, which is not in the lock/],
  ['a line less', (l) => drop(l, 'numba'), /`numba=0.56.3` is not in the lock/],
  [
    'a package twice',
    (l, f) => ({ ...l, packages: [f('tqdm', '4.60.0'), ...l.packages] }),
    /tqdm is listed twice/,
  ],
  [
    'a version that the line does not ask for',
    (l, f) => drop(swap(l, f('tqdm', '4.60.0')), 'colors'),
    /is not what `tqdm=4.64.1=0` asks for/,
  ],
  [
    'a build that the line does not ask for',
    (l, f) =>
      drop(
        swap(l, {
          ...f('tqdm', '4.64.1'),
          build: 'other_1',
          url: urlOf(l, 'tqdm').replace('-0.conda', '-other_1.conda'),
        }),
        'colors',
      ),
    /is not what `tqdm=4.64.1=0` asks for/,
  ],
  [
    'a version that does not exist',
    (l) => change(l, 'colors', { version: '1.5', url: urlOf(l, 'colors').replace('1.0', '1.5') }),
    /has no https/,
  ],
  [
    'a package that does not exist',
    (l) =>
      add(needing(l, 'tqdm', 'ghost'), {
        ...(l.packages[0] as SolvedPackage),
        name: 'ghost',
        depends: [],
        url: 'https://conda.anaconda.org/main/linux-64/ghost-1-0.conda',
        version: '1',
        build: '0',
        subdir: 'linux-64',
      }),
    /./,
  ],
  [
    'the name of one package, the file of another',
    (l, f) => change(l, 'tqdm', { url: f('backdoor').url }),
    /not its address in/,
  ],
  [
    'a package of a channel of lower priority',
    (l, f) => swap(l, f('colors', '1.0-side')),
    /The channel main, which serves colors, has no/,
  ],
  [
    'a package for another machine',
    (l, f) => swap(l, f('colors', '2.0')),
    /don't fit each other.*glibc/,
  ],
  ['a version that a dependency rules out', (l, f) => swap(l, f('openssl', '3.0.1')), /openssl/],
  ['another order', (l) => ({ ...l, packages: l.packages.toReversed() }), /before what it needs/],
  ['no package at all', (l) => ({ ...l, packages: [] }), /is not in the lock/],
  [
    'a pip package that no line asks for',
    (l) => ({ ...l, pip: [pipEntry('backdoor')] }),
    /needs backdoor/,
  ],
  [
    'a pip name with an option',
    (l) => ({
      ...l,
      pip: [pipEntry('--index-url=http://evil.example/simple\n--trusted-host=evil.example\nevil')],
    }),
    /is not a lock/,
  ],
  [
    'a pip file without a SHA-256',
    (l) => ({
      ...l,
      pip: [
        {
          ...pipEntry('x'),
          files: [{ filename: 'x-1.0.zip', size: 1 }],
        },
      ],
    }),
    /is not a lock/,
  ],
  ['the lock of the other variant', (l) => ({ ...l, variant: 'gpu' }), /don't belong together/],
  ['a key of its own', (l) => ({ ...l, channels: ['evil'] }), /is not a lock/],
  ['another schema', (l) => ({ ...l, schema: 2 }), /is not a lock/],
];

/** The records of the channels, as a lock has them: by name, or by name and version. */
export function lockedRecords(): (name: string, version?: string) => SolvedPackage {
  const made = new Map<string, SolvedPackage>();
  for (const [channel, packages] of Object.entries({ main, side })) {
    const files = makeChannel(packages, ['plain']);
    for (const subdir of ['linux-64', 'noarch']) {
      const text = files.get(`${subdir}/repodata.json`)?.toString() ?? '{}';
      const data = JSON.parse(text) as { 'packages.conda': Record<string, RepodataFields> };
      for (const [file, fields] of Object.entries(data['packages.conda'])) {
        const { name, version, build, md5, sha256, size, depends } = fields;
        const url = `https://conda.anaconda.org/${channel}/${subdir}/${file}`;
        const rest = { buildNumber: fields.build_number, subdir, url, md5, sha256, size, depends };
        const key = `${name} ${version}${channel === 'side' ? '-side' : ''}`;
        made.set(key, { name, version, build, ...rest });
        if (!made.has(name)) made.set(name, { name, version, build, ...rest });
      }
    }
  }
  return (name, version) => made.get(version === undefined ? name : `${name} ${version}`)!;
}

type RepodataFields = Omit<SolvedPackage, 'buildNumber' | 'subdir' | 'url'> & {
  readonly build_number: number;
};
