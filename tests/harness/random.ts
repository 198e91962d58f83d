import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Random choices that a seed repeats. */
export function randomFrom(seed: number): {
  /** Both bounds included. */
  integer: (from: number, to: number) => number;
  chance: (probability: number) => boolean;
} {
  const generator = xoroshiro128plus(seed);
  const integer = (from: number, to: number) => uniformInt(generator, from, to);
  return { integer, chance: (probability) => integer(0, 999_999) < probability * 1_000_000 };
}
