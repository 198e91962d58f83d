"""One ranking: a guess of the limit, a pass over the references, and others if need be."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Callable

import numpy as np

from ..arrays import Float32s, Integers
from ..formats.descriptors import Descriptors
from .blocks import Blocks
from .device import NUMPY
from .guess import (
    LARGE_SURPLUS,
    LARGEST_PART,
    NO_GUESS,
    SURPLUS,
    Guess,
    choose_parts,
    draw,
    draw_rows,
    guess_limit,
    share,
)
from .hits import Hits, Videos
from .order import EVERYTHING, Limit
from .rows import Rows, prepare
from .search.cpu_search import CpuSearch
from .search.groups import group_queries
from .search.torch_search import TorchSearch

CANDIDATES_PER_QUERY = 1200
PAIRS_PER_QUERY = 25

#: Scores, query rows and reference rows, in order.
Found = tuple[Float32s, Integers, Integers]


class Run:
    """Ranks the open descriptors. Memory: the queries, a chunk of references and the hits."""

    def __init__(
        self,
        queries: Descriptors,
        references: Descriptors,
        pool: ThreadPoolExecutor,
        blocks: Blocks,
        device: str,
    ) -> None:
        self._queries, self._references = queries, references
        self._pool, self._blocks, self._device = pool, blocks, device
        self._videos = Videos(_video_numbers(queries), _video_numbers(references))
        self._most = CANDIDATES_PER_QUERY * queries.videos, PAIRS_PER_QUERY * queries.videos
        rows = self._query_rows()
        guess = self._guess(rows, SURPLUS)
        self._start = guess.limit
        self._searches = [self._searching(each) for each in _early_first(rows, guess.early)]
        self.nan_queries, self.nan_references, self.passes = rows.left_out, 0, 0
        #: Pairs whose exact scores were computed, of all passes together.
        self.scored = 0

    def ranking(self) -> Found:
        """The ranking."""
        hits, found = self._pass(self._start)
        lower = self._lower_starts()
        while not hits.proven:
            hits, found = self._pass(next(lower))
        return found

    def _lower_starts(self) -> Iterator[Limit]:
        """Limits for the passes after the first, each lower than the one before; the last keeps
        everything, and so proves its own."""
        lower = self._guess(self._query_rows(), LARGE_SURPLUS).limit
        if EVERYTHING.score < lower.score < self._start.score:
            yield lower
        yield EVERYTHING

    def _query_rows(self) -> Rows:
        return prepare(self._queries.read(), np.arange(self._queries.rows))

    def _pass(self, start: Limit) -> tuple[Hits, Found]:
        hits = Hits(self._videos, *self._most, start, self._blocks.hits)
        self.passes += 1
        for begin in self._searches:
            search, self.nan_references = begin(hits), 0
            for chunk in self._ahead(self._chunks()):
                self.nan_references += chunk.left_out
                search.add(chunk)
            # The hits of early queries prove a limit for the others.
            hits.ranking()
        self.scored += hits.scored
        return hits, hits.ranking()

    def _searching(self, rows: Rows) -> Callable[[Hits], CpuSearch | TorchSearch]:
        """How a pass begins. The CPU keeps only groups of rows: up to 32 dimensions, copies."""
        pool, blocks, device = self._pool, self._blocks, self._device
        if device != NUMPY:
            return lambda hits: TorchSearch(rows, hits, pool, blocks, device)
        groups = group_queries(rows, blocks.queries_at_once(rows.dimensions))
        return lambda hits: CpuSearch(groups, hits, pool, blocks)

    def _chunks(self) -> Iterator[Rows]:
        start = 0
        for chunk in self._references.chunks(self._chunk_rows()):
            yield prepare(chunk, np.arange(start, start + len(chunk)))
            start += len(chunk)

    def _ahead(self, chunks: Iterator[Rows]) -> Iterator[Rows]:
        """The same chunks, each read while the one before is searched."""
        coming = self._pool.submit(next, chunks, None)
        while (chunk := coming.result()) is not None:
            coming = self._pool.submit(next, chunks, None)
            yield chunk

    def _chunk_rows(self) -> int:
        dimensions = self._references.dimensions
        if self._device != NUMPY:
            return max(1, self._blocks.device_chunk_bytes // (4 * dimensions))
        return self._blocks.references_at_once(dimensions)

    def _guess(self, rows: Rows, surplus: float) -> Guess:
        queries, references = self._queries, self._references
        parts = choose_parts(references, self._most[1])
        if parts.pairs > LARGEST_PART:
            return NO_GUESS
        drawn = draw(queries.lengths, parts.queries)
        query_sample = rows.pick(np.flatnonzero(drawn[rows.numbers]))
        chunks = references.chunks(self._chunk_rows())
        reference_sample = draw_rows(chunks, draw(references.lengths, parts.references))
        most_hits, most_pairs = (share(each, parts.pairs, surplus) for each in self._most)
        most = most_hits, most_pairs
        return guess_limit(
            query_sample, reference_sample, self._videos, most, self._pool, self._blocks
        )


def _early_first(rows: Rows, early: float) -> list[Rows]:
    """The rows in up to two parts. Of those that tie the first rows of the file win, so if many
    will, a part of that size comes first."""
    if not early or not len(rows):
        return [rows]
    last = np.quantile(rows.numbers, min(early, 1.0))
    parts = [
        rows.pick(np.flatnonzero(chosen)) for chosen in (rows.numbers <= last, rows.numbers > last)
    ]
    return [part for part in parts if len(part)]


def _video_numbers(descriptors: Descriptors) -> Integers:
    """The video of each row as a number; runs of the same id share one."""
    heads = descriptors.video_ids[descriptors.starts]
    numbers = np.unique(heads, return_inverse=True)[1]
    return np.repeat(numbers.astype(np.int32), descriptors.lengths)
