import type { SetApart } from './divide.ts';
import { refuseOtherForms, type Rows } from './rows.ts';

/** The rows of one video. */
interface Piece {
  readonly id: string;
  readonly rows: number;
  readonly features: Buffer;
  readonly timestamps: Buffer;
}

/** What became of each video of a chunk. */
interface Account {
  /** Undefined if no video has descriptors. */
  readonly rows: Rows | undefined;
  readonly apart: SetApart[];
  /** What people should know of videos that have descriptors. */
  readonly notes: string[];
}

/**
 * Puts the rows of all runs on a chunk together, which share no video, and says of each video without any
 * why that is. One that has nothing but NaN could match nothing: it is set apart as one that fails.
 *
 * @param ids the chunk's videos, sorted
 * @param apart those that main.py failed on
 * @throws UserError if main.py gave rows that can't stand in one file
 */
export function accountFor(
  ids: readonly string[],
  parts: readonly Rows[],
  apart: readonly SetApart[],
): Account {
  refuseOtherForms(parts.map((part) => ({ ...part, first: part.videos[0]?.[0] })));
  const pieces = new Map(parts.flatMap(piecesOf).map((piece) => [piece.id, piece]));
  const failed = new Map(apart.map(({ video, why }) => [video, why]));
  const notes: string[] = [];
  const useful: Piece[] = [];
  const without: SetApart[] = [];
  for (const id of ids) {
    const piece = pieces.get(id);
    const bad = piece === undefined ? 0 : rowsWithNan(piece);
    if (piece === undefined) {
      without.push({ video: id, why: failed.get(id) ?? 'main.py saved no descriptor of it' });
    } else if (bad === piece.rows) {
      without.push({ video: id, why: 'all of its descriptors hold NaN' });
    } else {
      useful.push(piece);
      if (bad > 0)
        notes.push(`${id}: ${bad} of ${piece.rows} descriptors hold NaN and match nothing`);
    }
  }
  return { rows: joined(parts[0], useful), apart: without, notes };
}

function piecesOf(part: Rows): Piece[] {
  const widths = [4 * part.dimensions, Number(part.timeType[2]) * part.timeWidth] as const;
  let row = 0;
  return part.videos.map(([id, rows]) => {
    const from = row;
    row += rows;
    const cut = (bytes: Buffer, width: number) => bytes.subarray(from * width, row * width);
    const features = cut(part.features, widths[0]);
    return { id, rows, features, timestamps: cut(part.timestamps, widths[1]) };
  });
}

function joined(form: Rows | undefined, pieces: readonly Piece[]): Rows | undefined {
  if (form === undefined || pieces.length === 0) return undefined;
  return {
    ...form,
    videos: pieces.map(({ id, rows }) => [id, rows]),
    features: Buffer.concat(pieces.map(({ features }) => features)),
    timestamps: Buffer.concat(pieces.map(({ timestamps }) => timestamps)),
  };
}

function rowsWithNan({ rows, features }: Piece): number {
  const values = new Float32Array(features.buffer, features.byteOffset, features.length / 4);
  // A sum is NaN if a value is; values of a descriptor are finite, and too small to overflow a double.
  const width = values.length / rows;
  let bad = 0;
  for (let row = 0; row < rows; row++) {
    let sum = 0;
    for (let at = row * width; at < (row + 1) * width; at++) sum += values[at] ?? 0;
    if (Number.isNaN(sum)) bad++;
  }
  return bad;
}
