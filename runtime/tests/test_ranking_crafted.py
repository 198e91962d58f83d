"""Sets whose scores tie, or nearly so, in masses: every way in which the search tells them apart
gives what a brute force by exact scores gives."""

from __future__ import annotations

from pathlib import Path
from typing import Callable

import numpy as np
import pytest

from brute import best_pairs, read_csv, write_npz
from vsc_runtime.arrays import AnyArray, Float32s
from vsc_runtime.formats.npz import NpzError
from vsc_runtime.ranking import hits, rank
from vsc_runtime.ranking.blocks import Blocks
from vsc_runtime.ranking.products.exact import exact_table

#: Sets of each kind and number of dimensions: 150 in all.
SEEDS = 5
DIMENSIONS = (2, 3, 16, 33, 64, 130)
Random = np.random.Generator
#: Rows of both files, and dimensions -> queries and references.
Kind = Callable[[Random, tuple[int, int], int], tuple[Float32s, Float32s]]


def float32(values: AnyArray) -> Float32s:
    return values.astype(np.float32, copy=False)


def clusters(random: Random, rows: tuple[int, int], dimensions: int) -> tuple[Float32s, Float32s]:
    """Some vectors, and little or no noise."""
    middles = random.standard_normal((random.integers(1, 40), dimensions))
    noise = random.choice([0, 1e-8, 1e-6, 1e-4])

    def around(n: int) -> Float32s:
        values = middles[random.integers(0, len(middles), n)]
        return float32(values + noise * random.standard_normal(values.shape))

    return around(rows[0]), around(rows[1])


def partly_same(
    random: Random, rows: tuple[int, int], dimensions: int
) -> tuple[Float32s, Float32s]:
    """Rows of which a part is the same one."""
    one = random.standard_normal(dimensions)

    def mixed(n: int) -> Float32s:
        values = random.standard_normal((n, dimensions))
        values[random.random(n) < random.random()] = one
        return float32(values)

    return mixed(rows[0]), mixed(rows[1])


def between(random: Random, rows: tuple[int, int], dimensions: int) -> tuple[Float32s, Float32s]:
    """Scores in the middle between two float32 numbers, or next to it."""
    noise = random.choice([0, 1e-10, 4e-9, 1e-8, 3e-8])

    def middle(n: int) -> Float32s:
        values = noise * random.standard_normal((n, dimensions))
        values[:, 0], values[:, 1] = 1, 2.0**-12
        return float32(values)

    return middle(rows[0]), middle(rows[1])


def hidden(random: Random, rows: tuple[int, int], dimensions: int) -> tuple[Float32s, Float32s]:
    """Rows that lie far apart, and whose scores are nearly equal."""
    turn, half = np.linalg.qr(random.standard_normal((dimensions, dimensions)))[0], dimensions // 2
    sides = slice(1, half + 1), slice(half + 1, None)

    def made(n: int, side: slice) -> Float32s:
        values = np.zeros((n, dimensions))
        values[:, side] = random.standard_normal(values[:, side].shape)
        values[:, 0] = random.choice([1, 1 + 1e-7, 1 + 1e-6, -1], n)
        return float32(values @ turn)

    return made(rows[0], sides[0]), made(rows[1], sides[1])


def sparse(random: Random, rows: tuple[int, int], dimensions: int) -> tuple[Float32s, Float32s]:
    """Few values that aren't 0 of either sign, and scores that mostly are."""
    part = random.random() / 4

    def thin(n: int) -> Float32s:
        values = random.choice([-1, -0.5, 1], (n, dimensions))
        return float32(np.where(random.random(values.shape) < part, values, -0.0))

    return -abs(thin(rows[0])) if random.random() < 0.5 else thin(rows[0]), abs(thin(rows[1]))


@pytest.mark.parametrize("kind", [clusters, partly_same, between, hidden, sparse])
@pytest.mark.parametrize("dimensions", DIMENSIONS)
def test_masses_of_ties_are_ranked_as_by_a_brute_force(
    tmp_path: Path, kind: Kind, dimensions: int
) -> None:
    for seed in range(SEEDS):
        random = np.random.default_rng((seed, dimensions))
        rows = int(random.integers(1, 120)), int(random.integers(1, 400))
        queries, references = kind(random, rows, dimensions)
        scale = np.float32(random.choice([1e-18, 1, 1, 1e9]))
        queries, references = queries * scale, references * scale
        query_ids, reference_ids = (
            np.array([f"{letter}{200000 + row // each}" for row in range(n)])
            for letter, n, each in zip("QR", rows, random.choice([1, 5, 400], 2))
        )
        query = write_npz(tmp_path / "q.npz", query_ids, queries)
        reference = write_npz(tmp_path / "r.npz", reference_ids, references)
        expected = best_pairs(query_ids, reference_ids, exact_table(queries, references))
        small = Blocks(
            queries=int(random.choice([7, 64])),
            scores=int(random.choice([200, 1 << 12])),
            hits=int(random.choice([50, 5000])),
            found=50,
            chunk_bytes=4 * dimensions * int(random.choice([30, 500])),
        )
        for blocks in (small, Blocks()):
            rank(query, reference, tmp_path / "out.csv", blocks=blocks, device="numpy")
            assert read_csv(tmp_path / "out.csv") == expected, (seed, blocks)


def test_descriptors_made_to_delay_the_ranking_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    random, rows, dimensions = np.random.default_rng(1), (100, 300), 64

    def ranked(made: tuple[Float32s, Float32s]) -> int:
        files = [
            write_npz(tmp_path / f"{letter}.npz", np.array([f"{letter}200001"] * len(each)), each)
            for letter, each in zip("QR", made)
        ]
        return rank(files[0], files[1], tmp_path / "out.csv", device="numpy").rows_written

    monkeypatch.setattr(hits, "MOST_SUMMED", rows[0] * rows[1] * dimensions // 2)
    values = random.standard_normal((sum(rows), dimensions)).astype(np.float32)
    assert ranked((values[: rows[0]], values[rows[0] :])) == 1
    # Around the middle between two float32 numbers, and by less than float64 tells.
    values = float32(1e-9 * random.choice([-1, 1], (sum(rows), dimensions)))
    values[:, 0], values[:, 1] = 1, 2.0**-12
    with pytest.raises(NpzError, match="exactly between two float32 numbers"):
        ranked((values[: rows[0]], values[rows[0] :]))
