"""How far a float32 product of matrices may be from the exact inner product."""

from __future__ import annotations

import numpy as np

HALF_ULP = 2.0**-24
SMALLEST_NORMAL = 2.0**-126


def error_bound(dimensions: int, query_norm: float, reference_norm: float) -> float:
    """Bound of |computed - exact score| for descriptors of at most these norms.

    Whatever the order of additions, and with or without fused multiply-adds, a float32 inner
    product is off by at most D·u/(1 - D·u) times the sum of |qᵢrᵢ|, u = 2⁻²⁴ (Higham, Accuracy and
    Stability of Numerical Algorithms, 3.1); that sum is at most the product of the norms. The exact
    score's own rounding to float32 adds u; doubling covers it and the float64 sum. Products that
    underflow add at most the smallest normal number each, also where they are flushed to zero.
    """
    relative = 2 * (dimensions + 1) * HALF_ULP
    return relative * query_norm * reference_norm + 4 * dimensions * SMALLEST_NORMAL


def below(score: float, error: float) -> np.float32:
    """The float32 that every computed score of a pair at `score` or above reaches."""
    return np.nextafter(np.float32(score - error), np.float32(-np.inf))
