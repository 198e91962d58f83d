import { afterEach, describe, expect, it } from 'vitest';
import type { Faults } from '../channels/serve-channels.ts';
import { closeAll, file, machine, packagesOf, science, serve, solve, solverAt } from './harness.ts';

afterEach(closeAll);

const everythingHangs: Faults = () => 'hang';
const impatient = { patience: { attempts: 3, firstDelayMs: 10, maxDelayMs: 10, idleMs: 200 } };

describe('Solver, where a server fails', { timeout: 60_000 }, () => {
  const faults: Record<string, { faults: Faults; reason: RegExp }> = {
    resets: { faults: () => 'reset', reason: /reset/ },
    'answers 500': { faults: () => ({ status: 500 }), reason: /^HTTP 500$/ },
    'refuses us': { faults: () => ({ status: 403 }), reason: /^HTTP 403$/ },
    'sends half an index': {
      faults: (path) => (path.endsWith('repodata_shards.msgpack.zst') ? 'half' : undefined),
      reason: /before the end of the file|damaged/,
    },
    'sends half a shard': {
      faults: (path) => (path.includes('/shards/') ? 'half' : undefined),
      reason: /before the end of the file|damaged/,
    },
    'lost a shard': {
      faults: (path) => (path.includes('/shards/') ? { status: 404 } : undefined),
      reason: /HTTP 404/,
    },
  };
  for (const [what, { faults: fault, reason }] of Object.entries(faults)) {
    it(`blames the channel that ${what}, not the author`, async () => {
      const server = await serve({ main: science });
      server.faults = fault;
      const outcome = await solve(server, ['main'], ['numpy=1.23.4']);
      expect(outcome).toMatchObject({
        verdict: 'channel-unavailable',
        channel: 'main',
        reason: expect.stringMatching(reason) as string,
      });
    });
  }

  it('blames a channel that hangs', async () => {
    const server = await serve({ main: science });
    server.faults = everythingHangs;
    const outcome = await solve(server, ['main'], ['numpy=1.23.4'], impatient);
    expect(outcome).toMatchObject({
      verdict: 'channel-unavailable',
      channel: 'main',
      reason: 'no answer within 0.2 s',
      attempts: 3,
    });
  });

  it('takes no shard that is not the one of its index', async () => {
    const server = await serve({ main: science });
    const shards = [...server.files['main']!.keys()].filter((name) => name.includes('/shards/'));
    const other = server.files['main']!.get(shards[0]!)!;
    for (const name of shards) server.files['main']!.set(name, other);
    const outcome = await solve(server, ['main'], ['numpy=1.23.4', 'tool=1.0']);
    expect(outcome).toMatchObject({
      verdict: 'channel-unavailable',
      reason: 'the file is damaged (its checksum differs)',
    });
  });

  it('blames a channel that does not exist', async () => {
    const outcome = await solve(await serve({ main: science }), ['gone'], ['numpy=1.23.4']);
    expect(outcome).toMatchObject({ verdict: 'channel-unavailable', channel: 'gone' });
  });

  it('tries again: 503 twice, then an answer', async () => {
    const server = await serve({ main: science });
    server.faults = (_, count) => (count <= 2 ? { status: 503 } : undefined);
    const outcome = await solve(server, ['main'], ['numpy=1.23.4']);
    expect(packagesOf(outcome)).toEqual(['numpy 1.23.4', 'python 3.9.13']);
  });

  it('ends at the deadline where patience alone would not', async () => {
    const server = await serve({ main: science });
    server.faults = everythingHangs;
    const patience = { attempts: 9, firstDelayMs: 1, maxDelayMs: 1, idleMs: 60_000 };
    const outcome = await solverAt(server, { deadlineMs: 300, patience }).solve({
      file: file(['main'], ['numpy=1.23.4']),
      virtualPackages: machine,
    });
    expect(outcome).toMatchObject({
      verdict: 'channel-unavailable',
      reason: 'no answer before the time limit',
    });
  });

  it('stops with the reason of an abort', async () => {
    const server = await serve({ main: science });
    server.faults = everythingHangs;
    const abort = new AbortController();
    const solving = solverAt(server, { signal: abort.signal }).solve({
      file: file(['main'], ['numpy=1.23.4']),
      virtualPackages: machine,
    });
    setTimeout(() => abort.abort(new Error('Ctrl-C')), 50);
    await expect(solving).rejects.toThrow('Ctrl-C');
  });
});
