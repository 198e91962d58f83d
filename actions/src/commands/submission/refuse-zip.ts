import { existsSync } from 'node:fs';
import { UserError } from '../../errors.ts';
import { fileError, shown } from '../../files/messages.ts';
import { readOrigin } from '../../submission/archive/zip-origin.ts';

export interface Replaceable {
  /** Folders: a zip that was packed from one of them can be made again. */
  readonly from: readonly string[];
  /** What to do about any other. */
  readonly next: string;
}

/** @throws UserError if a zip would be overwritten that nothing here could make again. */
export async function refuseToReplaceZip(
  zip: string,
  { from, next }: Replaceable,
  signal: AbortSignal,
): Promise<void> {
  if (!existsSync(zip)) return;
  const origin = await readOrigin(zip, signal).catch((error: unknown) => {
    throw fileError(`read ${shown(zip)}`, error);
  });
  if (origin !== undefined && from.includes(origin)) return;
  const what = origin === undefined ? 'was not packed here' : `was packed from ${origin}`;
  throw new UserError(`${shown(zip)} exists, and ${what}`, { next });
}
