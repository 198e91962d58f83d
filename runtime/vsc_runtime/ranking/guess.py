"""Guesses where the limit will end, from a sample of the videos. A wrong guess costs time only."""

from __future__ import annotations

import math
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from ..arrays import Bools, Float32s, Integers
from ..formats.descriptors import Descriptors
from .blocks import Blocks
from .hits import Hits, Videos
from .order import EVERYTHING, Limit
from .rows import Rows, prepare
from .search.cpu_search import CpuSearch
from .search.groups import group_queries

# Pairs of the final ranking that the sample should hold: good for an error of some percent.
WANTED = 1000
# A guess too low costs some more hits, a guess too high another pass: aim low. If that wasn't
# low enough, the sample misleads, and the next guess is much lower.
SURPLUS, LARGE_SURPLUS = 1.2, 4.0
# From such a part of the ranking on, the same score counts as a tie of many.
TIED = 0.5
# So many times the queries that win the ties of a sample win those of the whole.
EARLY = 1.5
# A larger part of all pairs isn't worth a sample.
LARGEST_PART = 0.5
MAX_SAMPLE_BYTES = 4 << 20
SEED = 20221122
# Rows of a video that are drawn together; a video has some dozens as a rule.
LONGEST_PIECE = 1000


@dataclass(frozen=True)
class Parts:
    """Which part of the query videos and of the reference videos to draw."""

    queries: float
    references: float

    @property
    def pairs(self) -> float:
        return self.queries * self.references


@dataclass(frozen=True)
class Guess:
    """Where the limit will end, and, if that is a tie of many, which part of the queries, the first
    ones, wins it; otherwise 0."""

    limit: Limit
    early: float = 0.0


NO_GUESS = Guess(EVERYTHING)


def choose_parts(references: Descriptors, most_pairs: int) -> Parts:
    """Parts that hold about `WANTED` pairs of the ranking, within `MAX_SAMPLE_BYTES`."""
    wanted = min(1.0, WANTED / most_pairs)
    room = MAX_SAMPLE_BYTES / (4 * references.dimensions * references.rows)
    part = min(math.sqrt(wanted), room)
    return Parts(min(1.0, wanted / part), part)


def draw(lengths: Integers, part: float) -> Bools:
    """The rows of a random part of the videos, as a bool for each row, of the rows that each has.
    A long video counts as several: all or nothing of it would be no sample."""
    pieces = -(-lengths // LONGEST_PIECE)
    rows = np.full(pieces.sum(), LONGEST_PIECE)
    rows[np.cumsum(pieces) - 1] = lengths - (pieces - 1) * LONGEST_PIECE
    random = np.random.RandomState(SEED)
    return np.repeat(random.random_sample(len(rows)) < part, rows)


def draw_rows(chunks: Iterable[Float32s], drawn: Bools) -> Rows:
    """The drawn rows of a file."""
    start, values = 0, []
    for chunk in chunks:
        values.append(chunk[drawn[start : start + len(chunk)]])
        start += len(chunk)
    return prepare(np.concatenate(values), np.flatnonzero(drawn))


def guess_limit(
    queries: Rows,
    references: Rows,
    videos: Videos,
    most: tuple[int, int],
    pool: ThreadPoolExecutor,
    blocks: Blocks,
) -> Guess:
    """The guess by the samples' own ranking of `most` (hits, pairs). The part of the queries that
    wins its ties is the same in the sample, and as many of the whole come first."""
    hits = Hits(videos, *most, EVERYTHING, min(blocks.hits, 4 * most[1]))
    groups = group_queries(queries, blocks.queries_at_once(queries.dimensions))
    CpuSearch(groups, hits, pool, blocks).add(references)
    scores = hits.ranking()[0]
    limit = hits.limit
    tied = np.count_nonzero(scores == np.float32(limit.score))
    early = EARLY * np.count_nonzero(queries.numbers <= limit.query) / max(1, len(queries))
    return Guess(Limit(limit.score), early if tied > TIED * len(scores) else 0.0)


def share(most: int, part: float, surplus: float) -> int:
    """How many of the whole's `most` fall into the sample, and a reserve for bad luck."""
    expected = most * part
    return math.ceil(surplus * expected + 4 * math.sqrt(expected))
