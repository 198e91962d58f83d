import { describe, expect, it } from 'vitest';
import type { LockDetails } from '../../../actions/src/environment/lock/model.ts';
import { planLayers } from '../../../actions/src/image/context/layer-plan.ts';
import { simulatePush } from '../../../scripts/layer-push.ts';

const MIB = 2 ** 20;
const conda = (name: string, mib: number, depends: string[] = []) => ({
  name,
  version: '1',
  build: '0',
  buildNumber: 0,
  subdir: 'linux-64',
  url: `https://conda.example/${name}-1-0.conda`,
  md5: undefined,
  sha256: undefined,
  size: mib * MIB,
  depends,
});
const wheel = (name: string, mib: number) => ({
  name,
  version: '1',
  requires: [],
  files: [{ filename: `${name}.whl`, url: name, sha256: 'x', size: mib * MIB }],
});

const packages = [
  conda('openssl', 2),
  conda('cudatoolkit', 900),
  conda('python', 20, ['openssl >=1.1', 'pip']),
  conda('pip', 1, ['python']),
  conda('numpy', 7, ['python >=3.9']),
  conda('pytorch', 90, ['numpy', 'cudatoolkit 11.*']),
  conda('tqdm', 0.1, ['python']),
];
const pip = [wheel('tensorflow', 500), wheel('timm', 1)];
const lock: LockDetails = { schema: 1, variant: 'gpu', inputs: '', packages, pip };

describe('planLayers', () => {
  const plan = planLayers(packages, pip);

  it('puts Python first, then the heavy ones apart from the light ones', () => {
    const names = plan.conda.map((layer) => layer.map(({ name }) => name));
    expect(names).toEqual([
      ['openssl', 'python', 'pip'],
      ['cudatoolkit'],
      ['pytorch'],
      ['numpy', 'tqdm'],
    ]);
    expect(plan.pip.map((layer) => layer.map(({ name }) => name))).toEqual([
      ['tensorflow'],
      ['timm'],
    ]);
  });

  it('holds every package exactly once, whatever the sizes', () => {
    const sizes = [0, 1, 15.9, 16, 255, 256, 4000];
    const many = sizes.map((mib, index) => conda(`p${index}`, mib));
    const planned = planLayers([...many, { ...conda('old', 0), size: undefined }], []).conda.flat();
    expect(planned.map(({ name }) => name).toSorted()).toEqual([
      'old',
      ...sizes.map((_, index) => `p${index}`),
    ]);
  });
});

describe('simulatePush', () => {
  it('sends only the layer that a small new package falls into', () => {
    const request = { request: 'add', conda: [{ name: 'nltk', version: '3', size: MIB }] };
    const { layered, single } = simulatePush(lock, request);
    expect(layered / MIB).toBeCloseTo(8.1);
    expect(single / MIB).toBeCloseTo(1522.1);
  });

  it('sends the layer of a big package when that is replaced, and the pip layer alone for pip', () => {
    const torch = { request: 'bump', conda: [{ name: 'pytorch', version: '2', size: 95 * MIB }] };
    expect(simulatePush(lock, torch).layered).toBe(95 * MIB);
    const timm = { request: 'bump', pip: [{ name: 'timm', version: '2', size: 2 * MIB }] };
    expect(simulatePush(lock, timm).layered).toBe(2 * MIB);
  });

  it('sends Python and what it needs when Python is replaced', () => {
    const python = { request: 'bump', conda: [{ name: 'python', version: '3', size: 21 * MIB }] };
    expect(simulatePush(lock, python).layered).toBe(24 * MIB);
  });

  it('sends nothing where nothing changes', () => {
    expect(simulatePush(lock, { request: 'nothing' })).toEqual({ layered: 0, single: 0 });
  });
});
