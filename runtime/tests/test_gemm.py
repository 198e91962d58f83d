"""The product of matrices is that of NumPy, whoever computes it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from threadpoolctl import threadpool_info

from vsc_runtime.arrays import Float32s
from vsc_runtime.ranking.products.gemm import multiply, openblas_gemm

BLAS = [each for each in threadpool_info() if each["user_api"] == "blas"]
#: What gemm.py asks for. The wheels of PyPI hold an OpenBLAS of 64-bit sizes, by another name.
IS_OPENBLAS = [each["internal_api"] for each in BLAS] == ["openblas"] and (
    "openblas64" not in Path(BLAS[0]["filepath"]).name
)


def whole_numbers(*shape: int) -> Float32s:
    """Their products are exact in float32."""
    return np.random.default_rng(len(shape)).integers(-9, 10, shape).astype(np.float32)


@pytest.mark.parametrize("rows", [0, 1, 3, 300])
@pytest.mark.parametrize("columns", [0, 1, 16, 77])
@pytest.mark.parametrize("dimensions", [1, 2, 16, 512])
@pytest.mark.parametrize("openblas", [True, False])
def test_it_writes_the_product(
    monkeypatch: pytest.MonkeyPatch, rows: int, columns: int, dimensions: int, openblas: bool
) -> None:
    if not openblas:
        monkeypatch.setattr("vsc_runtime.ranking.products.gemm.openblas_gemm", lambda: None)
    left, right = whole_numbers(rows, dimensions), whole_numbers(columns, dimensions)
    out = np.full((rows, columns), np.nan, np.float32)
    multiply(left, right, out)
    assert np.array_equal(out, left.astype(np.int64) @ right.astype(np.int64).T)


@pytest.mark.parametrize("apart", [0, 1])
def test_rows_that_do_not_follow_each_other_are_taken_as_they_lie(apart: int) -> None:
    factors = [whole_numbers(20, 9), whole_numbers(30, 9)]
    factors[apart] = whole_numbers(2 * len(factors[apart]), 9)[::2]
    left, right = factors
    out = np.empty((20, 30), np.float32)
    multiply(left, right, out)
    assert np.array_equal(out, left.astype(np.int64) @ right.astype(np.int64).T)


@pytest.mark.skipif(not IS_OPENBLAS, reason="NumPy's BLAS isn't OpenBLAS with 32-bit sizes")
def test_openblas_is_found_where_it_is() -> None:
    assert openblas_gemm() is not None
