import { writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { buildImage } from '../../actions/src/image/build.ts';
import { buildIndex, buildRoot } from './support/build-root.ts';

it('gives every layer and the image the same digest when it is built twice from nothing', async () => {
  const { engine, tag, ports, path } = await buildRoot();
  const wheel = { name: 'vscwheel', version: '1.0', source: 'x = 1\n' };
  const index = await buildIndex(engine, [wheel]);
  const env = { ...ports.env, PIP_INDEX_URL: index.url };
  // A few packages, as each is installed twice: pip brings Python, with a layer of each kind.
  await writeFile(path('runtime/apt-lite.txt'), 'python3-pip\n');
  await writeFile(path('runtime/pip-lite.txt'), 'vscwheel==1.0\n');
  const layers = async () => {
    await buildImage(engine, { variant: 'lite', tag, force: true }, { ...ports, env });
    const { Id, Created, RootFS } = await engine.docker.getImage(tag).inspect();
    return { id: Id, created: Created, layers: RootFS.Layers ?? [] };
  };
  const first = await layers();
  expect(first.layers.length).toBeGreaterThan(4);
  expect(first.created).toBe('2022-11-22T00:00:00Z');
  expect(await layers()).toEqual(first);
}, 600_000);
