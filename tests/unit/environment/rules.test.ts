import { describe, expect, it } from 'vitest';
import { checkFiles } from '../../../actions/src/environment/check.ts';
import type { RuleContext } from '../../../actions/src/environment/rules/context.ts';
import { fileOf, findingsOf, officialPolicy, readOrThrow } from './fixture.ts';

/** A row of a one-file rule: conda entries, pip entries, what the rule says. Entries start on line 4. */
type Row = [conda: string[], pip: string[], expected: string[]];

const rows: Record<string, Row[]> = {
  'pinned-version': [
    [['numpy=1.23.4', 'scipy==1.9.3'], ['timm==0.6.12', 'rich[jupyter]==12.0'], []],
    [['numpy'], [], ['4: `numpy` names no version.']],
    [['numpy>=1.2'], [], ['4: `numpy` allows more than one version: `>=1.2`.']],
    [[], ['timm'], ['7: `timm` names no version.']],
    [[], ['timm~=0.6'], ['7: `timm` allows more than one version: `~=0.6`.']],
    [[], ['timm===0.6'], ['7: `===0.6` compares texts, not versions; `==` names one.']],
    [['numpy=1.*'], ['timm==0.*'], []],
  ],
  'no-wildcard': [
    [['numpy=1.23.4'], ['timm==0.6.12'], []],
    [['numpy=1.23.*'], [], ['4: `numpy=1.23.*` holds a wildcard.']],
    [['numpy=1.23.4=py39_*'], [], ['4: `numpy=1.23.4=py39_*` holds a wildcard.']],
    [[], ['timm==0.6.*'], ['7: `timm==0.6.*` holds a wildcard.']],
  ],
  'no-duplicate': [
    [['numpy=1.23.4'], ['timm==0.6.12'], []],
    [['numpy=1.23.4', 'numpy=1.24'], [], ['5: `numpy` is listed already, on line 4.']],
    [['scikit-image=1', 'Scikit_Image=1'], [], ['5: `scikit_image` is listed already, on line 4.']],
    [['pytorch::pytorch=1', 'pytorch=1'], [], ['5: `pytorch` is listed already, on line 4.']],
    [[], ['Foo_bar==1', 'foo.Bar==2'], ['8: `foo-bar` is listed already, on line 7.']],
    [
      [],
      ['opencv-python==4.6', 'opencv-python-headless==4.6'],
      ['8: `opencv-python-headless` installs the same modules as `opencv-python` on line 7.'],
    ],
    ...[
      ['faiss-cpu', 'faiss-gpu'],
      ['onnxruntime', 'onnxruntime-gpu'],
      ['opencv-python', 'opencv-contrib-python-headless'],
      ['pillow', 'pillow-simd'],
      ['tensorflow', 'tensorflow-cpu'],
      ['tensorflow', 'tensorflow-gpu'],
    ].map(([one, other]): Row => [
      [],
      [`${one}==1`, `${other}==1`],
      [`8: \`${other}\` installs the same modules as \`${one}\` on line 7.`],
    ]),
  ],
  'conda-and-pip': [
    [['numpy=1.23.4'], ['timm==0.6.12'], []],
    [
      ['numpy=1.23.4'],
      ['NumPy==1.24'],
      ['8: `numpy` comes from conda already, as `numpy=1.23.4` on line 4.'],
    ],
    [
      ['pytorch=1'],
      ['torch==1'],
      ['8: `torch` comes from conda already, as `pytorch=1` on line 4.'],
    ],
    [
      ['pillow=8'],
      ['Pillow==8'],
      ['8: `pillow` comes from conda already, as `pillow=8` on line 4.'],
    ],
    [
      ['faiss=1'],
      ['faiss-gpu==1'],
      ['8: `faiss-gpu` comes from conda already, as `faiss=1` on line 4.'],
    ],
    [
      ['opencv=4'],
      ['opencv-contrib-python==4'],
      ['8: `opencv-contrib-python` comes from conda already, as `opencv=4` on line 4.'],
    ],
  ],
  'allowed-channel': [
    [['fastai::fastai=2'], [], []],
    [['evil::numpy=1'], [], ['4: The channel `evil` is not one that the policy allows.']],
  ],
  'marker-applies': [
    [[], ['a==1; python_version < "3.10" and sys_platform == "linux"'], []],
    [['python=3.11.0'], ['a==1; python_version >= "3.10"'], []],
    [
      [],
      ["timm==1; sys_platform == 'win32'"],
      [
        "7: pip would skip `timm`: its marker `sys_platform == 'win32'` does not hold in the image.",
      ],
    ],
    [
      [],
      ['timm==1; python_version >= "3.10"'],
      [
        '7: pip would skip `timm`: its marker `python_version >= "3.10"` does not hold in the image.',
      ],
    ],
  ],
  'known-name': [
    [['numpy=1', 'completely-unheard-of=1'], ['timm==1', 'qqq==1'], []],
    // Four letters have neighbours by chance; swapped letters are a slip all the same.
    [['tool=1', 'tood=1'], [], []],
    [['tqmd=1'], [], ['4: `tqmd` is not a name that we know. Did you mean `tqdm`?']],
    [['nunpy=1'], [], ['4: `nunpy` is not a name that we know. Did you mean `numpy`?']],
    [['nupmy=1'], [], ['4: `nupmy` is not a name that we know. Did you mean `numpy`?']],
    [
      ['scikitlearn=1'],
      [],
      ['4: `scikitlearn` is not a name that we know. Did you mean `scikit-learn`?'],
    ],
    [
      [],
      ['transfromers==1'],
      ['7: `transfromers` is not a name that we know. Did you mean `transformers`?'],
    ],
  ],
  'sorted-lines': [
    [['av=9', 'pytorch::alpha=1', 'numpy=1'], [], ['5: `alpha` is out of order.']],
    [['zlib=1', 'av=9', 'numpy=1'], [], ['4: `zlib` is out of order.']],
    [['python-magic=1'], [], ['4: `python-magic` is out of order.']],
    [['av=9'], ['b==1', 'c==1', 'a==1'], ['10: `a` is out of order.']],
    [['av=9', 'av=9', 'numpy=1'], [], []],
  ],
};

describe.each(Object.entries(rows))('%s', (rule, table) => {
  it.each(table)('conda %j, pip %j', (conda, pip, expected) => {
    expect(findingsOf(rule, { head: { cpu: fileOf('cpu.yml', conda, pip) } })).toEqual(expected);
  });
});

function checkChannels(channels: string): string[] {
  const text = `name: condaenv\nchannels: ${channels}\ndependencies: [a=1]\n`;
  return findingsOf('allowed-channel', { head: { cpu: readOrThrow('c.yml', text) } });
}

describe('allowed-channel, the list', () => {
  it.each([
    ['[conda-forge, pytorch, fastai, nvidia]', []],
    ['[conda-forge, nvidia]', []],
    ['[defaults]', ['2: The channel `defaults` is not one that the policy allows.']],
    ['[conda-forge, "https://x.org/y"]', [expect.stringContaining('`https://x.org/y`')]],
    ['[pytorch, conda-forge]', [expect.stringContaining('`conda-forge` is out of order')]],
    ['[conda-forge, conda-forge]', [expect.stringContaining('out of order')]],
  ])('%s', (channels, expected) => {
    expect(checkChannels(channels)).toEqual(expected);
  });
});

describe('fixed-package', () => {
  const base = fileOf('c.yml', []);
  const withoutPip = readOrThrow(
    'c.yml',
    'name: condaenv\nchannels: [conda-forge]\ndependencies:\n  - python=3.10.1\n',
  );

  it('asks for what is missing and refuses another version', () => {
    expect(findingsOf('fixed-package', { head: { cpu: withoutPip }, base: { cpu: base } })).toEqual(
      [
        '3: `pip` is missing; the policy asks for it.',
        '4: `python` changes from `python=3.9.13`; the policy fixes its version.',
      ],
    );
  });

  it('has nothing to compare with for a new file', () => {
    expect(findingsOf('fixed-package', { head: { cpu: fileOf('c.yml', []) } })).toEqual([]);
  });
});

function checkParity(
  cpu: string[],
  gpu: string[],
  base: { cpu?: string[]; gpu?: string[] } = {},
): string[] {
  return findingsOf('variant-parity', {
    head: { cpu: fileOf('cpu.yml', cpu), gpu: fileOf('gpu.yml', gpu) },
    base: {
      ...(base.cpu && { cpu: fileOf('cpu.yml', base.cpu) }),
      ...(base.gpu && { gpu: fileOf('gpu.yml', base.gpu) }),
    },
  });
}

describe('variant-parity', () => {
  it.each([
    ['equal', ['numpy=1'], ['numpy=1'], []],
    ['= and ==', ['numpy=1'], ['numpy==1'], []],
    ['a declared pair', ['faiss-cpu=1'], ['faiss-gpu=1'], []],
    ['a declared pair of builds', ['pytorch=1=cpu'], ['pytorch=1=cuda'], []],
    ['declared exceptions', ['cpuonly=2'], ['cudnn=8'], []],
    ['missing on GPU', ['av=9'], [], ['4: `av` is here, but `av` is not in gpu.yml.']],
    ['missing on CPU', [], ['av=9'], ['4: `av` is here, but `av` is not in cpu.yml.']],
    ['an exception of the other file', [], ['cpuonly=2'], [expect.stringContaining('`cpuonly`')]],
    [
      'half a pair',
      ['faiss-cpu=1'],
      [],
      [expect.stringContaining('`faiss-gpu` is not in gpu.yml')],
    ],
    ['versions', ['a=1'], ['a=2'], ['4: `a=1` here, but `a=2` in gpu.yml, line 4.']],
    [
      'versions of a pair',
      ['faiss-cpu=1'],
      ['faiss-gpu=2'],
      [expect.stringContaining('faiss-gpu=2')],
    ],
    ['undeclared builds', ['a=1=x'], ['a=1=y'], [expect.stringContaining('`a=1=y`')]],
    ['channels', ['fastai::a=1'], ['a=1'], [expect.stringContaining('`fastai::a=1` here')]],
  ])('%s', (_title, cpu, gpu, expected) => {
    expect(checkParity(cpu, gpu)).toEqual(expected);
  });

  it('is told in the file that changed', () => {
    expect(checkParity(['a=1'], ['a=2'], { cpu: ['a=1'], gpu: ['a=1'] })).toEqual([
      '4: `a=2` here, but `a=1` in cpu.yml, line 4.',
    ]);
  });

  it.each([
    ['in the file that it is not for', [], ['nvidia::cudnn=8']],
    ['in both files', ['cudnn=8'], ['cudnn=8']],
  ])('refuses an exception %s', (_title, gpu, cpu) => {
    expect(checkParity(cpu, gpu)).toEqual([
      '4: `cudnn` is for the gpu file only (environment/policy.yml: the CUDA libraries that TensorFlow loads).',
    ]);
  });

  it('lets an exception that is over let nothing new in', () => {
    const head = { cpu: fileOf('cpu.yml', []), gpu: fileOf('gpu.yml', ['cudnn=8']) };
    const told = (today: string, base: RuleContext['base']) =>
      checkFiles({ policy: officialPolicy(), head, base, today })
        .filter(({ rule }) => rule === 'variant-parity')
        .map(({ severity, message }) => `${severity}: ${message}`);
    expect(told('2027-12-31', {})).toEqual([]);
    const message =
      'The exception for `cudnn` in environment/policy.yml ended on 2027-12-31 (maintainers: the CUDA libraries that TensorFlow loads).';
    expect(told('2028-01-01', {})).toEqual([`error: ${message}`]);
    expect(told('2028-01-01', head)).toEqual([`warning: ${message}`]);
  });

  it('leaves an entry alone that the other file has but could not be read', () => {
    expect(checkParity(['av=9'], ['av = 9'])).toEqual([]);
  });

  it('compares extras and markers of pip entries', () => {
    const cpu = fileOf('c.yml', [], ['a[x,y]==1']);
    const counts = ['a[y,x]==1', 'a[x]==1', 'a[x,y]==1; os_name=="posix"'].map((entry) => {
      const head = { cpu, gpu: fileOf('g.yml', [], [entry]) };
      return findingsOf('variant-parity', { head }).length;
    });
    expect(counts).toEqual([0, 1, 1]);
  });
});

describe('known-name', () => {
  it('accepts what the policy or the base file names', () => {
    const cpu = fileOf('c.yml', ['nunpy=1']);
    expect(findingsOf('known-name', { head: { cpu }, base: { cpu } })).toEqual([]);
    const policy = { ...officialPolicy(), known_names: ['nunpy'] };
    expect(findingsOf('known-name', { head: { cpu }, policy })).toEqual([]);
  });
});
