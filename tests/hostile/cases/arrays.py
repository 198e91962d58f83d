"""Descriptor files whose npy members are sound: what they hold, and the zip around them."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import numpy as np

from case import (
    DIMENSIONS,
    QUERIES,
    QUERY,
    REFERENCE,
    REFERENCES,
    Case,
    arrays,
    cut,
    flipped,
    good,
    npy_members,
    npz,
    npz_of,
    queries,
    with_npy,
)

WRONG = "invalid-submission"
FILE = good()[QUERY]


def changed(name: str, says: str, expect: str = WRONG, **values: Any) -> Case:
    return Case(f"npz: {name}", expect, says, members=queries(**values))


def file(
    name: str, content: bytes, says: str = QUERY, expect: str | tuple[str, ...] = WRONG
) -> Case:
    return Case(f"npz: {name}", expect, says, members={QUERY: content})


def rows(ids: list[str], **more: Any) -> bytes:
    return npz(**arrays(ids, **more))


def feature(row: int, value: float) -> np.ndarray[Any, Any]:
    values = np.ones((len(QUERIES), DIMENSIONS), np.float32)
    values[row] = value
    return values


def pickled() -> bytes:
    buffer = io.BytesIO()
    np.save(buffer, np.array([{"a": 1}], dtype=object), allow_pickle=True)
    return buffer.getvalue()


def members(name: str, method: int = zipfile.ZIP_STORED, **more: bytes) -> Case:
    return file(name, npz_of({**npy_members(), **more}, method))


def deflated(count: int) -> bytes:
    head = npy_members()
    head["features.npy"] = head["features.npy"][:128] + bytes(count)
    return npz_of(head, zipfile.ZIP_DEFLATED)


def names_twice() -> bytes:
    buffer = io.BytesIO(FILE)
    with zipfile.ZipFile(buffer, "a") as out, __import__("warnings").catch_warnings():
        __import__("warnings").simplefilter("ignore")
        out.writestr("features.npy", npy_members()["features.npy"])
    return buffer.getvalue()


STAMPS = np.zeros(len(QUERIES), np.float32)

CASES = [
    changed("ids that are not sorted", "not sorted", video_ids=np.array(QUERIES[::-1])),
    changed("ids of the train set", "DATASET=train", video_ids=np.array(["Q100001", "Q100002", "Q100003"])),
    changed("ids of references", "swapped", video_ids=np.array(REFERENCES[:3])),
    Case("npz: query and reference files swapped", WRONG, "swapped", members={QUERY: good()[REFERENCE], REFERENCE: good()[QUERY]}),
    file("a train set, longer than this one", rows([f"Q1{n:05d}" for n in range(400)]), "DATASET=train"),
    changed("unknown ids", "not in query_metadata.csv", video_ids=np.array(["Q299997", "Q299998", "Q299999"])),
    changed("an empty id", "", video_ids=np.array(["", "Q200002", "Q200003"])),
    changed("ids with spaces", "", video_ids=np.array([f"{each} " for each in QUERIES])),
    changed("ids in small letters", "", video_ids=np.array([each.lower() for each in QUERIES])),
    changed("ids as file names", "", video_ids=np.array([f"{each}.mp4" for each in QUERIES])),
    changed("ids as numbers", "unicode text", video_ids=np.arange(3)),
    changed("ids as bytes", "unicode text", video_ids=np.array([b"Q200001", b"Q200002", b"Q200003"])),
    changed("ids of control characters", "", video_ids=np.array(["\x1b[2J", "a\nb", "\x00c"])),
    changed("ids that forge a line", "", video_ids=np.array(["2026 SUCCESS | ok"] * 3)),
    changed("ids that turn the writing", "", video_ids=np.array(["\u202eQ", "\u202eR", "\u202eS"])),
    changed("ids of 65 characters", "64 characters", video_ids=np.array(["Q" * 65] * 3)),
    file("six descriptors of one video", rows([QUERIES[0]] * 6), "the limit for its 5 s is 5"),
    file("more descriptors than seconds in all", rows(sorted(QUERIES * 6)), "limit"),
    file("no descriptor", npz(video_ids=np.array([], "U7"), features=np.zeros((0, 4), np.float32), timestamps=np.zeros(0, np.float32)), "no descriptor"),
    changed("one id too few", "different lengths", video_ids=np.array(QUERIES[:2])),
    changed("one timestamp too many", "different lengths", timestamps=np.zeros(4, np.float32)),
    changed("negative times", "below 0", timestamps=STAMPS - 1),
    changed("times beyond the end", "beyond the end", timestamps=STAMPS + 99),
    changed("times in milliseconds", "beyond the end", timestamps=STAMPS + 2000),
    changed("times that are NaN", "not a finite", timestamps=STAMPS * np.nan),
    changed("times that are infinite", "not a finite", timestamps=STAMPS + np.inf),
    changed("times that end before they begin", "after the end", timestamps=np.array([[2, 1]] * 3, np.float32)),
    changed("times of three columns", "shape", timestamps=np.zeros((3, 3), np.float32)),
    changed("times as text", "type", timestamps=np.array(["0"] * 3)),
    changed("times as dates", "", timestamps=np.array(["2020-01-01"] * 3, "M8[D]")),
    changed("times of a scalar", "shape", timestamps=np.float32(0)),
    changed("features of float64", "float32", features=np.ones((3, 4))),
    changed("features of float16", "float32", features=np.ones((3, 4), np.float16)),
    changed("features of integers", "float32", features=np.ones((3, 4), np.int8)),
    changed("features of one dimension", "(N, D)", features=np.ones(3, np.float32)),
    changed("features of images", "(N, D)", features=np.ones((3, 8, 8), np.float32)),
    changed("513 dimensions", "1 to 512", features=np.ones((3, 513), np.float32)),
    changed("no dimensions", "1 to 512", features=np.ones((3, 0), np.float32)),
    changed("other dimensions than the references", "one dimension in all", features=np.ones((3, 5), np.float32)),
    changed("NaN in every row", "NaN in every row", features=feature(0, np.nan) * np.nan),
    changed("NaN in one row", "", "ok", features=feature(1, np.nan)),
    changed("an infinite value", "infinite", features=feature(2, np.inf)),
    changed("a norm above 2^60", "Normalise", features=feature(0, 1e19)),
    changed("zeros only", "", "ok", features=np.zeros((3, 4), np.float32)),
    changed("subnormal numbers only", "", "ok", features=np.full((3, 4), 1e-44, np.float32)),
    changed("the other order of bytes", "", "ok", features=np.ones((3, 4), ">f4")),
    changed("Fortran order", "", "ok", features=np.asfortranarray(np.ones((3, 4), np.float32))),
    changed("all scores equal", "", "ok", features=np.ones((3, 4), np.float32)),
    file("no array of that name", npz(ids=np.array(QUERIES)), "no array"),
    file("a single array", with_npy("x", b"")[QUERY][:0] + npy_members()["features.npy"], "not a readable npz"),
    file("features twice", names_twice(), "same name"),
    file("1,001 members", npz_of({**npy_members(), **{f"{n}.npy": b"" for n in range(998)}}), "too many"),
    file("members without .npy", npz_of({k[:-4]: v for k, v in npy_members().items()}), "no array"),
    file("members in a folder", npz_of({f"a/{k}": v for k, v in npy_members().items()}), "no array"),
    file("an archive of no members", npz_of({}), "no array"),
    file("an archive within an archive", npz_of({"features.npy": FILE, "video_ids.npy": FILE, "timestamps.npy": FILE})),
    file("pickled objects as ids", with_npy("video_ids", pickled())[QUERY], "pickled"),
    file("pickled objects as features", with_npy("features", pickled())[QUERY], "pickled"),
    Case("npz: pickled objects under another name", "ok", members={QUERY: npz_of({**npy_members(), "more.npy": pickled()})}),
    file("deflated zeros that go on for 40 MB", deflated(40 << 20), "claims"),
    Case("npz: compressed", "ok", members={QUERY: npz_of(npy_members(), zipfile.ZIP_DEFLATED)}),
    Case("npz: compressed by bzip2", WRONG, members={QUERY: npz_of(npy_members(), zipfile.ZIP_BZIP2)}),
    Case("npz: compressed by LZMA", ("ok", WRONG), members={QUERY: npz_of(npy_members(), zipfile.ZIP_LZMA)}),
    file("nothing", b"", "not a readable npz"),
    file("an HDF5 file", b"\x89HDF\r\n\x1a\n" + bytes(99), "not a readable npz"),
    file("a pickle of pandas", b"\x80\x05\x95" + bytes(99), "not a readable npz"),
    file("a CSV file", b"video_id,f0,f1\nQ200001,0.1,0.2\n", "not a readable npz"),
    file("a torch file", b"PK\3\4" + bytes(40), "not a readable npz"),
    *(Case(f"npz: cut to {keep:.0%}", WRONG, QUERY, members={QUERY: FILE[: int(keep * len(FILE))]}) for keep in (0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99)),
    *(Case(f"npz: without its last {n} bytes", WRONG, QUERY, members={QUERY: FILE[:-n]}) for n in (1, 3, 9, 21, 22, 40, 70, 150)),
    *(Case(f"npz: one byte turned over at {at}", ("ok", WRONG), members={QUERY: flipped(FILE, at)}) for at in (*range(0, 60, 6), *range(60, 400, 20), *range(-120, 0, 6))),
    Case("npz: the references cut short", WRONG, REFERENCE, members={REFERENCE: good()[REFERENCE][:-30]}),
    Case("npz: the archive cut in its middle", WRONG, archive=cut(0.5)),
]  # fmt: skip
