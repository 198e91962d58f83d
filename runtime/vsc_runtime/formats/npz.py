"""A bounded reader of npz files that may be hostile.

An npz file is a zip of npy files. `numpy.load` trusts their headers; this reader believes nothing
before it has checked it: no pickles, no allocation that the file can't fill, no header longer than
a few kilobytes; and it reads in chunks, so that a large array never has to fit into memory. Shared
by the validation of descriptors and by the ranking.
"""

from __future__ import annotations

import ast
import math
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import numpy as np

from ..arrays import AnyArray
from ..wording import shown
from .archive import DAMAGE, open_zip

MAX_HEADER_BYTES = 4096
MAX_MEMBERS = 1000
# NumPy's own limit of dimensions, and more items along one than any array here may have.
MAX_DIMENSIONS, MAX_LENGTH = 32, 1 << 40
MAX_DIRECTORY_BYTES = 256 << 10
# Deflate shrinks no further: RFC 1951's longest match, 258 bytes, in its shortest code, 2 bits.
MAX_DEFLATE_RATIO = 1032
READ_BYTES = 1 << 20
SIMPLE_DTYPE = re.compile(r"[<>|=]?[biufUSO][0-9]{0,5}")

UNREADABLE = (OSError, *DAMAGE)


class NpzError(Exception):
    """The file can't be used. The message is one line that names the file and the array."""


@dataclass(frozen=True)
class ArrayHeader:
    """What an npy header claims, checked against the size of its zip member."""

    name: str
    shape: tuple[int, ...]
    dtype: np.dtype[Any]
    fortran: bool

    @property
    def bytes(self) -> int:
        return math.prod(self.shape) * self.dtype.itemsize

    @property
    def native(self) -> np.dtype[Any]:
        """The type in this machine's byte order: what the reader gives out."""
        dtype: np.dtype[Any] = self.dtype.newbyteorder("=")
        return dtype


class Npz:
    """An open npz file. Use it as a context manager; every fault is an `NpzError`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._zip = open_zip(path, MAX_DIRECTORY_BYTES)
        except FileNotFoundError:
            raise NpzError(f"{path.name}: no such file") from None
        except UNREADABLE as error:
            raise NpzError(f"{path.name}: not a readable npz (zip) file: {_text(error)}") from None
        names = self._zip.namelist()
        if len(names) > MAX_MEMBERS or len(set(names)) != len(names):
            self._zip.close()
            raise NpzError(f"{path.name}: too many members, or two of the same name")

    def __enter__(self) -> Npz:  # noqa: PYI034  (Self is of 3.11)
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def header(self, name: str) -> ArrayHeader:
        """Shape and type of the array `name`, without reading it."""
        with self._member(name) as (header, _):
            return header

    def read(self, name: str) -> AnyArray:
        """The whole array, in C order. Its size is the caller's to bound, from `header`."""
        with self._member(name) as (header, stream):
            values = np.empty(header.shape[::-1] if header.fortran else header.shape, header.native)
            _fill(values, header, stream)
            _expect_end(stream)
        return np.ascontiguousarray(values.T) if header.fortran else values

    def chunks(self, name: str, rows: int) -> Iterator[AnyArray]:
        """The array in pieces of at most `rows` rows. In Fortran order the whole of it is read
        first: its rows aren't contiguous."""
        header = self.header(name)
        if header.fortran and len(header.shape) > 1:
            whole = self.read(name)
            for start in range(0, len(whole), rows):
                yield whole[start : start + rows]
            return
        with self._member(name) as (header, stream):
            for start in range(0, header.shape[0], rows):
                piece = np.empty(
                    (min(rows, header.shape[0] - start), *header.shape[1:]), header.native
                )
                _fill(piece, header, stream)
                yield piece
            _expect_end(stream)

    @contextmanager
    def _member(self, name: str) -> Iterator[tuple[ArrayHeader, IO[bytes]]]:
        try:
            info = self._zip.getinfo(f"{name}.npy")
        except KeyError:
            arrays = [each[:-4] for each in self._zip.namelist() if each.endswith(".npy")]
            there = ", ".join(shown(each, 40)[1:-1] for each in sorted(arrays)[:8])
            raise NpzError(
                f"{self.path.name}: no array {name!r} (it holds: {there or 'no array'})"
            ) from None
        try:
            with self._zip.open(info) as stream:
                dtype, shape, fortran, size = _read_header(stream)
                header = ArrayHeader(name, shape, dtype, fortran)
                self._check_size(header, info, size)
                yield header, stream
        except NpzError:
            raise
        except UNREADABLE as error:
            raise NpzError(
                f"{self.path.name}: array {name!r} can't be read: {_text(error)}"
            ) from None

    def _check_size(self, header: ArrayHeader, info: zipfile.ZipInfo, header_size: int) -> None:
        held = info.file_size - header_size
        if header.bytes != held:
            raise ValueError(f"its header claims {header.bytes:,} bytes, the file holds {held:,}")
        if info.compress_size > self.path.stat().st_size:
            raise ValueError("the zip directory claims more bytes than the file has")
        ratio = MAX_DEFLATE_RATIO if info.compress_type == zipfile.ZIP_DEFLATED else 1
        if info.file_size > ratio * info.compress_size:
            raise ValueError(f"it claims {info.file_size:,} bytes out of {info.compress_size:,}")


def _read_header(stream: IO[bytes]) -> tuple[np.dtype[Any], tuple[int, ...], bool, int]:
    """Type, shape, order and length of an npy header (format versions 1 to 3)."""
    start = stream.read(8)
    if len(start) < 8 or start[:6] != b"\x93NUMPY" or start[6] not in (1, 2, 3):
        raise ValueError("not an npy array")
    width = 2 if start[6] == 1 else 4
    length = int.from_bytes(stream.read(width), "little")
    if length > MAX_HEADER_BYTES:
        raise ValueError(f"a header of {length:,} bytes")
    text = stream.read(length)
    try:
        fields = ast.literal_eval(text.decode("utf-8").strip())
        descr, fortran, shape = fields["descr"], fields["fortran_order"], fields["shape"]
    except (ValueError, SyntaxError, TypeError, KeyError, RecursionError, MemoryError):
        raise ValueError("its header is damaged") from None
    if not isinstance(descr, str) or not SIMPLE_DTYPE.fullmatch(descr):
        raise ValueError("it isn't a plain array of numbers or text")
    if "O" in descr:
        raise ValueError(
            "it holds pickled Python objects; save plain arrays (video_ids as text, not objects)"
        )
    try:
        dtype = np.dtype(descr)
    except TypeError:
        raise ValueError(f"unknown type {descr!r}") from None
    if type(shape) is not tuple or any(type(each) is not int or each < 0 for each in shape):
        raise ValueError("its header has no valid shape")
    if len(shape) > MAX_DIMENSIONS or max(*shape, math.prod(shape), 0) > MAX_LENGTH:
        raise ValueError("its header claims a shape that no array has")
    if type(fortran) is not bool:
        raise ValueError("its header has no valid order")
    if dtype.itemsize == 0:
        raise ValueError("its items have no size")
    return dtype, shape, fortran, 8 + width + length


def _fill(values: AnyArray, header: ArrayHeader, stream: IO[bytes]) -> None:
    """Fills a C-ordered array from the stream."""
    target = values.reshape(-1).view(np.uint8)
    at = 0
    while at < target.size:
        data = stream.read(min(READ_BYTES, target.size - at))
        if not data:
            raise EOFError("it ends early")
        target[at : at + len(data)] = np.frombuffer(data, np.uint8)
        at += len(data)
    if not header.dtype.isnative:
        values.byteswap(inplace=True)
    if header.dtype.kind == "U" and (values.reshape(-1).view(np.uint32) > 0x10FFFF).any():
        raise ValueError("its text isn't Unicode")


def _expect_end(stream: IO[bytes]) -> None:
    # Reading to the end also makes zipfile compare the checksum.
    if stream.read(1):
        raise ValueError("it goes on after its last item")


def _text(error: BaseException) -> str:
    """The words of this module or of a library, which may quote a name of the file."""
    return shown(str(error), 200)[1:-1] or type(error).__name__
