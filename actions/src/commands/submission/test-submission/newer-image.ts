import type { ChosenImage } from '../../../image/choose-image.ts';
import type { Ports } from '../../../ports.ts';
import { openRegistry } from '../../../registry/client/login.ts';
import { newerRelease } from '../../../registry/ledger/newer-release.ts';
import { imageName, latestTag, readRegistrySettings } from '../../../registry/client/settings.ts';
import { newerReleaseText } from '../../images/release-notes/texts.ts';

/** Enough for a login and an answer; nobody should wait for a notice, least of all offline. */
const PATIENCE_MS = 2000;

/**
 * One line on what has changed since, if the image is an official one and older than the newest
 * release; undefined if it is not, and if the registry does not say in time.
 */
export async function newerImageNotice(
  { reference, digest, variant }: ChosenImage,
  ports: Pick<Ports, 'root' | 'env' | 'exec' | 'log'>,
): Promise<string | undefined> {
  if (variant === null || digest === null) return undefined;
  const settings = await readRegistrySettings(ports.root, ports.env);
  if (settings.registry === '') return undefined;
  if (reference !== imageName(settings, latestTag(variant))) return undefined;
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const silent = { ...ports, signal, log: { ...ports.log, info: () => {} } };
    const release = await newerRelease(await openRegistry(settings, silent), variant, digest);
    return release === undefined ? undefined : newerReleaseText(reference, release);
  } catch {
    return undefined;
  }
}
