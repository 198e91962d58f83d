import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockEnvironments } from '../../actions/src/commands/request/lock/lock.ts';
import { validateEnvironment } from '../../actions/src/commands/request/validate/validate.ts';
import { exec } from '../../actions/src/entrypoints/exec.ts';
import { checkLock, faultsAt } from '../../actions/src/environment/lock/check.ts';
import type { LockDetails } from '../../actions/src/environment/lock/model.ts';
import { readLockDetails } from '../../actions/src/environment/lock/read.ts';
import { renderLock } from '../../actions/src/environment/lock/render.ts';
import { readLockTexts } from '../../actions/src/environment/lock/texts.ts';
import { readPolicy } from '../../actions/src/environment/settings/policy.ts';
import { Solver } from '../../actions/src/environment/solve/solver.ts';
import { makeChannel } from '../channels/make-channel.ts';
import { type ChannelServer, serveChannels } from '../channels/serve-channels.ts';
import { share } from '../support/soak.ts';
import { temporaryRoot } from '../support/repositories/temporary-root.ts';
import {
  change,
  environment,
  forgeries,
  lockedRecords,
  main,
  policy,
  side,
  swap,
} from './forgeries.ts';
import { git, officialBytes, officialMachine, readOrThrow } from '../unit/environment/fixture.ts';

const records = lockedRecords();

describe('a lock is verified, not believed', { timeout: 60_000 }, () => {
  let server: ChannelServer;
  let world: Awaited<ReturnType<typeof temporaryRoot>>;
  let lock: LockDetails;
  let solver: Solver;
  const cleanups: (() => Promise<void>)[] = [];
  const solve = () => ({
    channelBase: server.base,
    indexUrl: `${server.base}simple/`,
    cacheFolder: undefined,
    deadlineMs: 30_000,
  });

  async function validate() {
    const inputs = { base: 'main', files: { cpu: undefined, gpu: undefined }, solve: solve() };
    return validateEnvironment(inputs, { ...world.ports, exec });
  }

  /** As `vsc validate` does, with one solver for all. */
  async function verify() {
    const file = readOrThrow('environment/environment-cpu.yml', environment);
    const parsed = readPolicy(Buffer.from(policy));
    if (!('channels' in parsed)) throw new Error('policy');
    const { channels } = parsed;
    const virtualPackages = officialMachine('cpu');
    const texts = await readLockTexts(world.root, 'cpu');
    const told = checkLock('cpu', texts, file, { channels, virtualPackages });
    if (told.state !== 'fits' || told.lock === undefined) return told.findings;
    const verified = await solver.verify({ file, virtualPackages }, told.lock.packages);
    if (verified.verdict !== 'verified') throw new Error(JSON.stringify(verified));
    return faultsAt(told.lock, verified.faults);
  }

  async function place(forged: unknown): Promise<void> {
    const rendered = renderLock({ ...(forged as LockDetails), variant: 'cpu' });
    const details = JSON.stringify(forged, undefined, 1);
    for (const [file, body] of rendered) {
      const whole = file.endsWith('.json') ? `${details}\n` : body;
      await writeFile(path.join(world.root, file), whole);
    }
  }

  const lockAgain = () =>
    lockEnvironments(
      { variant: 'cpu', upgrade: [], upgradeAll: false, solve: solve() },
      world.ports,
    );

  beforeAll(async () => {
    server = await serveChannels({ main: makeChannel(main), side: makeChannel(side) });
    solver = new Solver({ ...solve(), signal: new AbortController().signal });
    world = await temporaryRoot((cleanup) => cleanups.push(cleanup));
    await world.write({
      'environment/policy.yml': policy,
      'environment/competition.yml': officialBytes('competition.yml'),
      'environment/environment-cpu.yml': environment,
      'environment/environment-gpu.yml': environment,
    });
    await git(world.root, 'init', '-q', '-b', 'main');
    await lockEnvironments(
      { variant: undefined, upgrade: [], upgradeAll: false, solve: solve() },
      world.ports,
    );
    await git(world.root, 'add', '-A');
    await git(world.root, 'commit', '-qm', 'locked');
    const { details } = await readLockTexts(world.root, 'cpu');
    lock = readLockDetails(details ?? '')!;
  });
  afterAll(async () => {
    await Promise.all([server.close(), solver.close()]);
    for (const cleanup of cleanups) await cleanup();
  });

  it('the lock that `vsc lock` wrote is mergeable', async () => {
    await place(lock);
    expect(await validate()).toMatchObject({ verdict: 'mergeable', findings: [] });
  });

  it.each(forgeries)('%s', async (_title, forge, message) => {
    await place(forge(lock, records));
    const told = await verify();
    expect(told.map((each) => each.message).join('\n')).toMatch(message);
    for (const each of told) {
      expect(each).toMatchObject({ rule: 'lock', severity: 'error' });
      expect(each.place.file).toMatch(/^environment\/cpu\.(pip\.)?lock(\.json)?$/);
      expect(each.suggestion).toContain('npx vsc lock');
    }
  });

  it.each(share(forgeries, 6))('is mended by `vsc lock`: %s', async (_title, forge) => {
    await place(forge(lock, records));
    await lockAgain();
    expect(await verify()).toEqual([]);
  });

  it.each(forgeries.filter(([title]) => /^(another (server|SHA-256)|a line less)$/.test(title)))(
    'validate blocks a request with %s',
    async (_title, forge, message) => {
      await place(forge(lock, records));
      const { verdict, findings } = await validate();
      expect(verdict).toBe('blocked');
      expect(findings.map((each) => each.message).join('\n')).toMatch(message);
    },
  );

  it('stands at the line of the package', async () => {
    await place(change(lock, 'tqdm', { sha256: 'a'.repeat(64) }));
    const { findings } = await validate();
    const { explicit } = await readLockTexts(world.root, 'cpu');
    const line = explicit?.split('\n')[(findings[0]?.place.line ?? 0) - 1];
    expect(line).toMatch(/tqdm-4\.64\.1-0\.conda/);
  });

  it('shows what a lock changes although no entry does', async () => {
    await world.write({
      'environment/environment-cpu.yml': environment.replace('openssl=1.1.1s', 'openssl>=1.1.1s'),
    });
    await git(world.root, 'commit', '-qam', 'open openssl');
    await place(lock);
    await lockAgain();
    await git(world.root, 'add', '-A');
    await git(world.root, 'commit', '-qm', 'locked again');
    const { details } = await readLockTexts(world.root, 'cpu');
    await place(swap(readLockDetails(details ?? '')!, records('openssl', '1.1.1t')));
    const { variants } = await validate();
    expect(variants['cpu']?.solution?.change.radius).toMatchObject({
      additiveOnly: false,
      upgraded: [{ name: 'openssl', before: { version: '1.1.1s' }, after: { version: '1.1.1t' } }],
    });
  });
});
