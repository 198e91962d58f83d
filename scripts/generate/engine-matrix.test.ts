import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { engineMatrix } from './engine-matrix.ts';

const cells = (line: string) => line.split('|').length;

describe('the table of engines', () => {
  it('has a cell for each command, with the test that shows it', () => {
    const [head = '', , ...rows] = engineMatrix(path.resolve(import.meta.dirname, '../..')).split(
      '\n',
    );
    expect(new Set(rows.map(cells))).toEqual(new Set([cells(head)]));
    expect(rows[0]).toContain('[here and in CI](../../tests/integration/build-image.test.ts)');
  });

  it('is not made if a test that it names is gone', () => {
    expect(() => engineMatrix('/nowhere')).toThrow(/run-container.test.ts has no test "has a cont/);
  });
});
