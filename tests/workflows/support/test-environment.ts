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

const variantText = (name: string) => `  ${name}:
    file: environment-${name}.yml
    built_as: lite
    virtual_packages:
      __archspec: x86_64
      __glibc: '2.31'
      __linux: '5.10'
      __unix: '0'
`;

export function testPolicy(): string {
  return `channels:
  - main
fixed:
  - python
variants:
${variantText('cpu')}${variantText('gpu')}pairs: []
exceptions: []
known_names:
  - extra
  - tool
images:
  budgets:
    lite: 900m
    cpu: 900m
    gpu: 900m
  growth_warning: 0.05
  imports: []
`;
}
