"""Tiles in which a large part of the scores is near the limit: constant or nearly constant input.

A float32 product can't tell them apart, and scoring each pair by itself would take hours.
"""

from __future__ import annotations

import numpy as np

from ..arrays import Float32s
from .exact import PRODUCTS, exact_scores
from .hits import Hits
from .rows import Rows

#: A score below half of float32's smallest number rounds to 0; half of that, for its own errors.
NOTHING = 2.0**-151
#: From one score in so many on that float64 doesn't settle, rows that share nothing are looked for.
UNSURE = 8


def add_dense(queries: Rows, references: Rows, hits: Hits) -> None:
    """Adds every pair that the limit keeps, with exact scores. A hundred thousand pairs at once are
    a good measure: each takes some 40 bytes."""
    first = queries.numbers.min(), references.numbers.min()
    all_zero = float(queries.norms[0]) * float(references.norms[0]) < NOTHING
    # No product is needed to see that scores of 0 come too late.
    if all_zero and not hits.limit.keeps(np.float32(0), *first):
        return
    query_values, query_copies = queries.distinct
    reference_values, reference_copies = references.distinct
    scores = exact_product(query_values, reference_values)
    hits.note_scored(scores.size)
    # Most pieces of constant input end here: they only tie with the limit, on later rows.
    if not hits.limit.keeps(scores.max(), *first):
        return
    scores = scores[query_copies][:, reference_copies]
    kept = hits.limit.keeps(scores, queries.numbers[:, None], references.numbers[None, :])
    query, reference = np.nonzero(kept)
    hits.add(scores[kept], queries.numbers[query], references.numbers[reference])


def nonzero(values: Float32s) -> Float32s:
    """1 for each value that isn't 0: products of such rows count the dimensions that they share.
    With none, the rows' own product is 0 exactly."""
    ones: Float32s = (values != 0).astype(np.float32)
    return ones


def exact_product(queries: Float32s, references: Float32s) -> Float32s:
    """Exact scores of all pairs, float32 [queries, references].

    A float64 product is off by little, so it settles all pairs but those that lie within its error
    of the middle between two float32 numbers.
    """
    left, right = queries.astype(np.float64), references.astype(np.float64)
    product = left @ right.T
    norms = np.sqrt(np.einsum("ij,ij->i", left, left)), np.sqrt(np.einsum("ij,ij->i", right, right))
    # Both this sum and the exact one are off by at most D roundings of 2⁻⁵³; four times that.
    error = 4 * (left.shape[1] + 1) * 2.0**-53 * norms[0].max() * norms[1].max()
    scores: Float32s = (product - error).astype(np.float32) + np.float32(0)
    unsure = scores != (product + error).astype(np.float32)
    if UNSURE * np.count_nonzero(unsure) > unsure.size:
        # Mostly scores of 0, which lie between two numbers whatever the error.
        apart = nonzero(queries) @ nonzero(references).T == 0
        scores[apart], unsure[apart] = 0, False
    query, reference = np.nonzero(unsure)
    step = max(1, PRODUCTS // left.shape[1])
    for at in range(0, len(query), step):
        q, r = query[at : at + step], reference[at : at + step]
        scores[q, r] = exact_scores(queries[q], references[r])
    return scores
