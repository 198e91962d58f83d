import type Docker from 'dockerode';
import type { Duplex } from 'node:stream';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { connect, type Engine } from '../../actions/src/container/connect.ts';
import { probe } from '../../actions/src/container/probe.ts';
import { runContainer } from '../../actions/src/container/run.ts';
import { OWNER_LABEL, RUN_LABEL } from '../../actions/src/container/spec.ts';
import { ownOwner } from '../../actions/src/processes.ts';
import { temporaryRoot } from '../support/repositories/temporary-root.ts';

describe('runContainer', () => {
  let engine: Engine;
  beforeAll(async () => void (engine = await connect(process.env)));

  it('says that the engine has no such image, and what to run', async () => {
    const run = runContainer(
      engine,
      { image: 'vsc-no-such-image:none' },
      { signal: new AbortController().signal },
    );
    await expect(run).rejects.toMatchObject({
      message: 'the engine has no image vsc-no-such-image:none',
      next: expect.stringContaining('make build'),
      exitCode: 2,
    });
  });

  it('leaves no connection to the engine when it is told to stop before the container starts', async () => {
    const stop = new AbortController();
    let attached: Duplex | undefined;
    const createContainer = async (options: Docker.ContainerCreateOptions) => {
      const container = await engine.docker.createContainer(options);
      const attach = container.attach.bind(container);
      return Object.assign(container, {
        async attach(how: Docker.ContainerAttachOptions) {
          attached = (await attach(how)) as Duplex;
          stop.abort(new Error('stopped'));
          return attached;
        },
      });
    };
    const stopped = {
      ...engine,
      docker: new Proxy(engine.docker, {
        get: (docker, name) =>
          name === 'createContainer' ? createContainer : Reflect.get(docker, name),
      }),
    };
    const running = runContainer(
      stopped,
      { image: inject('liteImage'), command: ['true'] },
      { signal: stop.signal },
    );
    await expect(running).rejects.toThrow('stopped');
    expect(attached?.destroyed).toBe(true);
  });

  it('starts nothing once it is told to stop', async () => {
    const signal = AbortSignal.abort(new Error('stopped'));
    await expect(
      runContainer(engine, { image: 'vsc-no-such-image:none' }, { signal }),
    ).rejects.toThrow('stopped');
  });
});

describe('probe', () => {
  const image = inject('liteImage');

  it('has a container made as for a run, with all its limits, and leaves none', async () => {
    const engine = await connect(process.env);
    const { path: at, write } = await temporaryRoot();
    await write({ 'ü b/file': '' });
    const mounts = [{ source: at('ü b'), target: '/data', readOnly: true }];
    const { unenforced: discarded } = engine;
    expect(await probe(engine, image, mounts)).toEqual({ problem: null, discarded });
    const filters = { label: [`${RUN_LABEL}=probe`, `${OWNER_LABEL}=${ownOwner()}`] };
    expect(await engine.docker.listContainers({ all: true, filters })).toEqual([]);
  });

  it('says why none can be made', async () => {
    const engine = await connect(process.env);
    expect(await probe(engine, image, [{ source: '/no/such', target: '/data' }])).toMatchObject({
      problem: { message: expect.stringContaining('cannot mount a folder') },
    });
  });
});
