"""The descriptors of one npz file, opened with care: shapes and types agree, sizes are bounded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ..arrays import AnyArray, Float32s, Integers, Texts
from .npz import ArrayHeader, Npz, NpzError

MAX_DIMENSIONS = 512
# The competition's sets at one descriptor a second have 320,000 and 1,600,000 rows.
MAX_ROWS = 1 << 26
MAX_ID_BYTES = 256
# Products of descriptors below this norm stay far inside float32's range.
MAX_NORM = 2.0**60
ID = re.compile(r"[QR][0-9A-Za-z_-]+")


@dataclass(frozen=True)
class Descriptors:
    """Rows of descriptors on disk.

    `video_ids` holds a text id a row, in the file's order; `starts` the first row of each run of
    equal ids, which is how the organisers count videos.
    """

    npz: Npz
    features: ArrayHeader
    timestamps: ArrayHeader
    video_ids: Texts
    starts: Integers

    @property
    def rows(self) -> int:
        return self.features.shape[0]

    @property
    def dimensions(self) -> int:
        return self.features.shape[1]

    @property
    def videos(self) -> int:
        """Number of runs of equal ids: the number of videos when the ids are sorted."""
        return len(self.starts)

    @property
    def lengths(self) -> Integers:
        """Rows of each run of equal ids."""
        return np.diff(np.append(self.starts, self.rows))

    def chunks(self, rows: int) -> Iterator[Float32s]:
        """Float32 descriptors in pieces of at most `rows` rows. Rows that hold NaN are given as
        they are; infinite and absurdly large values are refused."""
        start = 0
        for chunk in self.npz.chunks("features", rows):
            with np.errstate(over="ignore"):
                values = chunk.astype(np.float32, copy=False)
            squares = np.einsum("ij,ij->i", values, values, dtype=np.float64)
            for row in np.flatnonzero(~(squares <= MAX_NORM**2)):
                self._check_row(values[row], start + row)
            yield values
            start += len(values)

    def read(self) -> Float32s:
        """All descriptors, float32 [rows, dimensions]."""
        whole = np.empty((self.rows, self.dimensions), np.float32)
        start = 0
        for chunk in self.chunks(max(1, (1 << 22) // self.dimensions)):
            whole[start : start + len(chunk)] = chunk
            start += len(chunk)
        return whole

    def _check_row(self, values: Float32s, row: int) -> None:
        where = f"{self.npz.path.name}: row {row} of 'features' ({self.video_ids[row]})"
        if np.isinf(values).any():
            raise NpzError(f"{where} holds an infinite value")
        if not np.isnan(values).any():
            raise NpzError(f"{where} has a norm above 2^60: its scores would overflow")


@contextmanager
def open_descriptors(path: Path, kind: str, max_rows: int = MAX_ROWS) -> Iterator[Descriptors]:
    """Opens the descriptors of queries (kind `Q`) or references (kind `R`).

    `video_ids` are text that begins with the kind, or integers, which mean the kind and six
    digits, as the organisers' code has it. Anything else is an `NpzError`.
    """
    with Npz(path) as npz:
        features, timestamps, ids = (
            npz.header("features"),
            npz.header("timestamps"),
            npz.header("video_ids"),
        )
        _check(path, features, timestamps, ids, max_rows)
        video_ids = npz.read("video_ids")
        if ids.dtype.kind in "iu":
            starts = run_starts(video_ids)
            heads = np.array([f"{kind}{each:06d}" for each in video_ids[starts].tolist()])
            video_ids = np.repeat(heads, np.diff(np.append(starts, len(video_ids))))
        starts = run_starts(video_ids)
        for row, video_id in zip(starts.tolist(), video_ids[starts].tolist()):
            if video_id[:1] != kind or not ID.fullmatch(video_id):
                raise NpzError(
                    f"{path.name}: row {row} of 'video_ids' is {ascii(video_id)[:60]}; "
                    f"{'query' if kind == 'Q' else 'reference'} ids look like {kind}200001"
                )
        yield Descriptors(npz, features, timestamps, video_ids, starts)


def _check(
    path: Path, features: ArrayHeader, timestamps: ArrayHeader, ids: ArrayHeader, max_rows: int
) -> None:
    """The rules of shapes and types; sizes first, so that nothing large is read for nothing."""
    if (
        len(features.shape) != 2
        or features.dtype.kind != "f"
        or features.dtype.itemsize not in (2, 4, 8)
    ):
        raise _wrong(path, features, "a two-dimensional array of float32")
    if not 1 <= features.shape[1] <= MAX_DIMENSIONS:
        raise _wrong(path, features, f"1 to {MAX_DIMENSIONS} dimensions")
    rows = features.shape[0]
    if rows == 0:
        raise NpzError(f"{path.name}: it holds no descriptor (zero rows)")
    if rows > max_rows:
        raise NpzError(f"{path.name}: {rows:,} descriptors, at most {max_rows:,} are allowed")
    if len(ids.shape) != 1 or ids.dtype.kind not in "Uiu" or ids.dtype.itemsize > MAX_ID_BYTES:
        raise _wrong(path, ids, "a one-dimensional array of text")
    if timestamps.shape not in ((rows,), (rows, 2)) or timestamps.dtype.kind not in "fiu":
        raise _wrong(path, timestamps, f"seconds of shape [{rows}] or [{rows}, 2]")
    if ids.shape[0] != rows:
        raise _wrong(path, ids, f"{rows} ids, one for each descriptor")


def _wrong(path: Path, header: ArrayHeader, wanted: str) -> NpzError:
    shape = ", ".join(str(each) for each in header.shape)
    return NpzError(
        f"{path.name}: {header.name!r} is {header.dtype.name} [{shape}]; expected {wanted}"
    )


def run_starts(ids: AnyArray) -> Integers:
    """The first row of each run of equal ids; of no ids, 0."""
    return np.concatenate(([0], np.flatnonzero(ids[1:] != ids[:-1]) + 1))
