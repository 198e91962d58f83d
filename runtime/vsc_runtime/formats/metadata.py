"""Reads the data set's CSV files. They come from the host, so a fault in them is a set-up fault."""

from __future__ import annotations

import csv
import math
from collections.abc import Mapping
from pathlib import Path

from ..verdict import Stop, set_up
from ..wording import shown

#: The second character of an id tells the set.
DATASETS = {"1": "train", "2": "test"}
NEXT = "Mount a data set as `make data-subset` makes it."


def read_durations(path: Path) -> dict[str, float]:
    """Video id -> duration in seconds, of a `*_metadata.csv`."""
    durations: dict[str, float] = {}
    for line, row in enumerate(_rows(path, ("video_id", "duration_sec")), 2):
        name = row["video_id"]
        try:
            duration = float(row["duration_sec"])
        except (TypeError, ValueError):
            duration = math.nan
        if not 0 <= duration < math.inf:
            raise _bad(path, f"line {line}: duration_sec is {shown(row['duration_sec'])}")
        if not name or name in durations:
            raise _bad(path, f"line {line}: the id {shown(name)} is empty or there twice")
        durations[name] = duration
    if not durations:
        raise _bad(path, "it lists no video")
    return durations


def read_subset(path: Path, durations: Mapping[str, float]) -> dict[str, float]:
    """The part of `durations` that `query_subset.csv` names."""
    subset: dict[str, float] = {}
    for line, row in enumerate(_rows(path, ("video_id",)), 2):
        name = row["video_id"]
        if name not in durations:
            raise _bad(path, f"line {line}: {shown(name)} is not in query_metadata.csv")
        if name in subset:
            raise _bad(path, f"line {line}: the id {shown(name)} is there twice")
        subset[name] = durations[name]
    if not subset:
        raise _bad(path, "it lists no video")
    return subset


def most_descriptors(duration: float) -> int:
    """The limit of one video: one descriptor a second, begun seconds included."""
    return math.ceil(duration)


def likely_mistake(name: str, known: str, known_from: str) -> tuple[str, str]:
    """Why `name` is probably not among ids such as `known` (or empty), and what to do."""
    if name[:1] != known[:1] and name[:1] in ("Q", "R"):
        both = ("queries", "references") if name[:1] == "Q" else ("references", "queries")
        why = f": these are {both[0]}, where {both[1]} belong"
        return why, "Are the two descriptor files swapped?"
    if name[:2] != known[:2] and name[1:2] in DATASETS:
        own, here = DATASETS[name[1:2]], DATASETS.get(known[1:2], "another")
        why = f": it is an id of the {own} set, and this is {here}"
        return why, f"Run it with DATASET={own}, or pack descriptors of this set."
    return "", f"Use only the ids of {known_from}."


def _rows(path: Path, columns: tuple[str, ...]) -> list[dict[str, str]]:
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            reader = csv.DictReader(file)
            missing = [c for c in columns if c not in (reader.fieldnames or [])]
            if missing:
                raise _bad(path, f"it has no column {', '.join(missing)}")
            return list(reader)
    except OSError as error:
        raise set_up(
            f"The data set has no readable {path.name}: {error.strerror}.", NEXT
        ) from error
    except (csv.Error, UnicodeDecodeError) as error:
        raise _bad(path, f"it is not a CSV file ({shown(error)})") from error


def _bad(path: Path, why: str) -> Stop:
    return set_up(
        f"The data set's {path.name} is not usable: {why}. The submission is not to blame.", NEXT
    )
