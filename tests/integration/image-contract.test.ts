import path from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { connect, type Engine } from '../../actions/src/container/connect.ts';
import {
  competitionOf,
  environmentsOf,
} from '../../actions/src/environment/settings/competition.ts';
import {
  installedPackages,
  machineDifference,
} from '../../actions/src/image/contents/inventory.ts';
import { unpackedBytes } from '../../actions/src/image/contents/size.ts';
import { printed } from './support/printed.ts';

/** What the host and the submissions rely on, of the image that is built from this tree. */
describe('the lite image', () => {
  const image = inject('liteImage');
  let engine: Engine;
  beforeAll(async () => void (engine = await connect(process.env)));
  const sh = (script: string) => printed(engine, image, ['sh', '-c', script]);

  it('runs submissions as a user without shell, home and password', async () => {
    expect(await sh('getent passwd submission; getent shadow submission || echo none')).toBe(
      'submission:x:64000:64000:runs submissions:/nonexistent:/usr/sbin/nologin\nnone\n',
    );
  });

  it('has its own code owned by root, and nobody may write to it', async () => {
    const wrong = 'find /opt/vsc ! -type l \\( ! -user root -o ! -group root -o -perm /222 \\)';
    expect(await sh(wrong)).toBe('');
    expect(await sh('ls -d /opt/vsc/vsc_runtime /opt/vsc/tests /opt/vsc/run.py | wc -l')).toBe(
      '3\n',
    );
  });

  it('answers the documented conda call, and has what lite promises', async () => {
    const modules = 'av, faiss, numpy, pandas, PIL, pytest';
    const run = 'conda run --no-capture-output -n condaenv python -c';
    expect(await sh(`${run} "import ${modules}; print(numpy.__version__[:2])"`)).toBe('1.\n');
  });

  it('starts the entrypoint isolated, and gives way to another command', async () => {
    const { Config } = await engine.docker.getImage(image).inspect();
    expect(Config.Entrypoint ?? []).toEqual([]);
    expect(Config.Cmd).toEqual(['/opt/vsc/python', '-I', '/opt/vsc/run.py']);
    expect(Config.WorkingDir).toBe('/code_execution');
  });

  it('has 480 MB unpacked at most', async () => {
    const made = await engine.docker.getImage(image).inspect();
    expect(await unpackedBytes(engine, made)).toBeLessThanOrEqual(480e6);
  });

  it('has the C library and architecture that the solver is told of: every image has the same base', async () => {
    const competition = await competitionOf(path.resolve(import.meta.dirname, '../..'));
    const [inspected, installed] = await Promise.all([
      engine.docker.getImage(image).inspect(),
      installedPackages(engine, image, new AbortController().signal),
    ]);
    const machines = environmentsOf(competition).map(({ machine }) => machine);
    expect(machines).toHaveLength(2);
    for (const machine of machines) {
      expect(machine).toMatchObject({ __glibc: expect.anything(), __archspec: expect.anything() });
      // No variant of Debian's packages has a CUDA.
      const { __cuda: _, ...base } = machine;
      expect(machineDifference(base, installed, inspected)).toBeUndefined();
    }
  });

  it('can encode H.264, which the sample data needs', async () => {
    const codec = 'import av; print(av.codec.Codec("libx264", "w").name)';
    expect(await printed(engine, image, ['/opt/vsc/python', '-c', codec])).toBe('libx264\n');
  });
});
