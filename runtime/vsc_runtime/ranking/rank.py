"""Ranks video pairs by their best descriptor pair, as the organisers' code defines it."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from ..formats.descriptors import Descriptors, open_descriptors
from ..formats.npz import NpzError
from .blas import processors, single_threaded_blas
from .blocks import Blocks
from .device import NUMPY, choose_device
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
    #: Pairs whose exact scores were computed: what the filter let through.
    pairs_scored: int
    device: str
    seconds: float


def rank(
    query_npz: Path,
    reference_npz: Path,
    out_csv: Path,
    threads: int | None = None,
    blocks: Blocks = Blocks(),
    device: str | None = None,
) -> RankStats:
    """Writes `query_id,ref_id,score` of the best pairs, score descending, to `out_csv`.

    The file is the same to the byte for every number of threads, size of blocks and device (`numpy`
    or one of torch's; default: a GPU if it pays). Raises `NpzError`, one line for the user, when
    a file can't be used; then nothing is written.
    """
    started = time.monotonic()
    with ExitStack() as stack:
        queries = stack.enter_context(open_descriptors(query_npz, "Q"))
        references = stack.enter_context(open_descriptors(reference_npz, "R"))
        _check_dimensions(queries, references)
        held = stack.enter_context(single_threaded_blas())
        pool = stack.enter_context(ThreadPoolExecutor(threads or (processors() if held else 1)))
        device = device or choose_device(queries.rows, references.rows, queries.dimensions)
        try:
            run = Run(queries, references, pool, blocks, device)
            scores, query_rows, reference_rows = run.ranking()
        except RuntimeError:
            # What torch raises for a driver that fails, or a GPU whose memory is taken.
            if device == NUMPY:
                raise
            device = NUMPY
            run = Run(queries, references, pool, blocks, device)
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
            pairs_scored=run.scored,
            device=device,
            seconds=time.monotonic() - started,
        )


def _check_dimensions(queries: Descriptors, references: Descriptors) -> None:
    if queries.dimensions != references.dimensions:
        raise NpzError(
            f"{queries.npz.path.name} has {queries.dimensions} dimensions, "
            f"{references.npz.path.name} has {references.dimensions}"
        )
