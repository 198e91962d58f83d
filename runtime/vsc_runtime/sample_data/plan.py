"""Decides what a data set holds before a frame is drawn; depends on the data set's name only."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .scenes import Film

SETS = {"test": 2, "train": 1}  # the first digit of the ids
QUERIES = 30
REFERENCES = 40
COPIES = 16  # queries that hold part of a reference; the first of them holds parts of two

SIZES = ((160, 120), (176, 144), (192, 108), (128, 96), (120, 160), (144, 144))
RATES = (8, 10, 12)


@dataclass(frozen=True)
class Part:
    """A stretch of a film; `reference` and `edits` if it is copied from a reference."""

    film: Film
    start: float
    seconds: float
    reference: str | None = None
    edits: int | None = None  # seed of draw_edits


@dataclass(frozen=True)
class VideoPlan:
    """One video: its parts one after the other."""

    video_id: str
    width: int
    height: int
    rate: int
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class DatasetPlan:
    queries: list[VideoPlan]
    references: list[VideoPlan]


def plan_dataset(name: str) -> DatasetPlan:
    """The plan of `test` or `train`."""
    digit = SETS[name]
    rng = np.random.default_rng(digit)

    def film(low: float, high: float) -> Film:
        width, height = SIZES[rng.integers(len(SIZES))]
        seconds = round(float(rng.uniform(low, high)), 1)
        return Film(int(rng.integers(2**31)), seconds, height, width)

    def video(video_id: str, parts: list[Part]) -> VideoPlan:
        # A copy alone comes in a size of its own; other videos are shown as they were filmed.
        first = parts[0]
        own_size = (first.film.width, first.film.height)
        width, height = own_size if first.reference is None else SIZES[rng.integers(len(SIZES))]
        return VideoPlan(video_id, width, height, int(rng.choice(RATES)), tuple(parts))

    references = []
    for number in range(1, REFERENCES + 1):
        shown = film(8, 24)
        references.append(video(f"R{digit}{number:05d}", [Part(shown, 0, shown.seconds)]))

    def copy_of(source: VideoPlan) -> Part:
        whole = source.parts[0].film
        seconds = round(float(rng.uniform(5, 8)), 1)
        start = round(float(rng.uniform(0, whole.seconds - seconds)), 1)
        return Part(whole, start, seconds, source.video_id, int(rng.integers(2**31)))

    def own(low: float, high: float) -> Part:
        shown = film(low, high)
        return Part(shown, 0, shown.seconds)

    # With replacement: some references are copied twice, most not at all.
    sources = [references[i] for i in rng.integers(0, REFERENCES, COPIES)]
    contents = []
    for number, source in enumerate(sources):
        parts = [copy_of(source)]
        if number == 0:
            other = references[(references.index(source) + 1) % REFERENCES]
            parts.append(copy_of(other))
        if rng.random() < 0.6:
            parts.insert(0, own(3, 5))
        if rng.random() < 0.6:
            parts.append(own(3, 8))
        contents.append(parts)
    contents += [[own(8, 20)] for _ in range(QUERIES - COPIES)]
    order = rng.permutation(QUERIES)
    queries = [video(f"Q{digit}{n:05d}", contents[i]) for n, i in enumerate(order, start=1)]
    return DatasetPlan(queries, references)
