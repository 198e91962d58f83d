/** For each type byte from 0xc0 to 0xdf: bytes that follow it, and of how many of them a length is made. */
const forms: readonly (readonly [fixed: number, length: 0 | 1 | 2 | 4])[] = [
  ...([
    [0, 0],
    [0, 0],
    [0, 0],
    [0, 0],
  ] as const), // nil, unused, false, true
  ...([
    [1, 1],
    [2, 2],
    [4, 4],
  ] as const), // bin
  ...([
    [2, 1],
    [3, 2],
    [5, 4],
  ] as const), // ext: a length and a type
  ...([
    [4, 0],
    [8, 0],
  ] as const), // float
  ...([
    [1, 0],
    [2, 0],
    [4, 0],
    [8, 0],
  ] as const), // uint
  ...([
    [1, 0],
    [2, 0],
    [4, 0],
    [8, 0],
  ] as const), // int
  ...([
    [2, 0],
    [3, 0],
    [5, 0],
    [9, 0],
    [17, 0],
  ] as const), // fixext
  ...([
    [1, 1],
    [2, 2],
    [4, 4],
  ] as const), // str
  ...([
    [2, 0],
    [4, 0],
    [2, 0],
    [4, 0],
  ] as const), // array, map: their values follow by themselves
];

/**
 * Whether MessagePack holds more values than that, lists and maps included, found out without making any of them.
 * The forms: https://github.com/msgpack/msgpack/blob/master/spec.md
 */
export function hasMoreValues(bytes: Uint8Array, most: number): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let count = 0;
  for (let at = 0; at < bytes.length; count++) {
    if (count > most) return true;
    const type = bytes[at]!;
    at += 1;
    if (type >= 0xa0 && type <= 0xbf) at += type & 31;
    if (type < 0xc0 || type > 0xdf) continue;
    const [fixed, length] = forms[type - 0xc0]!;
    if (at + fixed > bytes.length) return count > most;
    if (length === 1) at += view.getUint8(at);
    if (length === 2) at += view.getUint16(at);
    if (length === 4) at += view.getUint32(at);
    at += fixed;
  }
  return count > most;
}
