import { encode } from '@msgpack/msgpack';
import { zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { hasMoreValues } from '../../../../actions/src/environment/channel/msgpack-values.ts';
import { RepodataScanner } from '../../../../actions/src/environment/channel/repodata-scanner.ts';
import { WholeRepodata } from '../../../../actions/src/environment/channel/whole-repodata.ts';

const record = (name: string, version: string, more: object = {}) => ({
  name,
  version,
  build: '0',
  build_number: 0,
  depends: [],
  ...more,
});
const tables = {
  info: { subdir: 'linux-64', base_url: 'https://elsewhere.example/x/', nested: { a: ['}', '"'] } },
  packages: {
    'a-1-0.tar.bz2': record('a', '1', { summary: 'a "quoted" } brace \\ and ü 🐍' }),
    'b-c-1-0.tar.bz2': record('b-c', '1', { more: { deep: [{ list: [] }] } }),
  },
  'packages.conda': {
    'a-2-0.conda': record('a', '2'),
    'lie-1-0.conda': record('a', '666'),
    'not a file': record('a', '667'),
    'b-c-2-0.conda': { name: 'b-c' },
  },
  removed: ['a-3-0.conda', { packages: {} }],
  repodata_version: 1,
};
const pretty = JSON.stringify(tables, undefined, 2);

describe('a whole repodata.json', () => {
  it.each(['json', 'zst'] as const)('gives the records of a name, read as %s', async (form) => {
    const text = Buffer.from(pretty);
    const whole = await WholeRepodata.of(form === 'zst' ? zstdCompressSync(text) : text, form);
    expect(whole.baseUrl).toBe('https://elsewhere.example/x/');
    expect([...whole.names()]).toEqual(['a', 'b-c', 'lie']);
    const records = whole.records('a');
    expect([...(records?.keys() ?? [])]).toEqual(['a-1-0.tar.bz2', 'a-2-0.conda']);
    expect(records?.get('a-1-0.tar.bz2')?.fields).toEqual(tables.packages['a-1-0.tar.bz2']);
    expect([...(whole.records('b-c')?.keys() ?? [])]).toEqual(['b-c-1-0.tar.bz2']);
    expect(whole.records('lie')?.size).toBe(0);
    expect(whole.records('nothing')).toBeUndefined();
  });

  it('does not care where a chunk ends', () => {
    const seen = [pretty, JSON.stringify(tables)].flatMap((text) =>
      [1, 2, 3, 7, 100_000].map((length) => {
        const found: unknown[] = [];
        const scanner = new RepodataScanner({
          record: (file, json) => found.push([file, JSON.parse(json.toString())]),
          info: (json) => found.push(JSON.parse(json.toString())),
        });
        const bytes = Buffer.from(text);
        for (let at = 0; at < bytes.length; at += length)
          scanner.push(bytes.subarray(at, at + length));
        scanner.end();
        return found;
      }),
    );
    const { info, packages, 'packages.conda': conda } = tables;
    const all = [info, ...Object.entries(packages), ...Object.entries(conda)];
    expect(seen).toEqual(seen.map(() => all));
  });

  it.each([
    ['an empty file', ''],
    ['a list', '[]'],
    ['a page', '<!doctype html>'],
    ['cut short', pretty.slice(0, -20)],
    ['cut in a record', pretty.slice(0, 300)],
    ['a record of 2 MB', `{"packages":{"a-1-0.conda":{"x":"${'x'.repeat(2 ** 21)}"}}}`],
    ['a name of 1,000 letters', `{"packages":{"${'a'.repeat(1000)}-1-0.conda":{}}}`],
    ['brackets without end', `{"packages":{"a-1-0.conda":{"x":${'['.repeat(2 ** 21)}`],
  ])('is refused: %s', async (_title, text) => {
    await expect(WholeRepodata.of(Buffer.from(text), 'json')).rejects.toThrow(/./);
  });

  it('says of records that are no JSON that they are damaged, and gives the others', async () => {
    const text = pretty.replace('"version": "2"', '"version": 2x');
    const whole = await WholeRepodata.of(Buffer.from(text), 'json');
    expect(() => whole.records('a')).toThrow('JSON');
    expect(whole.records('b-c')?.size).toBe(1);
  });
});

describe('hasMoreValues', () => {
  const sizes = [0, 1, 20, 31, 32, 255, 256, 65_535, 65_536];
  const values = [
    null,
    true,
    0,
    127,
    -32,
    -33,
    128,
    255,
    256,
    65_536,
    2 ** 40,
    -200,
    -40_000,
    -(2 ** 40),
    1.5,
    ...sizes.map((size) => 'x'.repeat(size)),
    ...sizes.map((size) => new Uint8Array(size)),
    new Date(0),
    new Date(1.5),
    new Date(2 ** 45),
  ];

  it.each(values.map((value) => [value]))('counts what follows %s', (value) => {
    const bytes = encode([value, {}]);
    expect([2, 3].map((most) => hasMoreValues(bytes, most))).toEqual([true, false]);
  });

  it.each([0, 1, 15, 16, 300, 70_000])('counts lists and maps of %i', (count) => {
    const list = Array.from({ length: count }, () => 7);
    expect(hasMoreValues(encode(list), count)).toBe(true);
    expect(hasMoreValues(encode(list), count + 1)).toBe(false);
    const map = Object.fromEntries(list.map((value, at) => [`k${at}`, value]));
    expect(hasMoreValues(encode(map), 2 * count)).toBe(true);
    expect(hasMoreValues(encode(map), 2 * count + 1)).toBe(false);
  });
});
