"""Finds the descriptor pairs that reach the limit, tile by tile, on the CPU."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from ...arrays import Float32s, Integers
from ..blocks import Blocks
from ..hits import Hits
from ..order import Limit
from ..products.bounds import below, error_bound
from ..products.gemm import multiply
from ..rows import Rows
from .apart import set_apart
from .closest import Closest, closest
from .dense import add_dense
from .found import Found
from .groups import Group, lengthened
from .reached import may_reach, parts

# From one score in so many on, a tile counts as dense: to score each of them by itself takes longer
# than a float64 product of all.
DENSE = 128
# BLAS is slow on the queries beyond the last multiple of so many.
COLUMNS = 16


class CpuSearch:
    """Adds to `hits` every pair of a query and a reference that the limit keeps."""

    def __init__(
        self, groups: list[Group], hits: Hits, pool: ThreadPoolExecutor, blocks: Blocks
    ) -> None:
        self._groups, self._hits, self._pool, self._blocks = groups, hits, pool, blocks
        self._own = _Own()
        #: Whether rows lie so close together that their own products would tell nothing.
        self._close = False
        #: Whether most pairs of rows have no dimension in common, and their scores of 0 lose.
        self._sparse = False
        #: Whether many scores tie with the limit: they have proven it already, or a tile was dense.
        self._tied = hits.proven

    def add(self, references: Rows) -> None:
        """Searches the references, however many. The threads share out the groups of queries."""
        size = self._blocks.references_at_once(references.dimensions)
        for run in references.runs():
            for chunk in run.split(size):
                self._add_chunk(chunk)

    def _add_chunk(self, references: Rows) -> None:
        lengths = lengthened(references)
        for _ in self._pool.map(
            lambda group: self._search(group, references, lengths), self._groups
        ):
            pass

    def _search(self, group: Group, references: Rows, lengths: Float32s) -> None:
        if self._tied and not may_reach(group.rows, references, self._hits.limit):
            return
        longest = float(group.rows.norms[0]), float(references.norms[0])
        near = closest(group, references, lengths, float(self._threshold(*longest)))
        if self._tied:
            self._search_parts(group, near, references)
        else:
            self._search_tiles(group, near, references)

    def _search_parts(self, group: Group, near: Closest, references: Rows) -> None:
        """As `_search_tiles`, if scores tie in masses: by what of the group reaches what."""
        found = parts(group, near, references, self._hits.limit)
        left = sum(len(queries.rows) * len(reached) for queries, reached in found)
        self._tied = left < len(group.rows) * len(near)
        for queries, reached in found:
            self._search_tiles(queries, reached, references, parted=True)

    def _search_tiles(
        self, group: Group, near: Closest, references: Rows, parted: bool = False
    ) -> None:
        """Searches what of the references is near a group, tile by tile."""
        longest = float(group.rows.norms[0]), float(references.norms[0])
        found = Found(group.rows, references, self._hits, self._blocks.found)
        room = self._blocks.scores_at_once(references.dimensions)
        first = 0
        while first < len(near):
            threshold = self._threshold(*longest)
            many = group.reaching(float(near.bounds[first]), float(threshold))
            if not many:
                break
            many = min(len(group.rows), -(-many // COLUMNS) * COLUMNS)
            # The whole group remembers what it found out about itself.
            queries = group.rows if many == len(group.rows) else group.rows.part(0, many)
            here = near.part(first, first + max(1, room // many))
            numbers = references.numbers[here.positions]
            pairs = self._near_limit(_Tile(queries, here.values, numbers, longest, threshold))
            if pairs is not None:
                found.add(pairs[0], here.positions[pairs[1]])
            elif parted:
                self._tied = True
                add_dense(queries, references.pick(here.positions), self._hits)
            else:
                self._search_parts(group, near.part(first, len(near)), references)
                break
            first += len(here)
        found.score()

    def _near_limit(self, tile: _Tile) -> tuple[Integers, Integers] | None:
        """As `_pairs`, also if the products of the rows don't suffice, as rows lie too close
        together or most have no dimension in common. What helped with the last tile comes first."""
        pairs = self._not_zero(tile) if self._sparse else None
        if pairs is not None:
            return pairs
        apart = tile.set_apart(self._hits.limit) if self._close else None
        if apart is None:
            pairs = self._pairs(tile.queries.values, tile.references, tile.threshold)
            apart = tile.set_apart(self._hits.limit) if pairs is None else None
            self._close = apart is not None
        if apart is not None:
            return self._pairs(*apart)
        return self._not_zero(tile) if pairs is None else pairs

    def _not_zero(self, tile: _Tile) -> tuple[Integers, Integers] | None:
        """As `_pairs`, of all rows that have a dimension in common; None if scores of 0 may be
        kept, or aren't near the limit."""
        first = tile.queries.numbers.min(), tile.numbers.min()
        pairs = None
        if tile.threshold <= 0 and not self._hits.limit.keeps(np.float32(0), *first):
            left, right = nonzero(tile.queries.values), nonzero(tile.references)
            pairs = self._pairs(left, right, np.float32(1))
        self._sparse = pairs is not None
        return pairs

    def _threshold(self, query: float, reference: float) -> np.float32:
        """What every float32 score of a pair that the limit keeps reaches, for rows of at most
        these norms."""
        error = error_bound(self._groups[0].rows.dimensions, query, reference)
        return below(self._hits.limit.score, error)

    def _pairs(
        self, queries: Float32s, references: Float32s, threshold: np.float32
    ) -> tuple[Integers, Integers] | None:
        """Queries and references of the float32 scores at the threshold or above it; None if
        they are too many to be looked at one by one."""
        size = len(queries) * len(references)
        scores = self._buffer(size)
        # References first: BLAS is much faster for a tall left factor than for a flat one.
        multiply(references, queries, scores.reshape(len(references), len(queries)))
        # The maximum of a group of scores costs less than a look at each of them.
        group = self._blocks.group
        whole = size // group * group
        groups = scores[:whole].reshape(-1, group)
        hit = (groups.max(axis=1) >= threshold).nonzero()[0]
        marks = (groups[hit] >= threshold).reshape(-1)
        rest = (scores[whole:] >= threshold).nonzero()[0]
        if DENSE * (np.count_nonzero(marks) + len(rest)) > size:
            return None
        at = marks.nonzero()[0]
        at = np.concatenate((hit[at // group] * group + at % group, rest + whole))
        return at % len(queries), at // len(queries)

    def _buffer(self, size: int) -> Float32s:
        """Room for so many scores, of each thread its own."""
        scores = self._own.scores
        if scores is None:
            dimensions = self._groups[0].rows.dimensions
            scores = np.empty(self._blocks.scores_at_once(dimensions), np.float32)
            self._own.scores = scores
        return scores[:size]


@dataclass(frozen=True)
class _Tile:
    """Queries and references of a tile, the references' numbers, bounds of the norms of both, and
    what the float32 scores of pairs that the limit keeps reach."""

    queries: Rows
    references: Float32s
    numbers: Integers
    longest: tuple[float, float]
    threshold: np.float32

    def set_apart(self, limit: Limit) -> tuple[Float32s, Float32s, np.float32] | None:
        first_reference = int(self.numbers.min())
        return set_apart(self.queries, self.references, self.longest, first_reference, limit)


def nonzero(values: Float32s) -> Float32s:
    """1 for each value that isn't 0: products of such rows count the dimensions that they share.
    With none, the rows' own product is 0 exactly."""
    ones: Float32s = (values != 0).astype(np.float32)
    return ones


class _Own(threading.local):
    """What each thread has for itself."""

    scores: Float32s | None = None
