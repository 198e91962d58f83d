import { constants, type PathLike } from 'node:fs';
import { copyFile, link } from 'node:fs/promises';

export type Placement = 'reflink' | 'hard link' | 'copy';

export interface FilePair {
  from: string;
  to: string;
}

type Way = readonly [Placement, (from: PathLike, to: PathLike) => Promise<void>];

/** Cheapest first. */
const CHEAPER: readonly Way[] = [
  ['reflink', (from, to) => copyFile(from, to, constants.COPYFILE_FICLONE_FORCE)],
  ['hard link', link],
];
const COPY: Way = ['copy', copyFile];

/** So many files are under way at once: enough to hide latency, few enough for any limit. */
const AT_ONCE = 32;

/**
 * Makes each `to` a file with the content of `from`, in the cheapest way the file system can. The
 * first file decides which way; the others go the same, or by copy if that fails.
 * @returns the way taken
 * @throws the file system's error, if even copying fails; or the signal's reason
 */
export async function placeFiles(
  pairs: readonly FilePair[],
  signal: AbortSignal,
  onProgress: (done: number) => void,
): Promise<Placement> {
  const [first, ...rest] = pairs;
  if (first === undefined) return 'copy';
  const [placement, place] = await decide(first);
  let done = 1;
  const queue = rest.values();
  const worker = async () => {
    for (const { from, to } of queue) {
      signal.throwIfAborted();
      await place(from, to).catch(() => copyFile(from, to));
      onProgress(++done);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  signal.throwIfAborted();
  return placement;
}

async function decide({ from, to }: FilePair): Promise<Way> {
  for (const way of CHEAPER) {
    const works = await way[1](from, to).then(
      () => true,
      () => false,
    );
    if (works) return way;
  }
  await copyFile(from, to);
  return COPY;
}
