"""The ranking has the same rows as the organisers' code. Needs vsc2022 (the submodule of the
repository, or a folder that VSC2022 names) and faiss."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

import organisers
from brute import Row, read_csv, write_npz
from test_ranking import data
from vsc_runtime.arrays import AnyArray
from vsc_runtime.ranking import rank

HERE = Path(__file__).resolve().parent
VSC2022 = Path(os.environ.get("VSC2022", HERE.parent.parent / "vsc2022"))
WHY_NOT = organisers.missing(VSC2022)
pytestmark = pytest.mark.skipif(bool(WHY_NOT), reason=WHY_NOT)


def both(
    tmp_path: Path,
    query_ids: AnyArray,
    queries: AnyArray,
    reference_ids: AnyArray,
    references: AnyArray,
    stamps: tuple[int, ...] = (2,),
) -> tuple[list[Row], list[Row]]:
    """Our rows and the organisers'."""
    query = write_npz(tmp_path / "q.npz", query_ids, queries, np.zeros((len(queries), *stamps)))
    shape = len(references), *stamps
    reference = write_npz(tmp_path / "r.npz", reference_ids, references, np.zeros(shape))
    rank(query, reference, tmp_path / "ours.csv")
    organisers.run(VSC2022, query, reference, tmp_path / "theirs.csv")
    lines = (tmp_path / "theirs.csv").read_text().splitlines()[1:]
    theirs = [(q, r, np.float32(score)) for q, r, score in (line.split(",") for line in lines)]
    return read_csv(tmp_path / "ours.csv"), theirs


def assert_alike(ours: list[Row], theirs: list[Row], scale: float) -> None:
    """The same rows but for the order, and the choice at the end, of scores that float32 sums can
    confuse."""
    assert len(ours) == len(theirs)
    error = 1e-5 * scale
    our_scores, their_scores = ([row[2] for row in rows] for rows in (ours, theirs))
    np.testing.assert_allclose(our_scores, their_scores, atol=error, rtol=0)
    sure = [
        {row[:2] for row in rows if row[2] > ours[-1][2] + 2 * error} for rows in (ours, theirs)
    ]
    assert sure[0] == sure[1]
    of_theirs = {row[:2]: row[2] for row in theirs}
    assert all(abs(of_theirs.get(row[:2], row[2]) - row[2]) <= error for row in ours)


@pytest.mark.parametrize("dimensions", [1, 2, 3, 16, 100, 512])
@pytest.mark.parametrize("stamps", [(), (2,)])
def test_random_descriptors(tmp_path: Path, dimensions: int, stamps: tuple[int, ...]) -> None:
    assert_alike(*both(tmp_path, *data(dimensions, 20, 400, dimensions), stamps), dimensions)


@pytest.mark.parametrize("dimensions", [1, 3, 16])
@pytest.mark.parametrize("seed", range(3))
def test_ties_have_the_same_order(tmp_path: Path, dimensions: int, seed: int) -> None:
    """Small integers are exact in float32, so the files must agree to the row."""
    ours, theirs = both(tmp_path, *data(seed, 6, 40, dimensions, integers=True))
    assert ours == theirs


@pytest.mark.parametrize("rows", [(1, 1), (1, 300), (300, 1)])
def test_single_rows(tmp_path: Path, rows: tuple[int, int]) -> None:
    random = np.random.default_rng(1)
    values = [random.standard_normal((n, 4)).astype(np.float32) for n in rows]
    ids = [np.array([f"{kind}{200001 + i}" for i in range(n)]) for kind, n in zip("QR", rows)]
    assert_alike(*both(tmp_path, ids[0], values[0], ids[1], values[1]), 8)


def test_negative_scores(tmp_path: Path) -> None:
    query_ids, queries, reference_ids, references = data(4, 3, 300)
    assert_alike(*both(tmp_path, query_ids, -abs(queries), reference_ids, abs(references)), 20)


def test_integer_ids(tmp_path: Path) -> None:
    _, queries, _, references = data(6)
    numbers = [np.arange(len(values)) // 3 for values in (queries, references)]
    assert_alike(*both(tmp_path, numbers[0], queries, numbers[1], references), 20)


def test_ids_in_no_order(tmp_path: Path) -> None:
    """With one row in each run, as the organisers' code fails where a later run is shorter."""
    query_ids, queries, reference_ids, references = data(7, 6, 80, longest=2)
    random = np.random.default_rng(7)
    query_ids = random.choice(query_ids, len(query_ids))
    query_ids = np.array([each for i, each in enumerate(query_ids) if each != query_ids[i - 1]])
    queries = queries[: len(query_ids)]
    assert_alike(*both(tmp_path, query_ids, queries, reference_ids[::-1], references), 20)


def test_nan_rows(tmp_path: Path) -> None:
    query_ids, queries, reference_ids, references = data(8, 5, 100)
    queries[2], references[5, 0], references[-1] = np.nan, np.nan, np.nan
    assert_alike(*both(tmp_path, query_ids, queries, reference_ids, references), 20)


def test_fortran_order(tmp_path: Path) -> None:
    query_ids, queries, reference_ids, references = data(9, 5, 100)
    both_orders = (
        query_ids,
        np.asfortranarray(queries),
        reference_ids,
        np.asfortranarray(references),
    )
    assert_alike(*both(tmp_path, *both_orders), 20)


def test_long_static_videos(tmp_path: Path) -> None:
    """The cut of candidates, nearly static: equal scores would meet the organisers' fault."""
    query_ids, queries, reference_ids, references = data(10, 2, 40, longest=60)
    queries[:], references[: len(references) // 2] = queries[0], 2 * queries[0]
    noise = np.random.default_rng(10).standard_normal(references.shape).astype(np.float32)
    ours, theirs = both(tmp_path, query_ids, queries, reference_ids, references + noise / 50)
    assert len(ours) < 50
    assert_alike(ours, theirs, 20)


def test_the_organisers_faults_are_still_there(tmp_path: Path) -> None:
    """Where ours differs on purpose (docs/background/ranking.md)."""
    query_ids, queries, reference_ids, references = data(11, 10, 200, longest=12)
    ours, theirs = both(tmp_path, query_ids, queries * 0, reference_ids, references)
    assert (len(ours), len(theirs)) == (250, 0)
    ours, theirs = both(tmp_path, query_ids, queries.astype(np.float64), reference_ids, references)
    assert all(score == int(score) for _, _, score in theirs)
    assert any(score != int(score) for _, _, score in ours)
