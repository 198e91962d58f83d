import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { ensureDisk, neededRoom } from '../../../actions/src/image/build/disk.ts';
import {
  growthOf,
  growthWarning,
  overBudget,
  layerSizes,
  unpackedBytes,
} from '../../../actions/src/image/contents/size.ts';
import type { Engine } from '../../../actions/src/container/connect.ts';
import { lockOfBytes, MEASURED_BUILDS } from '../../support/images/measured-builds.ts';

const policy = {
  growth_warning: 0.05,
  imports: [],
};
const MIB = 2 ** 20;

describe('the size of an image', () => {
  it('over budget names the ten heaviest packages, the heaviest first', () => {
    const installed = Array.from({ length: 12 }, (_, index) => ({
      kind: 'conda' as const,
      name: `p${index}`,
      version: '1',
      size: index * MIB,
      source: '',
    }));
    const { message, next } = overBudget('x:cpu', 900 * MIB, 800 * MIB, installed);
    expect(message).toMatch(/^x:cpu has 900\.0 MiB, its budget is 800\.0 MiB; the heaviest:\n/);
    const named = message.split('\n').slice(1);
    expect(named).toHaveLength(10);
    expect(named[0]?.trim()).toBe('11.0 MiB  conda p11 1');
    expect(next).toContain('environment/competition.yml');
  });

  it('warns from the stated share of growth on', () => {
    const warning = (bytes: number) => {
      const growth = growthOf(bytes, { name: 'ghcr.io/x:cpu-latest', bytes: 100 * MIB });
      return growthWarning('x', bytes, growth, policy);
    };
    expect(warning(105 * MIB)).toMatch(
      /^x has grown by 5 % over ghcr\.io\/x:cpu-latest: 100\.0 MiB -> 105\.0 MiB$/,
    );
    expect(warning(104.9 * MIB)).toBeUndefined();
    expect(warning(50 * MIB)).toBeUndefined();
  });
});

describe('the room for a build', () => {
  const warnings: string[] = [];
  const ports = (env: Record<string, string> = {}) => ({
    env,
    log: {
      info() {},
      warn: (text: string) => void warnings.push(text),
      raw() {},
      step: () => ({ update() {}, note() {}, done() {}, fail() {} }),
    },
  });
  const engine = { storageFolder: tmpdir(), onThisMachine: true };

  it('is reckoned from the sizes in the lock', () => {
    const size = 1000 * MIB;
    expect(neededRoom({ packages: 'conda', budget: '24g' }, lockOfBytes(size))).toEqual({
      usual: 1024 * MIB + 6 * size,
      least: 1024 * MIB + 2.5 * size,
    });
    const lite = 1000 * MIB;
    expect(neededRoom({ packages: 'debian', budget: '400m' }, undefined)).toEqual({
      usual: lite,
      least: lite,
    });
  });

  it('is never refused for the budget of an image that may be far below it', () => {
    expect(neededRoom({ packages: 'debian', budget: '8g' }, undefined)).toEqual({
      usual: 20 * 1024 * MIB,
      least: 1024 * MIB,
    });
    const { usual, least } = neededRoom({ packages: 'conda', budget: '8g' }, undefined);
    expect(usual).toBe(20 * 1024 * MIB);
    expect(least).toBe(Math.ceil((usual * 2.5) / 6));
  });

  it.each(Object.entries(MEASURED_BUILDS))(
    'is what the build of the official %s image wrote, or somewhat more',
    (_variant, { downloaded, written }) => {
      const lock = lockOfBytes(downloaded);
      const { usual, least } = neededRoom({ packages: 'conda', budget: '24g' }, lock);
      expect(least).toBeLessThan(written);
      expect(usual).toBeGreaterThan(1.5 * written);
    },
  );

  it('is refused where there is too little, with the figures and the way out', async () => {
    const room = { usual: 2 ** 60, least: 2 ** 59 };
    await expect(ensureDisk(engine, room, ports())).rejects.toMatchObject({
      name: 'SurroundingsError',
      message: expect.stringMatching(
        /^the build needs about 1048576\.0 TiB \(524288\.0 TiB at the very least\) in .*, which has /,
      ) as string,
      next: expect.stringContaining('docker builder prune') as string,
    });
    await expect(ensureDisk(engine, room, ports({ GITHUB_ACTIONS: 'true' }))).rejects.toMatchObject(
      { next: expect.stringContaining('update-locks') as string },
    );
  });

  it('is taken where it may do, with a warning', async () => {
    warnings.length = 0;
    await ensureDisk(engine, { usual: 2 ** 60, least: 1 }, ports());
    expect(warnings).toEqual([expect.stringContaining('it may run out of space')]);
    await ensureDisk(engine, { usual: 1, least: 1 }, ports());
    // Of another machine nothing is known, not even if this one has a folder of that name.
    const remote = { ...engine, onThisMachine: false };
    await ensureDisk(remote, { usual: 2 ** 60, least: 2 ** 60 }, ports());
    expect(warnings).toHaveLength(1);
  });
});

describe('the size of an image', () => {
  // The history of lite as Docker 26.1.5 told it with containerd's image store, shortened.
  const history = [
    { CreatedBy: 'WORKDIR /code_execution', Size: 4096 },
    { CreatedBy: 'RUN /bin/sh -c sh /mnt/pip.sh /mnt/wheels.txt # buildkit', Size: 119209984 },
    { CreatedBy: 'RUN /bin/sh -c sh /mnt/apt.sh /mnt/apt-lite.txt # buildkit', Size: 207343616 },
    { CreatedBy: 'ARG SOURCE_DATE_EPOCH=1669075200', Size: 0 },
    { CreatedBy: '', Size: 84938752 },
  ];
  const docker = { getImage: () => ({ history: async () => history }) };
  const engine = { docker: docker as unknown as Engine['docker'] };
  // There it was the size of what a registry would send.
  const image = { Id: 'sha256:76c25fa3', Size: 180617923 };

  it.each([
    ['classic', image.Size],
    ['containerd', 411492352],
  ] as const)('is what it has unpacked, with the %s store', async (imageStore, bytes) => {
    expect(await unpackedBytes({ ...engine, imageStore }, image)).toBe(bytes);
  });

  it("leaves out a layer of a folder alone, which takes a block of containerd's disk", async () => {
    const layers = await layerSizes({ ...engine, imageStore: 'containerd' }, image.Id);
    expect(layers.map(({ step }) => step)).toEqual([
      'base',
      'apt.sh apt-lite.txt',
      'pip.sh wheels.txt',
    ]);
    expect(await layerSizes({ ...engine, imageStore: 'classic' }, image.Id)).toHaveLength(4);
  });
});
