"""Rows that lie close together are told apart, and no pair that the limit keeps is missed."""

from __future__ import annotations

import numpy as np
import pytest

from vsc_runtime.arrays import Float32s
from vsc_runtime.ranking.order import EVERYTHING, Limit
from vsc_runtime.ranking.products.exact import exact_scores
from vsc_runtime.ranking.rows import Rows, prepare
from vsc_runtime.ranking.search.apart import set_apart

QUERIES, REFERENCES = 40, 70


def near(seed: int, rows: int, dimensions: int, noise: float, scale: float = 1.0) -> Rows:
    """Rows that are one vector, the same for every seed, and noise."""
    middle = np.random.default_rng(1).standard_normal(dimensions)
    values = middle + noise * np.random.default_rng(seed).standard_normal((rows, dimensions))
    return prepare((scale * values).astype(np.float32), np.arange(rows))


def all_scores(queries: Rows, references: Rows) -> Float32s:
    """Exact scores, float32 [queries, references]."""
    query, reference = np.divmod(np.arange(len(queries) * len(references)), len(references))
    scores = exact_scores(queries.values[query], references.values[reference])
    return scores.reshape(len(queries), len(references))


def longest(queries: Rows, references: Rows) -> tuple[float, float]:
    return float(queries.norms[0]), float(references.norms[0])


@pytest.mark.parametrize("dimensions", [1, 2, 16, 64, 511, 512])
@pytest.mark.parametrize("noise", [0, 1e-7, 1e-6, 1e-5, 1e-4])
@pytest.mark.parametrize("scale", [1e-9, 1.0, 1e8])
def test_every_pair_that_the_limit_keeps_passes(
    dimensions: int, noise: float, scale: float
) -> None:
    queries = near(2, QUERIES, dimensions, noise, scale)
    references = near(3, REFERENCES, dimensions, noise, scale)
    scores = all_scores(queries, references)
    ordered = np.unique(scores)
    # Places within the ties, and scores between two float32 numbers.
    limits = [
        Limit(float(score) * factor, query, reference)
        for score in ordered[:: max(1, len(ordered) // 9)]
        for factor in (1 - 1e-9, 1, 1 + 1e-9)
        for query, reference in ((QUERIES, REFERENCES), (QUERIES // 2, 3), (-1, -1))
    ]
    told = 0
    for limit in limits:
        rows = queries.numbers[:, None], references.numbers[None, :]
        kept = limit.keeps(scores.astype(np.float64), *rows)
        both = longest(queries, references)
        apart = set_apart(queries, references.values, both, int(references.numbers.min()), limit)
        if apart is None:
            continue
        left, right, threshold = apart
        passed = left @ right.T >= threshold
        assert not (kept & ~passed).any()
        told += 1
        if noise == 0:
            # Copies are told without an error that matters: only queries before the limit tie.
            late = ~limit.keeps(scores[:, 0].astype(np.float64), queries.numbers, np.asarray(0))
            assert not passed[late].any()
    assert told == len(limits) or noise > 1e-6


def test_fewer_pass_than_by_their_own_products() -> None:
    queries, references = near(2, QUERIES, 512, 1e-5), near(3, REFERENCES, 512, 1e-5)
    scores = all_scores(queries, references)
    limit = Limit(float(np.sort(scores.reshape(-1))[-50]))
    apart = set_apart(queries, references.values, longest(queries, references), 0, limit)
    assert apart is not None
    left, right, threshold = apart
    assert 50 <= (left @ right.T >= threshold).sum() < 100


def test_what_would_tell_nothing_is_not_done() -> None:
    random = np.random.default_rng(1)
    far = prepare(random.standard_normal((9, 64)).astype(np.float32), np.arange(9))
    assert set_apart(far, far.values, longest(far, far), 0, Limit(1.0)) is None
    close = near(2, 9, 64, 1e-6)
    assert set_apart(close, close.values, longest(close, close), 0, EVERYTHING) is None
