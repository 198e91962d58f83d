import { UserError } from '../../errors.ts';
import type { Ports } from '../../ports.ts';

const DEBIAN = 'http://deb.debian.org';
const HUB = 'docker.io/';

/**
 * The server that VSC_APT_MIRROR names, without a slash at its end: Debian's archives are at
 * `<server>/debian` and `<server>/debian-security`. Undefined if it is Debian's own.
 *
 * @throws UserError if it is not an address, or one that a shell or a history of an image should not see.
 */
export function aptMirror({ VSC_APT_MIRROR }: Ports['env']): string | undefined {
  const address = VSC_APT_MIRROR?.trim().replace(/\/+$/, '');
  if (!address) return undefined;
  if (/^https?:\/\/[\w.:[\]-]+(?:\/[\w.~%+/-]*)?$/.test(address)) return address;
  // It may hold a login, which a message would repeat.
  throw new UserError(`VSC_APT_MIRROR is not an address without a login, such as ${DEBIAN}`, {
    next: 'name the address above debian and debian-security, or unset the variable',
  });
}

/** Lines of a sources.list with Debian's own addresses, by that mirror. */
export function mirrored(lines: readonly string[], mirror = DEBIAN): string[] {
  return lines.map((line) => line.replace(DEBIAN, mirror));
}

/** A command that gives a sources.list Debian's own addresses again. */
export function unmirrored(mirror: string, file: string): string {
  return `sed -i 's#${mirror}/#${DEBIAN}/#' ${file}`;
}

/**
 * Where an image of Docker Hub is pulled from: the registry, with a path if it has one, that VSC_HUB_MIRROR
 * names, or Docker Hub. The digest of the reference stays, so that another image is refused.
 *
 * @throws UserError if that is not a registry.
 */
export function hubMirrored(reference: string, { VSC_HUB_MIRROR }: Ports['env']): string {
  const mirror = VSC_HUB_MIRROR?.trim().replace(/\/+$/, '');
  if (!mirror || !reference.startsWith(HUB)) return reference;
  if (/^[a-z0-9.-]+(?::\d+)?(?:\/[a-z0-9._/-]+)?$/.test(mirror)) {
    return `${mirror}/${reference.slice(HUB.length)}`;
  }
  throw new UserError('VSC_HUB_MIRROR is not the name of a registry, such as mirror.example:5000', {
    next: 'give host, host:port or host/path, without https:// and without a login',
  });
}
