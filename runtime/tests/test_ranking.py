"""The ranking equals a brute force, whatever the input looks like and however the work is cut."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Callable

import numpy as np
import pytest

from brute import Data, Save, brute_force, read_csv, write_npz
from vsc_runtime.arrays import Float32s, Integers, Texts
from vsc_runtime.ranking import RankStats, rank
from vsc_runtime.ranking.blocks import Blocks
from vsc_runtime.ranking.guess import Guess
from vsc_runtime.ranking.order import Limit

SMALL = Blocks(
    queries=3,
    scores=77,
    group=5,
    found=3,
    hits=50,
    chunk_bytes=400,
    device_queries=50,
    device_references=60,
    device_chunk_bytes=5000,
)


def ids(kind: str, lengths: Sequence[int] | Integers) -> Texts:
    return np.repeat([f"{kind}{200001 + i}" for i in range(len(lengths))], lengths)


def data(
    seed: int,
    query_videos: int = 4,
    reference_videos: int = 9,
    dimensions: int = 8,
    integers: bool = False,
    longest: int = 6,
) -> Data:
    """Query ids, queries, reference ids, references; small integers give many ties."""
    random = np.random.default_rng(seed)

    def descriptors(kind: str, videos: int) -> tuple[Texts, Float32s]:
        names = ids(kind, random.integers(1, longest, videos))
        values = random.standard_normal((len(names), dimensions)).astype(np.float32)
        return names, np.rint(values) if integers else values

    return *descriptors("Q", query_videos), *descriptors("R", reference_videos)


def near_ties(seed: int, dimensions: int) -> Data:
    """Many scores that differ by less than float32 sums can tell."""
    query_ids, queries, reference_ids, references = data(seed, 100, 300, dimensions)
    noise = np.float32(1e-6)
    queries, references = np.abs(queries[:1]) + noise * queries, 1 + noise * references
    return query_ids, queries, reference_ids, references


def check(
    tmp_path: Path,
    query_ids: Texts,
    queries: Float32s,
    reference_ids: Texts,
    references: Float32s,
    **options: Any,
) -> tuple[bytes, RankStats]:
    """Ranks and compares with the brute force; gives the bytes written and the statistics."""
    query = write_npz(tmp_path / "q.npz", query_ids, queries)
    reference = write_npz(tmp_path / "r.npz", reference_ids, references)
    stats = rank(query, reference, tmp_path / "out.csv", **options)
    rows = read_csv(tmp_path / "out.csv")
    assert rows == brute_force(query_ids, queries, reference_ids, references)
    assert stats.rows_written == len(rows)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.csv", "q.npz", "r.npz"]
    return (tmp_path / "out.csv").read_bytes(), stats


@pytest.mark.parametrize("integers", [False, True])
@pytest.mark.parametrize("dimensions", [1, 2, 3, 7, 16, 100, 511, 512])
def test_dimensions(tmp_path: Path, dimensions: int, integers: bool) -> None:
    check(tmp_path, *data(dimensions, 5, 200, dimensions, integers))


@pytest.mark.parametrize("seed", range(12))
def test_ties(tmp_path: Path, seed: int) -> None:
    check(tmp_path, *data(seed, 3, 60, 2, integers=True), blocks=SMALL)


@pytest.mark.parametrize("rows", [(1, 1), (1, 300), (300, 1)])
def test_single_rows(tmp_path: Path, rows: tuple[int, int]) -> None:
    random = np.random.default_rng(1)
    queries, references = (random.standard_normal((n, 4)).astype(np.float32) for n in rows)
    query_ids, reference_ids = ids("Q", [1] * rows[0]), ids("R", [1] * rows[1])
    check(tmp_path, query_ids, queries, reference_ids, references)


def test_fewer_candidates_than_the_limits(tmp_path: Path) -> None:
    query_ids, queries, reference_ids, references = data(3, 6, 8)
    _, stats = check(tmp_path, query_ids, queries, reference_ids, references)
    assert stats.rows_written == 6 * 8


def test_negative_scores(tmp_path: Path) -> None:
    query_ids, queries, reference_ids, references = data(4, 3, 80)
    check(tmp_path, query_ids, -abs(queries), reference_ids, abs(references))


def test_unsorted_and_non_contiguous_ids(tmp_path: Path) -> None:
    query_ids, queries, reference_ids, references = data(5, 6, 50)
    random = np.random.default_rng(5)
    query_ids, reference_ids = random.permutation(query_ids), random.permutation(reference_ids)
    _, stats = check(tmp_path, query_ids, queries, reference_ids, references)
    assert stats.query_videos > len(set(query_ids))


@pytest.mark.parametrize("dtype", [np.int64, np.uint16])
def test_integer_ids(tmp_path: Path, dtype: type[np.integer[Any]]) -> None:
    _query_ids, queries, reference_ids, references = data(6)
    numbers = np.repeat([7, 3, 60000], 3).astype(dtype)
    query = write_npz(tmp_path / "q.npz", numbers, queries[:9])
    reference = write_npz(tmp_path / "r.npz", reference_ids, references)
    rank(query, reference, tmp_path / "out.csv")
    names = np.repeat(["Q000007", "Q000003", "Q060000"], 3)
    rows = brute_force(names, queries[:9], reference_ids, references)
    assert read_csv(tmp_path / "out.csv") == rows


def test_nan_rows_match_nothing_and_are_counted(tmp_path: Path) -> None:
    query_ids, queries, reference_ids, references = data(7, 5, 40)
    queries[2, 3] = references[5, 0] = np.nan
    references[-1] = np.nan
    _, stats = check(tmp_path, query_ids, queries, reference_ids, references, blocks=SMALL)
    assert (stats.nan_query_rows, stats.nan_reference_rows) == (1, 2)


def test_nothing_but_nan(tmp_path: Path) -> None:
    query_ids, queries, reference_ids, references = data(8)
    written, _ = check(tmp_path, query_ids, queries * np.nan, reference_ids, references)
    assert written == b"query_id,ref_id,score\n"


@pytest.mark.parametrize("shape", [(), (2,)])
@pytest.mark.parametrize("save", [np.savez, np.savez_compressed])
def test_storage_makes_no_difference(tmp_path: Path, save: Save, shape: tuple[int, ...]) -> None:
    query_ids, queries, reference_ids, references = data(9, 4, 60)
    written, _ = check(tmp_path, query_ids, queries, reference_ids, references)
    for convert in (np.asfortranarray, lambda v: v.astype(">f4"), lambda v: v.astype(np.float64)):
        stamps = np.zeros((len(query_ids), *shape))
        write_npz(tmp_path / "q.npz", query_ids, convert(queries), stamps, save)
        stamps = np.zeros((len(reference_ids), *shape))
        write_npz(tmp_path / "r.npz", reference_ids, convert(references), stamps, save)
        rank(tmp_path / "q.npz", tmp_path / "r.npz", tmp_path / "out.csv", blocks=SMALL)
        assert (tmp_path / "out.csv").read_bytes() == written


def test_half_precision_scores_are_not_cut_to_integers(tmp_path: Path) -> None:
    query_ids, queries, reference_ids, references = data(10)
    check(tmp_path, query_ids, queries.astype(np.float16), reference_ids, references)


@pytest.mark.parametrize("noise", [0, 1e-7, 1e-4])
@pytest.mark.parametrize("blocks", [Blocks(), SMALL])
def test_long_static_videos_reach_the_cut_of_candidates(
    tmp_path: Path, noise: float, blocks: Blocks
) -> None:
    """Pairs of long static videos take all candidates, so that less than 25 n pairs are left."""
    random = np.random.default_rng(11)
    query_ids, reference_ids = ids("Q", [60, 60]), ids("R", [30] * 40)
    queries, references = (
        random.standard_normal((len(each), 8)).astype(np.float32) * np.float32(noise)
        for each in (query_ids, reference_ids)
    )
    queries[:] += random.standard_normal(8).astype(np.float32)
    references[:30] += 2 * queries[0]
    _, stats = check(tmp_path, query_ids, queries, reference_ids, references, blocks=blocks)
    assert stats.rows_written == 2


@pytest.mark.parametrize("value", [0, 1, 0.3])
@pytest.mark.parametrize("blocks", [Blocks(), SMALL])
def test_constant_descriptors(tmp_path: Path, value: float, blocks: Blocks) -> None:
    """The organisers' code drops all candidates when more than 2K are tied at the cut."""
    query_ids, queries, reference_ids, references = data(12, 10, 200)
    queries[:], references[:] = value, value
    _, stats = check(tmp_path, query_ids, queries, reference_ids, references, blocks=blocks)
    assert stats.rows_written == 250


def sparse(random: np.random.Generator, rows: int, dimensions: int) -> Float32s:
    """Of each row one value isn't 0, and now and then one is negative."""
    values = random.uniform(-0.2, 1, (rows, 1)) * np.eye(dimensions)[np.arange(rows) % dimensions]
    return values.astype(np.float32)


def one_hot(_: np.random.Generator, rows: int, dimensions: int) -> Float32s:
    return np.eye(dimensions, dtype=np.float32)[np.arange(rows) % dimensions]


def same_scores(random: np.random.Generator, rows: int, dimensions: int) -> Float32s:
    """Rows that differ, but whose scores are 1."""
    values = 1e-6 * random.random((rows, dimensions), np.float32)
    values[:, 0] = 1
    return values


def few(random: np.random.Generator, rows: int, dimensions: int) -> Float32s:
    """Copies of five rows."""
    vectors = np.random.default_rng(7).standard_normal((5, dimensions)).astype(np.float32)
    return vectors[random.integers(0, 5, rows)]


def zeros(random: np.random.Generator, rows: int, dimensions: int) -> Float32s:
    """Zeros of both signs."""
    return np.copysign(0, random.random((rows, dimensions)) - 0.5).astype(np.float32)


@pytest.mark.parametrize("kind", [sparse, one_hot, same_scores, few, zeros])
@pytest.mark.parametrize("dimensions", [1, 16, 64, 512])
@pytest.mark.parametrize("videos", ["all in one", "each its own"])
def test_scores_that_tie_in_masses(
    tmp_path: Path,
    kind: Callable[[np.random.Generator, int, int], Float32s],
    dimensions: int,
    videos: str,
) -> None:
    random = np.random.default_rng(20)
    queries, references = kind(random, 200, dimensions), kind(random, 210, dimensions)
    query_ids = ids("Q", [1] * 200)
    reference_ids = ids("R", [210] if videos == "all in one" else [1] * 210)
    for blocks in (Blocks(), Blocks(queries=16, scores=1 << 12, hits=5000)):
        check(tmp_path, query_ids, queries, reference_ids, references, blocks=blocks)


@pytest.mark.parametrize("scale", [1e-7, 1e-5, 1e-3])
def test_nearly_constant_descriptors(tmp_path: Path, scale: float) -> None:
    query_ids, queries, reference_ids, references = data(13, 10, 200, 32)
    queries, references = (v * np.float32(scale) + np.float32(0.7) for v in (queries, references))
    check(tmp_path, query_ids, queries, reference_ids, references)


@pytest.mark.parametrize("scale", [1e-22, 1e-19, 1e16])
def test_tiny_and_huge_values(tmp_path: Path, scale: float) -> None:
    query_ids, queries, reference_ids, references = data(14, 3, 100, 32)
    scale = np.float32(scale)
    check(tmp_path, query_ids, queries * scale, reference_ids, references * scale, blocks=SMALL)


@pytest.mark.parametrize("integers", [False, True])
def test_cut_of_the_work_makes_no_difference(tmp_path: Path, integers: bool) -> None:
    found = data(15, 100, 300, 5, integers)
    written, stats = check(tmp_path, *found)
    assert stats.passes == 1
    middle = Blocks(queries=32, scores=2048, hits=3000)
    for threads, blocks in ((1, SMALL), (2, middle), (5, SMALL), (2, Blocks(group=1))):
        assert check(tmp_path, *found, threads=threads, blocks=blocks)[0] == written


@pytest.mark.parametrize("dimensions", [5, 40])
def test_another_blas_makes_no_difference(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dimensions: int
) -> None:
    found = data(15, 100, 300, dimensions)
    written, _ = check(tmp_path, *found)
    monkeypatch.setattr("vsc_runtime.ranking.products.gemm.openblas_gemm", lambda: None)
    assert check(tmp_path, *found)[0] == written


@pytest.mark.parametrize("start", [-1e30, 0.0, 6.0, 10.0, 1e30])
@pytest.mark.parametrize("early", [0.0, 1e-9, 0.3, 2.0])
def test_a_wrong_guess_costs_a_pass_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, start: float, early: float
) -> None:
    found = data(16, 100, 300, 5)
    monkeypatch.setattr(
        "vsc_runtime.ranking.run.guess_limit", lambda *_: Guess(Limit(start), early)
    )
    _, stats = check(tmp_path, *found)
    assert stats.passes == (2 if start > read_csv(tmp_path / "out.csv")[-1][2] else 1)


@pytest.mark.parametrize("dimensions", [3, 64, 512])
def test_the_filter_misses_nothing_at_a_limit_that_is_exact(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dimensions: int
) -> None:
    """The guess is the score of the last row itself: no surplus hides what a filter may lose."""
    found = near_ties(19, dimensions)
    check(tmp_path, *found)
    last = float(read_csv(tmp_path / "out.csv")[-1][2])
    monkeypatch.setattr("vsc_runtime.ranking.run.guess_limit", lambda *_: Guess(Limit(last)))
    assert check(tmp_path, *found)[1].passes == 1


def test_a_guess_too_high_is_followed_by_a_lower_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = data(16, 100, 300, 5)
    check(tmp_path, *found)
    last = float(read_csv(tmp_path / "out.csv")[-1][2])
    guesses = iter([Guess(Limit(1e30)), Guess(Limit(last - 0.1))])
    monkeypatch.setattr("vsc_runtime.ranking.run.guess_limit", lambda *_: next(guesses))
    assert check(tmp_path, *found)[1].passes == 2
    guesses = iter([Guess(Limit(1e30), 0.1), Guess(Limit(1e29))])
    assert check(tmp_path, *found)[1].passes == 3


def test_a_sample_that_misleads(tmp_path: Path) -> None:
    """Only a few reference videos match, so a sample of videos says little."""
    query_ids, queries, reference_ids, references = data(17, 120, 400, 6)
    references[reference_ids == reference_ids[100]] *= 50
    queries[query_ids == query_ids[40]] *= 50
    check(tmp_path, query_ids, queries, reference_ids, references)
