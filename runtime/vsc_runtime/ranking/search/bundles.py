"""Bundles of rows that lie close together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...arrays import Float64s, Integers

#: Rows of a tight bundle, at least, and so many times closer than others they follow each other.
FEW, CLOSER = 4, 32
#: Rows of another bundle, at most.
SIZE = 256
SEED = 20221122


@dataclass(frozen=True)
class Bundles:
    """Rows in the order of their bundles: `order` has their positions, `starts` the place of each
    bundle's first row. The first `tight` bundles hold rows that lie much closer together than all
    rows do. Of each bundle a row of it [D] in float64, and a bound of how far others are from it.
    """

    order: Integers
    starts: Integers
    tight: int
    middles: Float64s
    radii: Float64s

    def __len__(self) -> int:
        return len(self.starts)

    @property
    def lengths(self) -> Integers:
        """Rows of each bundle."""
        return np.diff(self.starts, append=len(self.order))

    def positions(self, first: int, end: int) -> Integers:
        """Of the rows of the bundles from `first` to before `end`, ascending."""
        ends = np.append(self.starts, len(self.order))
        return np.sort(self.order[ends[first] : ends[end]])


def bundle(values: Float64s) -> Bundles:
    """Bundles of rows [n, D], n > 0, by their projections on a random line: equal rows come
    together, and rows that lie close together nearly so."""
    along = values @ np.random.RandomState(SEED).standard_normal(values.shape[1])
    order = np.argsort(along, kind="stable")
    along = along.take(order)
    close = np.diff(along) * len(along) * CLOSER <= along[-1] - along[0]
    run = np.concatenate(([0], np.cumsum(~close)))
    loose = np.bincount(run)[run] < FEW
    # Tight runs first, one bundle each, then all the others.
    kept, others = np.flatnonzero(~loose), np.flatnonzero(loose)
    order = order.take(np.concatenate((kept, others)))
    firsts = np.flatnonzero(np.diff(run[kept], prepend=-1))
    starts = np.concatenate((firsts, np.arange(len(kept), len(along), SIZE)))
    lengths = np.diff(starts, append=len(order))
    middles = values[order[starts + lengths // 2]]
    away = values.take(order, axis=0)
    away -= np.repeat(middles, lengths, axis=0)
    far = np.maximum.reduceat(np.einsum("ij,ij->i", away, away), starts)
    return Bundles(order, starts, len(firsts), middles, np.sqrt(far) * (1 + 1e-12))
