"""The hits found so far, and the limit that they prove."""

from __future__ import annotations

import threading
from dataclasses import dataclass

import numpy as np

from ..arrays import Float32s, Integers
from ..formats.npz import NpzError
from .order import EVERYTHING, Limit, sort_hits

#: Products that one search adds up pair by pair, at most: two processors take some minutes for
#: them. Descriptors of videos need a small part, even those of full sets with 512 dimensions.
MOST_SUMMED = 250_000_000_000


@dataclass(frozen=True)
class Videos:
    """The video of each row, as a number: equal numbers where ids are equal."""

    queries: Integers
    references: Integers

    def pairs(self, queries: Integers, references: Integers) -> Integers:
        """A number for the video pair of each descriptor pair, int64."""
        many = int(self.references.max()) + 1
        return self.queries[queries].astype(np.int64) * many + self.references[references]


class Hits:
    """Collects descriptor pairs and raises `limit`.

    Two things prove a limit, and nothing after either can appear in the ranking: the place of the
    K-th best hit, and the place of the P-th video pair's best hit. The limit given at the start may
    be a guess; `proven` says whether hits enough were found to justify it. Safe to share between
    threads.
    """

    def __init__(
        self,
        videos: Videos,
        most_hits: int,
        most_pairs: int,
        start: Limit,
        capacity: int,
    ) -> None:
        self._videos, self._most_hits, self._most_pairs = videos, most_hits, most_pairs
        self.limit, self.proven = start, start == EVERYTHING
        #: Pairs whose exact scores were computed, whether or not they were kept.
        self.scored = 0
        self._summed = 0
        self._count, self._capacity, self._part = 0, capacity, capacity // 2
        self._scores = np.empty(self._capacity, np.float32)
        self._queries = np.empty(self._capacity, np.int32)
        self._references = np.empty(self._capacity, np.int32)
        #: The best hit of each pair, as long as the hits are in order.
        self._first: Integers | None = None
        self._lock = threading.Lock()

    def note_scored(self, pairs: int) -> None:
        """Counts pairs whose exact scores were computed."""
        with self._lock:
            self.scored += pairs

    def note_summed(self, products: int) -> None:
        """Counts products that are about to be added up pair by pair. Raises NpzError beyond
        MOST_SUMMED: only descriptors made for it need so many."""
        with self._lock:
            self._summed += products
            if self._summed > MOST_SUMMED:
                raise NpzError(
                    "too many scores lie exactly between two float32 numbers, as if the "
                    "descriptors were made to delay the ranking"
                )

    def add(self, scores: Float32s, queries: Integers, references: Integers) -> None:
        """Takes hits with exact scores; those after the limit are left out."""
        with self._lock:
            for start in range(0, len(scores), self._part):
                part = slice(start, start + self._part)
                score, query, reference = scores[part], queries[part], references[part]
                kept = self.limit.keeps(score, query, reference)
                self._append(score[kept], query[kept], reference[kept])

    def ranking(self) -> tuple[Float32s, Integers, Integers]:
        """Scores, query rows and reference rows of the best pairs, in order."""
        with self._lock:
            first = self._settle()[: self._most_pairs]
        return self._scores[first], self._queries[first], self._references[first]

    def _append(self, scores: Float32s, queries: Integers, references: Integers) -> None:
        if self._count + len(scores) > self._capacity:
            self._settle()
            if self._count > self._capacity // 2:
                self._grow()
        end = self._count + len(scores)
        self._scores[self._count : end] = scores
        self._queries[self._count : end] = queries
        self._references[self._count : end] = references
        self._count = end
        if len(scores):
            self._first = None

    def _settle(self) -> Integers:
        """Sorts the hits, drops what can't matter and returns the best hit of each pair."""
        if self._first is not None:
            return self._first
        here = slice(0, self._count)
        order = sort_hits(self._scores[here], self._queries[here], self._references[here])
        order = order[: self._most_hits]
        count = len(order)
        self._scores[:count] = self._scores[order]
        self._queries[:count] = self._queries[order]
        self._references[:count] = self._references[order]
        pairs = self._videos.pairs(self._queries[:count], self._references[:count])
        first = np.unique(pairs, return_index=True)[1]
        first.sort()
        if len(first) >= self._most_pairs:
            count = int(first[self._most_pairs - 1]) + 1
        self._count = count
        if len(first) >= self._most_pairs or count >= self._most_hits:
            last = count - 1
            score, query = float(self._scores[last]), int(self._queries[last])
            self.limit, self.proven = Limit(score, query, int(self._references[last])), True
        self._first = first
        return first

    def _grow(self) -> None:
        self._capacity *= 2
        self._scores = np.resize(self._scores, self._capacity)
        self._queries = np.resize(self._queries, self._capacity)
        self._references = np.resize(self._references, self._capacity)
