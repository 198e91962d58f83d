import { describe, expect, it } from 'vitest';
import { belowFloors, byFolder } from '../../scripts/coverage.ts';

const files = [
  { file: 'actions/src/registry/promotion/move.ts', lines: 80, covered: 76 },
  { file: 'actions/src/registry/client/a.ts', lines: 20, covered: 20 },
  { file: 'runtime/vsc_runtime/ranking/hits.py', lines: 10, covered: 8 },
  { file: 'scripts/generate/index.ts', lines: 10, covered: 10 },
  { file: 'actions/src/finding.ts', lines: 0, covered: 0 },
];

describe('coverage', () => {
  it('is told by folder, over both languages', () => {
    expect(byFolder(files)).toEqual([
      { folder: 'actions/src/registry', lines: 100, covered: 96, share: 96 },
      { folder: 'runtime/vsc_runtime/ranking', lines: 10, covered: 8, share: 80 },
      { folder: 'scripts', lines: 10, covered: 10, share: 100 },
    ]);
  });

  it('is high enough, as a whole and in each folder', () => {
    expect(belowFloors(byFolder(files))).toEqual([]);
  });

  it.each([
    [7, 'runtime/vsc_runtime/ranking: 70.0 % is below 75 %'],
    [0, 'runtime/vsc_runtime/ranking: 0.0 % is below 75 %'],
  ])('is too low with %i lines of a folder', (covered, problem) => {
    const worse = files.map((file) =>
      file.lines === 10 && file.file.endsWith('.py') ? { ...file, covered } : file,
    );
    expect(belowFloors(byFolder(worse))).toContain(problem);
  });

  it('is too low as a whole', () => {
    expect(belowFloors(byFolder([{ file: 'scripts/a.ts', lines: 100, covered: 80 }]))).toEqual([
      'all: 80.0 % is below 90 %',
    ]);
  });
});
