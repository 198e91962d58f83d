/** What the environment of the tests asks for, of the channel made of Debian's packages. */
export const DEBIAN_CONDA = [
  'av=12.0.0',
  'bigtool=1.0',
  'faiss-cpu=1.7.3',
  'numpy=1.24.2',
  'pandas=1.5.3',
  'pillow=9.4.0',
  'pip=23.0.1',
  'pytest=7.2.1',
  'python=3.11.2',
  'setuptools=66.1.1',
  'threadpoolctl=3.1.0',
];

/** An environment file of the one channel `main`. */
function debianEnvironment(conda: readonly string[], pip: readonly string[]): string {
  const section = pip.length === 0 ? [] : ['  - pip:', ...pip.map((entry) => `      - ${entry}`)];
  const entries = [...conda.map((entry) => `  - ${entry}`), ...section];
  const head = ['name: condaenv', 'channels:', '  - main', 'dependencies:'];
  return `${[...head, ...entries].join('\n')}\n`;
}

/** Rules for packages that fit such files. */
const DEBIAN_POLICY = `channels:
  - main
fixed:
  - python
pairs: []
exceptions: []
known_names: []
images:
  growth_warning: 0.05
  imports: []
`;

const variantText = (name: string, more: string) => `  ${name}:
    packages: conda
    file: environment-${name}.yml
    budget: 2g
${more}      __archspec: x86_64
      __glibc: '2.36'
      __linux: '5.10'
      __unix: '0'
`;

/** A competition with both conda variants, beside lite. */
const DEBIAN_COMPETITION = `image: meta-vsc-descriptor-runtime
title: A test
registry:
  host: ''
  repository: owner/images
  login: stored
platform: { cpus: 6, seconds_per_video: 10, subset: 0.1 }
datasets: { test: { ground_truth: false }, train: { ground_truth: true } }
variants:
  lite:
    packages: debian
    published: false
    budget: 900m
${variantText('cpu', '    machine:\n')}${variantText('gpu', "    gpu: true\n    machine:\n      __cuda: '11.3'\n")}`;

/** The files below environment/, by path from the repository's root, with these packages. */
export function debianRepository(
  conda: readonly string[] = DEBIAN_CONDA,
  pip: readonly string[] = [],
): Record<string, string> {
  return {
    'environment/policy.yml': DEBIAN_POLICY,
    'environment/competition.yml': DEBIAN_COMPETITION,
    'environment/environment-cpu.yml': debianEnvironment(conda, pip),
    'environment/environment-gpu.yml': debianEnvironment(conda, pip),
  };
}
