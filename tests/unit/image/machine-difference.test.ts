import type { ImageInspectInfo } from 'dockerode';
import { expect, it } from 'vitest';
import { machineDifference } from '../../../actions/src/image/contents/inventory.ts';

const installed = [
  { kind: 'apt' as const, name: 'libc6', version: '2.36-9+deb12u13', size: 1, source: '' },
];
const machine = { __archspec: 'x86_64', __cuda: '11.3', __glibc: '2.36', __linux: '5.10' };
const image = (architecture: string, env: readonly string[]) =>
  ({ Architecture: architecture, Config: { Env: env } }) as Pick<
    ImageInspectInfo,
    'Architecture' | 'Config'
  >;
const CUDA = ['PATH=/bin', 'NVIDIA_REQUIRE_CUDA=cuda>=11.3'];

it('has nothing against the image of the machine that was solved for', () => {
  expect(machineDifference(machine, installed, image('amd64', CUDA))).toBeUndefined();
  const { __cuda: _, ...withoutGpu } = machine;
  expect(machineDifference(withoutGpu, installed, image('amd64', []))).toBeUndefined();
});

it.each([
  [
    'C library',
    { ...machine, __glibc: '2.3' },
    CUDA,
    '__glibc 2.3, the image has libc6 2.36-9+deb12u13',
  ],
  [
    'architecture',
    { ...machine, __archspec: 'aarch64' },
    CUDA,
    '__archspec aarch64, the image is for amd64',
  ],
  [
    'CUDA',
    { ...machine, __cuda: '11.8' },
    CUDA,
    '__cuda 11.8, the image asks the driver for cuda>=11.3',
  ],
  ['CUDA where there is none', machine, [], '__cuda 11.3, the image asks the driver for none'],
])('names another %s', (_what, told, env, difference) => {
  const found = machineDifference(told, installed, image('amd64', env));
  expect(found).toBe(`environment/competition.yml says ${difference}`);
});
