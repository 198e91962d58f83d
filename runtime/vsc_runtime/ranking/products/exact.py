"""Exact scores: the same bits whatever the block, the thread, the machine or the device."""

from __future__ import annotations

from typing import Any

import numpy as np

from ...arrays import Float32s, Float64s

# Products that a caller should ask for at once: they fit into the processor's cache.
PRODUCTS = 1 << 18
# The same for a table of all pairs, and its width.
TABLE, WIDTH = 1 << 16, 64


def exact_scores(queries: Float32s, references: Float32s) -> Float32s:
    """Inner products of row i with row i, float32 [n] of float32 [n, D].

    A product of two float32 is exact in float64. The products are summed by folding the row in
    halves: elementwise additions, so their order is fixed by D alone and no library chooses
    another. The sum is rounded once to float32.
    """
    products = queries.astype(np.float64)
    products *= references
    return _folded(products.T)


def exact_table(queries: Float32s, references: Float32s) -> Float32s:
    """The same of all pairs, float32 [queries, references]."""
    scores = np.empty((len(queries), len(references)), np.float32)
    left, right = (np.ascontiguousarray(each.T, np.float64) for each in (queries, references))
    many = max(1, TABLE // len(left) // WIDTH)
    for query in range(0, len(queries), many):
        for at in range(0, len(references), WIDTH):
            products = left[:, query : query + many, None] * right[:, None, at : at + WIDTH]
            scores[query : query + many, at : at + WIDTH] = _folded(products)
    return scores


def highest_score(query: tuple[Float32s, Float32s], reference: tuple[Float32s, Float32s]) -> Any:
    """A float32 that no score of rows exceeds whose values lie between these least and largest
    ones, each [D]: rounding keeps the order of products, of sums and of the result."""
    corners = [a.astype(np.float64) * b for a in query for b in reference]
    return _folded(np.max(corners, axis=0))


def _folded(products: Float64s) -> Float32s:
    """The sums of the first axis, in the order of exact scores. Overwrites what it is given."""
    width = len(products)
    while width > 1:
        half = (width + 1) // 2
        products[: width - half] += products[half:width]
        width = half
    # Adding zero turns -0.0, which would be written differently, into 0.0.
    scores: Float32s = products[0].astype(np.float32) + np.float32(0)
    return scores
