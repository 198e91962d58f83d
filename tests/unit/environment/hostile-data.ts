import { encode } from '@msgpack/msgpack';
import { zstdCompressSync } from 'node:zlib';

/** Values that stand for anything else, put in the place of what is meant. */
export const wrongValues: readonly unknown[] = [
  null,
  true,
  -1,
  1e308,
  '',
  ' ',
  {},
  [],
  ['x'],
  '__proto__',
  '../../etc/passwd',
  'x\n--index-url=http://evil.example/simple',
  '<img src=x onerror=alert(1)>',
  '\u202Ex\u0000',
  'x'.repeat(100_000),
];

/** All copies of a value in which one place, however deep, has one of the wrong values. */
export function mutants(value: unknown, path = ''): { title: string; value: unknown }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, old]) => {
    const at = `${path}/${key}`;
    const put = (each: unknown): unknown =>
      Array.isArray(value)
        ? value.map((item: unknown, index) => (String(index) === key ? each : item))
        : { ...value, [key]: each };
    const here = wrongValues
      .filter((each) => JSON.stringify(each) !== JSON.stringify(old))
      .map((each) => ({
        title: `${at} = ${JSON.stringify(each).slice(0, 30)}`,
        value: put(each),
      }));
    const below = mutants(old, at).map((each) => ({ title: each.title, value: put(each.value) }));
    return [...here, ...below];
  });
}

/** Pages of a package index that are none, or that never end. */
export const hostilePages: readonly (readonly [string, string])[] = [
  ['nothing', ''],
  ['a number', '7'],
  ['null', 'null'],
  ['a list', '[]'],
  ['files that are no list', '{"files": {}}'],
  ['JSON that breaks off', '{"files": ['],
  ['lists without end', `{"files": ${'['.repeat(100_000)}`],
  ['objects without end', '{"files":'.repeat(50_000)],
  ['a login', '<html><a href="/login">Log in</a></html>'],
  ['links that never close', '<a '.repeat(100_000)],
  ['quotes that never close', '<a "'.repeat(100_000)],
  ['quotes within quotes', `<a href="x${'\'"'.repeat(50_000)}`],
  ['attributes without end', `<a ${'a = '.repeat(200_000)}>x</a>`],
  ['blanks without end', `<a href${' '.repeat(1_000_000)}>x</a>`],
  ['links to nothing', '<a>x</a>'.repeat(100_000)],
];

const packed = (value: unknown) => zstdCompressSync(encode(value));

/** What a channel may serve as a shard. */
export const hostileShards: readonly (readonly [string, Uint8Array])[] = [
  ['nothing', Buffer.alloc(0)],
  ['no zstd', Buffer.from('no zstd at all')],
  ['zstd that breaks off', packed({ packages: { a: 'b'.repeat(9999) } }).subarray(0, 20)],
  ['a bomb', zstdCompressSync(Buffer.alloc(64 * 2 ** 20))],
  ['null', packed(null)],
  ['a number', packed(7)],
  ['a list', packed([[[]]])],
  ['tables that are texts', packed({ packages: 'x', 'packages.conda': 7, removed: {} })],
  ['a table of a million bytes', packed({ packages: new Uint8Array(1_000_000) })],
  ['a map that is longer than it', zstdCompressSync(Buffer.from([0xdf, 255, 255, 255, 255]))],
  ['a list that is longer than it', zstdCompressSync(Buffer.from([0xdd, 255, 255, 255, 255]))],
  ['a text that is longer than it', zstdCompressSync(Buffer.from([0xdb, 255, 255, 255, 255]))],
  ['lists without end', zstdCompressSync(Buffer.alloc(100_000, 0x91))],
  [
    'the key __proto__',
    zstdCompressSync(Buffer.from([0x81, 0xa9, ...Buffer.from('__proto__'), 0x80])),
  ],
];
