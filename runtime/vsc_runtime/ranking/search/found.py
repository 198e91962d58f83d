"""Pairs that a filter let through: their exact scores decide."""

from __future__ import annotations

import numpy as np

from ...arrays import Integers
from ..hits import Hits
from ..products.exact import PRODUCTS, exact_scores
from ..rows import Rows


class Found:
    """Pairs of rows of `queries` and `references`, kept until they are worth scoring together."""

    def __init__(self, queries: Rows, references: Rows, hits: Hits, most: int) -> None:
        self._queries, self._references, self._hits, self._most = queries, references, hits, most
        self._pairs: list[tuple[Integers, Integers]] = []
        self._waiting = 0

    def add(self, query: Integers, reference: Integers) -> None:
        """Takes the pairs of row `query[i]` and row `reference[i]`."""
        self._pairs.append((query, reference))
        self._waiting += len(query)
        if self._waiting > self._most:
            self.score()

    def score(self) -> None:
        """Adds what is kept to the hits."""
        if self._pairs:
            query, reference = (np.concatenate(each) for each in zip(*self._pairs))
            add_found(self._queries, self._references, query, reference, self._hits)
        self._pairs, self._waiting = [], 0


def add_found(
    queries: Rows, references: Rows, query: Integers, reference: Integers, hits: Hits
) -> None:
    """Scores the pairs of row `query[i]` of queries and row `reference[i]` of references, and adds
    those that the limit keeps."""
    step = max(1, PRODUCTS // queries.dimensions)
    for at in range(0, len(query), step):
        q, r = query[at : at + step], reference[at : at + step]
        hits.note_summed(len(q) * queries.dimensions)
        scores = exact_scores(queries.values[q], references.values[r])
        hits.note_scored(len(scores))
        hits.add(scores, queries.numbers[q], references.numbers[r])
