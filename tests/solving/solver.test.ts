import { afterEach, describe, expect, it } from 'vitest';
import type { MadePackage } from '../channels/make-channel.ts';
import {
  closeAll,
  file,
  findingsOf,
  machine,
  packagesOf,
  science,
  serve,
  solve,
  solverAt,
} from './harness.ts';

afterEach(closeAll);

const clash = (name: string): MadePackage[] => [
  { name, version: '1', depends: [`${name}-lib 1.*`] },
  { name: `${name}-lib`, version: '1.0' },
  { name: `${name}-lib`, version: '2.0' },
];

/** The channel's packages, with another numba. */
function scienceWith(numba: Partial<MadePackage>): MadePackage[] {
  return science.map((each) => (each.name === 'numba' ? { ...each, ...numba } : each));
}

describe('Solver', { timeout: 60_000 }, () => {
  for (const form of ['shards', 'zst', 'plain'] as const) {
    it(`solves from a channel that serves ${form}`, async () => {
      const server = await serve({ main: science }, [form]);
      const outcome = await solve(server, ['main'], ['numba=0.56.3', 'tool=1.0']);
      expect(packagesOf(outcome)).toEqual([
        'helper 2.1',
        'llvmlite 0.39.1',
        'numba 0.56.3',
        'numpy 1.23.5',
        'python 3.9.13',
        'tool 1.0',
      ]);
    });
  }

  it('gives versions as the records write them, and verifies them in a lock', async () => {
    const fonts = ['3.000', '2.038', '1!2.0', '1.1.1s'];
    const made = fonts.map((version, at) => ({ name: `font-${at}`, version }));
    const lines = made.map(({ name, version }) => `${name}=${version}`);
    const solver = solverAt(await serve({ main: made }));
    const request = { file: file(['main'], lines), virtualPackages: machine };
    const outcome = await solver.solve(request);
    expect(packagesOf(outcome)).toEqual(fonts.map((version, at) => `font-${at} ${version}`));
    const packages = outcome.verdict === 'solved' ? outcome.packages : [];
    expect(await solver.verify(request, packages)).toMatchObject({
      verdict: 'verified',
      faults: [],
    });
  });

  it("looks up the records of a lock that is main's own, and leaves its sense to main", async () => {
    const lines = ['numba=0.56.3', 'numpy=1.23.4', 'python=3.9.13'];
    const request = { file: file(['main'], lines), virtualPackages: machine };
    const outcome = await solverAt(await serve({ main: science })).solve(request);
    const packages = outcome.verdict === 'solved' ? outcome.packages : [];
    expect(packages).toHaveLength(4);
    const settled = { packages, settled: true };
    // Its channel says so since.
    const clashing = await serve({ main: scienceWith({ constrains: ['numpy <1.23'] }) });
    const own = { packages, settled: false };
    const fault = [expect.stringMatching(/numpy|numba/)];
    expect((await faultsOf(clashing, own)).map(({ message }) => message)).toEqual(fault);
    expect(await faultsOf(clashing, settled)).toEqual([]);
    // Channels correct what packages need: main's lock stands, and any other one is held against the record.
    const patched = await serve({
      main: scienceWith({ depends: ['llvmlite 0.39.*', 'numpy <2'] }),
    });
    expect(await faultsOf(patched, settled)).toEqual([]);
    expect(await faultsOf(patched, own)).toEqual([]);
    expect(await faultsOf(patched, { packages: [], settled: false })).toMatchObject([
      { name: 'numba', message: expect.stringContaining('depends') },
    ]);
    const again = await solverAt(patched).solve({ ...request, locked: packages });
    const kept = 'packages' in again ? again.packages : [];
    expect(kept.find(({ name }) => name === 'numba')?.depends).toContain('numpy <2');
    const resized = await serve({ main: scienceWith({ size: 3_000_001 }) });
    expect(await faultsOf(resized, settled)).toMatchObject([
      { name: 'numba', message: expect.stringContaining('size') },
    ]);

    async function faultsOf(server: Awaited<ReturnType<typeof serve>>, standing: typeof own) {
      const verified = await solverAt(server).verify(request, packages, standing);
      return verified.verdict === 'verified' ? verified.faults : [];
    }
  });

  it.each([
    ['zst', '_shards'],
    ['plain', '.zst'],
  ] as const)('solves from a mirror with %s alone, which forbids %s', async (form, others) => {
    const server = await serve({ main: science }, [form]);
    server.faults = (path) => (path.includes(others) ? { status: 403 } : undefined);
    expect(packagesOf(await solve(server, ['main'], ['helper=2.1']))).toEqual(['helper 2.1']);
  });

  it('tells public addresses, hashes and sizes, although a mirror served the records', async () => {
    const outcome = await solve(await serve({ main: science }), ['main'], ['helper=2.1']);
    expect(outcome).toMatchObject({
      packages: [
        {
          url: 'https://conda.anaconda.org/main/noarch/helper-2.1-0.conda',
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
          md5: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
          size: 500,
        },
      ],
    });
  });

  it('calls a line invalid whose constraint conda cannot read', async () => {
    const lines = ['helper=1.0_', 'numba=0.56.3', 'numpy=1.24.2'];
    const outcome = await solve(await serve({ main: science }), ['main'], lines);
    expect(outcome.verdict).toBe('invalid');
    expect(findingsOf(outcome)).toMatchObject([{ line: 1, rule: 'invalid-spec' }]);
  });

  it('names both lines of a conflict, the reason, and what would work', async () => {
    const server = await serve({ main: science });
    const lines = ['python=3.9.13', 'numba=0.56.3', 'numpy=1.24.2'];
    const outcome = await solve(server, ['main'], lines);
    expect(outcome.verdict).toBe('unsolvable');
    expect(findingsOf(outcome)).toEqual([
      {
        line: 2,
        rule: 'conflict',
        message:
          "`numba=0.56.3` can't stand together with `numpy=1.24.2` (line 3): numba 0.56.3 needs numpy <1.24.",
        suggestion: 'with the rest of the file as it is, `numpy=1.23.5` would work',
      },
      expect.objectContaining({ line: 3 }),
    ]);
  });

  it('finds lines that clash only through what they depend on, and leaves the others out', async () => {
    const server = await serve({
      main: [
        { name: 'viewer', version: '1', depends: ['codec >=5'] },
        { name: 'player', version: '2', depends: ['sound'] },
        { name: 'sound', version: '1', depends: ['codec <5'] },
        { name: 'codec', version: '4.4' },
        { name: 'codec', version: '5.1' },
        { name: 'other', version: '1' },
      ],
    });
    const outcome = await solve(server, ['main'], ['other=1', 'player=2', 'viewer=1']);
    expect(findingsOf(outcome).map(({ line }) => line)).toEqual([2, 3]);
    expect(findingsOf(outcome)[0]?.message).toMatch(/(sound 1|viewer 1) needs codec (<|>=)5/);
  });

  it('leaves out a line that clashes too, as long as the others still do', async () => {
    const wants = ['a', 'b', 'c'].map((name, at) => ({
      name,
      version: '1',
      depends: [`x ${at + 1}.*`],
    }));
    const xs = ['1.0', '2.0', '3.0'].map((version) => ({ name: 'x', version }));
    const server = await serve({ main: [...wants, ...xs] });
    const outcome = await solve(server, ['main'], ['a=1', 'b=1', 'c=1']);
    expect(findingsOf(outcome)).toHaveLength(2);
  });

  it('shows independent conflicts in one go', async () => {
    const server = await serve({ main: [...clash('a'), ...clash('b')] });
    const outcome = await solve(server, ['main'], ['a=1', 'a-lib=2.0', 'b=1', 'b-lib=2.0']);
    expect(findingsOf(outcome).map(({ line }) => line)).toEqual([1, 2, 3, 4]);
  });

  it('says of all lines at once which package, version or build is unknown', async () => {
    const server = await serve({ main: science });
    const lines = ['numpi=1.23.4', 'numpy=1.23.9', 'python=3.9.13=h123_0', 'tool=1.0'];
    const outcome = await solve(server, ['main'], lines);
    expect(outcome.verdict).toBe('unsolvable');
    expect(findingsOf(outcome)).toEqual([
      {
        line: 1,
        rule: 'unknown-package',
        message: 'There is no package numpi in channel main.',
        suggestion: 'delete this line, as line 2 has `numpy`',
      },
      {
        line: 2,
        rule: 'unknown-version',
        message:
          'There is no numpy 1.23.9 in channel main. Close to it: 1.23.5, 1.23.4. The newest is 1.24.2.',
        suggestion: '`numpy=1.24.2` works with the rest of the file',
      },
      {
        line: 3,
        rule: 'unknown-build',
        message: 'python 3.9.13 has no build h123_0. Its builds: 0.',
        suggestion: undefined,
      },
    ]);
  });

  it('knows the machine: a package that wants another glibc or CUDA is refused', async () => {
    const server = await serve({ main: science });
    const glibc = await solve(server, ['main'], ['needs-glibc=1']);
    expect(findingsOf(glibc)).toMatchObject([
      {
        line: 1,
        rule: 'conflict',
        message: expect.stringContaining('glibc >=2.36, and the image has glibc 2.31') as string,
      },
    ]);
    const constrained = await solve(server, ['main'], ['not-on-old-glibc=1']);
    expect(constrained.verdict).toBe('unsolvable');
    const cuda = await solve(server, ['main'], ['needs-cuda=1']);
    expect(cuda.verdict).toBe('unsolvable');
    const gpu = await solverAt(server).solve({
      file: file(['main'], ['needs-cuda=1']),
      virtualPackages: { ...machine, __cuda: '11.3' },
    });
    expect(packagesOf(gpu)).toEqual(['needs-cuda 1']);
    const older = await solverAt(server).solve({
      file: file(['main'], ['needs-cuda=1']),
      virtualPackages: { ...machine, __cuda: '11.1' },
    });
    expect(findingsOf(older)).toMatchObject([
      {
        rule: 'conflict',
        message: expect.stringContaining(
          'needs-cuda 1 needs CUDA >=11.2, and the image has CUDA 11.1 (environment/competition.yml)',
        ) as string,
      },
    ]);
  });

  describe('channels', () => {
    const both = {
      first: [{ name: 'torch', version: '2.0' }],
      second: [
        { name: 'torch', version: '1.12', build: 'cpu_0' },
        { name: 'only-here', version: '1' },
      ],
    };

    it('takes a name from the first channel that has it', async () => {
      const server = await serve(both);
      const outcome = await solve(server, ['first', 'second'], ['torch', 'only-here']);
      expect(packagesOf(outcome)).toEqual(['only-here 1', 'torch 2.0']);
    });

    it('takes `channel::name` from that channel only, listed or not', async () => {
      const server = await serve(both);
      for (const channels of [['first', 'second'], ['first']]) {
        const outcome = await solve(server, channels, ['second::torch=1.12']);
        expect(packagesOf(outcome)).toEqual(['torch 1.12']);
      }
    });

    it('keeps no locked package of a channel that only a line led to, once the line is gone', async () => {
      const server = await serve({
        first: [...both.first, { name: 'user', version: '1', depends: ['torch'] }],
        second: both.second,
      });
      const solver = solverAt(server);
      const [old, now] = [['second::torch=1.12', 'user=1'], ['user=1']].map((lines) => ({
        file: file(['first', 'second'], lines),
        virtualPackages: machine,
      }));
      const before = await solver.solve(old!);
      expect(packagesOf(before)).toEqual(['torch 1.12', 'user 1']);
      const locked = 'packages' in before ? before.packages : [];
      const after = await solver.solve({ ...now!, locked });
      expect(packagesOf(after)).toEqual(['torch 2.0', 'user 1']);
      const kept = 'packages' in after ? after.packages : [];
      expect(await solver.verify(now!, kept)).toMatchObject({ faults: [] });
    });

    it('keeps apart what only channel priority forbids', async () => {
      const server = await serve(both);
      const outcome = await solve(server, ['first', 'second'], ['torch=1.12=cpu_0']);
      expect(outcome.verdict).toBe('strict-priority');
      expect(findingsOf(outcome)).toMatchObject([
        { line: 1, rule: 'channel-priority', suggestion: 'second::torch=1.12=cpu_0' },
      ]);
    });

    it('names the package that only channel priority keeps from a line that does not name it', async () => {
      const user = { name: 'user', version: '1', depends: ['torch 1.12'] };
      const server = await serve({ ...both, first: [...both.first, user] });
      const outcome = await solve(server, ['first', 'second'], ['only-here=1', 'user=1']);
      expect(outcome.verdict).toBe('strict-priority');
      expect(findingsOf(outcome)).toMatchObject([
        {
          line: 1,
          rule: 'channel-priority',
          message: expect.stringMatching(/needs second::torch,/),
        },
      ]);
    });
  });
});
