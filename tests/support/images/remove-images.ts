import type { Engine } from '../../../actions/src/container/connect.ts';

/** Takes tags from an engine, and with its last tag each image: those of them that it has. */
export async function removeImages(
  { docker }: Pick<Engine, 'docker'>,
  references: Iterable<string>,
): Promise<void> {
  for (const reference of references) {
    await docker
      .getImage(reference)
      .remove({ force: true })
      .catch(() => undefined);
  }
}
