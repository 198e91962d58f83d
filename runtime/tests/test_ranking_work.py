"""What a ranking has to do does not depend on what a submission writes, only on how much."""

from __future__ import annotations

from pathlib import Path
from typing import Callable

import numpy as np
import pytest

from conftest import npz
from vsc_runtime.arrays import Float32s
from vsc_runtime.ranking import rank
from vsc_runtime.ranking.guess import draw
from vsc_runtime.ranking.rank import RankStats
from vsc_runtime.ranking.rows import LENGTHS, prepare

QUERIES, REFERENCES, EACH, DIMENSIONS = 60, 300, 10, 64


def unit(random: np.random.Generator, rows: int) -> Float32s:
    values = random.standard_normal((rows, DIMENSIONS))
    found: Float32s = (values / np.linalg.norm(values, axis=1, keepdims=True)).astype(np.float32)
    return found


def ranked(folder: Path, queries: Float32s, references: Float32s) -> RankStats:
    for name, letter, values in (("q", "Q", queries), ("r", "R", references)):
        ids = np.repeat([f"{letter}{200000 + n}" for n in range(len(values) // EACH)], EACH)
        stamps = np.zeros(len(values), np.float32)
        content = npz({"video_ids": ids, "features": values, "timestamps": stamps})
        (folder / f"{name}.npz").write_bytes(content)
    # How many pairs pass depends on which of several threads is first.
    return rank(folder / "q.npz", folder / "r.npz", folder / "out.csv", threads=1, device="numpy")


@pytest.mark.parametrize(
    ("query", "reference"),
    [
        ((1, 1e0), (500, 1e6)),
        ((1, 1e0), (300, 5e17)),
        ((100, 1e6), (300, 1e6)),
        ((100, 1e15), (1, 1e0)),
    ],
)
def test_rows_of_odd_lengths_let_no_more_pairs_through(
    tmp_path: Path, query: tuple[int, float], reference: tuple[int, float]
) -> None:
    random = np.random.default_rng(1)
    queries, references = unit(random, QUERIES * EACH), unit(random, REFERENCES * EACH)
    usual = ranked(tmp_path, queries, references)
    queries[:: query[0]] *= np.float32(query[1])
    references[:: reference[0]] *= np.float32(reference[1])
    crafted = ranked(tmp_path, queries, references)
    # With a bound for the longest row of all, every pair of the set passed the filter.
    assert usual.pairs_scored < 0.9 * len(queries) * len(references)
    assert crafted.pairs_scored <= 1.05 * usual.pairs_scored
    assert crafted.passes <= usual.passes + 1


@pytest.mark.parametrize("noise", [1e-4, 1e-5, 1e-6])
def test_rows_near_one_vector_let_no_more_pairs_through(tmp_path: Path, noise: float) -> None:
    """Their own float32 products would let all of them through, to be scored in float64."""
    random = np.random.default_rng(1)
    queries, references = unit(random, QUERIES * EACH), unit(random, REFERENCES * EACH)
    usual = ranked(tmp_path, queries, references)
    middle = queries[0].copy()
    crafted = ranked(
        tmp_path, middle + np.float32(noise) * queries, middle + np.float32(noise) * references
    )
    assert crafted.pairs_scored <= 1.5 * usual.pairs_scored
    assert crafted.passes <= usual.passes + 1


def same_scores(random: np.random.Generator, rows: int) -> Float32s:
    """Rows of which no two are equal, and whose scores all are."""
    values = 1e-6 * random.random((rows, DIMENSIONS), np.float32)
    values[:, 0] = 1
    return values


def one_hot(_: np.random.Generator, rows: int) -> Float32s:
    return np.eye(DIMENSIONS, dtype=np.float32)[np.arange(rows) % DIMENSIONS]


def clusters(random: np.random.Generator, rows: int) -> Float32s:
    return unit(np.random.default_rng(7), 5)[random.integers(0, 5, rows)]


@pytest.mark.parametrize("kind", [same_scores, one_hot, clusters])
def test_of_equal_scores_only_the_first_are_scored(
    tmp_path: Path, kind: Callable[[np.random.Generator, int], Float32s]
) -> None:
    """Once as many are found as can win, the others lose by the place of their rows."""
    random = np.random.default_rng(1)
    queries, references = (kind(random, 5 * rows * EACH) for rows in (QUERIES, REFERENCES))
    stats = ranked(tmp_path, queries, references)
    assert stats.passes == 1
    assert stats.pairs_scored < len(queries) * len(references) / 20
    rows = (tmp_path / "out.csv").read_text().splitlines()[1:]
    assert len({row.split(",")[2] for row in rows}) == 1


def test_runs_hold_rows_of_about_one_length() -> None:
    lengths = np.array([1e6, 3, 2.9, 0.9, 0.1, 1e-30, 0, 0], np.float32)
    rows = prepare(np.outer(lengths, [1, 0]).astype(np.float32), np.arange(8))
    runs = rows.runs()
    assert [len(run) for run in runs] == [1, 3, 1, 1, 2]
    assert all(run.norms[0] <= LENGTHS * run.norms[-1] for run in runs)
    assert np.concatenate([run.numbers for run in runs]).tolist() == rows.numbers.tolist()


def test_rows_of_one_length_are_one_run() -> None:
    rows = prepare(np.ones((9, 3), np.float32), np.arange(9))
    assert [len(run) for run in rows.runs()] == [9]


def test_scores_that_are_all_zero_are_not_computed_to_the_end(tmp_path: Path) -> None:
    """Of subnormal values no product is left, and the first rows win."""
    random = np.random.default_rng(1)
    queries, references = unit(random, QUERIES * EACH), unit(random, REFERENCES * EACH)
    tiny = np.float32(1e-38)
    stats = ranked(tmp_path, queries * tiny, references * tiny)
    assert stats.pairs_scored < 0.7 * len(queries) * len(references)
    rows = (tmp_path / "out.csv").read_text().splitlines()[1:]
    assert {float(row.split(",")[2]) for row in rows} == {0.0}


def test_a_long_video_is_drawn_in_pieces() -> None:
    lengths = np.array([3, 50_000, 999, 1000, 1001])
    drawn = draw(lengths, 0.5)
    assert len(drawn) == lengths.sum()
    assert 10_000 < drawn[3:50_003].sum() < 40_000
    # Each of the usual length as a whole.
    assert set(drawn[:3]) in ({True}, {False})
    assert draw(lengths, 1.0).all()
