import { afterEach, describe, expect, it } from 'vitest';
import { solveChange } from '../../actions/src/environment/solve/change/change.ts';
import type { ChannelServer } from '../channels/serve-channels.ts';
import {
  closeAll,
  file,
  findingsOf,
  machine,
  packagesOf,
  science,
  serve,
  solverAt,
} from './harness.ts';

afterEach(closeAll);

const change = async (server: ChannelServer, before: string[], after: string[]) =>
  solveChange(solverAt(server), {
    virtualPackages: machine,
    base: file(['main'], before),
    head: file(['main'], after),
  });

describe('solveChange', { timeout: 60_000 }, () => {
  it('finds an addition additive, with what it brings and its size', async () => {
    const server = await serve({ main: science });
    const { radius } = await change(server, ['numpy=1.23.4'], ['numpy=1.23.4', 'tool=1.0']);
    expect(radius).toMatchObject({
      additiveOnly: true,
      added: [{ name: 'helper' }, { name: 'tool' }],
      download: { changedBytes: 1500, growthBytes: 1500, unknownSizes: [] },
    });
  });

  it('finds what a request does to the packages of others', async () => {
    const server = await serve({ main: science });
    const before = ['numpy', 'tool=1.0'];
    const { radius } = await change(server, before, ['numpy', 'numba=0.56.3']);
    expect(radius).toMatchObject({
      additiveOnly: false,
      added: [{ name: 'llvmlite' }, { name: 'numba' }],
      downgraded: [{ name: 'numpy', before: { version: '1.24.2' }, after: { version: '1.23.5' } }],
      removed: [{ name: 'helper' }, { name: 'tool' }],
      upgraded: [],
    });
  });

  it('heeds what a package says against others, although it was there before', async () => {
    const server = await serve({ main: science });
    const { base, head } = await change(
      server,
      ['numba=0.56.3', 'numpy=1.23.4'],
      ['numba=0.56.3', 'numpy=1.24.2'],
    );
    expect(packagesOf(base!)).toContain('numba 0.56.3');
    expect(findingsOf(head).map(({ line, message }) => `${line}: ${message}`)).toEqual([
      "1: `numba=0.56.3` can't stand together with `numpy=1.24.2` (line 2): numba 0.56.3 needs numpy <1.24.",
      "2: `numpy=1.24.2` can't stand together with `numba=0.56.3` (line 1): numba 0.56.3 needs numpy <1.24.",
    ]);
  });

  it('leaves no trace of our own packages in a solution', async () => {
    const server = await serve({ main: science });
    const { head } = await change(server, ['numba=0.56.3'], ['numba=0.56.3', 'tool=1.0']);
    expect(packagesOf(head)).toContain('tool 1.0');
    expect(JSON.stringify(head)).not.toContain('vsc-');
  });

  it('keeps what is there as long as it fits, although newer packages exist', async () => {
    const server = await serve({ main: science });
    const solver = solverAt(server);
    const old = await solver.solve({
      file: file(['main'], ['numpy=1.23.4']),
      virtualPackages: machine,
    });
    if (old.verdict !== 'solved') throw new Error('not solved');
    const now = await solver.solve({
      file: file(['main'], ['numpy']),
      virtualPackages: machine,
      locked: old.packages,
    });
    expect(packagesOf(now)).toContain('numpy 1.23.4');
  });
});
