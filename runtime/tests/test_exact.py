"""Exact scores are exact wherever they are computed."""

from __future__ import annotations

import math

import numpy as np
import pytest

from vsc_runtime.arrays import Float32s
from vsc_runtime.ranking.hits import Hits, Videos
from vsc_runtime.ranking.order import EVERYTHING
from vsc_runtime.ranking.products.exact import exact_scores, exact_table, highest_score
from vsc_runtime.ranking.search.dense import settled


def by_product(left: Float32s, right: Float32s) -> Float32s:
    """Exact scores of all pairs, by their float64 product."""
    product = left.astype(np.float64) @ right.T.astype(np.float64)
    norms = [float(np.linalg.norm(each.astype(np.float64), axis=1).max()) for each in (left, right)]
    error = 4 * (left.shape[1] + 1) * 2.0**-53 * norms[0] * norms[1]
    query, reference = np.divmod(np.arange(product.size), len(right))
    one = np.zeros(1, np.int64)
    hits = Hits(Videos(one, one), 1, 1, EVERYTHING, 2)
    scores = settled(left, right, product, error, (query, reference), hits)
    table: Float32s = scores.reshape(product.shape)
    return table


@pytest.mark.parametrize("dimensions", [1, 2, 3, 31, 512])
def test_within_one_rounding_of_the_true_sum(dimensions: int) -> None:
    random = np.random.default_rng(dimensions)
    left, right = random.standard_normal((2, 200, dimensions)).astype(np.float32)
    for score, q, r in zip(exact_scores(left, right), left.tolist(), right.tolist()):
        true = math.fsum(a * b for a, b in zip(q, r))
        assert abs(float(score) - true) <= 2.0**-24 * abs(true) + 2.0**-45


def test_zero_has_one_sign() -> None:
    ones = np.ones((3, 1), np.float32)
    for score in (exact_scores, exact_table, by_product):
        scores = score(-ones, 0 * ones)
        assert not np.signbit(scores).any()


@pytest.mark.parametrize("dimensions", [1, 2, 3, 31, 64, 512])
@pytest.mark.parametrize("rows", [(1, 1), (3, 65), (40, 129)])
def test_a_table_holds_the_scores_of_its_pairs(dimensions: int, rows: tuple[int, int]) -> None:
    random = np.random.default_rng(dimensions)
    left, right = (random.standard_normal((n, dimensions)).astype(np.float32) for n in rows)
    query, reference = np.divmod(np.arange(rows[0] * rows[1]), rows[1])
    expected = exact_scores(left[query], right[reference]).reshape(rows)
    assert exact_table(left, right).tobytes() == expected.tobytes()


@pytest.mark.parametrize("dimensions", [1, 2, 3, 31, 512])
@pytest.mark.parametrize("noise", [0, 1e-9, 1e-3, 1])
def test_no_score_is_higher_than_the_highest(dimensions: int, noise: float) -> None:
    random = np.random.default_rng(dimensions)
    middle = random.standard_normal(dimensions)
    left, right = (
        (middle + noise * random.standard_normal((30, dimensions))).astype(np.float32) for _ in "qr"
    )
    boxes = [(each.min(axis=0), each.max(axis=0)) for each in (left, right)]
    highest = highest_score(boxes[0], boxes[1])
    assert exact_table(left, right).max() <= highest
    # Of equal rows it is their score.
    assert noise or exact_table(left, right).min() == highest


def test_products_of_blocks_agree_at_the_middle_between_two_numbers() -> None:
    """Sums that end within a float64 rounding of the middle between two float32 numbers: there the
    order of additions decides, and a matrix product has another one."""
    random = np.random.default_rng(3)
    left, right = random.standard_normal((2, 300, 64)).astype(np.float32)
    left[:, -3:], right[:, -3:] = 0, 1
    for q, r in zip(left, right):
        score = exact_scores(q[None], r[None])[0]
        middle = (float(score) + float(np.nextafter(score, np.float32(np.inf)))) / 2
        for at in (-3, -2, -1):
            q[at] = middle - math.fsum(a * b for a, b in zip(q.tolist(), r.tolist()))
    expected = exact_scores(left, right)
    np.testing.assert_array_equal(np.diagonal(by_product(left, right)), expected)
    assert (
        (left.astype(np.float64) @ right.T.astype(np.float64)).astype(np.float32).diagonal()
        != expected
    ).any()
