import { describe, expect, it } from 'vitest';
import { importFindings, installFindings } from '../../../actions/src/image/build/blame.ts';
import { annotationsOf } from '../../../actions/src/report/annotations.ts';

const place = (line: number) => ({
  file: 'environment/environment-cpu.yml',
  line,
  column: 5,
  endColumn: 9,
});
const listed = [
  { kind: 'conda', name: 'numpy', place: place(9) },
  { kind: 'conda', name: 'scikit-image', place: place(10) },
  { kind: 'pip', name: 'pytorch-lightning', place: place(40) },
  { kind: 'pip', name: 'numpy', place: place(41) },
  { kind: 'apt', name: 'libsm6', place: place(2) },
] as const;

const planned = [
  { name: 'scikit-image', depends: ['python >=3.9', 'libfoo 1.*'] },
  { name: 'libfoo', depends: [] },
];

/** The lines that a failed step is about, with what is said there. */
function blamed(script: string, ...lines: string[]) {
  const step = { command: `sh /mnt/${script}.sh /mnt/${script}-1.txt`, lines };
  return installFindings('cpu', step, listed, planned).map(({ place: { line }, message }) => [
    line,
    message,
  ]);
}

describe('the package to blame for a step that failed', () => {
  it.each([
    ['apt', 'E: Unable to locate package libsm6', 2],
    ['apt', ' libsm6 : Depends: libc6 (>= 9) but 2.36 is to be installed', 2],
    ['conda', 'conda: numpy: its post-link script failed', 9],
    ['pip', 'ERROR: No matching distribution found for pytorch_lightning==99', 40],
    ['pip', '    pytorch-lightning==1.8.6 from https://x.example/y.whl:', 40],
    ['pip', 'pytorch-lightning 1.8.6 requires torchmetrics, which is not installed.', 40],
    ['pip', 'ERROR: Failed building wheel for numpy', 41],
  ])('%s: %s', (script, line, asked) => {
    const message = `cannot be installed in the cpu image: ${line.trim()}`;
    expect(blamed(script, 'Collecting all', line, 'and more')).toEqual([
      [asked, expect.stringContaining(message)],
    ]);
  });

  it.each([
    ['conda', 'the last lines say nothing', 'Traceback (most recent call last):'],
    ['conda', 'nobody asked for it or needs it', 'conda: libgcc: its post-link script failed'],
    ['apt', "it is another manager's", 'E: Unable to locate package numpy'],
    ['runtime', 'the step installs nothing', 'ERROR: No matching distribution found for numpy'],
  ])('%s: nobody, where %s', (script, _why, line) => {
    expect(blamed(script, line)).toEqual([]);
  });

  it('is the one that needs it, where nobody asked for it by name', () => {
    expect(blamed('conda', 'conda: libfoo: HTTP 503')).toEqual([
      [10, expect.stringContaining('libfoo, for scikit-image, cannot be installed')],
    ]);
  });

  it('is one, the first that the manager names', () => {
    const lines = [
      'ERROR: Failed building wheel for numpy',
      'ERROR: Cannot install pytorch-lightning',
    ];
    expect(blamed('pip', ...lines)).toHaveLength(1);
  });
});

describe('an import that fails', () => {
  const check = { group: 'import', name: 'pip numpy', status: 'failed', detail: '' } as const;

  it('is told at the line that asks for the package, and nothing else is', () => {
    const checks = [
      { ...check, detail: 'import numpy: ImportError: \u001B[31m%0A::error::x' },
      { ...check, name: 'conda numpy', status: 'passed' },
      { ...check, name: 'conda forged' },
      { ...check, group: 'contract', name: 'conda scikit-image' },
    ] as const;
    const findings = importFindings('cpu', checks, listed);
    expect(findings).toEqual([
      {
        place: place(41),
        rule: 'package-import',
        severity: 'error',
        message:
          'numpy does not work in the cpu image: import numpy: ImportError: <U+001B>[31m%0A::error::x',
      },
    ]);
    expect(annotationsOf(findings)).toMatchObject([{ level: 'error', startLine: 41 }]);
  });
});
