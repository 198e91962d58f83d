import path from 'node:path';
import { UserError } from '../../../errors.ts';

/** A PersistentVolumeClaim, and where it is mounted: here and in pods at the same path. */
export interface Claim {
  readonly name: string;
  /** Folder of the volume; undefined: all of it. */
  readonly subPath: string | undefined;
  /** Absolute. */
  readonly path: string;
}

/** A DNS subdomain, which the names of claims are (RFC 1123). */
const NAME = /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/;

/**
 * Reads claims as people type them: `NAME:PATH`, or `NAME/FOLDER:PATH`.
 *
 * @throws UserError for anything else
 */
export function readClaims(texts: readonly string[]): Claim[] {
  return texts.map((text) => {
    const [, name = '', subPath, at = ''] = /^([^/:]+)(?:\/([^:]+))?:(\/.+)$/.exec(text) ?? [];
    const outside = subPath?.split('/').some((part) => part === '' || part === '..') ?? false;
    const folder = path.normalize(at).replace(/\/$/, '');
    // A pod's mount path can't hold a colon.
    if (NAME.test(name) && !outside && folder !== '' && !folder.includes(':')) {
      return { name, subPath, path: folder };
    }
    throw new UserError(`${JSON.stringify(text)} names no claim with its folder`, {
      next: 'give --claim NAME:PATH, such as --claim videos:/mnt/videos, or NAME/FOLDER:PATH for a folder of the volume',
    });
  });
}

/** The first of some absolute folders that no claim holds; undefined if each is held. */
export function outsideOf(
  claims: readonly Claim[],
  folders: readonly string[],
): string | undefined {
  return folders.find(
    (folder) => !claims.some(({ path: at }) => folder === at || folder.startsWith(`${at}/`)),
  );
}
