"""Descriptors in the shape the search wants: no NaN rows, the longest first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ..arrays import AnyArray, Float32s, Float64s, Integers
from .search.bundles import Bundles, bundle

# Below this spread of norms, sorting by them would skip nothing.
WORTH_SORTING = 1.01
# The longest row of a run is at most so many times as long as its shortest: the errors of a product
# grow with the longest, and a bound for one row of a million would let every pair pass.
LENGTHS = 8.0


@dataclass(frozen=True)
class Rows:
    """Float32 descriptors [n, D], their row numbers in the file, and bounds of their norms.

    `norms` descends: norms[i] bounds the norm of row i and of every later row.
    """

    values: Float32s
    numbers: Integers
    norms: Float64s
    left_out: int

    def __len__(self) -> int:
        return len(self.values)

    @property
    def dimensions(self) -> int:
        dimensions: int = self.values.shape[1]
        return dimensions

    def pick(self, positions: Integers) -> Rows:
        """The rows at these positions."""
        # NumPy's `take` is three times as fast as an index.
        values = self.values.take(positions, axis=0)
        return Rows(values, self.numbers.take(positions), descending(self.norms.take(positions)), 0)

    def split(self, size: int) -> list[Rows]:
        """Pieces of at most `size` rows."""
        return [self.part(at, at + size) for at in range(0, len(self), size)]

    def part(self, start: int, end: int) -> Rows:
        """The rows from `start` to before `end`."""
        here = slice(start, end)
        return Rows(self.values[here], self.numbers[here], self.norms[here], 0)

    def runs(self) -> list[Rows]:
        """Pieces whose rows are of about the same length, the longest first."""
        pieces, start = [], 0
        while start < len(self):
            shortest = self.norms[start] / LENGTHS
            many = int(np.searchsorted(-self.norms[start:], -shortest, "right"))
            pieces.append(self.part(start, start + many))
            start += many
        return pieces

    @cached_property
    def bundles(self) -> Bundles:
        """The rows by what lies close together."""
        return bundle(self.values.astype(np.float64))

    @cached_property
    def box(self) -> tuple[Float32s, Float32s]:
        """Of each dimension the least and the largest value."""
        return self.values.min(axis=0), self.values.max(axis=0)


def prepare(values: Float32s, numbers: Integers) -> Rows:
    """Rows and their numbers in the file. Rows that hold NaN are left out: they match nothing."""
    # The float64 sum of squares is off by at most D roundings; the factor makes it a bound.
    norms = np.sqrt(np.einsum("ij,ij->i", values, values, dtype=np.float64)) * (1 + 1e-12)
    numbers = numbers.astype(np.int32)
    sound = ~np.isnan(norms)
    left_out = len(values) - int(sound.sum())
    if left_out:
        values, norms, numbers = values[sound], norms[sound], numbers[sound]
    if len(norms) and norms.max() > WORTH_SORTING * norms.min():
        order = np.argsort(-norms, kind="stable")
        return Rows(values[order], numbers[order], norms[order], left_out)
    highest = norms.max() if len(norms) else 0.0
    return Rows(values, numbers, np.full(len(norms), highest), left_out)


def descending(values: AnyArray) -> AnyArray:
    """Of each place the largest of the values from there on."""
    return np.maximum.accumulate(values[::-1])[::-1]
