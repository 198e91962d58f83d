import { describe, expect, it } from 'vitest';
import { installedByConda } from '../../../../actions/src/environment/lock/installed-by-conda.ts';
import { lockDifferences } from '../../../../actions/src/image/contents/inventory.ts';

const conda = (name: string, { subdir = 'noarch', depends = ['python >=3.8'] } = {}) => ({
  name,
  version: '2.23.0',
  build: '0',
  buildNumber: 0,
  subdir,
  url: `https://conda.example/${subdir}/${name}-2.23.0-0.conda`,
  md5: undefined,
  sha256: 'a'.repeat(64),
  size: 1e6,
  depends,
});
const wheel = (name: string) => ({ name, version: '2.25.0', requires: [], files: [] });
const namesOf = (packages: readonly { name: string }[]) => packages.map(({ name }) => name);

describe('the packages of a lock that conda installs', () => {
  it('are all but those that pip replaces, by their names on PyPI', () => {
    const packages = ['imageio', 'matplotlib-base', 'tqdm'].map((name) => conda(name));
    const pip = ['imageio', 'matplotlib', 'timm'].map(wheel);
    expect(namesOf(installedByConda({ packages, pip }))).toEqual(['tqdm']);
    expect(installedByConda({ packages, pip: [] })).toEqual(packages);
  });

  it('are also those that are made for a machine, and those that only share a name', () => {
    const packages = [
      conda('libopencv', { subdir: 'linux-64' }),
      conda('zstd', { depends: ['libgcc'] }),
    ];
    const pip = ['opencv-python', 'zstd'].map(wheel);
    expect(installedByConda({ packages, pip })).toEqual(packages);
  });

  it('are what an image is compared with', () => {
    const lock = { packages: [conda('imageio'), conda('tqdm')], pip: [wheel('imageio')] };
    const image = [
      { kind: 'conda', name: 'tqdm', version: '2.23.0', size: 1, source: '' },
      { kind: 'pip', name: 'imageio', version: '2.25.0', size: 1, source: '' },
    ] as const;
    expect(lockDifferences(lock, image)).toEqual([]);
    const both = [...image, { ...image[0], name: 'imageio' }];
    expect(lockDifferences(lock, both)).toEqual([
      'conda imageio: locked nothing, installed 2.23.0',
    ]);
  });
});
