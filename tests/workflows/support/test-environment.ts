/** Environments that a channel of our own making can solve, and the policy for them. */
export const CPU = 'environment/environment-cpu.yml';
export const GPU = 'environment/environment-gpu.yml';

export const CONDA = ['numba=0.56.3', 'numpy=1.23.4', 'python=3.9.13'];
export const PIP = ['tool==1.0'];

export function environmentText(conda = CONDA, pip = PIP): string {
  const lines = [...conda, 'pip:'].map((entry) => `  - ${entry}`);
  const section = pip.map((entry) => `      - ${entry}`);
  return `${['name: condaenv', 'channels:', '  - main', 'dependencies:', ...lines, ...section].join('\n')}\n`;
}

/** Both files with the same text, as a pull request changes them. */
export function both(text: string): Record<string, string> {
  return { [CPU]: text, [GPU]: text };
}

const variantText = (name: string, published: boolean) => `  ${name}:
    packages: debian
    file: environment-${name}.yml
    published: ${published}
    budget: 900m
    machine:
      __archspec: x86_64
      __glibc: '2.36'
      __linux: '5.10'
      __unix: '0'
`;

export function testPolicy(): string {
  return `channels:
  - main
fixed:
  - python
pairs: []
exceptions: []
known_names:
  - extra
  - tool
images:
  growth_warning: 0.05
  imports: []
`;
}

/** A competition whose images are small: with the packages of Debian, and the pip section of their files. */
export function testCompetition(published: readonly string[]): string {
  const variants = ['cpu', 'gpu'].map((name) => variantText(name, published.includes(name)));
  return `image: meta-vsc-descriptor-runtime
title: A test
registry:
  host: ''
  repository: owner/images
  login: stored
platform: { cpus: 6, seconds_per_video: 10, subset: 0.1 }
datasets: { test: { ground_truth: false }, train: { ground_truth: true } }
variants:
${variants.join('')}  lite:
    packages: debian
    published: false
    budget: 900m
`;
}
