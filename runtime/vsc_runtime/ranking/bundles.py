"""Bundles of rows that lie close together: one bound for all pairs of two bundles.

If scores tie in masses, a late query has to be better than the limit, if only by a little, and no
float32 product can tell. Equal rows, and rows whose scores are equal, are told by their bundles.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..arrays import Bools, Float32s, Float64s, Integers
from .apart import DOUBLES, least_scores
from .order import Limit
from .rows import Rows

#: Rows of a bundle, at most, and how many gaps between rows part bundles besides, at least.
SIZE, GAPS = 256, 16
SEED = 20221122


def reached(
    queries: Rows, references: Float32s, longest: tuple[float, float], first: int, limit: Limit
) -> Bools:
    """Which references may have a score with one of the queries that the limit keeps; bool [n].
    `longest` bounds the norms of both sides, `first` is the references' least number.

    For rows q of a bundle with the middle c, and r of one with the middle d,

        q·r = (q - c)·(r - d) + q·d + c·r - c·d

    The first part is at most the product of both bundles' radii. The largest of each other part is
    looked for, q·d less what q has to reach: a matrix product with middles alone, in float64.
    """
    if not np.isfinite(limit.score) or not len(queries) or not len(references):
        return np.ones(len(references), np.bool_)
    left, right = _bundles(queries.values), _bundles(references)
    least = least_scores(queries, first, limit)[left.order]
    of_queries = left.values @ right.middles.T - least[:, None]
    of_references = left.middles @ right.values.T
    highest = np.multiply.outer(left.radii, right.radii)
    highest += np.maximum.reduceat(of_queries, left.starts, axis=0)
    highest += np.maximum.reduceat(of_references, right.starts, axis=1)
    highest -= left.middles @ right.middles.T
    size = longest[0] * longest[1] + abs(limit.score)
    error = DOUBLES * queries.dimensions * 2.0**-53 * size
    found = np.empty(len(references), np.bool_)
    lengths = np.diff(right.starts, append=len(references))
    found[right.order] = np.repeat((highest >= -error).any(axis=0), lengths)
    return found


@dataclass(frozen=True)
class _Bundles:
    """Float64 rows [n, D] in the order of their bundles, and the positions that they had. Of each
    bundle its first row, its middle, and a bound of how far a row is from it."""

    values: Float64s
    order: Integers
    starts: Integers
    middles: Float64s
    radii: Float64s


def _bundles(rows: Float32s) -> _Bundles:
    """Rows in the order of their projections on a random line: equal ones come together."""
    line = np.random.RandomState(SEED).standard_normal(rows.shape[1])
    values = rows.astype(np.float64)
    along = values @ line
    order = np.argsort(along, kind="stable")
    values = values.take(order, axis=0)
    starts = _starts(along.take(order))
    lengths = np.diff(starts, append=len(values))
    middles = values[starts + lengths // 2]
    away = values - np.repeat(middles, lengths, axis=0)
    far = np.maximum.reduceat(np.einsum("ij,ij->i", away, away), starts)
    return _Bundles(values, order, starts, middles, np.sqrt(far) * (1 + 1e-12))


def _starts(along: Float64s) -> Integers:
    """The first row of each bundle: after each of the widest gaps, and every `SIZE` rows."""
    many = max(GAPS, len(along) // SIZE)
    widest = np.argsort(np.diff(along), kind="stable")[-many:] + 1
    return np.union1d(np.arange(0, len(along), SIZE), widest)
