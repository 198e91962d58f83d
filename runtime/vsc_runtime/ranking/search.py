"""Finds the descriptor pairs that reach the limit, tile by tile, on the CPU."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import List, Optional, Tuple

import numpy as np

from .blocks import Blocks
from .bounds import below, error_bound
from .dense import add_dense
from .found import Found
from .gemm import multiply
from .groups import Group, Part
from .hits import Hits
from .rows import Rows

# From one score in so many on, a tile counts as dense.
DENSE = 8
# Of a larger share of the references no copy is made: all are searched.
WORTH_PICKING = 0.7


class CpuSearch:
    """Adds to `hits` every pair of a query and a reference that the limit keeps."""

    def __init__(
        self, queries: List[Group], hits: Hits, pool: ThreadPoolExecutor, blocks: Blocks
    ) -> None:
        self._queries, self._hits, self._pool, self._blocks = queries, hits, pool, blocks
        self._own = threading.local()

    def add(self, references: Rows) -> None:
        """Searches one chunk of references. Groups of queries are shared out among the threads."""
        if not len(references):
            return
        norms = np.nextafter(references.norms.astype(np.float32), np.float32(np.inf))
        tiles = references.split(self._blocks.references_at_once(references.dimensions))
        for _ in self._pool.map(
            lambda group: self._search(group, references, norms, tiles), self._queries
        ):
            pass

    def _search(
        self, group: Group, references: Rows, norms: np.ndarray, tiles: List[Rows]
    ) -> None:
        products = references.values @ group.direction
        found = Found(group.rows, references, self._hits, self._blocks.found)
        for part in group.parts:
            threshold = self._threshold(part.longest, float(references.norms[0]))
            reached = part.reached(products, norms, threshold)
            if len(reached) > WORTH_PICKING * len(references):
                self._search_all(part, tiles, found)
            else:
                self._search_some(part, references, reached, found)
        found.score()

    def _search_all(self, part: Part, tiles: List[Rows], found: Found) -> None:
        first = 0
        for tile in tiles:
            near = self._near(part, tile.values, float(tile.norms[0]))
            if near is None:
                self._add_dense(part, tile)
            else:
                found.add(part.first + near[0], first + near[1])
            first += len(tile)

    def _search_some(
        self, part: Part, references: Rows, reached: np.ndarray, found: Found
    ) -> None:
        # NumPy's `take` is three times as fast as an index.
        values = references.values.take(reached, axis=0)
        size = self._blocks.references_at_once(references.dimensions)
        for first in range(0, len(values), size):
            here = reached[first : first + size]
            near = self._near(part, values[first : first + size], float(references.norms[here[0]]))
            if near is None:
                self._add_dense(part, references.pick(here))
            else:
                found.add(part.first + near[0], here[near[1]])

    def _add_dense(self, part: Part, tile: Rows) -> None:
        for piece in tile.pieces:
            add_dense(part.rows, piece, self._hits)

    def _threshold(self, query: float, reference: float) -> np.float32:
        """What every float32 score of a pair that the limit keeps reaches, for rows of at most these
        norms."""
        error = error_bound(self._queries[0].rows.dimensions, query, reference)
        return below(self._hits.limit.score, error)

    def _near(
        self, part: Part, references: np.ndarray, longest: float
    ) -> Optional[Tuple[np.ndarray, np.ndarray]]:
        """Queries and references of the float32 scores that may be hits; None where they are too
        many to be looked at one by one. `longest` bounds the references' norms."""
        threshold, queries = self._threshold(part.longest, longest), part.rows.values
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

    def _buffer(self, size: int) -> np.ndarray:
        """Room for so many scores, of each thread its own."""
        if not hasattr(self._own, "scores"):
            dimensions = self._queries[0].rows.dimensions
            self._own.scores = np.empty(self._blocks.scores_at_once(dimensions), np.float32)
        return self._own.scores[:size]
