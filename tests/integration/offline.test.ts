import { randomUUID } from 'node:crypto';
import { beforeAll, afterAll, describe, expect, it } from 'vitest';
import { connect } from '../../actions/src/container/connect.ts';
import type { Fetched } from '../../actions/src/commands/machine/fetch/fetch.ts';
import { removeImages } from '../support/images/remove-images.ts';
import { isSoak } from '../support/soak.ts';
import { copyRepository, linkPackages, type } from '../machine/support/machine.ts';

const name = `vsc-offline-${randomUUID().slice(0, 8)}`;
const isRoot = process.getuid?.() === 0;

// One after the other: each goes on where the one before ended.
describe.runIf(isSoak() && isRoot)('a clone, before a journey', () => {
  let remove: (() => Promise<void>) | undefined;
  let typed: (line: string) => ReturnType<typeof type>;

  beforeAll(async () => {
    const copy = await copyRepository('clone', (cleanup) => (remove = cleanup));
    await linkPackages(copy);
    const env = { DOCKER_HOST: '', VSC_OSV_BASE: '', VSC_IMAGE_NAME: name };
    typed = (line) => type(line, copy, env);
  });
  afterAll(async () => {
    await remove?.();
    await removeImages(await connect(process.env), [`${name}:lite-local`, `${name}:lite-cache`]);
  });

  it('vsc fetch gets the image and the videos, and says how big they are', async () => {
    const { exitCode, output } = await typed('scripts/vsc fetch');
    expect(output).toMatch(new RegExp(`^ +image +${name}:lite-local +new +\\d+\\.\\d MiB$`, 'm'));
    expect(output).toMatch(/^ +videos +competition_data\/test\/? +new +/m);
    expect(output).toContain('They need no network now.');
    expect(exitCode).toBe(0);
  });

  it('a second time gets nothing', async () => {
    const { output } = await typed('scripts/vsc fetch --json 2>&-');
    const fetched = JSON.parse(output) as Fetched[];
    expect(fetched.map((one) => one.name)).toEqual([
      'packages',
      'engine',
      'image',
      'videos',
      'videos',
    ]);
    expect(fetched.filter(({ isNew }) => isNew)).toEqual([]);
  });

  it('the quickstart then runs in a network without a way out', async () => {
    const away = await typed('unshare --net scripts/vsc quickstart');
    expect(away.output).toContain('submission/submission.tar.gz');
    expect(away.exitCode, away.output).toBe(0);
    // It is that network which has none.
    expect(await typed('unshare --net ip -brief address show up')).toEqual({
      exitCode: 0,
      output: '',
    });
  });
});
