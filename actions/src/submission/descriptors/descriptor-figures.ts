import { NpzArrays, type NpyStream } from './npz-arrays.ts';

/** What the descriptors of a set are like. */
export interface DescriptorFigures {
  readonly rows: number;
  readonly dimensions: number;
  /** Euclidean length of each row. */
  readonly norms: Float64Array;
  /** Standard deviation of each dimension, largest first. */
  readonly deviations: readonly number[];
  /**
   * How many dimensions would do if all were used alike: (Σv)² / Σv² over their variances, the participation
   * ratio. 0 if none varies.
   */
  readonly effectiveDimensions: number;
}

/** Some videos' descriptors. */
export type RowsOfVideos = ReadonlyMap<string, readonly DescriptorRow[]>;

export interface DescriptorRow {
  /** From the start of the video; the middle of a stretch. */
  readonly seconds: number;
  readonly features: Float32Array;
}

/**
 * Reads a descriptor file once: figures of all rows, and the rows of the videos that are wanted.
 *
 * @throws Error if it is not one, with what is wrong.
 */
export async function readDescriptors(
  file: string,
  wanted: ReadonlySet<string>,
): Promise<{ figures: DescriptorFigures; rows: RowsOfVideos }> {
  const npz = await NpzArrays.open(file);
  try {
    const ids = idsOf(await npz.whole('video_ids'));
    const seconds = secondsOf(await npz.whole('timestamps'));
    const rows = new Map<string, DescriptorRow[]>();
    const collect = (row: number, features: Float32Array) => {
      const id = ids(row);
      if (!wanted.has(id)) return;
      const own = rows.get(id) ?? [];
      rows.set(id, own);
      own.push({ seconds: seconds(row), features: features.slice() });
    };
    return { figures: await figuresOf(await npz.stream('features'), collect), rows };
  } finally {
    npz.close();
  }
}

async function figuresOf(
  { descr, shape, rows }: NpyStream,
  collect: (row: number, features: Float32Array) => void,
): Promise<DescriptorFigures> {
  const [count = 0, dimensions = 0] = shape;
  if (descr !== '<f4' || shape.length !== 2) throw new Error('features is not float32, N × D');
  const norms: number[] = [];
  const sums = new Float64Array(dimensions);
  const squares = new Float64Array(dimensions);
  for await (const piece of rows) {
    // A copy: floats need to start at a multiple of four.
    const values = new Float32Array(Uint8Array.from(piece).buffer);
    for (let at = 0; at < values.length; at += dimensions) {
      const row = values.subarray(at, at + dimensions);
      let square = 0;
      for (let dimension = 0; dimension < dimensions; dimension += 1) {
        const value = row[dimension]!;
        square += value * value;
        sums[dimension]! += value;
        squares[dimension]! += value * value;
      }
      collect(norms.length, row);
      norms.push(Math.sqrt(square));
    }
  }
  if (norms.length !== count) throw new Error('features is cut short');
  const variances = [...squares].map((square, at) =>
    count === 0 ? 0 : Math.max(0, square / count - (sums[at]! / count) ** 2),
  );
  const total = variances.reduce((sum, variance) => sum + variance, 0);
  const ofSquares = variances.reduce((sum, variance) => sum + variance * variance, 0);
  return {
    rows: count,
    dimensions,
    norms: Float64Array.from(norms),
    deviations: variances.map(Math.sqrt).toSorted((a, b) => b - a),
    effectiveDimensions: ofSquares > 0 ? (total * total) / ofSquares : 0,
  };
}

type Whole = Awaited<ReturnType<NpzArrays['whole']>>;

function idsOf({ descr, rowBytes, bytes }: Whole): (row: number) => string {
  if (!descr.startsWith('<U')) throw new Error('video_ids is not text');
  return (row) => {
    let id = '';
    for (let at = row * rowBytes; at < (row + 1) * rowBytes; at += 4) {
      const character = bytes.readUInt32LE(at);
      if (character === 0) break;
      id += character < 0x110000 ? String.fromCodePoint(character) : '\uFFFD';
    }
    return id;
  };
}

function secondsOf({ descr, shape, rowBytes, bytes }: Whole): (row: number) => number {
  const width = descr === '<f8' ? 8 : 4;
  if (!['<f4', '<f8'].includes(descr)) throw new Error('timestamps is not an array of floats');
  const value = (at: number) => (width === 8 ? bytes.readDoubleLE(at) : bytes.readFloatLE(at));
  const columns = shape[1] ?? 1;
  return (row) => (value(row * rowBytes) + value(row * rowBytes + (columns - 1) * width)) / 2;
}

/** The moments of two videos that are most alike, by the inner product; undefined if one has no row. */
export function mostAlike(
  query: readonly DescriptorRow[] = [],
  reference: readonly DescriptorRow[] = [],
): { querySeconds: number; refSeconds: number } | undefined {
  let best: { product: number; querySeconds: number; refSeconds: number } | undefined;
  for (const one of query) {
    for (const other of reference) {
      const product = one.features.reduce((sum, value, at) => sum + value * other.features[at]!, 0);
      if (best !== undefined && product <= best.product) continue;
      best = { product, querySeconds: one.seconds, refSeconds: other.seconds };
    }
  }
  return best;
}
