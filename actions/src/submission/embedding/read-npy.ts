/** An array of an npy file (NEP 1), which the container has checked. */
export interface NpyArray {
  /** Kind and bytes of an item, such as `f4`. */
  readonly type: string;
  readonly shape: readonly number[];
  /** All items in C order, as little-endian floats of so many bytes. */
  floats(width: 4 | 8): Buffer;
  /** All items of an array of text. */
  texts(): Iterable<string>;
}

const HEADER =
  /'descr': *'([<>|=]?)([fiuU])(\d+)'.*'fortran_order': *(True|False).*'shape': *\(([\d, ]*)\)/s;

/** @throws Error for an array that no descriptor file of the platform's rules has. */
export function readNpy(bytes: Buffer): NpyArray {
  const longHeader = (bytes[6] ?? 0) > 1;
  const length = longHeader ? bytes.readUInt32LE(8) : bytes.readUInt16LE(8);
  const start = (longHeader ? 12 : 10) + length;
  const header = bytes.toString('latin1', longHeader ? 12 : 10, start);
  const [, order, kind = '', size = '', fortran, dimensions = ''] = HEADER.exec(header) ?? [];
  const shape = dimensions.split(',').flatMap((text) => (text.trim() === '' ? [] : [Number(text)]));
  const little = order !== '>';
  const width = kind === 'U' ? 4 * Number(size) : Number(size);
  const count = shape.reduce((all, each) => all * each, 1);
  const view = new DataView(bytes.buffer, bytes.byteOffset + start, count * width);
  const [rows = 1, columns = 1] = shape;
  /** Where the item stands that is nth in C order. */
  const place = (nth: number) =>
    fortran === 'True' ? (nth % columns) * rows + Math.floor(nth / columns) : nth;
  const read = reader(view, `${kind}${size}`, little);
  return {
    type: `${kind}${size}`,
    shape,
    floats(wide) {
      // As nearly every main.py saves them.
      if (`${kind}${size}` === `f${wide}` && little && fortran !== 'True') {
        return Buffer.from(bytes.subarray(start, start + count * width));
      }
      const floats = Buffer.alloc(count * wide);
      for (let nth = 0; nth < count; nth++) {
        const value = read(place(nth) * width);
        if (wide === 4) floats.writeFloatLE(value, nth * wide);
        else floats.writeDoubleLE(value, nth * wide);
      }
      return floats;
    },
    *texts() {
      for (let nth = 0; nth < count; nth++) yield textAt(view, nth * width, width, little);
    },
  };
}

function reader(view: DataView, type: string, little: boolean): (at: number) => number {
  switch (type) {
    case 'f4':
      return (at) => view.getFloat32(at, little);
    case 'f8':
      return (at) => view.getFloat64(at, little);
    case 'f2':
      return (at) => half(view.getUint16(at, little));
    case 'i1':
      return (at) => view.getInt8(at);
    case 'u1':
      return (at) => view.getUint8(at);
    case 'i2':
      return (at) => view.getInt16(at, little);
    case 'u2':
      return (at) => view.getUint16(at, little);
    case 'i4':
      return (at) => view.getInt32(at, little);
    case 'u4':
      return (at) => view.getUint32(at, little);
    case 'i8':
      return (at) => Number(view.getBigInt64(at, little));
    case 'u8':
      return (at) => Number(view.getBigUint64(at, little));
    default:
      return () => {
        throw new Error(`an array of ${type} holds no numbers`);
      };
  }
}

/** IEEE 754 binary16. */
function half(bits: number): number {
  const [sign, exponent, fraction] = [bits >> 15 ? -1 : 1, (bits >> 10) & 31, bits & 1023];
  if (exponent === 31) return fraction === 0 ? sign * Infinity : Number.NaN;
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25));
}

/** UCS-4, padded with zeros. */
function textAt(view: DataView, at: number, width: number, little: boolean): string {
  let found = '';
  for (let byte = 0; byte < width; byte += 4) {
    const point = view.getUint32(at + byte, little);
    if (point === 0) break;
    found += String.fromCodePoint(point);
  }
  return found;
}
