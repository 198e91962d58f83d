"""The references that a group of queries reaches, about the closest first."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...arrays import Float32s, Integers
from ..rows import Rows, descending
from .groups import Group

# No reference is that close: norms are at most 2^60 (descriptors.py).
BEYOND = 1e30
# Fits a uint8: NumPy sorts it in one go over the values, and a finer order would spare nothing.
LEVELS = 250


@dataclass(frozen=True)
class Closest:
    """Float32 [n, D] of references and their positions in the chunk. `bounds[i]` bounds the
    closeness of reference i and of every later one."""

    values: Float32s
    positions: Integers
    bounds: Float32s

    def __len__(self) -> int:
        return len(self.values)

    def part(self, first: int, end: int) -> Closest:
        """Those from `first` to before `end`."""
        here = slice(first, end)
        return Closest(self.values[here], self.positions[here], self.bounds[here])

    def pick(self, places: Integers) -> Closest:
        """Those at these places, which ascend."""
        values = self.values.take(places, axis=0)
        return Closest(values, self.positions.take(places), self.bounds.take(places))


def closest(group: Group, references: Rows, lengths: Float32s, threshold: float) -> Closest:
    """All references with which some query of the group may have an inner product at the threshold
    or above it; `lengths` are their lengthened norms."""
    closeness = group.closeness(references.values, lengths)
    floor = np.float32(min(group.floor(threshold), BEYOND))
    if not group.weight:
        # The longest are the closest, and come first already.
        many = np.count_nonzero(closeness >= floor)
        return Closest(references.values[:many], np.arange(many), closeness[:many])
    reached = (closeness >= floor).nonzero()[0]
    closeness = closeness.take(reached)
    order = _closest_first(closeness)
    positions = reached.take(order)
    values = references.values.take(positions, axis=0)
    return Closest(values, positions, descending(closeness.take(order)))


def _closest_first(closeness: Float32s) -> Integers:
    """Positions that put these about in descending order: any is right, a good one is fast."""
    if not len(closeness):
        return np.empty(0, np.int64)
    top, low = closeness.max(), closeness.min()
    scale = np.float32(min(LEVELS / max(float(top) - float(low), 1e-30), 1e30))
    return np.argsort(((top - closeness) * scale).astype(np.uint8), kind="stable")
