import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { connect, type Engine } from '../../actions/src/container/connect.ts';
import { debianChannels } from '../channels/debian-channel.ts';
import { type PlannedPackage, plannedOf } from '../channels/planned.ts';
import { type ChannelServer, serveChannels } from '../channels/serve-channels.ts';
import { engineAddress } from '../harness/packages/package-index.ts';
import { reachesPypi } from '../support/programs/kept-wheels.ts';
import { isSoak } from '../support/soak.ts';
import { INSTALL, PREFIX, runInstaller, unpackedInstaller } from './support/run-installer.ts';

/** How the installer of conda packages ends, while threads of py-rattler go on. */
describe.skipIf(!(await reachesPypi()))('the installer of conda packages', () => {
  let engine: Engine;
  let installer: string;
  let server: ChannelServer;
  let bad: ReadonlyMap<string, PlannedPackage>;
  let main: ReadonlyMap<string, PlannedPackage>;

  beforeAll(async () => {
    engine = await connect(process.env);
    const channels = await debianChannels(engine, inject('liteImage'));
    [bad, main] = [plannedOf('bad', channels.bad), plannedOf('main', channels.main)];
    server = await serveChannels(channels, undefined, { host: await engineAddress(engine) });
    installer = await unpackedInstaller();
  }, 600_000);
  afterAll(async () => {
    await server.close();
    await rm(installer, { recursive: true });
  });

  const install = (plans: readonly (readonly object[])[], after: string) =>
    runInstaller({ engine, image: inject('liteImage'), installer }, plans, {
      after,
      base: server.base,
    });

  it('ends before Python does: of a hundred ends of it some crash, after all is done', async () => {
    const told = `import atexit, runpy, sys
atexit.register(print, 'Python has ended')
sys.argv[1:] = ['/mnt/plans/0.json', '/opt/other']
runpy.run_path('/installer/install.py', run_name='__main__')`;
    const after = `
      mkdir -p /opt/other/conda-meta
      python3 -I -S -B -c "${told}"
      cat /opt/other/share/fine/data.txt`;
    expect(await install([[bad.get('fine')!]], after)).toEqual({ exitCode: 0, output: 'fine\n' });
  });

  // One in thirty ended with Python's own words, as a package came while the folder of all was removed.
  it.runIf(isSoak())('names the wrong one of many that come at once, each time', async () => {
    const packages = [...new Set(main.values())]
      .filter(({ name, size }) => size < 300_000 || name === 'pandas')
      .map((each) => (each.name === 'six' ? { ...each, sha256: '0'.repeat(64) } : each));
    const after = `
      echo '${JSON.stringify({ packages })}' > /tmp/plan.json
      for _ in $(seq 150); do ${INSTALL} /tmp/plan.json ${PREFIX} || true; done`;
    const { output } = await install([], after);
    const line = expect.stringMatching(
      /^conda: six: six-\S+ has the sha256 \S+, the lock says 0{64}$/,
    );
    expect(output.trim().split('\n')).toEqual(Array.from({ length: 150 }, () => line as string));
  });
});
