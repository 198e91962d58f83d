"""Pairs that a filter let through: their exact scores decide."""

from __future__ import annotations

import numpy as np

from .exact import PRODUCTS, exact_scores
from .hits import Hits
from .rows import Rows


def add_found(
    queries: Rows, references: Rows, query: np.ndarray, reference: np.ndarray, hits: Hits
) -> None:
    """Scores the pairs of row `query[i]` of queries and row `reference[i]` of references, and adds
    those that the limit keeps."""
    step = max(1, PRODUCTS // queries.dimensions)
    for at in range(0, len(query), step):
        q, r = query[at : at + step], reference[at : at + step]
        scores = exact_scores(queries.values[q], references.values[r])
        hits.add(scores, queries.numbers[q], references.numbers[r])
