import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockEnvironments } from '../../actions/src/commands/request/lock/lock.ts';
import { validateEnvironment } from '../../actions/src/commands/request/validate/validate.ts';
import { exec } from '../../actions/src/entrypoints/exec.ts';
import { checkLock, faultsAt } from '../../actions/src/environment/lock/check.ts';
import type { LockDetails, LockedPipPackage } from '../../actions/src/environment/lock/model.ts';
import { readLockDetails } from '../../actions/src/environment/lock/read.ts';
import { renderLock } from '../../actions/src/environment/lock/render.ts';
import { readLockTexts } from '../../actions/src/environment/lock/texts.ts';
import { verifyPip } from '../../actions/src/environment/lock/verify-pip.ts';
import { pipSources } from '../../actions/src/environment/pypi/resolve/sources.ts';
import { makeChannel, type MadePackage } from '../channels/make-channel.ts';
import { type ChannelServer, serveChannels } from '../channels/serve-channels.ts';
import { makePypi } from '../pypi/make-pypi.ts';
import { temporaryRoot } from '../support/repositories/temporary-root.ts';
import { share } from '../support/soak.ts';
import { uv } from '../support/programs/uv.ts';
import { git, officialBytes, officialMachine, readOrThrow } from '../unit/environment/fixture.ts';
import { policy } from './forgeries.ts';

const conda: MadePackage[] = [
  { name: 'python', version: '3.9.13' },
  { name: 'pip', version: '22.3.1', noarch: true, depends: ['python'] },
  { name: 'numpy', version: '1.23.4', depends: ['python', 'imageio'] },
  { name: 'imageio', version: '2.23.0', noarch: true, depends: ['python'] },
];
const wheels = ['tidy-1.0-cp39-cp39-manylinux_2_17_x86_64.whl', 'tidy-1.0-py3-none-any.whl'];
const projects = {
  timm: {
    '0.6.11': { requires: ['deep'] },
    '0.6.12': { requires: ['deep>=1,<3', 'numpy>=1.20', 'tidy', 'rich ; extra == "color"'] },
  },
  tidy: { '1.0': { files: [...wheels, 'tidy-1.0.tar.gz', 'tidy-1.0-cp39-cp39-win_amd64.whl'] } },
  deep: {
    '1.0': {},
    '1.5': { yanked: 'It breaks.' },
    '2.0': { requires: ['colors; python_version < "3.10"'] },
    '2.5': { requiresPython: '>=3.10' },
    '3.0': {},
  },
  colors: { '1.0': {} },
  imageio: { '2.25.0': {} },
  numpy: { '1.24.2': {} },
  backdoor: { '1.0': {} },
};
const environment = `name: condaenv
channels: [main]
dependencies:
  - numpy=1.23.4
  - pip=22.3.1
  - python=3.9.13
  - pip:
      - imageio==2.25.0
      - tidy==1.0
      - timm==0.6.12
`;

const change = (lock: LockDetails, name: string, to: Partial<LockedPipPackage>) => ({
  ...lock,
  pip: lock.pip.map((each) => (each.name === name ? { ...each, ...to } : each)),
});
const drop = (lock: LockDetails, name: string) => ({
  ...lock,
  pip: lock.pip.filter((each) => each.name !== name),
});
const filesOf = (lock: LockDetails, name: string) =>
  lock.pip.find((each) => each.name === name)?.files ?? [];
const entry = (
  name: string,
  version = '1.0',
  filename = `${name}-${version}-py3-none-any.whl`,
) => ({
  name,
  version,
  requires: [],
  files: [{ filename, sha256: 'c'.repeat(64), size: 1000 }],
});
/** With the hash that makePypi has for it. */
function served(name: string, version: string): LockedPipPackage {
  const made = entry(name, version);
  const { filename } = made.files[0]!;
  const sha256 = createHash('sha256').update(filename).digest('hex');
  return { ...made, files: [{ filename, sha256, size: 1000 }] };
}
const add = (lock: LockDetails, more: LockedPipPackage) => ({ ...lock, pip: [...lock.pip, more] });
const edited = (lock: LockDetails, to: object) =>
  change(lock, 'timm', { files: filesOf(lock, 'timm').map((file) => ({ ...file, ...to })) });

/** What is forged, how, and what the finding says. */
const forgeries: readonly [string, (lock: LockDetails) => LockDetails, RegExp][] = [
  ['another SHA-256', (l) => edited(l, { sha256: 'a'.repeat(64) }), /The SHA-256 of timm-/],
  ['another size', (l) => edited(l, { size: 7 }), /The size of timm-/],
  [
    'a file of another package',
    (l) => edited(l, { filename: 'backdoor-0.6.12-py3-none-any.whl' }),
    /is not a file of timm 0\.6\.12/,
  ],
  [
    'a file of another version',
    (l) => edited(l, { filename: 'timm-0.6.11-py3-none-any.whl' }),
    /is not a file of timm 0\.6\.12/,
  ],
  ['an address', (l) => edited(l, { url: 'https://evil.example/x.whl' }), /is not a lock/],
  [
    'a file for another system',
    (l) => change(l, 'tidy', entry('tidy', '1.0', 'tidy-1.0-cp39-cp39-win_amd64.whl')),
    /no tidy-1\.0-cp39-cp39-win_amd64\.whl that fits/,
  ],
  [
    'the source archive in place of a wheel',
    (l) => change(l, 'tidy', entry('tidy', '1.0', 'tidy-1.0.tar.gz')),
    /no tidy-1\.0\.tar\.gz that fits/,
  ],
  [
    'a file less',
    (l) => change(l, 'tidy', { files: filesOf(l, 'tidy').slice(1) }),
    /lacks files of tidy 1\.0/,
  ],
  ['no file', (l) => change(l, 'tidy', { files: [] }), /tidy has no file/],
  [
    'a need less',
    (l) => drop(drop(change(l, 'timm', { requires: [] }), 'deep'), 'colors'),
    /The needs of timm 0\.6\.12/,
  ],
  [
    'a need that is looser',
    (l) => change(l, 'timm', { requires: ['deep', 'numpy', 'tidy', 'rich ; extra == "color"'] }),
    /The needs of timm 0\.6\.12/,
  ],
  [
    'a need of its own, and what it brings',
    (l) => add(change(l, 'tidy', { requires: ['backdoor'] }), entry('backdoor')),
    /The needs of tidy 1\.0|SHA-256 of backdoor/,
  ],
  ['a package that nothing needs', (l) => add(l, entry('backdoor')), /No entry .* needs backdoor/],
  [
    'a package for an extra that nobody asks for',
    (l) => add(l, entry('rich')),
    /No entry .* needs rich/,
  ],
  ['a package less', (l) => drop(l, 'colors'), /deep 2\.0 needs colors, which is not in the lock/],
  ['a line less', (l) => drop(l, 'tidy'), /asks for tidy, which is not in the lock/],
  [
    'a version that the line does not ask for',
    (l) => change(l, 'timm', entry('timm', '0.6.11')),
    /`timm==0\.6\.12` asks for timm, and the lock has 0\.6\.11/,
  ],
  [
    'a version that a package rules out',
    (l) => drop(change(l, 'deep', entry('deep', '3.0')), 'colors'),
    /timm 0\.6\.12 needs deep>=1,<3, and the lock has 3\.0/,
  ],
  [
    'a version that was withdrawn',
    (l) => drop(change(l, 'deep', served('deep', '1.5')), 'colors'),
    /deep 1\.5 was withdrawn from PyPI \(yanked\)/,
  ],
  [
    'a version that does not exist',
    (l) => drop(change(l, 'deep', entry('deep', '1.7')), 'colors'),
    /no file of deep 1\.7/,
  ],
  [
    'a version for another Python',
    (l) => drop(change(l, 'deep', entry('deep', '2.5')), 'colors'),
    /no file of deep 2\.5 for this image/,
  ],
  [
    'another spelling of a version',
    (l) => change(l, 'colors', { version: '1.0.0' }),
    /writes colors 1\.0\.0 as 1\.0/,
  ],
  ['a package twice', (l) => add(l, entry('colors')), /colors is listed twice/],
  [
    'a package that conda has',
    (l) => add(l, entry('numpy', '1.24.2')),
    /numpy is listed twice: conda has it/,
  ],
  [
    'a version with a line break',
    (l) => change(l, 'colors', { version: '1.0\n--index-url=http://evil.example' }),
    /is not a lock/,
  ],
  ['nothing', (l) => ({ ...l, pip: [] }), /is not in the lock/],
];

describe.skipIf(uv === undefined)('the pip half of a lock', { timeout: 60_000 }, () => {
  let server: ChannelServer;
  let world: Awaited<ReturnType<typeof temporaryRoot>>;
  let lock: LockDetails;
  let sources: ReturnType<typeof pipSources>;
  const cleanups: (() => Promise<void>)[] = [];
  const solve = () => ({
    channelBase: server.base,
    indexUrl: `${server.base}simple/`,
    uv,
    cacheFolder: undefined,
    deadlineMs: 30_000,
  });

  async function validate() {
    const inputs = { base: 'main', files: { cpu: undefined, gpu: undefined }, solve: solve() };
    return validateEnvironment(inputs, { ...world.ports, exec });
  }

  /** As `vsc validate` does, with one index for all. */
  async function verify() {
    const file = readOrThrow('environment/environment-cpu.yml', environment);
    const virtualPackages = officialMachine('cpu');
    const texts = await readLockTexts(world.root, 'cpu');
    const told = checkLock('cpu', texts, file, { channels: ['main'], virtualPackages });
    if (told.state !== 'fits' || told.lock === undefined) return told.findings;
    const { faults } = await verifyPip(told.lock, file, '2.36', { ...sources, standing: [] });
    return faultsAt(told.lock, faults);
  }

  async function place(forged: LockDetails): Promise<void> {
    for (const [file, body] of renderLock(forged)) {
      await writeFile(path.join(world.root, file), body);
    }
  }

  const all = { variant: undefined, upgrade: [], upgradeAll: false };

  beforeAll(async () => {
    server = await serveChannels({ main: makeChannel(conda), simple: makePypi(projects) });
    sources = pipSources({ ...solve(), signal: new AbortController().signal });
    world = await temporaryRoot((cleanup) => cleanups.push(cleanup));
    await world.write({
      'environment/policy.yml': policy,
      'environment/competition.yml': officialBytes('competition.yml'),
      'environment/environment-cpu.yml': environment,
      'environment/environment-gpu.yml': environment,
    });
    await git(world.root, 'init', '-q', '-b', 'main');
    await lockEnvironments({ ...all, solve: solve() }, world.ports);
    await git(world.root, 'add', '-A');
    await git(world.root, 'commit', '-qm', 'locked');
    const { details } = await readLockTexts(world.root, 'cpu');
    lock = readLockDetails(details ?? '')!;
  });
  afterAll(async () => {
    await server.close();
    for (const cleanup of cleanups) await cleanup();
  });

  it('is mergeable as `vsc lock` wrote it, and has wheels alone', async () => {
    await place(lock);
    const { verdict, findings } = await validate();
    expect(verdict).toBe('mergeable');
    // A line may replace what conda only brought along: main's does.
    expect(findings).toEqual([]);
    expect(lock.pip.map(({ name, version }) => `${name} ${version}`)).toEqual([
      'colors 1.0',
      'deep 2.0',
      'imageio 2.25.0',
      'tidy 1.0',
      'timm 0.6.12',
    ]);
    expect(filesOf(lock, 'tidy').map(({ filename }) => filename)).toEqual(wheels);
  });

  it('may hold an older release that fits', async () => {
    const file = filesOf(lock, 'deep').map((each) => ({ ...each }));
    const older = sources.index
      .project('deep')
      .then((files) => files?.find(({ version }) => version === '1.0'));
    const { filename, sha256, size = 0 } = (await older)!;
    expect(file).toHaveLength(1);
    const deep = { version: '1.0', requires: [], files: [{ filename, sha256, size }] };
    await place(drop(change(lock, 'deep', deep), 'colors'));
    expect(await verify()).toEqual([]);
    const { verdict, variants } = await validate();
    expect(verdict).toBe('mergeable');
    expect(variants['cpu']?.solution?.change.radius).toMatchObject({
      additiveOnly: false,
      downgraded: [{ section: 'pip', name: 'deep' }],
      removed: [{ section: 'pip', name: 'colors' }],
    });
  });

  it.each(forgeries)('%s', async (_title, forge, message) => {
    await place(forge(lock));
    const told = await verify();
    expect(told.map((each) => each.message).join('\n')).toMatch(message);
    for (const each of told) {
      expect(each).toMatchObject({ rule: 'lock', severity: 'error' });
      expect(each.place.file).toMatch(/^environment\/cpu\.(pip\.)?lock(\.json)?$/);
    }
  });

  it.each(share(forgeries, 9))('is mended by `vsc lock`: %s', async (_title, forge) => {
    await place(forge(lock));
    await lockEnvironments({ ...all, variant: 'cpu', solve: solve() }, world.ports);
    expect(await verify()).toEqual([]);
  });

  it('is an error of validate, at the line of the package', async () => {
    await place(edited(lock, { sha256: 'a'.repeat(64) }));
    const { verdict, findings } = await validate();
    expect(verdict).toBe('blocked');
    const { pip } = await readLockTexts(world.root, 'cpu');
    expect(pip?.split('\n')[(findings[0]?.place.line ?? 0) - 1]).toMatch(/^timm==0\.6\.12/);
  });

  it('can neither be trusted nor blamed if the index does not answer', async () => {
    await place(lock);
    server.faults = (where) => (where.startsWith('/simple/') ? { status: 503 } : undefined);
    const { verdict, findings } = await validate();
    server.faults = () => undefined;
    expect({ verdict, findings }).toEqual({ verdict: 'undecided', findings: [] });
  });
});
