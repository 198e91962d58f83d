"""What a case of the hostile corpus is, and what cases are made of.

A case is data: what the submission holds, and how its run has to end. docs/how-to/hostile-corpus.md
says how to add one.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

import numpy as np

#: The data set of every case: its queries are three, of which two are the subset.
QUERIES = ["Q200001", "Q200002", "Q200003"]
SUBSET = QUERIES[1:]
REFERENCES = ["R200001", "R200002", "R200003", "R200004"]
#: Of each video, so at most five descriptors.
SECONDS = 5
DIMENSIONS = 4

QUERY, REFERENCE = "query_descriptors.npz", "reference_descriptors.npz"
OUTPUT = "subset_query_descriptors.npz"

Members = Mapping[str, bytes]


def zipped(members: Members) -> bytes:
    """A plain zip archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


@dataclass(frozen=True)
class Case:
    """One submission, and how its run has to end."""

    #: What it does, unique in the corpus.
    name: str
    #: The verdict, or several of which any will do.
    expect: str | tuple[str, ...]
    #: What the message or the next step holds, if it is given.
    says: str = ""
    #: main.py; `write_subset()` writes a valid output. None: the zip has none.
    main: str | None = None
    #: Members beside the usual three, or in place of them.
    members: Members = field(default_factory=dict)
    #: What makes submission.zip of all members.
    archive: Callable[[Members], bytes] = zipped
    #: Environment of the runtime, as the host gives it.
    settings: Mapping[str, str] = field(default_factory=dict)
    #: What the log may not hold, such as what main.py says when it has gained something.
    log_lacks: str = ""
    #: The only variant that it is meant for; empty: all.
    variant: str = ""
    #: A module that the image has to have; empty: none.
    needs: str = ""


def npz(**arrays: Any) -> bytes:
    """An npz file as NumPy writes it."""
    buffer, save = io.BytesIO(), cast("Callable[..., None]", np.savez)
    save(buffer, **arrays)
    return buffer.getvalue()


def arrays(ids: list[str], **changed: Any) -> dict[str, Any]:
    """The arrays of a valid file with one descriptor a video; `changed` replaces some."""
    values = np.arange(len(ids) * DIMENSIONS, dtype=np.float32).reshape(-1, DIMENSIONS) % 7 - 3
    stamps = np.zeros(len(ids), np.float32)
    return {"video_ids": np.array(ids), "features": values, "timestamps": stamps, **changed}


def queries(**changed: Any) -> Members:
    """A query_descriptors.npz that is valid but for what is changed."""
    return {QUERY: npz(**arrays(QUERIES, **changed))}


def good() -> dict[str, bytes]:
    """The members of a valid submission without main.py."""
    return {QUERY: npz(**arrays(QUERIES)), REFERENCE: npz(**arrays(REFERENCES))}


def npy(header: str | bytes, data: bytes = b"", version: int = 1) -> bytes:
    """An npy file with that text for its header."""
    text = header.encode() if isinstance(header, str) else header
    width = "<H" if version == 1 else "<I"
    return b"\x93NUMPY" + bytes([version, 0]) + struct.pack(width, len(text)) + text + data


def npz_of(members: Members, method: int = zipfile.ZIP_STORED) -> bytes:
    """An npz of these members: whole npy files by name."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def npy_members() -> dict[str, bytes]:
    """The npy files of a valid query_descriptors.npz."""
    with zipfile.ZipFile(io.BytesIO(good()[QUERY])) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_npy(name: str, content: bytes) -> Members:
    """A query_descriptors.npz of which one array is replaced by these bytes."""
    return {QUERY: npz_of({**npy_members(), f"{name}.npy": content})}


@dataclass
class Entry:
    """A member of an archive written by hand: what is left out is as it should be."""

    name: bytes
    data: bytes = b""
    method: int = 0
    flags: int = 0
    #: Of the central directory: replaced where they are given.
    central: Mapping[str, Any] = field(default_factory=dict)
    #: Of the local header.
    local: Mapping[str, Any] = field(default_factory=dict)

    def packed(self) -> bytes:
        """Its content as it lies in the archive."""
        if self.method != zipfile.ZIP_DEFLATED:
            return self.data
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        return packer.compress(self.data) + packer.flush()


def raw(entries: Iterable[Entry], **end: Any) -> bytes:
    """A zip archive written by hand (PKWARE's APPNOTE 6.3.10, 4.3), lies included.

    `end` replaces fields of the end record: `count`, `size`, `offset`, `comment`, `disk`, or puts
    bytes `before` it.
    """
    body, directory, count = b"", b"", 0
    for entry in entries:
        packed = entry.packed()
        facts = {
            "name": entry.name,
            "method": entry.method,
            "flags": entry.flags,
            "crc": zlib.crc32(entry.data),
            "packed": len(packed),
            "size": len(entry.data),
            "extra": b"",
            "version": 20,
            "attributes": 0,
            "offset": len(body),
            "disk": 0,
        }
        body += _local({**facts, **entry.local}) + packed
        directory += _central({**facts, **entry.central})
        count += 1
    fields = {"count": count, "size": len(directory), "offset": len(body), "disk": 0, **end}
    comment: bytes = fields.get("comment", b"")
    before: bytes = fields.get("before", b"")
    return (
        body
        + directory
        + before
        + struct.pack(
            "<4s4H2LH",
            b"PK\5\6",
            fields["disk"],
            fields["disk"],
            fields["count"],
            fields["count"],
            fields["size"],
            fields["offset"],
            fields.get("comment_size", len(comment)),
        )
        + comment
    )


def _local(f: Mapping[str, Any]) -> bytes:
    return (
        struct.pack(
            "<4s5H3L2H",
            f.get("signature", b"PK\3\4"),
            f["version"],
            f["flags"],
            f["method"],
            0,
            33,
            f["crc"],
            f["packed"],
            f["size"],
            len(f["name"]),
            len(f["extra"]),
        )
        + bytes(f["name"])
        + bytes(f["extra"])
    )


def _central(f: Mapping[str, Any]) -> bytes:
    return (
        struct.pack(
            "<4s6H3L5H2L",
            f.get("signature", b"PK\1\2"),
            (3 << 8) + 20,
            f["version"],
            f["flags"],
            f["method"],
            0,
            33,
            f["crc"],
            f["packed"],
            f["size"],
            len(f["name"]),
            len(f["extra"]),
            0,
            f["disk"],
            0,
            f["attributes"],
            f["offset"],
        )
        + bytes(f["name"])
        + bytes(f["extra"])
    )


def with_entries(*entries: Entry, **end: Any) -> Callable[[Members], bytes]:
    """An archive of the usual members and these, written by hand."""

    def make(members: Members) -> bytes:
        usual = [Entry(name.encode(), content) for name, content in members.items()]
        return raw([*usual, *entries], **end)

    return make


def cut(keep: float) -> Callable[[Members], bytes]:
    """The archive's first bytes: a part of them, or without so many at the end if negative."""

    def make(members: Members) -> bytes:
        whole = zipped(members)
        return whole[: int(keep * len(whole)) if 0 <= keep < 1 else int(keep)]

    return make


def flipped(data: bytes, at: int) -> bytes:
    """The same bytes, all bits of one turned over."""
    at %= len(data)
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]
