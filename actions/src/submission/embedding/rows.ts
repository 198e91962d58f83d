import { buffer } from 'node:stream/consumers';
import { openPromise } from 'yauzl';
import { ExitCode, UserError } from '../../errors.ts';
import { readNpy } from './read-npy.ts';

/** How the descriptors of a video are saved; the same for all of a file. */
export interface RowForm {
  readonly dimensions: number;
  /** float32 as it is; float64 for all other types. */
  readonly timeType: '<f4' | '<f8';
  /** 1 for times, 2 for starts and ends. */
  readonly timeWidth: number;
}

/** Descriptors of some videos, in one form whatever main.py saved: little-endian, row after row. */
export interface Rows extends RowForm {
  /** Each video that has any, with how many; sorted by id. */
  readonly videos: readonly (readonly [id: string, rows: number])[];
  readonly features: Buffer;
  readonly timestamps: Buffer;
}

/** The npz of one run: the container has checked it by the rules of the platform. */
const ARRAYS = ['video_ids', 'features', 'timestamps'] as const;

/** Reads the npz file that a run of main.py has left, whatever NumPy has written it with. */
export async function readRows(file: string): Promise<Rows> {
  const members = new Map<string, Buffer>();
  const zip = await openPromise(file);
  for await (const entry of zip.eachEntry()) {
    const wanted = ARRAYS.some((name) => entry.fileName === `${name}.npy`);
    if (wanted) members.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  }
  const [ids, features, stamps] = ARRAYS.map((name) => {
    const bytes = members.get(`${name}.npy`);
    if (bytes === undefined) throw new Error(`${file} holds no ${name}`);
    return readNpy(bytes);
  }) as [ReturnType<typeof readNpy>, ReturnType<typeof readNpy>, ReturnType<typeof readNpy>];
  const videos: [string, number][] = [];
  for (const id of ids.texts()) {
    const last = videos.at(-1);
    if (last?.[0] === id) last[1]++;
    else videos.push([id, 1]);
  }
  const timeType = stamps.type === 'f4' ? '<f4' : '<f8';
  return {
    videos,
    dimensions: features.shape[1] ?? 1,
    timeType,
    timeWidth: stamps.shape[1] ?? 1,
    features: features.floats(4),
    timestamps: stamps.floats(timeType === '<f4' ? 4 : 8),
  };
}

/** @throws UserError if rows of some parts can't stand in one file. */
export function refuseOtherForms(
  parts: readonly (RowForm & { readonly first: string | undefined })[],
): void {
  const [first] = parts;
  const other = parts.find((part) => formOf(part) !== formOf(first ?? part));
  if (first === undefined || other === undefined) return;
  throw new UserError(
    `main.py gave ${formOf(first)} for ${first.first} and ${formOf(other)} for ${other.first}`,
    {
      exitCode: ExitCode.invalidSubmission,
      next: 'save one number of dimensions and one type of times, whatever the videos are',
    },
  );
}

function formOf({ dimensions, timeType, timeWidth }: RowForm): string {
  const times = timeWidth === 1 ? 'times' : 'starts and ends';
  return `${dimensions} dimensions with ${times} of float${8 * Number(timeType[2])}`;
}
