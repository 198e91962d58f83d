import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { pack } from 'tar-stream';
import type { Engine } from '../../actions/src/container/connect.ts';
import { readEvents } from '../../actions/src/image/engine-stream.ts';

/**
 * Builds an image `FROM scratch` with one layer for each entry (name to bytes of random content);
 * the first layers are shared by images that begin with the same content.
 */
export async function tinyImage(
  engine: Engine,
  tag: string,
  layers: readonly (readonly [string, Buffer])[],
): Promise<string> {
  const context = pack();
  const copies = layers.map(([name]) => `COPY ${name} /${name}`);
  context.entry({ name: 'Dockerfile' }, `FROM scratch\n${copies.join('\n')}\n`);
  for (const [name, bytes] of layers) context.entry({ name }, bytes);
  context.finalize();
  const stream = await engine.docker.buildImage(Readable.from(context), { t: tag });
  await readEvents(stream, () => {});
  return (await engine.docker.getImage(tag).inspect()).Id;
}

/** Bytes that don't compress. */
export function noise(size: number): Buffer {
  return randomBytes(size);
}
