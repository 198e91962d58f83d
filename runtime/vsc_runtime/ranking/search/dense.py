"""Tiles in which a large part of the scores is near the limit: constant or nearly constant input.

A float32 product can't tell them apart, and scoring each pair by itself would take hours.
"""

from __future__ import annotations

import numpy as np

from ...arrays import Float32s, Float64s, Integers
from ..hits import Hits
from ..products.exact import PRODUCTS, exact_scores, exact_table
from ..rows import Rows
from .apart import least_scores
from .reached import may_reach

#: Rows of the tiles here. Small ones are more often told by the range of their values.
QUERIES, REFERENCES = 256, 512
#: From one pair in so many on that float64 doesn't settle, all are scored together.
UNSURE = 32


def add_dense(queries: Rows, references: Rows, hits: Hits) -> None:
    """Adds every pair that the limit keeps, with exact scores."""
    right = references.split(REFERENCES)
    for left in queries.split(QUERIES):
        for each in right:
            _add_piece(left, each, hits)


def _add_piece(queries: Rows, references: Rows, hits: Hits) -> None:
    if not may_reach(queries, references, hits.limit):
        return
    product = queries.values.astype(np.float64) @ references.values.astype(np.float64).T
    # Both this sum and the exact one are off by at most D roundings of 2⁻⁵³; four times that.
    norms = float(queries.norms[0]) * float(references.norms[0])
    error = 4 * (queries.dimensions + 1) * 2.0**-53 * norms
    least = least_scores(queries, int(references.numbers.min()), hits.limit) - error
    query, reference = np.nonzero(product >= least[:, None])
    if len(query):
        pairs = query, reference
        scores = settled(queries.values, references.values, product, error, pairs, hits)
        hits.note_scored(len(query))
        hits.add(scores, queries.numbers[query], references.numbers[reference])


def settled(
    queries: Float32s,
    references: Float32s,
    product: Float64s,
    error: float,
    pairs: tuple[Integers, Integers],
    hits: Hits,
) -> Float32s:
    """Exact scores of pairs of rows, float32 [n], by the float64 product of all rows and its error:
    it settles all but those that lie within the error of the middle between two float32 numbers.
    Those are counted in `hits`."""
    query, reference = pairs
    near = product[pairs]
    scores: Float32s = (near - error).astype(np.float32) + np.float32(0)
    unsure = np.flatnonzero(scores != (near + error).astype(np.float32))
    if UNSURE * len(unsure) > product.size:
        hits.note_summed(product.size * queries.shape[1])
        return exact_table(queries, references)[pairs]
    hits.note_summed(len(unsure) * queries.shape[1])
    step = max(1, PRODUCTS // queries.shape[1])
    for at in range(0, len(unsure), step):
        here = unsure[at : at + step]
        scores[here] = exact_scores(queries[query[here]], references[reference[here]])
    return scores
