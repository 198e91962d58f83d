import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  mostAlike,
  readDescriptors,
} from '../../../actions/src/submission/descriptors/descriptor-figures.ts';
import { writeDescriptors } from '../../../actions/src/submission/descriptors/descriptors.ts';
import { float32Array, npyFile } from '../../../actions/src/submission/descriptors/npy.ts';
import { writeZip } from '../../../actions/src/files/zip.ts';

const { signal } = new AbortController();
let folder: string;
const at = (name: string) => path.join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'figures-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('figures of descriptors', () => {
  it('are norms, deviations, and how many dimensions are used', async () => {
    const file = at('good.npz');
    const features = Float32Array.from([3, 4, 7, -3, 4, 7, 3, -4, 7, -3, -4, 7]);
    const videoIds = ['Q1', 'Q1', 'Q2', 'Q3'];
    const timestamps = Float32Array.from([0, 1, 0, 2.5]);
    await writeDescriptors(file, { videoIds, timestamps, features, dimensions: 3 }, signal);
    const { figures, rows } = await readDescriptors(file, new Set(['Q1', 'Q3', 'Q9']));
    expect(figures).toMatchObject({ rows: 4, dimensions: 3, deviations: [4, 3, 0] });
    expect(figures.norms[0]).toBeCloseTo(Math.sqrt(74), 6);
    expect(figures.effectiveDimensions).toBeCloseTo(25 ** 2 / (16 ** 2 + 9 ** 2), 12);
    expect([...rows.keys()]).toEqual(['Q1', 'Q3']);
    expect(rows.get('Q3')).toEqual([{ seconds: 2.5, features: Float32Array.from([-3, -4, 7]) }]);
    expect(mostAlike(rows.get('Q1'), rows.get('Q3'))).toMatchObject({
      querySeconds: 1,
      refSeconds: 2.5,
    });
    expect(mostAlike(rows.get('Q1'), rows.get('Q9'))).toBeUndefined();
  });

  it('read rows that come in pieces, whatever the size of a row', async () => {
    const file = at('large.npz');
    const rows = 3000;
    const features = new Float32Array(rows * 127).fill(2);
    const videoIds = Array.from({ length: rows }, (_, row) => `Q${String(row).padStart(6, '0')}`);
    const timestamps = new Float32Array(rows);
    await writeDescriptors(file, { videoIds, timestamps, features, dimensions: 127 }, signal);
    const { figures } = await readDescriptors(file, new Set());
    expect(figures.norms).toHaveLength(rows);
    expect(new Set(figures.norms)).toEqual(new Set([Math.sqrt(4 * 127)]));
    expect(figures.effectiveDimensions).toBe(0);
  });

  it.each<[string, () => Promise<void>, RegExp]>([
    ['not a zip', () => writeFile(at('bad.npz'), 'x'), /./],
    [
      'no array',
      () => writeZip(at('bad.npz'), [{ name: 'a', content: Buffer.alloc(1) }], signal),
      /no video_ids/,
    ],
    [
      'an array that is cut short',
      () => {
        const npy = npyFile(float32Array(new Float32Array(4), [4]));
        const members = ['video_ids', 'timestamps', 'features'].map((name) => ({
          name: `${name}.npy`,
          content: npy.subarray(0, 30),
        }));
        return writeZip(at('bad.npz'), members, signal);
      },
      /video_ids is cut short/,
    ],
    [
      'an array in the order of Fortran',
      () => {
        const npy = npyFile(float32Array(new Float32Array(4), [4]));
        const content = Buffer.from(npy.toString('latin1').replace('False', 'True '), 'latin1');
        return writeZip(at('bad.npz'), [{ name: 'video_ids.npy', content }], signal);
      },
      /video_ids has another form/,
    ],
  ])('refuse %s', async (_, make, message) => {
    await make();
    await expect(readDescriptors(at('bad.npz'), new Set())).rejects.toThrow(message);
  });
});
