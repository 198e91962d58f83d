import type { EnvironmentFile } from '../../actions/src/environment/model.ts';
import type { SolvedPackage } from '../../actions/src/environment/solve/thread/protocol.ts';

/** What the conda section names, as installed; what it brings along is not known without its channels. */
export function condaOf({ conda }: EnvironmentFile): SolvedPackage[] {
  const names = conda.flatMap(({ name, version = '' }) =>
    (name === 'opencv' ? ['opencv', 'py-opencv'] : [name]).map((each) => ({ name: each, version })),
  );
  return names.map(({ name, version }) => {
    const file = { build: '0', buildNumber: 0, subdir: 'noarch', url: '', size: 1 };
    const hashes = { md5: undefined, sha256: undefined };
    return { name, version, ...file, ...hashes, depends: name === 'python' ? [] : ['python'] };
  });
}
