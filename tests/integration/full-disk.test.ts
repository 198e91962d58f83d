import { execFileSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { buildImage } from '../../actions/src/image/build/build.ts';
import { runBuild } from '../../actions/src/image/build/run-build.ts';
import type { Log } from '../../actions/src/ports.ts';
import {
  canStartEngine,
  type PrivateEngine,
  startEngine,
} from '../harness/engines/private-engine.ts';
import { noise } from '../harness/registry/tiny-images.ts';
import { isSoak } from '../support/soak.ts';
import { reachesPypi } from '../support/programs/kept-wheels.ts';
import { temporaryRoot } from '../support/repositories/temporary-root.ts';
import { engineApart, rootApart } from './support/engine-apart.ts';

const MIB = 2 ** 20;
const IN_SOAK = isSoak() && (await reachesPypi());
const FULL = {
  name: 'SurroundingsError',
  next: expect.stringContaining('docker builder prune') as string,
};

/** An engine whose disk is small, and can be made smaller while it works. */
describe.runIf(canStartEngine())('a disk that fills up during a build', () => {
  let engine: PrivateEngine;
  let disk: string;

  async function start<T extends PrivateEngine>(
    mebibytes: number,
    started: (configFile: string) => Promise<T>,
  ): Promise<T> {
    const { path: at, write } = await temporaryRoot();
    disk = at('disk');
    await mkdir(disk);
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'tmpfs', disk]);
    await write({ 'daemon.json': JSON.stringify({ 'data-root': disk }) });
    const one = await started(at('daemon.json'));
    engine = one;
    return one;
  }
  beforeEach(() => void (disk = ''));
  afterEach(async () => {
    if (disk === '') return;
    await engine.close();
    execFileSync('umount', ['-l', disk]);
  });

  const bytesUsed = () =>
    MIB *
    Number(
      execFileSync('df', ['-BM', '--output=used', disk])
        .toString()
        .match(/(\d+)M/)?.[1],
    );

  /** Nothing has stayed but finished steps, which the engine lets go when it is told what `next` says. */
  async function expectRoomBack(before: number) {
    expect(await engine.engine.docker.listContainers({ all: true })).toEqual([]);
    await engine.engine.docker.pruneBuilder();
    for (let tries = 0; tries < 50 && bytesUsed() > before + 2 * MIB; tries++) await sleep(200);
    expect(bytesUsed()).toBeLessThanOrEqual(before + 2 * MIB);
  }

  it('ends it with what to do, and leaves nothing', async () => {
    await start(64, (configFile) => startEngine({ configFile }));
    const before = bytesUsed();
    const files = {
      'runtime/Dockerfile': 'FROM scratch\nCOPY runtime/big /\n',
      'runtime/big': noise(40 * MIB),
    };
    const context = Object.entries(files).map(([name, content]) => ({
      path: name,
      executable: false,
      bytes: Buffer.from(content),
    }));
    const call = { args: {}, labels: {}, noCache: true, inlineCache: false, cacheFrom: undefined };
    const signal = new AbortController().signal;
    const follow = { signal, blame: () => [], onProgress: () => undefined };
    const built = runBuild(engine.engine, context, { tag: 'full:disk', ...call, ...follow });
    await expect(built).rejects.toMatchObject(FULL);
    await expect(engine.engine.docker.getImage('full:disk').inspect()).rejects.toMatchObject({
      statusCode: 404,
    });
    await expectRoomBack(before);
  });

  it.runIf(IN_SOAK)(
    'names the conda package that had no room, its step and what to do; no image has the name',
    async () => {
      const lite = inject('liteImage');
      const root = await rootApart(lite, ['cpu']);
      const { channelBase } = await start(4096, (configFile) => engineApart(lite, configFile));
      let before = 0;
      const shrink = (text: string) => {
        if (before > 0 || !text.startsWith('conda')) return;
        before = bytesUsed();
        const size = `remount,size=${Math.ceil(before / MIB) + 40}m`;
        execFileSync('mount', ['-o', size, disk]);
      };
      const log: Log = {
        ...root.ports.log,
        step: (label) => ({ ...root.ports.log.step(label), update: shrink }),
      };
      const request = { variant: 'cpu', tag: 'full:disk', solve: { channelBase, deadlineMs: 0 } };
      await expect(
        buildImage(engine.engine, request, { ...root.ports, log }),
      ).rejects.toMatchObject({
        ...FULL,
        message: expect.stringMatching(
          /failed in "sh \/mnt\/conda\.sh [^]*conda: [\w-]+: [^]*no space left on device/i,
        ) as string,
        findings: [{ place: { file: 'environment/environment-cpu.yml' }, rule: 'package-install' }],
      });
      expect(before).toBeGreaterThan(0);
      await expect(engine.engine.docker.getImage('full:disk').inspect()).rejects.toMatchObject({
        statusCode: 404,
      });
      await expectRoomBack(before);
    },
    600_000,
  );
});
