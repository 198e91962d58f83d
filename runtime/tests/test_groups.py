"""Groups of queries hold every query once, and no inner product exceeds its bound."""

from __future__ import annotations

import warnings
from typing import Callable

import numpy as np
import pytest

from vsc_runtime.arrays import Float32s, Float64s, Integers
from vsc_runtime.ranking.rows import Rows, prepare
from vsc_runtime.ranking.search.closest import closest
from vsc_runtime.ranking.search.groups import Group, group_queries, lengthened

SIZE = 16


def clustered(random: np.random.Generator, rows: int, dimensions: int) -> Float64s:
    """Rows near a few directions, as the frames of a video are."""
    centres = random.standard_normal((5, dimensions))
    return centres[random.integers(0, 5, rows)] + 0.05 * random.standard_normal((rows, dimensions))


def parallel(random: np.random.Generator, rows: int, dimensions: int) -> Float64s:
    """Rows that differ in length only: nothing is left at right angles to their direction."""
    return random.uniform(0.1, 3, (rows, 1)) * np.ones(dimensions)


def opposite(random: np.random.Generator, rows: int, dimensions: int) -> Float64s:
    """As many rows on one side as on the other: their mean says nothing."""
    return random.choice([-1.0, 1.0], (rows, 1)) * random.standard_normal(dimensions)


def plain(random: np.random.Generator, rows: int, dimensions: int) -> Float64s:
    return random.standard_normal((rows, dimensions))


def nothing(_: np.random.Generator, rows: int, dimensions: int) -> Float64s:
    return np.zeros((rows, dimensions))


Kind = Callable[[np.random.Generator, int, int], Float64s]
KINDS: list[Kind] = [plain, clustered, parallel, opposite, nothing]


def sets(
    kind: Kind, dimensions: int, scales: tuple[float, float] = (1.0, 1.0)
) -> tuple[Rows, Rows]:
    """300 queries and 200 references of a kind."""
    random = np.random.default_rng(dimensions)

    def made(rows: int, scale: float) -> Rows:
        values = (kind(random, rows, dimensions) * scale).astype(np.float32)
        return prepare(values, np.arange(rows))

    return made(300, scales[0]), made(200, scales[1])


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("dimensions", [1, 2, 16, 512])
@pytest.mark.parametrize(
    "scales", [(1e-37, 1e-37), (1e-19, 1e-19), (1, 1), (1e17, 1e17), (1e17, 1e-41), (1e-41, 1e17)]
)
def test_no_inner_product_exceeds_its_bound(
    kind: Kind, dimensions: int, scales: tuple[float, float]
) -> None:
    queries, references = sets(kind, dimensions, scales)
    lengths = lengthened(references)
    for group in group_queries(queries, SIZE):
        closeness = group.closeness(references.values, lengths)
        left, right = (rows.values.astype(np.float64) for rows in (group.rows, references))
        products = left @ right.T
        for reference in range(0, len(references), 7):
            for query in range(0, len(left), 3):
                threshold = just_below(products[query, reference])
                assert group.reaching(float(closeness[reference]), threshold) > query
                assert closeness[reference] >= np.float32(group.floor(threshold))


def just_below(score: float) -> float:
    return float(np.nextafter(np.float32(score), np.float32(-np.inf)))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("dimensions", [1, 16, 64])
def test_every_query_is_in_one_group_of_a_bounded_size(kind: Kind, dimensions: int) -> None:
    queries, _ = sets(kind, dimensions)
    groups = group_queries(queries, SIZE)
    assert sorted(np.concatenate([group.rows.numbers for group in groups])) == list(range(300))
    for group in groups:
        assert len(group.rows) == len(group.reach) <= 2 * SIZE
        assert (np.diff(group.reach) <= 0).all()
        norms = np.linalg.norm(group.rows.values.astype(np.float64), axis=1)
        assert (group.rows.norms >= norms).all() and (np.diff(group.rows.norms) <= 0).all()
        assert np.array_equal(group.rows.values, values_of(queries, group.rows.numbers))


def values_of(rows: Rows, numbers: Integers) -> Float32s:
    by_number = np.empty_like(rows.values)
    by_number[rows.numbers] = rows.values
    return by_number[numbers]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("dimensions", [1, 16, 64])
@pytest.mark.parametrize("share", [0.0, 0.5, 0.99, 1.0])
def test_the_closest_hold_every_reference_that_a_group_reaches(
    kind: Kind, dimensions: int, share: float
) -> None:
    queries, references = sets(kind, dimensions)
    lengths = lengthened(references)
    for group in group_queries(queries, SIZE):
        left, right = (rows.values.astype(np.float64) for rows in (group.rows, references))
        best = (left @ right.T).max(axis=0)
        threshold = just_below(np.quantile(best, share))
        found = closest(group, references, lengths, threshold)
        assert set(np.flatnonzero(best >= threshold)) <= set(found.positions)
        assert np.array_equal(found.values, references.values[found.positions])
        closeness = group.closeness(references.values, lengths)[found.positions]
        assert (found.bounds >= closeness).all() and (np.diff(found.bounds) <= 0).all()


def test_long_and_short_queries_together_raise_no_warning() -> None:
    queries, references = sets(plain, 64, (1e17, 1e17))
    rows = np.concatenate([queries.values, queries.values * np.float32(1e-26)])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for group in group_queries(prepare(rows, np.arange(len(rows))), SIZE):
            found = closest(group, references, lengthened(references), 1e33)
            assert len(found) == (len(references) if group.reach[0] > 1 else 0)


def test_directions_leave_less_than_half_of_what_lengths_leave() -> None:
    random = np.random.default_rng(3)
    queries, references = (
        prepare(random.uniform(-1, 1, (rows, 16)).astype(np.float32), np.arange(rows))
        for rows in (4000, 3000)
    )
    threshold = float(np.partition((queries.values @ references.values.T).ravel(), -100)[-100])
    lengths = lengthened(references)

    def left(groups: list[Group]) -> int:
        found = [(group, closest(group, references, lengths, threshold)) for group in groups]
        return sum(
            group.reaching(float(bound), threshold)
            for group, each in found
            for bound in each.bounds
        )

    plainly = Group(queries, np.zeros(16, np.float32), 0.0, queries.norms)
    assert left(group_queries(queries, 128)) < left([plainly]) / 2


def test_random_directions_of_many_dimensions_are_not_worth_a_look() -> None:
    queries, _ = sets(plain, 512)
    assert [group.weight for group in group_queries(queries, 64)] == [0] * 5
    queries, _ = sets(plain, 16)
    assert min(group.weight for group in group_queries(queries, SIZE)) > 0
