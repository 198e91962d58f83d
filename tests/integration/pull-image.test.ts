import { Readable } from 'node:stream';
import { pack } from 'tar-stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import { pull } from '../../actions/src/commands/images/pull/pull.ts';
import { connect } from '../../actions/src/container/connect.ts';
import { readEvents } from '../../actions/src/image/engine-stream.ts';
import { startRegistry } from '../harness/registry.ts';
import { repositoryPorts } from '../support/repository-ports.ts';

const portsWith = (registry: string) => {
  const ports = repositoryPorts();
  return {
    ...ports,
    env: { ...ports.env, VSC_REGISTRY: registry, VSC_REPOSITORY: 'team/runtime' },
  };
};

describe('pull', () => {
  it('gets the image from a registry, and says whether it is a new one', async () => {
    const { docker } = await connect(process.env);
    const registry = await startRegistry();
    onTestFinished(() => registry.close());
    const name = `${registry.host}/team/runtime`;
    const remove = () =>
      docker
        .getImage(`${name}:cpu-latest`)
        .remove()
        .catch(() => undefined);
    onTestFinished(async () => void (await remove()));
    const archive = pack();
    archive.entry({ name: 'hello' }, 'world');
    archive.finalize();
    const imported = await docker.importImage(Readable.from(archive), {
      repo: name,
      tag: 'cpu-latest',
    });
    await readEvents(imported, () => undefined);
    const pushed = await docker.getImage(`${name}:cpu-latest`).push({ authconfig: {} });
    await readEvents(pushed, () => undefined);
    await remove();

    const ports = portsWith(registry.host);
    const first = await pull({ variant: 'cpu' }, ports);
    expect(first).toMatchObject({ reference: `${name}:cpu-latest`, changed: true });
    expect(await pull({ variant: 'cpu' }, ports)).toEqual({ ...first, changed: false });
    await expect(pull({ variant: 'gpu' }, ports)).rejects.toThrow(
      /gpu-latest cannot be pulled: .*not/,
    );
  });

  it('says that the registry cannot be reached, and what to do instead', async () => {
    await expect(pull({ variant: 'gpu' }, portsWith('127.0.0.1:1'))).rejects.toMatchObject({
      name: 'SurroundingsError',
      exitCode: 3,
      message: '127.0.0.1:1/team/runtime:gpu-latest cannot be pulled: connection refused',
      next: expect.stringContaining('environment/competition.yml'),
    });
  });

  it('says that a variant is not published', async () => {
    await expect(pull({ variant: 'lite' }, portsWith('127.0.0.1:1'))).rejects.toMatchObject({
      message: 'there is no official lite image',
    });
  });
});
