"""The order of hits: by score descending, ties by query row, then by reference row."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..arrays import Bools, Float32s, Integers

LAST_ROW = np.iinfo(np.int64).max


@dataclass(frozen=True)
class Limit:
    """A place in the order of hits. What comes after it isn't wanted.

    A place, not only a score: if a whole data set shares one score, the rows decide.
    """

    score: float
    query: int = LAST_ROW
    reference: int = LAST_ROW

    def keeps(self, scores: Float32s, queries: Integers, references: Integers) -> Bools:
        """Which hits come before or at the limit; bool, in the common shape of the arguments."""
        tied = (queries < self.query) | ((queries == self.query) & (references <= self.reference))
        kept: Bools = (scores > self.score) | ((scores == self.score) & tied)
        return kept


EVERYTHING = Limit(-np.inf)


def sort_hits(scores: Float32s, queries: Integers, references: Integers) -> Integers:
    """Positions that put hits in order."""
    return np.lexsort((references, queries, -scores))
