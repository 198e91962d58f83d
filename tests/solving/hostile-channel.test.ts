import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { constants, createZstdCompress, zstdCompressSync } from 'node:zlib';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { Fetcher } from '../../actions/src/environment/channel/fetcher.ts';
import { readShard } from '../../actions/src/environment/channel/records.ts';
import { WholeFiles } from '../../actions/src/environment/channel/whole-files.ts';
import { WholeRepodata } from '../../actions/src/environment/channel/whole-repodata.ts';
import type { MadePackage } from '../channels/make-channel.ts';
import { serveChannels } from '../channels/serve-channels.ts';
import { isSoak, share } from '../support/soak.ts';
import { closeAll, serve, solve } from './harness.ts';

// Records that are of the right shape, and mean harm: the solver's thread ends by itself or by the deadline,
// with a verdict, and never with the packages that the records lie about.

afterEach(closeAll);

const many = (count: number, make: (at: number) => MadePackage) =>
  Array.from({ length: count }, (_, at) => make(at));
const tool = (more: Partial<MadePackage>): MadePackage[] => [
  { name: 'tool', version: '1.0', ...more },
];

const cases: readonly (readonly [string, MadePackage[]])[] = [
  ['needs itself in another version', tool({ depends: ['tool >=2'] })],
  [
    'needs what needs it in another version',
    [...tool({ depends: ['a'] }), { name: 'a', version: '1', depends: ['tool 2.*'] }],
  ],
  ['forbids itself', tool({ constrains: ['tool <1'] })],
  ['needs something that is no spec', tool({ depends: ['>>> <<<'] })],
  ['needs an empty text', tool({ depends: [''] })],
  ['needs a line break', tool({ depends: ['a\n--index-url=http://evil.example'] })],
  ['needs a path', tool({ depends: ['../../etc/passwd'] })],
  ['needs an address', tool({ depends: ['http://evil.example/x.conda'] })],
  ['needs markup', tool({ depends: ['<img src=x onerror=alert(1)>'] })],
  ['needs a version that is none', tool({ depends: ['a >=x!!y'] })],
  ['needs a name of 100,000 letters', tool({ depends: ['x'.repeat(100_000)] })],
  [
    'needs 10,000 that are not there',
    tool({
      depends: many(10_000, (at) => ({ name: `n${at}`, version: '1' })).map(({ name }) => name),
    }),
  ],
  [
    'needs a chain of 500 that ends nowhere',
    [
      ...tool({ depends: ['c0'] }),
      ...many(500, (at) => ({ name: `c${at}`, version: '1', depends: [`c${at + 1}`] })),
    ],
  ],
  [
    'has 2,000 versions that all clash with another',
    [
      ...tool({ depends: ['a', 'b'] }),
      ...many(2000, (at) => ({ name: 'a', version: `1.${at}`, depends: ['b <0'] })),
      { name: 'b', version: '1' },
    ],
  ],
  ['needs a machine that nobody has', tool({ depends: ['__cuda >=99'] })],
  [
    'needs a virtual package of its own',
    [...tool({ depends: ['__evil'] }), { name: '__cuda', version: '99' }],
  ],
  ['has a version that is none', [{ name: 'tool', version: 'x y z' }]],
  ['has a version of 100,000 digits', [{ name: 'tool', version: '1'.repeat(100_000) }]],
  [
    'has a negative build number and a path for a build',
    [{ name: 'tool', version: '2.0', build: '../../x' }],
  ],
  ['is there under another name alone', [{ name: '__proto__', version: '1.0' }]],
  ['is there as constructor alone', [{ name: 'constructor', version: '1.0' }]],
];

describe('a channel whose package', { timeout: 30_000 }, () => {
  it.each(share(cases, 6))('%s is not solved', async (_title, packages) => {
    const before = process.memoryUsage.rss();
    const server = await serve({ main: packages }, ['plain']);
    const outcome = await solve(server, ['main'], ['tool=1.0'], { deadlineMs: 20_000 });
    expect(outcome.verdict).not.toBe('solved');
    expect(JSON.stringify(outcome)).not.toMatch(/\[object|at .*\.ts:\d+/);
    expect(process.memoryUsage.rss() - before).toBeLessThan(512e6);
  });
});

/** A packed file that begins like repodata and goes on with a text again and again, for so many MiB. */
async function bomb(unit: string, mebibytes: number): Promise<Buffer> {
  const packing = createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: 1 } });
  const block = Buffer.from(unit.repeat(Math.ceil(2 ** 20 / unit.length)));
  const blocks = Readable.from(
    (function* () {
      yield Buffer.from('{"packages":{');
      for (let at = 0; at < mebibytes; at++) yield block;
    })(),
  );
  return buffer(blocks.pipe(packing));
}

// What unpacks to gigabytes, or to more things than bytes came, ends at a limit.
describe('a whole repodata.json.zst', { timeout: 60_000 }, () => {
  it.each(
    share(
      [
        ['{', /too large/],
        [' ', /more than 1 GiB/],
        ['[]', /more than 1 GiB/],
        ['"', /too many/],
        ['"a-1-0.conda":{},', /too many/],
        ['"a-1-0.conda":{},"b-1-0.conda":{},', /more than can be kept/],
      ] as const,
      6,
    ),
  )('of %s without end is refused', async (unit, reason) => {
    const bytes = await bomb(unit, 1100);
    const before = process.memoryUsage.rss();
    await expect(WholeRepodata.of(bytes, 'zst')).rejects.toThrow(reason);
    expect(process.memoryUsage.rss() - before).toBeLessThan(512e6);
  });
});

// What each may have alone would be too much of all.
describe('channels that all mean harm', { timeout: 120_000 }, () => {
  const patience = { attempts: 1, firstDelayMs: 1, maxDelayMs: 1, idleMs: 20_000 };
  const pair = '"a-1-0.conda":{},"b-1-0.conda":{},';

  it('are read one after another, and what is kept of them has a limit', async () => {
    const text = Buffer.from(`{"packages":{${pair.repeat(500)}"c-1-0.conda":{}}}`);
    const alone = (await WholeRepodata.of(text, 'json')).kept;
    let [open, most] = [0, 0];
    const server = createServer((_request, response) => {
      most = Math.max(most, (open += 1));
      response.on('close', () => (open -= 1)).end(text);
    }).listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    const { signal } = new AbortController();
    const files = new WholeFiles(new Fetcher({ deadlineMs: 20_000, signal }), 2.5 * alone);
    const { port } = server.address() as AddressInfo;
    const read = ['one', 'two', 'three'].map((name) =>
      files.read(`http://127.0.0.1:${port}/${name}`, 'json'),
    );
    await expect(Promise.all(read.slice(0, 2))).resolves.toMatchObject([{ kept: alone }, {}]);
    await expect(read[2]).rejects.toThrow('the channels have more records than fit into');
    expect(most).toBe(1);
  });

  it.runIf(isSoak()).each([
    ['records', `{"packages":{${pair.repeat(230_000)}"c-1-0.conda":{}}}`, /more records than fit/],
    ['bytes', `{${' '.repeat(100 * 2 ** 20)}`, /damaged/],
  ])('never take 512 MB for their %s', async (_title, text, reason) => {
    const bytes = Buffer.from(text);
    const files = new Map(['noarch', 'linux-64'].map((at) => [`${at}/repodata.json`, bytes]));
    const names = ['one', 'two', 'three', 'four'];
    const server = await serveChannels(Object.fromEntries(names.map((name) => [name, files])));
    onTestFinished(() => server.close());
    const before = process.memoryUsage.rss();
    const outcome = await solve(server, names, ['tool=1.0'], { deadlineMs: 90_000, patience });
    expect(outcome).toMatchObject({
      verdict: 'channel-unavailable',
      reason: expect.stringMatching(reason) as string,
    });
    expect(process.memoryUsage.rss() - before).toBeLessThan(512e6);
  });
});

describe('a shard', () => {
  it.each([
    ['lists', 0x90],
    ['maps', 0x80],
    ['nothing', 0xc0],
  ])('of 30 million %s is refused', (_title, type) => {
    const values = Buffer.alloc(30_000_005, type);
    values.set([0xdd, 0x01, 0xc9, 0xc3, 0x80]);
    const before = process.memoryUsage.rss();
    expect(() => readShard(zstdCompressSync(values))).toThrow('too many values');
    expect(process.memoryUsage.rss() - before).toBeLessThan(512e6);
  });
});
