import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pack } from 'tar-stream';
import { expect, it, onTestFinished } from 'vitest';
import { probe } from '../../actions/src/container/probe.ts';
import { runContainer } from '../../actions/src/container/run.ts';
import { readEvents } from '../../actions/src/image/transfer/engine-stream.ts';
import { canStartEngine, startEngine } from '../harness/engines/private-engine.ts';
import { temporaryRoot } from '../support/repositories/temporary-root.ts';

const IMAGE = 'vsc-test-half:engine';

/** Names of Docker's that end a start in words of their own: by its path, and by what PATH has. */
const GONE = { 'by path': '/no/such/runc', 'by name': 'no-such-runc' };

it.runIf(canStartEngine())(
  'an engine without what starts containers is told apart, by doctor and by a run',
  async () => {
    const { path: at, write } = await temporaryRoot();
    const runtimes = Object.fromEntries(
      Object.entries(GONE).map(([how, program]) => [how.replace(' ', '-'), { path: program }]),
    );
    await write({
      'docker/daemon.json': JSON.stringify({ runtimes, 'default-runtime': 'by-path' }),
    });
    const half = await startEngine({ settings: at('docker') });
    const { engine } = half;
    onTestFinished(() => half.close());
    const context = pack();
    context.entry({ name: 'true', mode: 0o755 }, await readFile('/bin/true'));
    context.entry({ name: 'Dockerfile' }, 'FROM scratch\nCOPY true /bin/true\n');
    context.finalize();
    const options = { t: IMAGE, version: '2' as const };
    const reply = await engine.docker.buildImage(Readable.from(context), options);
    await readEvents(reply, () => undefined);
    const broken = {
      message: expect.stringMatching(/^the container engine can start no container: .*no-?.such/),
      next: expect.stringContaining('runc'),
    };
    const { problem } = await probe(engine, IMAGE, []);
    expect(problem).toMatchObject(broken);
    const signal = new AbortController().signal;
    const run = runContainer(engine, { image: IMAGE, command: ['true'] }, { signal });
    await expect(run).rejects.toMatchObject({ ...broken, exitCode: 3 });
    expect(await engine.docker.listContainers({ all: true })).toEqual([]);
  },
);
