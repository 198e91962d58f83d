"""Queries that point much the same way, in small parts, of which each reaches few references."""

from __future__ import annotations

from dataclasses import dataclass
from typing import List

import numpy as np

from .blocks import NARROW
from .bounds import HALF_ULP, rounding, underflow
from .rows import Rows

# Parts of a group: so many share the work of comparing the references with its direction.
PARTS = 8
MOST_GROUPS = 256
# Rows of a group from which its direction is found, and how often it is looked for.
SAMPLE, ROUNDS = 64, 3
ROWS_AT_ONCE = 4096
# How far from zero to the middle of a part the point lies from which its spread is measured. Any is
# right; this one lets the fewest references through for descriptors of 16 dimensions.
NEARER = 0.75


@dataclass(frozen=True)
class Part:
    """Some queries of a group, and how they lie around the point `along` u, u its direction.

    For each query q and any reference r: q·r = along (u·r) + (q - along u)·r, and the second part is
    at most spread ‖r‖. `first` is the number of the first query in the group.
    """

    rows: Rows
    first: int
    longest: float
    along: float
    spread: float

    def reached(
        self, products: np.ndarray, norms: np.ndarray, threshold: np.float32
    ) -> np.ndarray:
        """Positions of the references with which some query may have an inner product at the
        threshold or above it. `products` are theirs with u, as float32 has them, `norms` float32
        bounds of their norms that descend."""
        # No inner product exceeds the product of the norms either.
        shortest = float(threshold) / self.longest * (1 - 1e-6) if self.longest else -np.inf
        many = len(norms) - int(np.searchsorted(norms[::-1], np.float32(shortest)))
        # The products' own errors, and those of the three operations that follow.
        dimensions, along = self.rows.dimensions, abs(self.along)
        spread = self.spread * (1 + 8 * HALF_ULP) + along * rounding(dimensions + 2)
        bounds = np.float32(self.along) * products[:many]
        bounds += np.float32(spread * (1 + 2 * HALF_ULP)) * norms[:many]
        lowest = np.float32(float(threshold) - (1 + along) * underflow(dimensions))
        return (bounds >= np.nextafter(lowest, np.float32(-np.inf))).nonzero()[0]


@dataclass(frozen=True)
class Group:
    """Queries, a direction (float32, of about unit length, or zero), and the parts around it."""

    rows: Rows
    direction: np.ndarray
    parts: List[Part]


def group_queries(queries: Rows, size: int) -> List[Group]:
    """All queries, in parts of at most `size` rows."""
    if not len(queries):
        return []
    if queries.dimensions > NARROW:
        # Directions tell next to nothing there, BLAS is fastest on parts of the full size, and threads
        # share out many small groups more evenly.
        pieces = queries.split(size)
        return [_group(rows, _directions(rows.values, 1)[0], size) for rows in pieces]
    many = min(MOST_GROUPS, max(1, len(queries) // (PARTS * size)))
    directions = _directions(queries.values, many)
    nearest = _nearest(queries.values, directions)
    members = [np.flatnonzero(nearest == number) for number in range(len(directions))]
    return [
        _group(queries.pick(each), direction, size)
        for each, direction in zip(members, directions)
        if len(each)
    ]


def _group(rows: Rows, direction: np.ndarray, size: int) -> Group:
    """Rows come by length, so that a part's are of much the same."""
    count = -(-len(rows) // size)
    size = -(-len(rows) // count)
    parts = [_part(rows, first, size, direction) for first in range(0, len(rows), size)]
    return Group(rows, direction, parts)


def _part(group: Rows, first: int, size: int, direction: np.ndarray) -> Part:
    rows = group.part(first, first + size)
    values = rows.values.astype(np.float64)
    # A float32, for the bound multiplies with one.
    along = float(np.float32(NEARER * (values @ direction).mean()))
    rest = values - along * direction.astype(np.float64)
    spread = float(np.sqrt(np.einsum("ij,ij->i", rest, rest).max())) * (1 + 1e-12)
    return Part(rows, first, float(rows.norms[0]), along, spread)


def _directions(values: np.ndarray, many: int) -> np.ndarray:
    """So many directions that the rows cluster around, of unit length: k-means of a sample."""
    sample = _unit(values[:: max(1, len(values) // (many * SAMPLE))])
    found = sample[:: max(1, len(sample) // many)][:many]
    for _ in range(ROUNDS):
        nearest = _nearest(sample, found)
        sums = np.stack([sample[nearest == number].sum(axis=0) for number in range(len(found))])
        found = _unit(sums)
    return found


def _nearest(values: np.ndarray, directions: np.ndarray) -> np.ndarray:
    """Of each row the direction with which its inner product is the largest."""
    starts = range(0, len(values), ROWS_AT_ONCE)
    return np.concatenate(
        [(values[at : at + ROWS_AT_ONCE] @ directions.T).argmax(axis=1) for at in starts]
    )


def _unit(values: np.ndarray) -> np.ndarray:
    norms = np.sqrt(np.einsum("ij,ij->i", values, values, dtype=np.float64))
    return (values / np.where(norms > 0, norms, 1)[:, None]).astype(np.float32)
