"""Finds the descriptor pairs that reach the limit, tile by tile, on the CPU."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Optional

import numpy as np

from .blocks import Blocks
from .bounds import below, error_bound
from .dense import add_dense
from .found import add_found
from .hits import Hits
from .rows import Rows

# From one score in so many on, a tile counts as dense.
DENSE = 8


class CpuSearch:
    """Adds to `hits` every pair of a query and a reference that the limit keeps."""

    def __init__(self, queries: Rows, hits: Hits, pool: ThreadPoolExecutor, blocks: Blocks) -> None:
        self._queries = queries.split(blocks.queries_at_once(queries.dimensions))
        self._tile = blocks.queries_at_once(queries.dimensions) * blocks.references
        self._hits, self._pool, self._blocks = hits, pool, blocks
        self._own = threading.local()

    def add(self, references: Rows) -> None:
        """Searches one chunk of references. Blocks of queries are shared out among the threads."""
        tiles = references.split(self._blocks.references)
        for _ in self._pool.map(
            lambda block: self._search(block, references, tiles), self._queries
        ):
            pass

    def _search(self, queries: Rows, references: Rows, tiles: "list[Rows]") -> None:
        longest = float(queries.norms[0])
        found: "list[tuple[np.ndarray, np.ndarray]]" = []
        waiting = 0
        for number, tile in enumerate(tiles):
            error = error_bound(queries.dimensions, longest, float(tile.norms[0]))
            threshold = below(self._hits.limit.score, error)
            # No inner product exceeds the product of the norms, and norms descend.
            reach = np.count_nonzero(tile.norms * longest + error >= threshold)
            if reach == 0:
                break
            near = self._near(queries, tile, reach, threshold)
            if near is None:
                for piece in tile.pieces:
                    add_dense(queries, piece, self._hits)
            elif len(near):
                first = number * self._blocks.references
                found.append((near % len(queries), near // len(queries) + first))
                waiting += len(near)
            if waiting > self._blocks.found:
                self._add_found(queries, references, found)
                found, waiting = [], 0
        self._add_found(queries, references, found)

    def _near(
        self, queries: Rows, tile: Rows, reach: int, threshold: np.float32
    ) -> Optional[np.ndarray]:
        """Flat positions, in the tile's references × queries, of float32 scores that reach the
        threshold; None where they are too many to be looked at one by one."""
        size = len(queries) * reach
        scores = self._buffer()[:size]
        # References first: BLAS is much faster for a tall left factor than for a flat one.
        np.matmul(tile.values[:reach], queries.values.T, out=scores.reshape(reach, len(queries)))
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
        return np.concatenate((hit[at // group] * group + at % group, rest + whole))

    def _add_found(
        self, queries: Rows, references: Rows, found: "list[tuple[np.ndarray, np.ndarray]]"
    ) -> None:
        if found:
            query, reference = (np.concatenate(each) for each in zip(*found))
            add_found(queries, references, query, reference, self._hits)

    def _buffer(self) -> np.ndarray:
        if not hasattr(self._own, "scores"):
            self._own.scores = np.empty(self._tile, np.float32)
        return self._own.scores
