import { afterEach, describe, expect, it } from 'vitest';
import type { MadePackage } from '../channels/make-channel.ts';
import { share } from '../support/soak.ts';
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
