"""Collecting hits gives the same pairs in whatever order and portions they come."""

from __future__ import annotations

import numpy as np
import pytest

from vsc_runtime.arrays import Float32s
from vsc_runtime.ranking.hits import Hits, Videos
from vsc_runtime.ranking.order import EVERYTHING, Limit

Hit = tuple[np.float32, np.intp, np.intp]
QUERIES, REFERENCES = 12, 20
VIDEOS = Videos(np.arange(QUERIES) // 3, np.arange(REFERENCES) // 4)


def best_pairs(scores: Float32s, most_hits: int, most_pairs: int) -> list[Hit]:
    """All hits sorted by score, rows and columns; the best hit of each pair of videos."""
    order = np.argsort(-scores.reshape(-1), kind="stable")[:most_hits]
    best: dict[tuple[np.intp, np.intp], Hit] = {}
    for query, reference in zip(*np.unravel_index(order, scores.shape)):
        pair = VIDEOS.queries[query], VIDEOS.references[reference]
        best.setdefault(pair, (scores[query, reference], query, reference))
    return list(best.values())[:most_pairs]


@pytest.mark.parametrize("capacity", [2, 7, 40, 1000])
@pytest.mark.parametrize("levels", [1, 3, 1000])
@pytest.mark.parametrize(
    ("most_hits", "most_pairs"), [(1, 9), (17, 9), (100, 9), (500, 1), (500, 50)]
)
def test_pairs(capacity: int, levels: int, most_hits: int, most_pairs: int) -> None:
    random = np.random.default_rng(capacity)
    for _ in range(20):
        scores = random.integers(0, levels, (QUERIES, REFERENCES)).astype(np.float32)
        hits = Hits(VIDEOS, most_hits, most_pairs, EVERYTHING, capacity)
        for portion in np.array_split(random.permutation(scores.size), random.integers(1, 30)):
            query, reference = np.unravel_index(portion, scores.shape)
            hits.add(scores[query, reference], query, reference)
        expected = best_pairs(scores, most_hits, most_pairs)
        assert list(zip(*hits.ranking())) == expected
        # Asked again, nothing has been lost: the limit keeps the last pair itself.
        assert list(zip(*hits.ranking())) == expected
        assert hits.proven


@pytest.mark.parametrize("enough", [False, True])
def test_a_guess_is_proven_by_pairs_enough(enough: bool) -> None:
    hits = Hits(VIDEOS, 1000, 2, Limit(5.0), 100)
    scores = np.array([5, 6 if enough else 4], np.float32)
    hits.add(scores, np.array([0, 3]), np.array([0, 0]))
    assert len(hits.ranking()[0]) == 1 + enough
    assert hits.proven == enough


def test_a_limit_is_a_place_among_equal_scores() -> None:
    limit = Limit(5.0, 3, 7)
    scores = np.array([6, 5, 5, 5, 5, 4], np.float32)
    queries, references = np.array([9, 2, 3, 3, 4, 0]), np.array([9, 9, 7, 8, 0, 0])
    assert limit.keeps(scores, queries, references).tolist() == [True, True, True, *[False] * 3]
