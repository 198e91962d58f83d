"""What reads a submission, as functions of bytes: fuzz.py looks for bytes that break one.

Whatever the bytes are, they are valid or the submission's fault, said in one plain line.
"""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

from case import OUTPUT, QUERIES, SECONDS, arrays, npz
from vsc_runtime.layout import Layout
from vsc_runtime.submission.unpack import unpack
from vsc_runtime.submission.validation import ARRAYS, validate
from vsc_runtime.verdict import Stop

PLACE = Path("/code_execution/readers")
KEPT = Path(__file__).resolve().parent / "kept"
UNPACK_LIMIT = 1 << 20


class Find(Exception):
    """A reader blamed another than the submission, or did not say it in one line."""


def read_npz(data: bytes) -> None:
    """A descriptor file. What does not begin as a zip is one array of it, which the first byte
    chooses: no checksum and no name stand in the way of the reader of arrays."""
    PLACE.mkdir(exist_ok=True)
    path = PLACE / OUTPUT
    path.write_bytes(data if data[:2] == b"PK" else _around(data))
    _judge(lambda: validate(path, dict.fromkeys(QUERIES, float(SECONDS)), "query_metadata.csv"))


def _around(data: bytes) -> bytes:
    chosen = ARRAYS[data[0] % len(ARRAYS)] if data else ARRAYS[0]
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(npz(**arrays(QUERIES)))) as valid:
        members = {name: valid.read(name) for name in valid.namelist()}
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in {**members, f"{chosen}.npy": data[1:]}.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def read_zip(data: bytes) -> None:
    """A submission.zip, unpacked."""
    layout = Layout(PLACE / "work")
    layout.submission.mkdir(parents=True)
    try:
        (layout.submission / "submission.zip").write_bytes(data)
        _judge(lambda: unpack(layout, UNPACK_LIMIT))
    finally:
        shutil.rmtree(PLACE)


READERS: dict[str, Callable[[bytes], None]] = {"npz": read_npz, "zip": read_zip}


def _judge(read: Callable[[], object]) -> None:
    try:
        read()
    except Stop as stop:
        said = f"{stop.message} {stop.next_step}"
        if stop.verdict != "invalid-submission" or not said.isprintable() or len(said) > 1000:
            raise Find(f"{stop.verdict}: {said!r}") from stop


def kept(reader: str) -> dict[str, bytes]:
    """What was kept of earlier searches: each input takes a way of its own through the code."""
    with zipfile.ZipFile(KEPT / f"{reader}.zip") as archive:
        return {name: archive.read(name) for name in archive.namelist()}
