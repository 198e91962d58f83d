import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reachesPypi } from '../support/programs/kept-wheels.ts';
import { isSoak } from '../support/soak.ts';
import { type ChannelInstaller, startChannelInstaller } from './support/conda/channel-installer.ts';
import { INSTALL, PREFIX } from './support/conda/run-installer.ts';

/** How the installer of conda packages ends, while threads of py-rattler go on. */
describe.skipIf(!(await reachesPypi()))('the installer of conda packages', () => {
  let started: ChannelInstaller;
  beforeAll(async () => void (started = await startChannelInstaller()), 600_000);
  afterAll(() => started.close());

  it('ends before Python does: of a hundred ends of it some crash, after all is done', async () => {
    const told = `import atexit, runpy, sys
atexit.register(print, 'Python has ended')
sys.argv[1:] = ['/mnt/plans/0.json', '/opt/other']
runpy.run_path('/installer/install.py', run_name='__main__')`;
    const after = `
      mkdir -p /opt/other/conda-meta
      python3 -I -S -B -c "${told}"
      cat /opt/other/share/fine/data.txt`;
    expect(await started.install([[started.bad.get('fine')!]], { after })).toEqual({
      exitCode: 0,
      output: 'fine\n',
    });
  });

  // One in thirty ended with Python's own words, as a package came while the folder of all was removed.
  it.runIf(isSoak())('names the wrong one of many that come at once, each time', async () => {
    const packages = [...new Set(started.main.values())]
      .filter(({ name, size }) => size < 300_000 || name === 'pandas')
      .map((each) => (each.name === 'six' ? { ...each, sha256: '0'.repeat(64) } : each));
    const after = `
      echo '${JSON.stringify({ packages })}' > /tmp/plan.json
      for _ in $(seq 150); do ${INSTALL} /tmp/plan.json ${PREFIX} || true; done`;
    const { output } = await started.install([], { after });
    const line = expect.stringMatching(
      /^conda: six: six-\S+ has the sha256 \S+, the lock says 0{64}$/,
    );
    expect(output.trim().split('\n')).toEqual(Array.from({ length: 150 }, () => line as string));
  });
});
