"""Exact scores are exact wherever they are computed."""

from __future__ import annotations

import math

import numpy as np
import pytest

from vsc_runtime.arrays import Float32s
from vsc_runtime.ranking.dense import exact_product
from vsc_runtime.ranking.exact import exact_scores


@pytest.mark.parametrize("dimensions", [1, 2, 3, 31, 512])
def test_within_one_rounding_of_the_true_sum(dimensions: int) -> None:
    random = np.random.default_rng(dimensions)
    left, right = random.standard_normal((2, 200, dimensions)).astype(np.float32)
    for score, q, r in zip(exact_scores(left, right), left.tolist(), right.tolist()):
        true = math.fsum(a * b for a, b in zip(q, r))
        assert abs(float(score) - true) <= 2.0**-24 * abs(true) + 2.0**-45


def test_zero_has_one_sign() -> None:
    ones = np.ones((3, 1), np.float32)
    for scores in (exact_scores(-ones, 0 * ones), exact_product(-ones, 0 * ones)):
        assert not np.signbit(scores).any()


def test_rows_with_no_common_dimension_are_not_summed_one_by_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    random = np.random.default_rng(4)
    left, right = (
        np.eye(64, dtype=np.float32) * random.standard_normal(64, np.float32) for _ in "qr"
    )
    summed: list[int] = []

    def counted(queries: Float32s, references: Float32s) -> Float32s:
        summed.append(len(queries))
        return exact_scores(queries, references)

    monkeypatch.setattr("vsc_runtime.ranking.dense.exact_scores", counted)
    expected = np.diag(np.diagonal(left) * np.diagonal(right)) + np.float32(0)
    assert exact_product(left, right).tobytes() == expected.tobytes()
    assert sum(summed) <= 64


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
    np.testing.assert_array_equal(np.diagonal(exact_product(left, right)), expected)
    assert (
        (left.astype(np.float64) @ right.T.astype(np.float64)).astype(np.float32).diagonal()
        != expected
    ).any()
