import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { variantOf } from '../../../actions/src/environment/settings/competition.ts';
import { inputsHash, type LockDetails } from '../../../actions/src/environment/lock/model.ts';
import { installOrder } from '../../../actions/src/environment/lock/install-order.ts';
import { renderLock } from '../../../actions/src/environment/lock/render.ts';
import { readEnvironment } from '../../../actions/src/environment/files/read.ts';
import type { ContextFile } from '../../../actions/src/image/context/context-file.ts';
import { condaPlans } from '../../../actions/src/image/context/conda-plan.ts';
import { packageLists } from '../../../actions/src/image/context/package-lists.ts';
import { requestedPackages } from '../../../actions/src/image/requested.ts';
import { officialCompetition, officialMachine } from '../environment/fixture.ts';

const shipped = (path: string): ContextFile => ({
  path,
  executable: false,
  bytes: readFileSync(new URL(`../../../${path}`, import.meta.url)),
});
const made = (path: string, text: string) => ({
  path,
  executable: false,
  bytes: Buffer.from(text),
});

const environment = shipped('environment/environment-cpu.yml');
const policy = shipped('environment/policy.yml');
const { file } = readEnvironment(environment.path, environment.bytes);
if (file === undefined) throw new Error('the shipped files are broken');
const variant = (name: string) => variantOf(officialCompetition(), name);

/** A package of the lock, as a line of the file asks for it. */
function lockedPackage(name: string, version: string, build: string, channel: string) {
  const url = `https://conda.anaconda.org/${channel}/linux-64/${name}-${version}-${build}.conda`;
  const hashes = { md5: 'a'.repeat(32), sha256: 'b'.repeat(64) };
  const rest = { buildNumber: 0, subdir: 'linux-64', size: 20e6, depends: [] };
  return { name, version, build, url, ...hashes, ...rest };
}

const lock: LockDetails = {
  schema: 1,
  variant: 'cpu',
  inputs: inputsHash(file, officialMachine('cpu')),
  packages: file.conda
    .map(({ name, version = '1', build = '0', channel = 'conda-forge' }) =>
      lockedPackage(name, version, build, channel),
    )
    .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  pip: file.pip.map(({ name, version = '1' }) => {
    const filename = `${name.replaceAll('-', '_')}-${version}-py3-none-any.whl`;
    return {
      name,
      version,
      requires: [],
      files: [{ filename, sha256: 'c'.repeat(64), size: 5e5 }],
    };
  }),
};
const locked = [...renderLock(lock)].map(([path, text]) => made(path, text));
const text = (files: readonly ContextFile[], name: string) =>
  files.find(({ path }) => path.startsWith(`plan/${name}.`))?.bytes.toString();

describe('packageLists', () => {
  it('takes the lists from a lock that fits: with hashes for conda and pip', () => {
    const lists = packageLists(variant('cpu'), [environment, policy, ...locked]);
    expect(lists.lock).toEqual(lock);
    expect(lists.notice).toBeUndefined();
    const all = [1, 2, 3, 4].map((step) => text(lists.files, `conda-${step}`)).join('');
    expect(all).toContain('/conda-forge/linux-64/python-3.9.13-0.conda"');
    expect(all.match(/"sha256": "b{64}"/g)).toHaveLength(lock.packages.length);
    expect(text(lists.files, 'pip-2')).toContain(`--hash=sha256:${'c'.repeat(64)}`);
  });

  it('leaves out what pip replaces: to remove it again would give its layer the time of the build', () => {
    const noarch = {
      ...lockedPackage('imageio', '2.23.0', 'py_0', 'conda-forge'),
      subdir: 'noarch',
    };
    const url = noarch.url.replace('linux-64', 'noarch');
    const imageio = { ...noarch, url, depends: ['python'] };
    const others = lock.packages.map((each) =>
      each.name === 'pandas' ? { ...each, depends: ['imageio'] } : each,
    );
    const packages = installOrder([...others, imageio]);
    const files = [...renderLock({ ...lock, packages })].map(([path, each]) => made(path, each));
    const lists = packageLists(variant('cpu'), [environment, policy, ...files]);
    expect(lists.lock?.packages).toContainEqual(imageio);
    const all = [1, 2, 3, 4].map((step) => text(lists.files, `conda-${step}`)).join('');
    expect(all).not.toContain('imageio-2.23.0');
    expect(text(lists.files, 'pip-2')).toContain('imageio==2.25.0');
  });

  it('refuses a lock with what no line asks for, from elsewhere or without a SHA-256', () => {
    const [first, ...rest] = lock.packages;
    if (first === undefined) throw new Error('the lock is empty');
    const sources = (packages: unknown[]) =>
      [...renderLock({ ...lock, packages } as LockDetails)].map(([path, each]) => made(path, each));
    const evil = { ...first, url: first.url.replace('conda.anaconda.org', 'evil.example') };
    const stray = lockedPackage('zz-backdoor', '6.6', '0', 'conda-forge');
    for (const packages of [[evil, ...rest], rest, [first, ...rest, stray]]) {
      expect(() =>
        packageLists(variant('cpu'), [environment, policy, ...sources(packages)]),
      ).toThrow(expect.objectContaining({ exitCode: 20, next: 'npx vsc lock' }) as Error);
    }
    const unhashed = [{ ...first, sha256: undefined }, ...rest];
    expect(() => packageLists(variant('cpu'), [environment, policy, ...sources(unhashed)])).toThrow(
      /sha256/,
    );
  });

  it('refuses a stale lock, and wants the file solved only without a lock', () => {
    const other = made(
      environment.path,
      environment.bytes.toString().replace('tqdm=4.64.1', 'tqdm=4'),
    );
    expect(() => packageLists(variant('cpu'), [other, policy, ...locked])).toThrow(
      /^environment\/cpu\.lock:1: environment\/cpu\.lock was made from another state/,
    );
    const absent = packageLists(variant('cpu'), [environment, policy]);
    expect(absent.unsolved?.machine).toMatchObject({ __linux: '5.10' });
    expect(absent.notice).toMatch(/^environment\/cpu\.lock does not exist/);
    const first = JSON.parse(text(absent.files, 'conda-1') ?? '') as Record<string, string[]>;
    expect(first['channels']).toEqual(['conda-forge', 'pytorch', 'fastai', 'nvidia']);
    expect(first['dependencies']).toContain('pytorch::pytorch=1.12.1=py3.9_cpu_0');
    expect(text(absent.files, 'pip-1')).toContain('augly[image,video]==1.0.0\n');
  });

  it('makes all lists of lite from runtime/pip-lite.txt, empty ones included', () => {
    const { files } = packageLists(variant('lite'), [made('runtime/pip-lite.txt', 'timm==1\n')]);
    const sizes = files.map(({ path, bytes }) => [path, bytes.length]);
    expect(sizes).toEqual([
      ['plan/pip-1.txt', 8],
      ['plan/pip-2.txt', 0],
    ]);
  });

  it('takes a variant of packages of Debian without conda, with the pip section of its file', () => {
    const ofDebian = { ...variant('cpu'), packages: 'debian' } as const;
    const lists = packageLists(ofDebian, [environment, ...locked]);
    expect(lists).toMatchObject({ packages: 'debian', lock: undefined, notice: undefined });
    expect(text(lists.files, 'conda-1')).toBeUndefined();
    expect(text(lists.files, 'pip-1')).toMatch(/^augly\[image,video\]==1\.0\.0\n/);
    const apt = made('runtime/apt-lite.txt', '# Debian\npython3\n');
    const wheels = made('runtime/wheels-lite.txt', '# Big.\nav==12.0.0 --hash=sha256:00\n');
    const names = requestedPackages({ ...lists, sources: [environment, apt, wheels] }, {});
    expect(names.slice(0, 2)).toEqual([
      { kind: 'apt', name: 'python3' },
      { kind: 'pip', name: 'av' },
    ]);
    expect(new Set(names.map(({ kind }) => kind))).toEqual(new Set(['apt', 'pip']));
  });

  it('installs nothing unchecked: a package without SHA-256 is refused', () => {
    const [first] = lock.packages;
    expect(() => condaPlans([[{ ...first!, sha256: undefined }]])).toThrow(
      /^https:\S+ has no SHA-256 in its channel: it can't be installed$/,
    );
  });

  it('names the file and the line of an environment file that cannot be read', () => {
    const broken = made(environment.path, 'name: condaenv\nchannels: 3\n');
    expect(() => packageLists(variant('cpu'), [broken])).toThrow(
      /^environment\/environment-cpu\.yml:\d+: /,
    );
    expect(() => packageLists(variant('gpu'), [])).toThrow('environment-gpu.yml is missing');
  });
});
