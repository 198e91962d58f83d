/** An array as NumPy stores it, in C order. */
export interface NumpyArray {
  /** Data type as NumPy writes it, such as `<f4` or `<U7`. */
  descr: string;
  shape: readonly number[];
  /** Little-endian bytes of all elements. */
  bytes: Uint8Array;
}

/** float32 values, row after row. */
export function float32Array(values: Float32Array, shape: readonly number[]): NumpyArray {
  return { descr: '<f4', shape, bytes: littleEndian(values) };
}

/** Texts as NumPy's fixed-width unicode: four bytes a character, padded with zeros. */
export function unicodeArray(texts: readonly string[], width = widthOf(texts)): NumpyArray {
  const characters = new Uint32Array(texts.length * width);
  texts.forEach((text, row) => {
    for (let i = 0; i < text.length; i++) characters[row * width + i] = text.codePointAt(i)!;
  });
  return { descr: `<U${width}`, shape: [texts.length], bytes: littleEndian(characters) };
}

/** Characters of the longest text; at least 1. */
export function widthOf(texts: Iterable<string>): number {
  let width = 1;
  for (const text of texts) width = Math.max(width, text.length);
  return width;
}

/** One .npy file, format 1.0 (NEP 1): magic, header padded to 64 bytes, data. */
export function npyFile({ descr, shape, bytes }: NumpyArray): Buffer {
  return Buffer.concat([npyHeader(descr, shape), bytes]);
}

/** What stands before the data. */
export function npyHeader(descr: string, shape: readonly number[]): Buffer {
  const tuple = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
  const header = `{'descr': '${descr}', 'fortran_order': False, 'shape': ${tuple}, }`;
  const preamble = 10;
  const length = Math.ceil((preamble + header.length + 1) / 64) * 64;
  const file = Buffer.alloc(length, ' ');
  file.write('\x93NUMPY\x01\x00', 'latin1');
  file.writeUInt16LE(length - preamble, 8);
  file.write(header, preamble, 'latin1');
  file[length - 1] = 0x0a;
  return file;
}

/** Every machine that Node runs on here is little-endian, and so are the files. */
function littleEndian(values: Float32Array | Uint32Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}
