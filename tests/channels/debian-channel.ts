import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { extract, pack } from 'tar-stream';
import type { Engine } from '../../actions/src/container/connect.ts';
import { readEvents } from '../../actions/src/image/transfer/engine-stream.ts';
import { baseOfImage } from '../support/images/base-of-image.ts';

const MAKER = path.join(import.meta.dirname, 'debian');
const KEPT = path.resolve(import.meta.dirname, '../../.cache/test-channels');

/** Real channels in a folder: `main` has an environment that works, `bad` what installers must refuse. */
export type DebianChannels = Record<'main' | 'bad', Map<string, Buffer>>;

/**
 * Channels of real packages: Debian's, of a lite image, repacked as conda packages. The engine makes
 * them once for each state of Debian, and they are kept below .cache.
 */
export async function debianChannels(engine: Engine, lite: string): Promise<DebianChannels> {
  const folder = await channelFolder(engine, lite);
  const [main, bad] = await Promise.all(
    ['main', 'bad'].map((name) => readFolder(path.join(folder, name))),
  );
  return { main: main ?? new Map(), bad: bad ?? new Map() };
}

/** The folder that has them, as a server of files takes it. */
export async function channelFolder(engine: Engine, lite: string): Promise<string> {
  const image = await makeChannel(engine, lite);
  const folder = path.join(KEPT, image.replace('sha256:', '').slice(0, 16));
  if (!existsSync(folder)) await unpack(engine, image, folder);
  return path.join(folder, 'channel');
}

async function makeChannel(engine: Engine, lite: string): Promise<string> {
  const name = `vsc-test-channel:${createHash('sha256').update(lite).digest('hex').slice(0, 8)}`;
  // A tag of this call alone: another one may end while this one builds.
  const lites = `${name}-${randomUUID()}`;
  const [repo = '', tag = ''] = lites.split(':');
  await engine.docker.getImage(lite).tag({ repo, tag });
  const context = pack();
  for (const file of (await readdir(MAKER)).toSorted()) {
    if (file === '__pycache__') continue;
    const entry = { name: file, mtime: new Date(0) };
    context.entry(entry, await readFile(path.join(MAKER, file)));
  }
  context.finalize();
  const buildargs = { DEBIAN_BASE: await baseOfImage(engine, lite), LITE: lites };
  try {
    const dockerfile = 'channel.dockerfile';
    const options = { t: name, version: '2' as const, dockerfile, buildargs };
    const stream = await engine.docker.buildImage(Readable.from(context), options);
    await readEvents(stream, () => undefined);
    return (await engine.docker.getImage(name).inspect()).Id;
  } finally {
    await engine.docker.getImage(lites).remove();
  }
}

async function unpack({ docker }: Engine, image: string, folder: string): Promise<void> {
  const container = await docker.createContainer({ Image: image });
  const partial = `${folder}.${process.pid}`;
  try {
    const archive = await container.getArchive({ path: '/channel' });
    const entries = extract();
    archive.pipe(entries);
    for await (const entry of entries) {
      const target = path.join(partial, entry.header.name);
      if (entry.header.type === 'directory') await mkdir(target, { recursive: true });
      else await pipeline(entry, createWriteStream(target));
      entry.resume();
    }
    await rename(partial, folder).catch(async (error: unknown) => {
      // Another file of tests may have been faster.
      if (!existsSync(folder)) throw error;
      await rm(partial, { recursive: true });
    });
  } finally {
    await container.remove();
  }
}

async function readFolder(folder: string): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const subdir of await readdir(folder)) {
    for (const name of await readdir(path.join(folder, subdir))) {
      files.set(`${subdir}/${name}`, await readFile(path.join(folder, subdir, name)));
    }
  }
  return files;
}
