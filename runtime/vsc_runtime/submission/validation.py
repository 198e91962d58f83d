"""The rules of a descriptor file: `video_ids` [N], `features` [N, D], `timestamps` [N(, 2)]."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ..arrays import Bools, Float64s, Integers, Texts
from ..formats.descriptors import MAX_DIMENSIONS, MAX_NORM
from ..formats.metadata import likely_mistake, most_descriptors
from ..formats.npz import ArrayHeader, Npz, NpzError
from ..verdict import Stop, invalid
from ..wording import count, shown

MAX_ID_LENGTH = 64
#: Seconds that a timestamp may lie beyond the duration: containers round it.
TOLERANCE = 1.0
#: Ids of a file with too many rows that are looked at.
IDS_LOOKED_AT = 10_000
#: Values of features that are looked at together.
BLOCK = 4 << 20

ARRAYS = ("video_ids", "features", "timestamps")
NEXT = "Write it with numpy.savez(path, video_ids=..., features=..., timestamps=...)."


@dataclass(frozen=True)
class Summary:
    """A valid file."""

    rows: int
    dimension: int
    videos: int
    warnings: list[str]


def validate(
    path: Path,
    durations: Mapping[str, float],
    known_from: str,
    dimension: int | None = None,
    dimension_from: str = "",
) -> Summary:
    """Checks one file against the durations (seconds) of the videos it may describe.

    `known_from` names the CSV file of those ids. `dimension`, when given, is what the file
    `dimension_from` has. Raises Stop with a message that names file, array, index and limit.
    """
    try:
        with Npz(path) as file:
            return _validate(file, durations, known_from, dimension, dimension_from)
    except NpzError as error:
        raise invalid(f"{error}.", NEXT) from error


def _validate(
    file: Npz,
    durations: Mapping[str, float],
    known_from: str,
    dimension: int | None,
    dimension_from: str,
) -> Summary:
    headers = _check_headers(file)
    rows, width = headers["features"].shape
    if dimension is not None and width != dimension:
        raise _bad(
            file,
            "features",
            f"has {count(width, 'dimension')} but {dimension_from} has {dimension}",
            "Use one dimension in all three descriptor files.",
        )
    limit = sum(map(most_descriptors, durations.values()))
    # Of a file that is too long a part tells whether it belongs to another data set.
    ids = next(file.chunks("video_ids", rows if rows <= limit else IDS_LOOKED_AT))
    starts = _check_ids(file, ids, durations, known_from)
    _check_total(file, rows, limit, known_from)
    _check_timestamps(file, ids, _check_counts(file, ids, starts, durations))
    warnings = _check_features(file, ids, width)
    missing = len(durations) - len(starts)
    if missing:
        warnings.append(
            f"{file.path.name}: {count(missing, 'video')} of the {len(durations):,} in "
            f"{known_from} {'has' if missing == 1 else 'have'} no descriptor and can't "
            "be matched."
        )
    return Summary(rows, width, len(starts), warnings)


def _bad(file: Npz, array: str, what: str, next_step: str = NEXT) -> Stop:
    """The message of a broken rule: file, array, what."""
    return invalid(f"{file.path.name}: {array} {what}.", next_step)


def _check_headers(file: Npz) -> dict[str, ArrayHeader]:
    """Checks types, shapes and sizes before any data are read."""
    headers = {name: file.header(name) for name in ARRAYS}
    ids, features, stamps = headers.values()
    if ids.dtype.kind != "U":
        raise _bad(
            file,
            "video_ids",
            f"has the type {shown(ids.dtype)}, not unicode text",
            "Save video_ids=numpy.array(ids, dtype=str).",
        )
    if ids.dtype.itemsize > 4 * MAX_ID_LENGTH:
        raise _bad(
            file,
            "video_ids",
            f"has the type {shown(ids.dtype)}: ids of 1 to {MAX_ID_LENGTH} characters are allowed",
            "Save video_ids=numpy.array(ids, dtype=str).",
        )
    if features.native != np.float32:
        raise _bad(
            file,
            "features",
            f"has the type {shown(features.dtype)}, not float32",
            "Save features.astype(numpy.float32).",
        )
    if stamps.dtype.kind not in "fiu" or stamps.dtype.itemsize > 8:
        raise _bad(
            file,
            "timestamps",
            f"has the type {shown(stamps.dtype)}, not float32 or float64",
            "Save timestamps in seconds as float32.",
        )
    if len(ids.shape) != 1:
        raise _bad(file, "video_ids", f"has the shape {shown(ids.shape)}, not (N,)")
    if len(features.shape) != 2:
        raise _bad(
            file,
            "features",
            f"has the shape {shown(features.shape)}, not (N, D)",
            "Save one row a descriptor, also when there is one dimension: (N, 1).",
        )
    if not 1 <= features.shape[1] <= MAX_DIMENSIONS:
        raise _bad(
            file,
            "features",
            f"has {count(features.shape[1], 'dimension')}; allowed are 1 to {MAX_DIMENSIONS}",
            "Reduce the dimension, e.g. by PCA.",
        )
    if len(stamps.shape) not in (1, 2) or stamps.shape[1:] not in ((), (2,)):
        raise _bad(
            file,
            "timestamps",
            f"has the shape {shown(stamps.shape)}, not (N,) or (N, 2)",
            "Save one time, or a start and an end, in seconds for each descriptor.",
        )
    rows = ids.shape[0]
    if not rows == features.shape[0] == stamps.shape[0]:
        raise _bad(
            file,
            "video_ids, features and timestamps",
            f"have different lengths: {rows:,}, {features.shape[0]:,} and {stamps.shape[0]:,}",
            "Save one id, one row of features and one timestamp for each descriptor.",
        )
    if rows == 0:
        raise _bad(file, "video_ids", "is empty: the file holds no descriptor")
    return headers


def _check_total(file: Npz, rows: int, limit: int, known_from: str) -> None:
    if rows > limit:
        raise _bad(
            file,
            "video_ids",
            f"has {count(rows, 'descriptor')}; the limit is {limit:,}, one "
            f"for each second of the videos of {known_from}",
            "Keep at most one descriptor for each second of video.",
        )


def _check_ids(file: Npz, ids: Texts, durations: Mapping[str, float], known_from: str) -> Integers:
    """Sorted and known; returns the row at which each video begins."""
    smaller = np.flatnonzero(ids[1:] < ids[:-1])
    if len(smaller):
        row = int(smaller[0]) + 1
        raise _bad(
            file,
            f"video_ids[{row}]",
            f"is {shown(ids[row])} after {shown(ids[row - 1])}: the ids are not sorted",
            "Sort all three arrays by id, e.g. with "
            "order = numpy.argsort(video_ids, kind='stable').",
        )
    starts = np.flatnonzero(np.concatenate(([True], ids[1:] != ids[:-1])))
    for row in starts.tolist():
        name = str(ids[row])
        if name not in durations:
            why, next_step = likely_mistake(name, next(iter(durations)), known_from)
            what = f"is {shown(name)}, which is not in {known_from}{why}"
            raise _bad(file, f"video_ids[{row}]", what, next_step)
    return starts


def _check_counts(
    file: Npz, ids: Texts, starts: Integers, durations: Mapping[str, float]
) -> Float64s:
    """At most one descriptor a second for each video; returns each row's duration in seconds."""
    counts = np.diff(np.append(starts, len(ids)))
    of_video = np.array([durations[str(ids[row])] for row in starts])
    over = np.flatnonzero(counts > np.ceil(of_video))
    if len(over):
        first = int(over[0])
        row, duration = int(starts[first]), float(of_video[first])
        raise _bad(
            file,
            f"video_ids[{row}]",
            f"begins {count(int(counts[first]), 'descriptor')} of "
            f"{ids[row]}; the limit for its {duration:g} s is "
            f"{most_descriptors(duration)}",
            "Keep at most one descriptor for each second of video.",
        )
    return np.repeat(of_video, counts)


def _check_timestamps(file: Npz, ids: Texts, durations: Float64s) -> None:
    stamps = file.read("timestamps").astype(np.float64)
    pairs = stamps.reshape(len(ids), -1)

    def first(bad: Bools, what: str, next_step: str) -> None:
        rows = np.flatnonzero(bad.any(axis=1))
        if len(rows):
            row = int(rows[0])
            value = ", ".join(f"{x:g}" for x in pairs[row])
            raise _bad(
                file,
                f"timestamps[{row}]",
                f"is {value} for {ids[row]}: {what.format(durations[row])}",
                next_step,
            )

    first(~np.isfinite(pairs), "not a finite number", "Save times in seconds.")
    first(pairs < 0, "below 0 s", "Save times in seconds from the start of the video.")
    first(
        pairs > durations[:, None] + TOLERANCE,
        f"beyond the end of the video at {{:g}} s (tolerance {TOLERANCE:g} s)",
        "Save times in seconds from the start of the video.",
    )
    first(
        pairs[:, :1] > pairs[:, -1:],
        "the start is after the end",
        "Save the start first, then the end.",
    )


def _check_features(file: Npz, ids: Texts, width: int) -> list[str]:
    """Refuses infinite, huge and all-NaN features; returns a warning about single NaN rows."""
    holds_nan = np.zeros(len(ids), bool)
    start = 0
    for chunk in file.chunks("features", max(1, BLOCK // width)):
        nan = np.isnan(chunk)
        infinite = np.argwhere(np.isinf(chunk))
        if len(infinite):
            row, column = start + int(infinite[0][0]), int(infinite[0][1])
            raise _bad(
                file,
                f"features[{row}, {column}]",
                f"is infinite ({ids[row]})",
                "Look for an overflow or a division by zero where features are made.",
            )
        norms = np.sqrt(np.einsum("ij,ij->i", chunk, chunk, dtype=np.float64))
        huge = np.flatnonzero(norms > MAX_NORM)
        if len(huge):
            row = start + int(huge[0])
            raise _bad(
                file,
                f"features[{row}]",
                f"has the norm {norms[huge[0]]:.3g} ({ids[row]}); "
                f"the limit is {MAX_NORM:.3g}, or scores would overflow",
                "Normalise the features.",
            )
        holds_nan[start : start + len(chunk)] = nan.any(axis=1)
        start += len(chunk)
    bad = int(holds_nan.sum())
    if bad == len(ids):
        raise _bad(
            file,
            "features",
            f"holds NaN in every row ({bad:,})",
            "Look for a division by zero, e.g. where features are normalised.",
        )
    if bad:
        row = int(np.flatnonzero(holds_nan)[0])
        warning = (
            f"{file.path.name}: {count(bad, 'row')} of features of {len(ids):,} "
            f"{'holds' if bad == 1 else 'hold'} NaN and can match nothing (the first is "
            f"features[{row}], {ids[row]})."
        )
        return [warning]
    return []
