import { describe, expect, it } from 'vitest';
import { checkLock, type LockTexts } from '../../../../actions/src/environment/lock/check.ts';
import { installOrder } from '../../../../actions/src/environment/lock/install-order.ts';
import {
  inputsHash,
  type LockDetails,
  lockFiles,
} from '../../../../actions/src/environment/lock/model.ts';
import { renderLock } from '../../../../actions/src/environment/lock/render.ts';
import type { SolvedPackage } from '../../../../actions/src/environment/solve/thread/protocol.ts';
import { fileOf } from '../fixture.ts';

function solved(
  name: string,
  depends: string[],
  hashes: Partial<SolvedPackage> = {},
): SolvedPackage {
  return {
    name,
    version: '1.0',
    build: '0',
    buildNumber: 0,
    subdir: 'noarch',
    url: `https://conda.anaconda.org/conda-forge/noarch/${name}-1.0-0.conda`,
    md5: 'd41d8cd98f00b204e9800998ecf8427e',
    sha256: 'b'.repeat(64),
    size: 10,
    depends,
    ...hashes,
  };
}

const machine = { __glibc: '2.31' };
const policy = { channels: ['conda-forge'], virtualPackages: machine };
const file = fileOf('environment/environment-cpu.yml', ['numpy=1.23.4'], ['timm==0.6.12']);

function lockOf(packages: SolvedPackage[]): LockDetails {
  const hash = 'a'.repeat(64);
  const filename = 'timm-0.6.12-py3-none-any.whl';
  const wheel = { filename, sha256: hash, size: 1 };
  const pip = [{ name: 'timm', version: '0.6.12', requires: [], files: [wheel, wheel] }];
  return { schema: 1, variant: 'cpu', inputs: inputsHash(file, machine), packages, pip };
}

function textsOf(lock: LockDetails): LockTexts {
  const rendered = renderLock(lock);
  const files = lockFiles('cpu');
  return {
    explicit: rendered.get(files.explicit),
    details: rendered.get(files.details),
    pip: rendered.get(files.pip),
  };
}

describe('installOrder', () => {
  it('puts a package behind what it depends on, and pip behind Python', () => {
    const packages = [
      solved('a', ['z >=1', 'python']),
      solved('pip', ['python >=3.9', 'setuptools']),
      solved('python', ['libz', 'pip', '__glibc >=2.17']),
      solved('setuptools', ['python']),
      solved('libz', []),
      solved('z', []),
    ];
    const names = installOrder(packages).map(({ name }) => name);
    expect(names).toEqual(['libz', 'python', 'z', 'a', 'setuptools', 'pip']);
    expect(installOrder(packages.toReversed()).map(({ name }) => name)).toEqual(names);
  });
});

describe('renderLock', () => {
  it('writes what conda, mamba and pip install without solving', () => {
    const sha256 = 'b'.repeat(64);
    const packages = [solved('python', []), solved('x', [])];
    const { explicit, pip } = textsOf(lockOf(packages));
    expect(explicit).toBe(
      [
        "# The exact conda packages of the cpu image. Written by `vsc lock`; don't edit.",
        '# To install: micromamba create --name condaenv --file environment/cpu.lock',
        '# platform: linux-64',
        `# inputs: ${inputsHash(file, machine)}`,
        '@EXPLICIT',
        `https://conda.anaconda.org/conda-forge/noarch/python-1.0-0.conda#sha256:${sha256}`,
        `https://conda.anaconda.org/conda-forge/noarch/x-1.0-0.conda#sha256:${sha256}`,
        '',
      ].join('\n'),
    );
    const hash = `    --hash=sha256:${'a'.repeat(64)}`;
    expect(pip?.split('\n').slice(3)).toEqual(['timm==0.6.12 \\', `${hash} \\`, hash, '']);
  });

  it('says which names conda’s packages go by beside their own', () => {
    const { pip } = textsOf(lockOf([solved('opencv', []), solved('py-opencv', [])]));
    expect(pip?.match(/^# conda has .*$/gm)).toEqual(['# conda has opencv-python-headless']);
  });
});

const check = (given: LockTexts, of = file, now = policy) => checkLock('cpu', given, of, now);

describe('checkLock', () => {
  const own = ['numpy', 'pip', 'python'].map((name) => solved(name, []));
  const versions: Record<string, string> = { numpy: '1.23.4', pip: '22.3.1', python: '3.9.13' };
  const packages = own.map((each) => {
    const version = versions[each.name] ?? '';
    return { ...each, version, url: each.url.replace('1.0', version) };
  });
  const texts = textsOf(lockOf(packages));
  it('fits the file that it was made from, comments and order aside', () => {
    expect(check(texts)).toMatchObject({ state: 'fits', findings: [] });
    const reordered = { ...file, conda: file.conda.toReversed(), text: '# another comment' };
    expect(check(texts, reordered)).toMatchObject({ state: 'fits', findings: [] });
  });

  it.each([
    ['a conda entry', { conda: ['numpy=1.23.5'], pip: ['timm==0.6.12'] }, machine],
    ['a pip entry', { conda: ['numpy=1.23.4'], pip: ['timm==0.6.13'] }, machine],
    ['the machine', { conda: ['numpy=1.23.4'], pip: ['timm==0.6.12'] }, { __glibc: '2.36' }],
  ])('is stale after a change of %s, an error that says what to run', (_, { conda, pip }, now) => {
    const changed = fileOf(file.file, conda, pip);
    const checked = check(texts, changed, { ...policy, virtualPackages: now });
    expect(checked).toMatchObject({
      state: 'stale',
      findings: [
        {
          rule: 'lock',
          severity: 'error',
          place: { file: 'environment/cpu.lock', line: 1 },
          message:
            'environment/cpu.lock was made from another state of environment/environment-cpu.yml.',
          suggestion: expect.stringContaining('npx vsc lock') as string,
        },
      ],
    });
  });

  it.each([
    ['an edited line', { ...texts, explicit: texts.explicit?.replace('python-3', 'python-9') }],
    ['a missing file', { ...texts, pip: undefined }],
    ['missing details', { ...texts, details: undefined }],
    ['details that are no JSON', { ...texts, details: '<<<<<<< HEAD' }],
    ['details of another shape', { ...texts, details: '{"schema":1}' }],
  ])('is damaged by %s', (_, broken) => {
    const { state, findings } = check(broken);
    expect(state).toBe('damaged');
    expect(findings).toMatchObject([{ rule: 'lock', severity: 'error' }]);
  });

  it('is damaged in the place of the other variant', () => {
    const other = { ...lockOf(packages), variant: 'gpu' } as const;
    const rendered = [...renderLock(other).values()];
    const [explicit, details, pip] = rendered;
    expect(check({ explicit, details, pip }).state).toBe('damaged');
  });

  it('may be absent', () => {
    const none = { explicit: undefined, details: undefined, pip: undefined };
    expect(check(none)).toEqual({ state: 'absent', lock: undefined, findings: [] });
  });
});
