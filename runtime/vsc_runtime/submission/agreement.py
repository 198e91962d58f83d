"""Whether main.py makes the descriptors that the zip holds for the same videos.

An edited main.py beside descriptors of an older one is valid in every other way, and costs a score.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ..arrays import AnyArray, Float32s, Float64s, Integers, Texts
from ..formats.descriptors import Descriptors, open_descriptors, run_starts
from ..wording import count, shown

#: Mean cosine of a video's rows: another processor or precision stays far above it.
CLOSE = 0.95
#: Seconds by which equal times may differ: text and float32 round them.
SAME_TIME = 0.01
#: Values of features that are looked at together.
BLOCK = 4 << 20


@dataclass(frozen=True)
class _Rows:
    """Rows sorted by video, then by time."""

    #: Video -> the place of its rows.
    videos: dict[str, slice]
    times: Float64s
    features: Float32s


def disagreement(packed: Path, made: Path) -> str | None:
    """A warning if the valid file `made` by main.py differs from `packed`, the zip's, for its
    videos; None if they agree. Raises NpzError."""
    with open_descriptors(made, "Q") as subset, open_descriptors(packed, "Q") as whole:
        if subset.dimensions != whole.dimensions:
            return None
        heads = subset.video_ids[subset.starts]
        new, old = _read(subset, heads), _read(whole, heads)
    differing = {
        video: how
        for video, rows in new.videos.items()
        if (how := _difference(new, rows, old, old.videos.get(video))) is not None
    }
    if not differing:
        return None
    worst = min(differing, key=lambda video: differing[video][0])
    return (
        f"{made.name} is not what {packed.name} holds: "
        f"{count(len(differing), 'video')} of {len(new.videos):,} differ, most of all "
        f"{shown(worst)} ({differing[worst][1]}). If main.py has changed since the zip was packed, "
        "run embed and pack-submission again."
    )


def _read(descriptors: Descriptors, videos: Texts) -> _Rows:
    wanted = np.isin(descriptors.video_ids, videos)
    parts, start = [], 0
    for chunk in descriptors.chunks(max(1, BLOCK // descriptors.dimensions)):
        parts.append(chunk[wanted[start : start + len(chunk)]])
        start += len(chunk)
    ids = descriptors.video_ids[wanted]
    stamps: AnyArray = descriptors.npz.read("timestamps")[wanted]
    times: Float64s = stamps.reshape(len(ids), -1)[:, 0].astype(np.float64)
    order: Integers = np.lexsort((times, ids))
    ids = ids[order]
    bounds = [*run_starts(ids).tolist(), len(ids)] if len(ids) else []
    places = {str(ids[at]): slice(at, end) for at, end in zip(bounds, bounds[1:])}
    return _Rows(places, times[order], np.concatenate(parts)[order])


def _difference(
    new: _Rows, rows: slice, old: _Rows, packed: slice | None
) -> tuple[float, str] | None:
    """How bad, less being worse, and in words; None if the rows of one video agree."""
    if packed is None:
        return -2.0, "the zip holds none"
    times, before = new.times[rows], old.times[packed]
    if len(times) != len(before):
        return -2.0, f"{count(len(times), 'descriptor')}, the zip holds {len(before):,}"
    if np.abs(times - before).max() > SAME_TIME:
        return -2.0, "at other times"
    cosine = _mean_cosine(new.features[rows], old.features[packed])
    return None if cosine >= CLOSE else (cosine, f"cosine {cosine:.2f}")


def _mean_cosine(one: Float32s, other: Float32s) -> float:
    """Of the rows of both, by pairs; rows that hold NaN in both, or only zeros in both, agree."""
    a, b = one.astype(np.float64), other.astype(np.float64)
    lengths = np.sqrt(np.einsum("ij,ij->i", a, a) * np.einsum("ij,ij->i", b, b))
    with np.errstate(divide="ignore", invalid="ignore"):
        cosines = np.einsum("ij,ij->i", a, b) / lengths
    same = np.all((one == other) | (np.isnan(one) & np.isnan(other)), axis=1)
    return float(np.where(same, 1.0, np.nan_to_num(cosines, nan=0.0)).mean())
