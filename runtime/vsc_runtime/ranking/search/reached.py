"""One bound for all pairs of two bundles of rows.

If scores tie in masses, a late query has to be better than the limit, if only by a little, and no
float32 product can tell. Equal rows, and rows whose scores are equal, are told by their bundles.
"""

from __future__ import annotations

import numpy as np

from ...arrays import Bools
from ..order import Limit
from ..products.exact import highest_score
from ..rows import Rows
from .apart import DOUBLES, least_scores
from .closest import Closest
from .groups import Group

#: To part a group must spare so much of its work, at least.
WORTH_PARTING = 0.75
#: Queries and references to compute the products of.
Part = tuple[Group, Closest]


def may_reach(queries: Rows, references: Rows, limit: Limit) -> bool:
    """Whether the limit may keep a score of these rows, by the range of their values. Of constant
    input it keeps none of what comes too late for a tie."""
    first = queries.numbers.min(), references.numbers.min()
    return bool(limit.keeps(highest_score(queries.box, references.box), *first))


def parts(group: Group, near: Closest, references: Rows, limit: Limit) -> list[Part]:
    """What is left of the pairs of a group and what is near it, `near` being some of `references`.
    If that spares much, each tight bundle of queries is a part, as it lies close to what it
    reaches, and the other queries are one."""
    if not np.isfinite(limit.score) or not len(near):
        return [(group, near)]
    bundles = group.rows.bundles
    found = reached(group.rows, references, limit)[:, near.positions]
    tight, last = bundles.tight, len(bundles)
    # Bundles of queries from one to before another, and what they reach.
    ranges = [*((each, each + 1) for each in range(tight)), (tight, last)]
    made = [np.flatnonzero(found[first:end].any(axis=0)) for first, end in ranges]
    rows = [bundles.positions(first, end) for first, end in ranges]
    work = sum(len(each) * len(kept) for each, kept in zip(rows, made))
    some = np.flatnonzero(found.any(axis=0))
    if work > WORTH_PARTING * len(group.rows) * len(some):
        return [(group, near.pick(some))]
    return [
        (group.pick(each), near.pick(kept))
        for each, kept in zip(rows, made)
        if len(each) and len(kept)
    ]


def reached(queries: Rows, references: Rows, limit: Limit) -> Bools:
    """Which references may have a score with a query of each bundle that the limit keeps; bool
    [bundles of queries, references]. Neither may be empty, and the limit's score must be finite.

    For rows q of a bundle with the middle c, and r of one with the middle d,

        q·r = (q - c)·(r - d) + q·d + c·r - c·d

    The first part is at most the product of both bundles' radii. The largest of each other part is
    looked for, q·d less what q has to reach: a matrix product with middles alone, in float64.
    """
    left, right = queries.bundles, references.bundles
    least = least_scores(queries, int(references.numbers.min()), limit)
    of_queries = queries.values.astype(np.float64) @ right.middles.T - least[:, None]
    of_references = left.middles @ references.values.astype(np.float64).T
    highest = np.multiply.outer(left.radii, right.radii)
    highest += np.maximum.reduceat(of_queries[left.order], left.starts, axis=0)
    highest += np.maximum.reduceat(of_references[:, right.order], right.starts, axis=1)
    highest -= left.middles @ right.middles.T
    size = float(queries.norms[0]) * float(references.norms[0]) + abs(limit.score)
    error = DOUBLES * queries.dimensions * 2.0**-53 * size
    found = np.empty((len(left), len(references)), np.bool_)
    found[:, right.order] = np.repeat(highest >= -error, right.lengths, axis=1)
    return found
