import { readFile, rm, writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type Docker from 'dockerode';
import type { ImageBuildOptions } from 'dockerode';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Engine } from '../../actions/src/container/connect.ts';
import { exec } from '../../actions/src/entrypoints/exec.ts';
import { buildImage } from '../../actions/src/image/build/build.ts';
import { INPUTS_LABEL } from '../../actions/src/image/labels.ts';
import { withoutPrograms } from '../support/repositories/without-programs.ts';
import { buildRoot } from './support/build-root.ts';
import { printed } from './support/printed.ts';

describe('buildImage', () => {
  it('builds once; then nothing, until a file of the image changes', async () => {
    const { engine, tag, ports, path, write } = await buildRoot();
    const build = () => buildImage(engine, { variant: 'lite', tag }, ports);
    const first = await build();
    expect(first).toMatchObject({ variant: 'lite', tag, built: true });
    expect(await build()).toEqual({ ...first, built: false });

    await write({ 'runtime/vsc_runtime/__pycache__/x.pyc': 'ignored', 'notes.txt': 'elsewhere' });
    expect(await build()).toMatchObject({ built: false });

    await writeFile(path('runtime/run.py'), 'print("edited, not committed")\n');
    await write({ 'runtime/vsc_runtime/fresh.py': 'print("new, not tracked")\n' });
    const second = await build();
    expect(second).toMatchObject({ built: true, bytesBefore: first.bytes });
    expect(second.id).not.toBe(first.id);
    const files = ['/opt/vsc/run.py', '/opt/vsc/vsc_runtime/fresh.py'];
    expect(await printed(engine, tag, ['cat', ...files])).toBe(
      'print("edited, not committed")\nprint("new, not tracked")\n',
    );
    const old = engine.docker.getImage(first.id).inspect();
    await expect(old, 'the image it replaced').rejects.toMatchObject({ statusCode: 404 });
  });

  it('makes an image of an unpacked archive, without git, that names no revision', async () => {
    const { engine, tag, ports, path } = await buildRoot();
    await rm(path('.git'), { recursive: true });
    const build = () =>
      buildImage(engine, { variant: 'lite', tag }, { ...ports, exec: withoutPrograms });
    const { id, built } = await build();
    expect(built).toBe(true);
    const { Config } = await engine.docker.getImage(id).inspect();
    expect(Config.Labels).toMatchObject({ [INPUTS_LABEL]: expect.stringMatching(/^\w/) as string });
    expect(Config.Labels).not.toHaveProperty(['org.opencontainers.image.revision']);
    expect(await build()).toMatchObject({ built: false, id });
  });

  it('builds for a publish although an image of the same inputs is here, and a merge of other files gives its very id', async () => {
    const { engine, tag, root, ports } = await buildRoot();
    const git = async (...args: string[]) =>
      (await exec('git', ['-C', root, ...args])).stdout.trim();
    const commit = async (message: string) => {
      const author = ['-c', 'user.name=a', '-c', 'user.email=a@b'];
      await git(...author, 'commit', '--allow-empty', '-qm', message);
      return git('rev-parse', 'HEAD');
    };
    const build = (reuse: boolean) => buildImage(engine, { variant: 'lite', tag, reuse }, ports);
    const asked = await commit('a request');
    const { id } = await build(true);
    await commit('something else');
    expect(await build(true)).toMatchObject({ built: false, id });
    expect(await build(false)).toMatchObject({ built: true, id });
    const { Config } = await engine.docker.getImage(id).inspect();
    expect(Config.Labels?.['org.opencontainers.image.revision']).toBe(asked);
  });

  it('gives the image that it made, whoever has the tag by then', async () => {
    const { engine, tag, ports, path } = await buildRoot();
    const request = { variant: 'lite', tag } as const;
    const other = await buildImage(engine, request, ports);
    const [repo = '', name = ''] = tag.split(':');
    // With containerd's image store an image that loses its last name is gone.
    await engine.docker.getImage(other.id).tag({ repo, tag: `${name}-other` });
    onTestFinished(() => engine.docker.getImage(`${tag}-other`).remove());
    await writeFile(path('runtime/run.py'), 'print("mine")\n');
    const overtaken = afterBuilding(engine, () =>
      engine.docker.getImage(other.id).tag({ repo, tag: name }),
    );
    const { id } = await buildImage(overtaken, request, ports);
    expect(await engine.docker.getImage(tag).inspect()).toMatchObject({ Id: other.id });
    expect(await printed(engine, id, ['cat', '/opt/vsc/run.py'])).toBe('print("mine")\n');
    await engine.docker.getImage(id).remove();

    await writeFile(path('runtime/run.py'), 'print("gone")\n');
    const robbed = afterBuilding(engine, () => engine.docker.getImage(tag).remove());
    await expect(buildImage(robbed, request, ports)).rejects.toMatchObject({
      name: 'SurroundingsError',
      message: expect.stringContaining('removed by another process'),
    });
  });

  it('shows the last lines and the exit code of a step that fails, and keeps the image', async () => {
    const { engine, tag, ports, path } = await buildRoot();
    const build = () => buildImage(engine, { variant: 'lite', tag }, ports);
    const { id } = await build();
    const list = await readFile(path('runtime/apt-lite.txt'), 'utf8');
    await writeFile(path('runtime/apt-lite.txt'), `${list}no-such-package-of-ours\n`);
    await expect(build()).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringMatching(
        /failed in "sh \/mnt\/apt\.sh .*" \(exit code 100\):\n[^]*Unable to locate package no-such-package-of-ours/,
      ),
      findings: [
        {
          rule: 'package-install',
          place: { file: 'runtime/apt-lite.txt', line: list.split('\n').length },
          message: expect.stringContaining('E: Unable to locate package no-such-package-of-ours'),
        },
      ],
    });
    expect(await engine.docker.getImage(tag).inspect()).toMatchObject({ Id: id });
  });

  it('says what is missing where there is no Dockerfile', async () => {
    const { engine, tag, ports, path } = await buildRoot();
    const build = () => buildImage(engine, { variant: 'lite', tag }, ports);
    await rm(path('runtime/Dockerfile'));
    await expect(build()).rejects.toThrow('runtime/Dockerfile is missing');
  });

  it('stops when it is told to, and leaves no container', async () => {
    const { engine, tag, ports, path, abort, lines } = await buildRoot();
    const script = 'sh /mnt/steps/runtime.sh';
    const dockerfile = await readFile(path('runtime/Dockerfile'), 'utf8');
    await writeFile(path('runtime/Dockerfile'), dockerfile.replace(script, 'sleep 600'));
    const step = (label: string) => ({
      ...ports.log.step(label),
      update: (text: string) => text.startsWith('sleep') && abort.abort(new Error('told to stop')),
    });
    const log = { ...ports.log, step };
    const build = buildImage(engine, { variant: 'lite', tag }, { ...ports, log });
    await expect(build).rejects.toThrow('told to stop');
    expect(lines).toEqual([]);
    await expect(engine.docker.getImage(tag).inspect()).rejects.toMatchObject({ statusCode: 404 });
  });
});

/** The engine, with something that happens as soon as an image is built. */
function afterBuilding(engine: Engine, happens: () => Promise<unknown>): Engine {
  async function* built(file: NodeJS.ReadableStream, options: ImageBuildOptions) {
    yield* await engine.docker.buildImage(file, options);
    await happens();
  }
  const answer = (...call: Parameters<typeof built>) =>
    Promise.resolve(Readable.from(built(...call)));
  const docker = Object.assign(Object.create(engine.docker), { buildImage: answer }) as Docker;
  return { ...engine, docker };
}
