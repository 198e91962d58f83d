"""Tiles whose scores float32 can't tell apart: products of what the rows differ by can."""

from __future__ import annotations

import math

import numpy as np

from ...arrays import Float32s, Float64s
from ..order import Limit
from ..products.bounds import HALF_ULP, below, error_bound, rounding, underflow
from ..rows import Rows

#: So many times smaller the error must be to be worth another product.
WORTH = 4.0
#: Dot products in float64 that the bound below is made of, with a reserve for what is done to them.
DOUBLES = 16
#: Rows from which a middle is taken.
SAMPLE = 64


def set_apart(
    queries: Rows,
    references: Float32s,
    longest: tuple[float, float],
    first_reference: int,
    limit: Limit,
) -> tuple[Float32s, Float32s, np.float32] | None:
    """Other rows for those of a tile, and what the float32 product of each pair reaches that the
    limit keeps; None if these products would tell little more than those of the rows themselves.
    `longest` bounds the norms of both sides, `first_reference` is the references' least number.

    Let c be the middle of the queries, d that of the references, and t a query's part of the limit:

        q·r - t = (q - c)·(r - d) + (q·d - c·d - t) + c·r

    The last two parts are numbers of one row each, computed in float64, and what is common to all
    pairs is left out of them. They stand in two columns beside the differences, so one product adds
    up all parts. All of them are as small as the rows lie close together, and so is the error.
    """
    if not np.isfinite(limit.score) or not len(queries) or not len(references):
        return None
    c, d = _middle(queries.values), _middle(references)
    left, right = _differences(queries.values, c), _differences(references, d)
    of_query = _times(queries.values, d) - float(c.astype(np.float64) @ d)
    of_query -= least_scores(queries, first_reference, limit)
    of_reference = _times(references, c)
    common = float(of_query.mean()), float(of_reference.mean())
    of_query -= common[0]
    of_reference -= common[1]

    far = _longest(left), _longest(right)
    size = far[0] * far[1] + np.abs(of_query).max() + np.abs(of_reference).max()
    dimensions = queries.dimensions + 2
    # The product's own error, and what rounding takes from both rows and the two columns.
    error = (rounding(dimensions) + 4 * HALF_ULP) * size + underflow(dimensions)
    error += DOUBLES * dimensions * 2.0**-53 * (longest[0] * longest[1] + abs(limit.score))
    if WORTH * error > error_bound(queries.dimensions, *longest):
        return None
    left[:, -2], left[:, -1] = of_query, 1
    right[:, -2], right[:, -1] = 1, of_reference
    return left, right, below(-common[0] - common[1], error)


def least_scores(queries: Rows, first_reference: int, limit: Limit) -> Float64s:
    """Of each query the least real number that is rounded to a score which the limit keeps. Queries
    that come too late for a tie have to be better."""
    if not np.isfinite(limit.score):
        return np.full(len(queries), limit.score)
    score = np.float32(limit.score)
    above = np.nextafter(score, np.float32(np.inf))
    tied, better = score if score >= limit.score else above, score if score > limit.score else above
    ties = limit.keeps(score, queries.numbers, np.asarray(first_reference))
    return np.where(ties, _rounded_to(tied), _rounded_to(better))


def _rounded_to(score: np.float32) -> float:
    """The middle between a float32 and the one before it, which float64 holds exactly."""
    return (float(score) + float(np.nextafter(score, np.float32(-np.inf)))) / 2


def _middle(values: Float32s) -> Float32s:
    """About their mean. Any vector is right, a good one makes the differences small."""
    sample = values[:: max(1, len(values) // SAMPLE)]
    middle: Float32s = sample.mean(axis=0, dtype=np.float64).astype(np.float32)
    return middle


def _differences(values: Float32s, middle: Float32s) -> Float32s:
    """What the rows differ by from their middle, and two columns of zeros."""
    wide = np.zeros((len(values), values.shape[1] + 2), np.float32)
    np.subtract(values, middle, out=wide[:, :-2])
    return wide


def _times(values: Float32s, one: Float32s) -> Float64s:
    product: Float64s = values.astype(np.float64) @ one.astype(np.float64)
    return product


def _longest(values: Float32s) -> float:
    """A bound of the norms, also if the sum of squares is off by all of its roundings, and squares
    of numbers below 2⁻⁶³ are lost."""
    squares: float = float(np.einsum("ij,ij->i", values, values).max())
    dimensions: int = values.shape[1]
    return math.sqrt(squares) * (1 + rounding(dimensions)) + dimensions * 2.0**-63
