import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { pack } from 'tar-stream';
import type { Engine } from '../../../actions/src/container/connect.ts';
import { INPUTS_LABEL, REVISION_LABEL } from '../../../actions/src/image/labels.ts';
import { VARIANT_LABEL } from '../../../actions/src/image/variant.ts';
import { readEvents } from '../../../actions/src/image/transfer/engine-stream.ts';

/** What an image says of itself in its labels. */
export interface ImageSays {
  readonly variant?: string | undefined;
  readonly inputs?: string | undefined;
  readonly revision?: string | undefined;
}

/**
 * Builds an image `FROM scratch` with one layer for each entry (name to bytes of random content);
 * the first layers are shared by images that begin with the same content. It may say that it is a variant, and
 * of what inputs and which commit it was made.
 */
export async function tinyImage(
  engine: Engine,
  tag: string,
  layers: readonly (readonly [string, Buffer])[],
  { variant, inputs, revision }: ImageSays = {},
): Promise<string> {
  const context = pack();
  const copies = layers.map(([name]) => `COPY ${name} /${name}`);
  const labels = { [VARIANT_LABEL]: variant, [INPUTS_LABEL]: inputs, [REVISION_LABEL]: revision };
  const given = Object.entries(labels).flatMap(([name, value]) =>
    value === undefined ? [] : [`LABEL ${name}=${value}`],
  );
  const lines = ['FROM scratch', ...copies, ...given];
  context.entry({ name: 'Dockerfile' }, `${lines.join('\n')}\n`);
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
