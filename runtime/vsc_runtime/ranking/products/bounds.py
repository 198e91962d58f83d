"""How far a computed product of matrices may be from the exact inner products."""

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
    underflow add at most the smallest normal number each, also if they are flushed to zero.
    """
    return rounding(dimensions) * query_norm * reference_norm + underflow(dimensions)


def rounding(dimensions: int) -> float:
    """The part of the bound that grows with the norms: a factor of their product."""
    return 2 * (dimensions + 1) * HALF_ULP


def underflow(dimensions: int) -> float:
    """The part of the bound that doesn't."""
    return 4 * dimensions * SMALLEST_NORMAL


def below(score: float, error: float) -> np.float32:
    """The float32 that every computed score of a pair at `score` or above reaches."""
    lower: np.float32 = np.nextafter(np.float32(score - error), np.float32(-np.inf))
    return lower


def float16_error_bound(
    dimensions: int, norms: tuple[float, float], residuals: tuple[float, float]
) -> float:
    """Bound of |computed - exact score| of a float16 product with float32 sums.

    `norms` bound the rows before rounding to float16, `residuals` what rounding took away. Three
    parts: the rounding of the rows, |q·r - q'·r'| ≤ |q - q'||r'| + |q||r - r'|; the sum, in which a
    tensor core may cut instead of round (u = 2⁻²², four times float32's); and the result's rounding
    to float16.
    """
    query, reference = norms
    rounded = (query + residuals[0]) * (reference + residuals[1])
    rows = residuals[0] * (reference + residuals[1]) + query * residuals[1]
    total = rounded * (1 + dimensions * 2.0**-21)
    return rows + dimensions * 2.0**-21 * rounded + total * 2.0**-11 + 2.0**-24
