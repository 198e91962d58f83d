import { mersenne } from 'pure-rand/generator/mersenne';

/** The competition's own script draws its subset with this seed. */
const SUBSET_SEED = 42;

/**
 * Row positions of the subset, ascending: ceil(rows × proportion) of them, chosen as pandas
 * `Series.sample(n, random_state=numpy.random.RandomState(42))` chooses.
 * @param proportion in (0, 1]
 */
export function subsetPositions(rows: number, proportion: number): number[] {
  return drawnPositions(rows, Math.ceil(rows * proportion));
}

/** So many row positions, or all if there are fewer, ascending, drawn in the same way. */
export function drawnPositions(rows: number, count: number): number[] {
  const chosen = legacyPermutation(rows, SUBSET_SEED).slice(0, count);
  return Array.from(chosen).toSorted((a, b) => a - b);
}

/**
 * `numpy.random.RandomState(seed).permutation(n)`: a Fisher–Yates shuffle from the last element to
 * the second. Its stream is frozen by NumPy (NEP 19), so the result never changes.
 * @param n at most 2^32
 */
export function legacyPermutation(n: number, seed: number): Uint32Array {
  const random = mersenne(seed);
  const order = Uint32Array.from({ length: n }, (_, index) => index);
  for (let i = n - 1; i > 0; i--) {
    // NumPy draws an integer of [0, i] by masking 32 bits and rejecting what is above i.
    const mask = 0xffff_ffff >>> Math.clz32(i);
    let j: number;
    do {
      j = (random.next() & mask) >>> 0;
    } while (j > i);
    const swapped = order[i]!;
    order[i] = order[j]!;
    order[j] = swapped;
  }
  return order;
}
