"""Ranks video pairs by their best descriptor pair, as the organisers' code defines it."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ..descriptors import open_descriptors
from ..npz import NpzError
from .exact import exact_scores

CANDIDATES_PER_QUERY = 1200
PAIRS_PER_QUERY = 25


@dataclass(frozen=True)
class RankStats:
    """What a ranking saw. Rows that hold NaN match nothing."""

    query_videos: int
    query_rows: int
    reference_rows: int
    dimensions: int
    nan_query_rows: int
    nan_reference_rows: int
    rows_written: int
    seconds: float


def rank(query_npz: Path, reference_npz: Path, out_csv: Path) -> RankStats:
    """Writes `query_id,ref_id,score` of the best pairs, score descending.

    Raises `NpzError`, one line for the user, when a file can't be used; then nothing is written.
    """
    started = time.monotonic()
    with (
        open_descriptors(query_npz, "Q") as queries,
        open_descriptors(reference_npz, "R") as references,
    ):
        if queries.dimensions != references.dimensions:
            raise NpzError(
                f"{query_npz.name} has {queries.dimensions} dimensions, "
                f"{reference_npz.name} has {references.dimensions}"
            )
        limit = CANDIDATES_PER_QUERY * queries.videos
        query_values = queries.read()
        best = np.empty(0, np.float32), np.empty(0, np.int64), np.empty(0, np.int64)
        start = nan_references = 0
        for chunk in references.chunks(max(1, (1 << 24) // queries.rows)):
            nan_references += int(np.isnan(chunk).any(axis=1).sum())
            for row, query in enumerate(query_values):
                scores = exact_scores(np.broadcast_to(query, chunk.shape), chunk)
                found = np.flatnonzero(~np.isnan(scores))
                hits = scores[found], np.full(len(found), row), found + start
                best = tuple(np.concatenate(each) for each in zip(best, hits))
            order = np.lexsort((best[2], best[1], -best[0]))[:limit]
            best = tuple(each[order] for each in best)
            start += len(chunk)
        scores, query_rows, reference_rows = best
        query_ids, reference_ids = (
            queries.video_ids[query_rows],
            references.video_ids[reference_rows],
        )
        lines, seen = ["query_id,ref_id,score\n"], set()
        for query_id, reference_id, score in zip(query_ids, reference_ids, scores):
            if (
                len(seen) < PAIRS_PER_QUERY * queries.videos
                and (query_id, reference_id) not in seen
            ):
                seen.add((query_id, reference_id))
                lines.append(f"{query_id},{reference_id},{score!s}\n")
    partial = out_csv.with_name(out_csv.name + ".partial")
    partial.write_text("".join(lines))
    os.replace(partial, out_csv)
    return RankStats(
        query_videos=queries.videos,
        query_rows=queries.rows,
        reference_rows=references.rows,
        dimensions=queries.dimensions,
        nan_query_rows=int(np.isnan(query_values).any(axis=1).sum()),
        nan_reference_rows=nan_references,
        rows_written=len(lines) - 1,
        seconds=time.monotonic() - started,
    )
