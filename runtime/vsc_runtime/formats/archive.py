"""Opens a zip archive (submission.zip or an npz) that may be hostile."""

from __future__ import annotations

import io
import lzma
import os
import stat
import struct
import zipfile
import zlib
from pathlib import Path

from ..wording import shown, size

#: What reading a damaged or dishonest archive can raise; an encrypted member is a RuntimeError.
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
    struct.error,
)


class _BoundedReader(io.BufferedReader):
    """zipfile reads the whole central directory in one call, as long as the archive says it is.
    Later calls read members, in pieces that their reader chooses."""

    def __init__(self, raw: io.FileIO, limit: int) -> None:
        super().__init__(raw)
        self._limit = limit
        self.opening = True

    def read(self, amount: int | None = -1) -> bytes:
        if self.opening and amount is not None and amount > self._limit:
            raise ValueError(
                f"its table of contents has {size(amount)}; the limit is {size(self._limit)}"
            )
        return super().read(amount)


def open_regular(path: Path) -> io.FileIO:
    """Opens a regular file for reading; follows no link and never waits on a FIFO.

    Raises FileNotFoundError, or OSError for anything that is not a regular file.
    """
    fd = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    if not stat.S_ISREG(os.fstat(fd).st_mode):
        os.close(fd)
        raise OSError(f"{path} is not a regular file")
    return io.FileIO(fd, "rb")


def open_zip(path: Path, directory_limit: int) -> zipfile.ZipFile:
    """Opens a zip whose table of contents takes at most `directory_limit` bytes.

    Raises OSError if there is no such regular file, else one of DAMAGE.
    """
    reader = _BoundedReader(open_regular(path), directory_limit)
    try:
        archive = zipfile.ZipFile(reader)
    except OSError as error:
        # A place that the archive names does not exist.
        raise zipfile.BadZipFile(f"it names a place outside itself ({error.strerror})") from error
    reader.opening = False
    return archive


def reason(error: BaseException) -> str:
    """The library's own words, made safe for one line."""
    return shown(str(error) or type(error).__name__, 120)
