"""Ranks video pairs by their best descriptor pair, as the organisers' code defines it."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Optional

from ..descriptors import Descriptors, open_descriptors
from ..npz import NpzError
from .blas import processors, single_threaded_blas
from .blocks import Blocks
from .run import Run
from .table import write_rankings


@dataclass(frozen=True)
class RankStats:
    """What a ranking saw and did. Rows that hold NaN match nothing."""

    query_videos: int
    query_rows: int
    reference_rows: int
    dimensions: int
    nan_query_rows: int
    nan_reference_rows: int
    rows_written: int
    passes: int
    seconds: float


def rank(
    query_npz: Path,
    reference_npz: Path,
    out_csv: Path,
    threads: Optional[int] = None,
    blocks: Blocks = Blocks(),
) -> RankStats:
    """Writes `query_id,ref_id,score` of the best pairs, score descending, to `out_csv`.

    The file is the same to the byte for every number of threads and every size of blocks. Raises
    `NpzError`, one line for the user, when a file can't be used; then nothing is written.
    """
    started = time.monotonic()
    with (
        open_descriptors(query_npz, "Q") as queries,
        open_descriptors(reference_npz, "R") as references,
        single_threaded_blas() as held,
    ):
        _check_dimensions(queries, references)
        threads = threads or (processors() if held else 1)
        with ThreadPoolExecutor(threads) as pool:
            run = Run(queries, references, pool, blocks)
            scores, query_rows, reference_rows = run.ranking()
        query_ids, reference_ids = queries.video_ids, references.video_ids
        write_rankings(out_csv, query_ids[query_rows], reference_ids[reference_rows], scores)
        return RankStats(
            query_videos=queries.videos,
            query_rows=queries.rows,
            reference_rows=references.rows,
            dimensions=queries.dimensions,
            nan_query_rows=run.nan_queries,
            nan_reference_rows=run.nan_references,
            rows_written=len(scores),
            passes=run.passes,
            seconds=time.monotonic() - started,
        )


def _check_dimensions(queries: Descriptors, references: Descriptors) -> None:
    if queries.dimensions != references.dimensions:
        raise NpzError(
            f"{queries.npz.path.name} has {queries.dimensions} dimensions, "
            f"{references.npz.path.name} has {references.dimensions}"
        )
