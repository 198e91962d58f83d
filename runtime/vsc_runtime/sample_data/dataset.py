"""Writes a whole data set: videos, metadata, and for train the ground truth."""

from __future__ import annotations

import csv
import multiprocessing
import os
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from .plan import DatasetPlan, VideoPlan, plan_dataset
from .video import VideoFacts, part_starts, write_video

TRUTH_COLUMNS = ("query_id", "ref_id", "query_start", "query_end", "ref_start", "ref_end")


def write_dataset(name: str, folder: Path) -> Iterator[tuple[int, int]]:
    """Writes `test` or `train` into an empty folder; yields (videos done, videos in all)."""
    plan = plan_dataset(name)
    total = len(plan.queries) + len(plan.references)
    done = 0
    # At most eight: more would only cost memory for some twenty seconds of work.
    workers = min(len(os.sched_getaffinity(0)), 8)
    with multiprocessing.Pool(workers) as pool:
        for kind, videos in (("query", plan.queries), ("reference", plan.references)):
            target = folder / kind
            target.mkdir()
            facts: list[VideoFacts] = []
            for fact in pool.imap(partial(_write, target), videos):
                facts.append(fact)
                done += 1
                yield done, total
            _write_metadata(folder / f"{name}_{kind}_metadata.csv", facts)
    if name == "train":
        _write_rows(folder / "train_descriptor_ground_truth.csv", TRUTH_COLUMNS, ground_truth(plan))


def ground_truth(plan: DatasetPlan) -> Iterator[tuple[str, ...]]:
    """A row of TRUTH_COLUMNS for each copied stretch; times in both videos are in seconds."""
    for query in plan.queries:
        for part, begin in zip(query.parts, part_starts(query)):
            if part.reference is not None:
                times = (begin, begin + part.seconds, part.start, part.start + part.seconds)
                yield query.video_id, part.reference, *(f"{time:.2f}" for time in times)


def _write(folder: Path, video: VideoPlan) -> VideoFacts:
    return write_video(video, folder)


def _write_metadata(path: Path, facts: list[VideoFacts]) -> None:
    rows = [
        (f.video_id, f"{f.duration_sec:.6g}", f"{f.frames_per_sec:.6g}", f.width, f.height, number)
        for number, f in enumerate(facts, start=1)
    ]
    _write_rows(path, (*VideoFacts._fields, "rn"), rows)


def _write_rows(path: Path, columns: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)
