import { SurroundingsError } from '../../errors.ts';
import type { Registry } from '../client/client.ts';

/** Points a tag to an image and verifies it. */
export async function setTag(registry: Registry, tag: string, digest: string): Promise<void> {
  const manifest = await registry.manifestOf(digest);
  await registry.putManifest(tag, manifest);
  const now = await registry.resolve(tag);
  if (now !== digest) {
    throw new SurroundingsError(`${tag} is ${now} after it was set to ${digest}`, {
      next: 'run it again; if it happens again, somebody else writes this tag',
    });
  }
}
