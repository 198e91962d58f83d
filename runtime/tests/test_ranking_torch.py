"""The search with torch finds the same rows. Here on torch's CPU device: same code, no GPU."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import pytest

from brute import read_csv
from test_ranking import SMALL, check, data
from vsc_runtime.ranking.blocks import Blocks
from vsc_runtime.ranking.guess import Guess
from vsc_runtime.ranking.order import Limit

torch = pytest.importorskip("torch")
DEVICES = ["cpu", *(["cuda"] if torch.cuda.is_available() else [])]
CUTS = [
    Blocks(),
    dataclasses.replace(SMALL, queries=64, scores=1 << 14, device_chunk_bytes=100_000),
]


@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize("blocks", CUTS)
@pytest.mark.parametrize("dimensions", [1, 3, 16, 512])
@pytest.mark.parametrize("scale", [1e-19, 1, 1e8])
def test_same_rows(
    tmp_path: Path, device: str, blocks: Blocks, dimensions: int, scale: float
) -> None:
    query_ids, queries, reference_ids, references = data(21, 100, 400, dimensions)
    queries *= np.float32(scale)
    _, stats = check(
        tmp_path, query_ids, queries, reference_ids, references, device=device, blocks=blocks
    )
    assert stats.device == device


@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize("blocks", CUTS)
@pytest.mark.parametrize("integers", [False, True])
def test_same_bytes_as_numpy(tmp_path: Path, device: str, blocks: Blocks, integers: bool) -> None:
    found = data(22, 120, 500, 24, integers)
    written, _ = check(tmp_path, *found, device="numpy")
    assert check(tmp_path, *found, device=device, blocks=blocks)[0] == written


@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize("value", [0, 0.3])
def test_constant_descriptors(tmp_path: Path, device: str, value: float) -> None:
    query_ids, queries, reference_ids, references = data(23, 10, 200)
    queries[:], references[:] = value, value
    check(tmp_path, query_ids, queries, reference_ids, references, device=device, blocks=SMALL)


@pytest.mark.parametrize("device", DEVICES)
def test_the_filter_misses_nothing_at_a_limit_that_is_exact(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, device: str
) -> None:
    """Each value is rounded down for float16 by nearly as much as can be, and all errors add up:
    more than the result's own rounding."""
    query_ids, queries, reference_ids, references = data(26, 120, 500, 15)
    noise, one = np.float32(1e-6), np.float32(1 + 0.98 * 2.0**-11)
    found = query_ids, one + noise * queries, reference_ids, one + noise * references
    check(tmp_path, *found, device="numpy")
    last = float(read_csv(tmp_path / "out.csv")[-1][2])
    monkeypatch.setattr("vsc_runtime.ranking.run.guess_limit", lambda *_: Guess(Limit(last)))
    assert check(tmp_path, *found, device=device)[1].passes == 1


@pytest.mark.parametrize("device", DEVICES)
def test_values_far_apart(tmp_path: Path, device: str) -> None:
    """Most of a row is lost when it is scaled for float16; the bound must know."""
    query_ids, queries, reference_ids, references = data(24, 100, 400, 32)
    queries[::3] *= np.float32(1e-9)
    references[:, ::2] *= np.float32(1e6)
    check(tmp_path, query_ids, queries, reference_ids, references, device=device, blocks=CUTS[1])


def test_a_gpu_that_fails_is_left_out(tmp_path: Path) -> None:
    _, stats = check(tmp_path, *data(25), device="no such device")
    assert stats.device == "numpy"
