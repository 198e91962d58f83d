import { readFile, writeFile } from 'node:fs/promises';
import { expect, inject, it, onTestFinished } from 'vitest';
import { connect } from '../../actions/src/container/connect.ts';
import { exec } from '../../actions/src/entrypoints/exec.ts';
import { ensureBase } from '../../actions/src/image/build/base.ts';
import { buildImage } from '../../actions/src/image/build/build.ts';
import { canStartEngine, startEngine } from '../harness/engines/private-engine.ts';
import { reachesPypi } from '../support/programs/kept-wheels.ts';
import { repositoryPorts } from '../support/repositories/repository-ports.ts';
import { isSoak } from '../support/soak.ts';
import { buildIndex, buildRoot } from './support/build-root.ts';
import { engineApart, rootApart } from './support/engine-apart.ts';
import { differentFiles } from './support/image-files.ts';
import { printed } from './support/printed.ts';

/** It takes minutes, root and the installer's wheel. */
const IN_SOAK = isSoak() && canStartEngine() && (await reachesPypi());
const DOCKERFILE = new URL('../../runtime/Dockerfile', import.meta.url);
const PIP = new URL('../../runtime/steps/pip.sh', import.meta.url);

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

it.runIf(IN_SOAK)(
  'gives the same image on two engines that share nothing',
  async () => {
    const lite = inject('liteImage');
    const variants = ['lite', 'cpu', 'gpu'];
    const { ports, tag } = await rootApart(lite, ['cpu', 'gpu']);
    /** Image and layers of each variant, on an engine that has built nothing yet. */
    const made = async () => {
      const apart = await engineApart(lite);
      const { engine, channelBase } = apart;
      try {
        const images: unknown[] = [];
        for (const variant of variants) {
          const solve = { channelBase, deadlineMs: 0 };
          const { id } = await buildImage(engine, { variant, tag, force: true, solve }, ports);
          const { RootFS } = await engine.docker.getImage(id).inspect();
          images.push({ variant, id, layers: RootFS.Layers });
        }
        return images;
      } finally {
        await apart.close();
      }
    };
    const first = await made();
    expect(await made()).toEqual(first);
  },
  1_800_000,
);

it('has pip compile with one hash seed: Python before 3.11 writes sets in the order of their hashes', async () => {
  const pip = await readFile(PIP, 'utf8');
  // Every start of Python reads the first file; settle.sh, the last line of the step, is not there.
  const script = `
    echo 'import os; open("/opt/seeds", "a").write(str(hash("a")) + chr(10))' > /usr/lib/python3/dist-packages/seed.pth
    PYTHONHASHSEED=0 python3 -c ''
    : > /opt/none.txt
    sh -c "$1" pip.sh /opt/none.txt --check 2>/dev/null || true
    sort -u /opt/seeds | wc -l
    wc -l < /opt/seeds`;
  const engine = await connect(process.env);
  expect(await printed(engine, inject('liteImage'), ['sh', '-c', script, 'sh', pip])).toBe(
    '1\n2\n',
  );
});

/** Runs a program on a machine with another hostname and resolv.conf. */
const ELSEWHERE = `set -e
  for file in /etc/hostname /etc/resolv.conf; do
    own=$(mktemp)
    (cat "$file"; echo '# of elsewhere') > "$own"
    chmod 644 "$own"
    mount --bind "$own" "$file"
    rm "$own"
  done
  exec "$@"`;
const elsewhere: typeof exec = (program, args, options) =>
  program === 'mmdebstrap'
    ? exec('unshare', ['--mount', 'sh', '-c', ELSEWHERE, 'sh', program, ...args], options)
    : exec(program, args, options);

it.runIf(IN_SOAK)(
  "the base that is made of Debian's packages is the same on another machine",
  async () => {
    const ports = repositoryPorts();
    // Without a way to Docker Hub.
    const apart = await startEngine();
    onTestFinished(() => apart.close());
    const { engine } = apart;
    const dockerfile = await readFile(DOCKERFILE, 'utf8');
    const made = async (tag: string, run: typeof exec) => {
      const { from } = await ensureBase(engine, dockerfile, 'amd64', { ...ports, exec: run });
      await engine.docker.getImage(from).tag({ repo: 'made', tag });
      await engine.docker.getImage(from).remove();
      return `made:${tag}`;
    };
    const [one, other] = [await made('here', exec), await made('there', elsewhere)];
    expect(await differentFiles(engine, other, one)).toEqual([]);
  },
  900_000,
);
