"""Exact scores: the same bits whatever the block, the thread, the machine or the device."""

from __future__ import annotations

import numpy as np

from ..arrays import Float32s

# Products that a caller should ask for at once: they fit into the processor's cache.
PRODUCTS = 1 << 18


def exact_scores(queries: Float32s, references: Float32s) -> Float32s:
    """Inner products of row i with row i, float32 [n] of float32 [n, D].

    A product of two float32 is exact in float64. The products are summed by folding the row in
    halves: elementwise additions, so their order is fixed by D alone and no library chooses
    another. The sum is rounded once to float32.
    """
    products = queries.astype(np.float64)
    products *= references
    width = products.shape[1]
    while width > 1:
        half = (width + 1) // 2
        products[:, : width - half] += products[:, half:width]
        width = half
    # Adding zero turns -0.0, which would be written differently, into 0.0.
    scores: Float32s = products[:, 0].astype(np.float32) + np.float32(0)
    return scores
