import { expect, it } from 'vitest';
import { lockChanges } from '../../../actions/src/registry/promotion/lock-changes.ts';

const before = `# inputs: 1
@EXPLICIT
https://conda.example/conda-forge/linux-64/numpy-1.23.4-py39h3d75532_1.conda#aa
https://conda.example/conda-forge/noarch/python-magic-0.4.27-pyhd8ed1ab_0.tar.bz2#bb
https://conda.example/linux-64/_libgcc_mutex-0.1-conda_forge.tar.bz2
timm==0.6.12 --hash=sha256:00
augly[image,video]==1.0.0
`;

it('names each package once, with the files where not all have it', () => {
  const numpy = before.replace('numpy-1.23.4', 'numpy-1.23.5');
  const after = {
    'environment/cpu.lock': numpy.replace('timm==0.6.12', 'timm==0.6.13'),
    'environment/gpu.lock': numpy.replace(/^augly.*\n/m, ''),
    'environment/gpu.pip.lock': 'lpips==0.1.4 \\\n    --hash=sha256:00\n',
  };
  const was = { 'environment/cpu.lock': before, 'environment/gpu.lock': before };
  expect(lockChanges(was, after)).toEqual([
    'augly 1.0.0 -> (none) (gpu)',
    'lpips (none) -> 0.1.4 (gpu)',
    'numpy 1.23.4 -> 1.23.5',
    'timm 0.6.12 -> 0.6.13 (cpu)',
  ]);
  expect(lockChanges(was, was)).toEqual([]);
});

it('names all packages of a variant that is new, or gone', () => {
  const lock = { 'environment/lite.lock': 'timm==0.6.12\n' };
  expect(lockChanges({}, lock)).toEqual(['timm (none) -> 0.6.12']);
  expect(lockChanges(lock, {})).toEqual(['timm 0.6.12 -> (none)']);
});

it('sees a package whose build alone changed', () => {
  const after = before.replace('py39h3d75532_1', 'py39h3d75532_2');
  expect(lockChanges({ 'cpu.lock': before }, { 'cpu.lock': after })).toEqual([
    'numpy 1.23.4 (py39h3d75532_1) -> 1.23.4 (py39h3d75532_2)',
  ]);
});
