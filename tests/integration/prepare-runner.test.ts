import { execFileSync } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import command from '../../actions/src/commands/machine/prepare-runner/command.ts';
import { prepareRunner } from '../../actions/src/commands/machine/prepare-runner/prepare-runner.ts';
import { connect } from '../../actions/src/container/connect.ts';
import { findRoom, neededRoom } from '../../actions/src/image/build/disk.ts';
import { asRoot, betterStorage, moveStorage } from '../../actions/src/machine/runner-room.ts';
import type { Exec } from '../../actions/src/ports.ts';
import {
  canStartEngine,
  type PrivateEngine,
  startEngine,
} from '../harness/engines/private-engine.ts';
import { noise, tinyImage } from '../harness/registry/tiny-images.ts';
import { lockOfBytes, MEASURED_BUILDS } from '../support/images/measured-builds.ts';
import { repositoryPorts } from '../support/repositories/repository-ports.ts';
import { temporaryRoot } from '../support/repositories/temporary-root.ts';

const isRoot = process.getuid?.() === 0;
const mounted: string[] = [];

/** A file system of its own in memory, of so many MiB. */
async function mount(folder: string, mebibytes: number): Promise<string> {
  await mkdir(folder, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'tmpfs', folder]);
  mounted.push(folder);
  return folder;
}
const here = (storageFolder: string) => ({ storageFolder, onThisMachine: true });
const unmount = () => {
  for (const folder of mounted.splice(0).toReversed()) execFileSync('umount', ['-l', folder]);
};

describe.runIf(isRoot)('a second disk', () => {
  afterEach(unmount);

  it('is better if it is one of its own, with more room', async () => {
    const { path: at } = await temporaryRoot();
    const small = await mount(at('small'), 16);
    const large = await mount(at('large'), 32);
    expect(await betterStorage(here(small), large)).toBe(path.join(large, 'docker'));
    expect(await betterStorage(here(large), small)).toBeUndefined();
    // An engine of another machine says the same of a folder there.
    const remote = { storageFolder: small, onThisMachine: false };
    expect(await betterStorage(remote, large)).toBeUndefined();
    // A folder of the first disk, as /mnt is on runners of the 145 GB kind.
    await mkdir(path.join(small, 'mnt'));
    expect(await betterStorage(here(small), path.join(small, 'mnt'))).toBeUndefined();
    expect(await betterStorage(here(small), at('nowhere'))).toBeUndefined();
  });

  it('is full or not as the file system says', async () => {
    const { path: at } = await temporaryRoot();
    const storageFolder = await mount(at('disk'), 16);
    const storage = here(storageFolder);
    const MIB = 2 ** 20;
    const room = { usual: 20 * MIB, least: 10 * MIB };
    expect(await findRoom(storage, room, {})).toMatchObject({ verdict: 'tight' });
    await writeFile(path.join(storageFolder, 'file'), Buffer.alloc(8 * MIB));
    expect(await findRoom(storage, room, {})).toMatchObject({
      verdict: 'too little',
      message: expect.stringContaining('which has 8.0 MiB') as string,
    });
    const little = { usual: 8 * MIB, least: MIB };
    expect(await findRoom(storage, little, {})).toMatchObject({ verdict: 'enough' });
    const remote = { storageFolder, onThisMachine: false };
    expect(await findRoom(remote, room, {})).toBeUndefined();
  });

  it("has room for the official gpu image where a standard runner's own may not do", async () => {
    const { path: at } = await temporaryRoot();
    // What a runner of the 72 GB kind has free (docs/background/image.md). Nothing is written: it takes no memory.
    const own = here(await mount(at('own'), Math.floor(19e9 / 2 ** 20)));
    const mnt = await mount(at('mnt'), Math.floor(66e9 / 2 ** 20));
    const { downloaded, written } = MEASURED_BUILDS.gpu;
    const variant = { packages: 'conda', budget: '24g' } as const;
    const locked = neededRoom(variant, lockOfBytes(downloaded));
    const unlocked = neededRoom(variant, undefined);
    expect(written).toBeLessThan(19e9);
    expect(await findRoom(own, locked, {})).toMatchObject({ verdict: 'enough' });
    expect(await findRoom(own, unlocked, { GITHUB_ACTIONS: 'true' })).toMatchObject({
      verdict: 'too little',
      message: expect.stringMatching(
        /^the build needs about 60\.0 GiB \(25\.0 GiB at the very least\) in .*, which has 17\.7 GiB$/,
      ) as string,
      next: expect.stringMatching(/prepare-runner.*update-locks/) as string,
    });
    expect(await betterStorage(own, mnt)).toBe(path.join(mnt, 'docker'));
    for (const room of [locked, unlocked]) {
      expect(await findRoom(here(mnt), room, {})).toMatchObject({ verdict: 'enough' });
    }
  });
});

describe.runIf(canStartEngine())("a runner of GitHub's", () => {
  let engine: PrivateEngine;
  let places: { disk: string; daemonFile: string };
  const asked: string[] = [];
  beforeEach(async () => {
    const { path: at, write } = await temporaryRoot();
    const first = await mount(at('first'), 128);
    places = { disk: await mount(at('second'), 256), daemonFile: at('daemon.json') };
    await write({ 'daemon.json': JSON.stringify({ 'data-root': first, debug: false }) });
    engine = await startEngine({ configFile: places.daemonFile });
    asked.length = 0;
  });
  afterEach(async () => {
    await engine.close();
    unmount();
  });

  /** Real programs, but for systemd, which is not here, and the tools of this machine, which stay. */
  const exec: Exec = async (name, args, options) => {
    asked.push([name, ...args].join(' '));
    if (name === 'systemctl') await engine[args[0] === 'stop' ? 'stop' : 'start']();
    if (name === 'systemctl' || name === 'rm') return { exitCode: 0, stdout: '', stderr: '' };
    return repositoryPorts().exec(name, args, options);
  };
  const portsWith = (env: Record<string, string>) => {
    return { ...repositoryPorts(), exec, env: { DOCKER_HOST: engine.host, ...env } };
  };
  const HOSTED = { RUNNER_ENVIRONMENT: 'github-hosted' };

  it('loses its images, and keeps new ones on the larger disk', async () => {
    await tinyImage(engine.engine, 'preloaded:latest', [['file', noise(1000)]]);
    const prepared = await prepareRunner(portsWith(HOSTED), places);
    expect(prepared).toMatchObject({ storage: path.join(places.disk, 'docker'), images: 1 });
    expect(prepared.after).toBeGreaterThan(prepared.before);
    const { docker, storageFolder } = await connect({ DOCKER_HOST: engine.host });
    expect(storageFolder).toBe(path.join(places.disk, 'docker'));
    expect(await docker.listImages()).toEqual([]);
    const settings = JSON.parse(await readFile(places.daemonFile, 'utf8')) as object;
    expect(settings).toEqual({ 'data-root': storageFolder, debug: false });
    expect(asked.filter((line) => line.startsWith('rm -rf /opt/ghc '))).toHaveLength(1);
    await tinyImage(await connect({ DOCKER_HOST: engine.host }), 'own:latest', [
      ['file', noise(1000)],
    ]);
  });

  it('keeps its storage where no other disk is better', async () => {
    await rm(places.daemonFile);
    const { storage } = await prepareRunner(portsWith(HOSTED), { ...places, disk: '/nowhere' });
    expect(storage).toBe(engine.engine.storageFolder);
    expect(asked.filter((line) => line.startsWith('systemctl'))).toEqual([]);
  });

  it('is no machine of somebody: nothing is removed there', async () => {
    await expect(command.run({}, portsWith({}))).rejects.toMatchObject({
      name: 'UserError',
      next: expect.stringContaining('docker builder prune') as string,
    });
    expect(asked).toEqual([]);
  });
});

const refused: Exec = async () => ({ exitCode: 1, stdout: '', stderr: 'Access denied\n' });

describe('the storage of an engine', () => {
  it('is not moved half: what fails is told with what to look at', async () => {
    const { path: at } = await temporaryRoot();
    await expect(moveStorage(at('x'), refused, at('daemon.json'))).rejects.toMatchObject({
      name: 'SurroundingsError',
      message: 'systemctl stop docker.service docker.socket failed: Access denied',
      next: 'see journalctl -u docker',
    });
  });

  it('is moved as root, which is asked for where one is not', async () => {
    const asked: string[][] = [];
    const exec: Exec = async (name, args) => {
      asked.push([name, ...args]);
      return { exitCode: 0, stdout: '', stderr: '' };
    };
    await asRoot(exec, 1001)('mkdir', ['x']);
    await asRoot(exec, 0)('mkdir', ['x']);
    expect(asked).toEqual([
      ['sudo', 'mkdir', 'x'],
      ['mkdir', 'x'],
    ]);
  });
});
