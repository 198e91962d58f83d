import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { extract, type Header } from 'tar-stream';
import type { Engine } from '../../../actions/src/container/connect.ts';

/** What stands in a layer for a file: its header, and the hash of its content. */
const line = ({ name, type, mode, uid, gid, size, mtime, linkname }: Header, hash: string) =>
  [name, type, mode?.toString(8), uid, gid, size, mtime?.toISOString(), linkname, hash].join(' ');

async function whole(entry: AsyncIterable<unknown>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of entry) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

/** The files of a layer, in its order. */
async function filesOf(layer: Uint8Array): Promise<string[]> {
  const archive = extract();
  Readable.from([layer]).pipe(archive);
  const files: string[] = [];
  for await (const entry of archive) {
    const hash = createHash('sha256');
    for await (const chunk of entry) hash.update(chunk as Uint8Array);
    files.push(line(entry.header, hash.digest('hex')));
  }
  return files;
}

/** Every file of every layer of an image that the engine has, in the order of the layers. */
async function imageFiles(engine: Engine, image: string): Promise<string[][]> {
  const archive = extract();
  const saved = await engine.docker.getImage(image).get();
  saved.pipe(archive);
  const layers = new Map<string, string[]>();
  let manifest: { Layers: string[] }[] = [];
  for await (const entry of archive) {
    if (entry.header.name === 'manifest.json') {
      manifest = JSON.parse((await whole(entry)).toString()) as typeof manifest;
    } else if (entry.header.name.endsWith('.tar') && entry.header.type === 'file') {
      layers.set(entry.header.name, await filesOf(await whole(entry)));
    } else {
      entry.resume();
    }
  }
  return (manifest[0]?.Layers ?? []).map(
    (name) => layers.get(name) ?? [`${name}: the same as a layer below`],
  );
}

const without = (from: string[][], those: string[][], mark: string): string[] =>
  from.flatMap((files, layer) => {
    const there = new Set(those[layer]);
    return files.filter((file) => !there.has(file)).map((file) => `${mark} ${layer}: ${file}`);
  });

/** What only one of two images has in a layer. Nothing is read if they are one image. */
export async function differentFiles(
  engine: Engine,
  one: string,
  other: string,
): Promise<string[]> {
  if (one === other) return [];
  const [ones, others] = [await imageFiles(engine, one), await imageFiles(engine, other)];
  return [...without(ones, others, 'first'), ...without(others, ones, 'second')];
}
