/** A pin of environment-cpu.yml that no package index has as it stands, and what is taken instead. */
export interface Substitute {
  /** The entry as the file has it. */
  readonly pin: string;
  /** The entry in its place; the same where only what the package holds is another's. */
  readonly taken: string;
  readonly reason: string;
}

/** All of them. Every other conda entry is the wheel of its version on PyPI, unchanged. */
export const SUBSTITUTES: readonly Substitute[] = [
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
    pin: 'cpuonly=2.0',
    taken: 'cpuonly=2.0',
    reason: 'an empty package, made here: it is empty in its own channel as well',
  },
  {
    pin: 'opencv=4.6.0',
    taken: 'opencv=4.6.0',
    reason:
      'py-opencv is the wheel opencv-python-headless 4.6.0.66: no windows, and an FFmpeg of its own',
  },
  {
    pin: 'pytorch::pytorch=1.12.1=py3.9_cpu_0',
    taken: 'pytorch::pytorch=1.12.1=py3.9_cpu_0',
    reason:
      'PyPI has one build for x86_64, with the libraries of CUDA 10.2: it computes on the CPU as well',
  },
  {
    pin: 'oss2=2.16.0',
    taken: 'oss2=2.16.0',
    reason: 'PyPI has its sources only, and of four that it needs: they are built',
  },
];

/** Packages that are not a wheel of their own name and version. Their place in conda follows. */
export const NO_WHEEL = ['cpuonly', 'libtiff', 'python'];

/** Wheels of another name or version than the conda package says; the other one with windows wants glib. */
export const WHEELS: Readonly<Record<string, { project: string; version: string }>> = {
  opencv: { project: 'opencv-python-headless', version: '4.6.0.66' },
};

/**
 * An environment file with the substitutes in place; the rest stays as it is, byte for byte.
 *
 * @throws Error if the file has changed where this table speaks of it.
 */
export function withSubstitutes(text: string): string {
  return SUBSTITUTES.reduce((all, { pin, taken }) => {
    const line = `\n  - ${pin}\n`;
    if (all.includes(line)) return all.replace(line, `\n  - ${taken}\n`);
    throw new Error(`the file has no entry ${pin} any more: tests/official/pins.ts names it`);
  }, text);
}
