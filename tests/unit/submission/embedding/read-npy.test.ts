import { describe, expect, it } from 'vitest';
import { readNpy } from '../../../../actions/src/submission/embedding/read-npy.ts';

/** As `numpy.save` of NumPy 1.24 writes it: the header is padded so that the data begins at 128. */
function saved(descr: string, shape: string, data: string, fortran = 'False'): Buffer {
  const header = `{'descr': '${descr}', 'fortran_order': ${fortran}, 'shape': ${shape}, }`;
  const padded = `${header.padEnd(128 - 10 - 1)}\n`;
  return Buffer.concat([
    Buffer.from('934e554d505901007600', 'hex'),
    Buffer.from(padded, 'latin1'),
    Buffer.from(data, 'hex'),
  ]);
}

const doubles = (bytes: Buffer) => [
  ...new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)),
];
const floats = (bytes: Buffer) => [
  ...new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)),
];

// The data of each is what NumPy wrote for these values.
const NUMBERS: readonly [
  descr: string,
  shape: string,
  data: string,
  values: readonly number[],
  fortran?: string,
][] = [
  ['<f2', '(2, 3)', '003e80c000000100ff7b00fc', [1.5, -2.25, 0, 2 ** -24, 65504, -Infinity]],
  ['<f2', '(1,)', '007e', [Number.NaN]],
  ['>f2', '(2,)', 'ae6603ff', [-1638 * 2 ** -14, 1023 * 2 ** -24]],
  ['<f4', '(1, 2)', '0000003f000080bf', [0.5, -1]],
  ['<f4', '()', '00004040', [3]],
  ['<f4', '(0, 3)', '', []],
  ['|i1', '(2,)', '807f', [-128, 127]],
  ['|u1', '(1,)', 'ff', [255]],
  ['<i2', '(1,)', 'd4fe', [-300]],
  ['<u2', '(1,)', 'ffff', [65535]],
  ['>i4', '(2,)', '00000001fffeee90', [1, -70000]],
  ['<u4', '(1,)', 'ffffffff', [4294967295]],
  ['<i8', '(1,)', 'fbffffffffffffff', [-5]],
  ['<u8', '(1,)', '0700000000000000', [7]],
  ['<f4', '(3, 2)', '0000000000000040000080400000803f000040400000a040', [0, 1, 2, 3, 4, 5], 'True'],
];

describe('an npy file', () => {
  it.each(NUMBERS)('of %s and shape %s is read as numbers', (descr, shape, data, values, order) => {
    const array = readNpy(saved(descr, shape, data, order));
    expect(array.type).toBe(descr.slice(1));
    expect(array.shape).toEqual(shape.match(/\d+/g)?.map(Number) ?? []);
    expect(doubles(array.floats(8))).toEqual(values);
    expect(floats(array.floats(4))).toEqual(values.map(Math.fround));
  });

  it('of text is read in either order of bytes', () => {
    const little = '510000003100000000000000510000003200000030000000fc0000000000000000000000';
    expect([...readNpy(saved('<U3', '(3,)', little)).texts()]).toEqual(['Q1', 'Q20', 'ü']);
    const big = '00000052000000310000000000000000';
    expect([...readNpy(saved('>U4', '(1,)', big)).texts()]).toEqual(['R1']);
  });

  it('of other things holds no numbers', () => {
    const complex = saved('<c16', '(1,)', '0000000000000000000000000000f03f');
    expect(() => readNpy(complex).floats(4)).toThrow('holds no numbers');
  });
});
