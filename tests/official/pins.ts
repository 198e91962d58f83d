/** The variants that are built of PyPI's wheels. */
export const OFFICIAL = ['cpu', 'gpu'] as const;
export type OfficialVariant = (typeof OFFICIAL)[number];

/** A pin of an environment file that no package index has as it stands, and what is taken instead. */
export interface Substitute {
  /** The entry as the file has it. */
  readonly pin: string;
  /** The entry in its place; the same where only what the package holds is another's. */
  readonly taken: string;
  readonly reason: string;
}

const BOTH: readonly Substitute[] = [
  {
    pin: 'python=3.9.13',
    taken: 'python=3.9.2',
    reason: 'no package index has Python itself: Debian 11 has 3.9.2',
  },
  {
    pin: 'av=9.2.0',
    taken: 'av=12.0.0',
    reason: 'PyPI has no wheels of it any more: the oldest for Python 3.9 are those of 12.0.0',
  },
  {
    pin: 'libtiff=4.4.0',
    taken: 'libtiff=4.5.0',
    reason: 'a C library: Debian 12 has 4.5.0',
  },
  {
    pin: 'opencv=4.6.0',
    taken: 'opencv=4.6.0',
    reason:
      'py-opencv is the wheel opencv-python-headless 4.6.0.66: no windows, and an FFmpeg of its own',
  },
  {
    pin: 'oss2=2.16.0',
    taken: 'oss2=2.16.0',
    reason: 'PyPI has its sources only, and of four that it needs: they are built',
  },
];

/** All of them. Every other conda entry is the wheel of its version on PyPI, unchanged. */
export const SUBSTITUTES: Readonly<Record<OfficialVariant, readonly Substitute[]>> = {
  cpu: [
    ...BOTH,
    {
      pin: 'cpuonly=2.0',
      taken: 'cpuonly=2.0',
      reason: 'an empty package, made here: it is empty in its own channel as well',
    },
    {
      pin: 'pytorch::pytorch=1.12.1=py3.9_cpu_0',
      taken: 'pytorch::pytorch=1.12.1=py3.9_cpu_0',
      reason:
        'PyPI has one build for x86_64, with the libraries of CUDA 10.2: it computes on the CPU as well',
    },
  ],
  gpu: [
    ...BOTH,
    {
      pin: 'nvidia::cudatoolkit=11.3.1',
      taken: 'nvidia::cudatoolkit=11.7.0',
      reason: 'the libraries of nine wheels of NVIDIA, the oldest of CUDA 11 that PyPI has: 11.7.0',
    },
    {
      pin: 'cudnn=8.2.1.32',
      taken: 'cudnn=8.5.0.96',
      reason: "the libraries of NVIDIA's wheel, the oldest for CUDA 11 that PyPI has: 8.5.0.96",
    },
    {
      pin: 'pytorch::pytorch=1.12.1=py3.9_cuda11.3_cudnn8.3.2_0',
      taken: 'pytorch::pytorch=1.12.1=py3.9_cuda11.3_cudnn8.3.2_0',
      reason: 'PyPI has one build for x86_64, with the libraries of CUDA 10.2 in it',
    },
    {
      pin: 'pytorch::torchaudio=0.12.1=py39_cu113',
      taken: 'pytorch::torchaudio=0.12.1=py39_cu113',
      reason: 'PyPI has one build for x86_64, made for CUDA 10.2',
    },
    {
      pin: 'pytorch::torchvision=0.13.1=py39_cu113',
      taken: 'pytorch::torchvision=0.13.1=py39_cu113',
      reason: 'PyPI has one build for x86_64, made for CUDA 10.2',
    },
  ],
};

/** What one package of conda has of several wheels: their shared libraries, as they have them in `lib`. */
export const LIBRARIES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  cudatoolkit: {
    'nvidia-cublas-cu11': '11.10.3.66',
    'nvidia-cuda-nvrtc-cu11': '11.7.99',
    'nvidia-cuda-runtime-cu11': '11.7.99',
    'nvidia-cufft-cu11': '10.7.2.91',
    'nvidia-curand-cu11': '10.2.10.91',
    'nvidia-cusolver-cu11': '11.4.0.1',
    'nvidia-cusparse-cu11': '11.7.4.91',
    'nvidia-npp-cu11': '11.7.4.75',
    'nvidia-nvjpeg-cu11': '11.8.0.2',
  },
  cudnn: { 'nvidia-cudnn-cu11': '8.5.0.96' },
};

/** Packages that are not one wheel. */
export const NO_WHEEL = ['cpuonly', 'libtiff', 'python', ...Object.keys(LIBRARIES)];

/** Wheels of another name or version than the conda package says; the other one with windows wants glib. */
export const WHEELS: Readonly<Record<string, { project: string; version: string }>> = {
  opencv: { project: 'opencv-python-headless', version: '4.6.0.66' },
};

/**
 * An environment file with the substitutes in place; the rest stays as it is, byte for byte.
 *
 * @throws Error if the file has changed where this table speaks of it.
 */
export function withSubstitutes(text: string, variant: OfficialVariant): string {
  return SUBSTITUTES[variant].reduce((all, { pin, taken }) => {
    const line = `\n  - ${pin}\n`;
    if (all.includes(line)) return all.replace(line, `\n  - ${taken}\n`);
    throw new Error(`the file has no entry ${pin} any more: tests/official/pins.ts names it`);
  }, text);
}
