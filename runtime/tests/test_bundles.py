"""Bundles spare equal rows and equal scores, and no pair that the limit keeps."""

from __future__ import annotations

from typing import Callable

import numpy as np
import pytest

from vsc_runtime.arrays import Float32s
from vsc_runtime.ranking.order import Limit
from vsc_runtime.ranking.products.exact import exact_scores
from vsc_runtime.ranking.rows import Rows, prepare
from vsc_runtime.ranking.search.reached import reached

QUERIES, REFERENCES = 20, 300


def copies(random: np.random.Generator, rows: int, dimensions: int) -> Float32s:
    """Copies of three rows."""
    few = np.random.default_rng(1).standard_normal((3, dimensions))
    return few[random.integers(0, 3, rows)].astype(np.float32)


def same_scores(random: np.random.Generator, rows: int, dimensions: int) -> Float32s:
    """Rows that differ, but whose scores are 1."""
    values = 1e-9 * random.random((rows, dimensions))
    values[:, 0] = 1
    return values.astype(np.float32)


def plain(random: np.random.Generator, rows: int, dimensions: int) -> Float32s:
    return random.standard_normal((rows, dimensions)).astype(np.float32)


def nothing(_: np.random.Generator, rows: int, dimensions: int) -> Float32s:
    return np.zeros((rows, dimensions), np.float32)


Kind = Callable[[np.random.Generator, int, int], Float32s]


def sets(kind: Kind, dimensions: int, scale: float) -> tuple[Rows, Rows, Float32s]:
    """Queries, references and their exact scores, float32 [queries, references]."""
    random = np.random.default_rng(dimensions)
    queries, references = (
        prepare(kind(random, rows, dimensions) * np.float32(scale), np.arange(rows))
        for rows in (QUERIES, REFERENCES)
    )
    query, reference = np.divmod(np.arange(QUERIES * REFERENCES), REFERENCES)
    scores = exact_scores(queries.values[query], references.values[reference])
    return queries, references, scores.reshape(QUERIES, REFERENCES)


def found(queries: Rows, references: Rows, limit: Limit) -> list[bool]:
    return [bool(each.any()) for each in reached(queries, references, limit).T]


@pytest.mark.parametrize("kind", [copies, same_scores, plain, nothing])
@pytest.mark.parametrize("dimensions", [1, 2, 16, 512])
@pytest.mark.parametrize("scale", [1e-21, 1e-9, 1.0, 1e8])
def test_every_reference_with_a_score_that_the_limit_keeps_is_reached(
    kind: Kind, dimensions: int, scale: float
) -> None:
    queries, references, scores = sets(kind, dimensions, scale)
    ordered = np.unique(scores)
    for score in {*ordered[:: max(1, len(ordered) // 5)].tolist(), float(ordered[-1])}:
        for place in ((QUERIES, REFERENCES), (QUERIES // 2, 3), (0, 0), (-1, -1)):
            limit = Limit(score, *place)
            numbers = queries.numbers[:, None], references.numbers[None, :]
            kept = limit.keeps(scores, *numbers).any(axis=0)
            assert not (kept & ~np.array(found(queries, references, limit))).any()


@pytest.mark.parametrize("kind", [copies, same_scores])
@pytest.mark.parametrize("dimensions", [2, 16, 512])
def test_queries_that_come_too_late_for_a_tie_reach_nothing(kind: Kind, dimensions: int) -> None:
    queries, references, scores = sets(kind, dimensions, 1.0)
    best = float(scores.max())
    assert not any(found(queries, references, Limit(best, -1, -1)))
    assert any(found(queries, references, Limit(best, QUERIES // 2, 0)))
