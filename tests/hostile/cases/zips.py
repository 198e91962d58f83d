"""submission.zip: names, kinds, lies, damage and bombs."""

from __future__ import annotations

import lzma
import stat
import struct
import zipfile
from collections.abc import Callable

from case import OUTPUT, QUERY, Case, Entry, Members, cut, flipped, good, raw, with_entries, zipped

WRONG = "invalid-submission"
EITHER = ("ok", WRONG)
#: Unicode's small letters that fold to ASCII: Kelvin, long s.
KELVIN, LONG_S = "\u212a", "\u017f"


def entry(name: str | bytes, **more: object) -> Entry:
    raw_name = name.encode() if isinstance(name, str) else name
    return Entry(raw_name, b"x", flags=0x800, central=more, local={})


def named(name: str, says: str, expect: str = WRONG) -> Case:
    short = name if len(name) < 50 else f"{name[:9]}... of {len(name):,} characters"
    return Case(f"zip: a member {short!a}", expect, says, archive=with_entries(entry(name)))


NAMES = {
    "/etc/passwd": "absolute",
    "//host/share": "absolute",
    "C:/windows": "absolute",
    "c:relative": "absolute",
    "::1": "absolute",
    "../x": "`..`",
    "a/../../x": "`..`",
    "a/..": "`..`",
    "a\\b": "backslash",
    "..\\x": "backslash",
    "a\nb": "control",
    "a\rb": "control",
    "a\x1b[2Jb": "control",
    "a\x7fb": "control",
    "a\x85b": "control",
    "a\tb": "control",
    "submission": "keeps for itself",
    "submission/x": "keeps for itself",
    "SUBMISSION/x": "keeps for itself",
    f"{LONG_S}ubmission/x": "keeps for itself",
    "submission.zip": "keeps for itself",
    "submission.tar.gz": "keeps for itself",
    "log.txt": "keeps for itself",
    "LOG.TXT": "keeps for itself",
    "./log.txt": "keeps for itself",
    "result.json": "keeps for itself",
    "receipt.json": "keeps for itself",
    "full_rankings.csv": "keeps for itself",
    "subset_rankings.csv": "keeps for itself",
    ".runtime/x": "keeps for itself",
    ".home/x": "keeps for itself",
    ".tmp/x": "keeps for itself",
    OUTPUT: "precomputed",
    OUTPUT.upper(): "precomputed",
    f"./{OUTPUT}": "precomputed",
    f"{OUTPUT}/x": "precomputed",
    f"{LONG_S}ubset_query_descriptors.npz": "precomputed",
    f"{QUERY}/x": "in the way",
    QUERY.upper(): "in the way",
    "main.py/": "main.py is a folder",
    "main.py/__main__.py": "main.py is a folder",
    "Main.py": "Call it main.py",
    "MAIN.PY": "Call it main.py",
    "n" * 256: "too long",
    "\u00e9" * 128: "too long",
    "d/" * 1000 + "f": "folders deep",
    "d/" * 33 + "f": "folders deep",
    "d/" * 990 + "f": "folders deep",
}

#: Odd, and harmless.
FINE = (
    "d/" * 31 + "f",
    "n" * 255,
    "a//b",
    "./a",
    "a/./b",
    "\u00e9.py",
    "e\u0301.py",
    "\uff53ubset_query_descriptors.npz",
    "-rf",
    "$(reboot)",
    "a b",
    "a'b",
    "*",
    "con",
    ".hidden",
    "__MACOSX/._main.py",
    "src/log.txt",
    "\U0001f600",
)


def kind(name: str, mode: int, says: str) -> Case:
    made = with_entries(entry("thing", attributes=mode << 16))
    return Case(f"zip: a member that is {name}", WRONG, says, archive=made)


def archive(
    name: str,
    made: Callable[[Members], bytes] | bytes,
    expect: str | tuple[str, ...] = WRONG,
    says: str = "",
) -> Case:
    make = (lambda _: made) if isinstance(made, bytes) else made
    return Case(f"zip: {name}", expect, says, archive=make)


def lies(name: str, expect: str | tuple[str, ...], says: str = "", **central: object) -> Case:
    return archive(name, with_entries(entry("thing", **central)), expect, says)


def many(count: int, name: Callable[[int], str]) -> Callable[[Members], bytes]:
    return lambda members: raw(
        [
            *(Entry(each.encode(), content) for each, content in members.items()),
            *(Entry(name(number).encode()) for number in range(count)),
        ],
        **({"count": 0xFFFF} if count > 0xFFFF else {}),
    )


def bomb(method: int) -> Callable[[Members], bytes]:
    def make(members: Members) -> bytes:
        import io

        buffer = io.BytesIO(zipped(members))
        with zipfile.ZipFile(buffer, "a", method) as out:
            out.writestr("zeros", bytes(60 << 20))
        return buffer.getvalue()

    return make


def overlapping(members: Members) -> bytes:
    """Two members of the same bytes, as David Fifield's bombs have them."""
    usual = [Entry(each.encode(), content) for each, content in members.items()]
    return raw([*usual, Entry(b"a", b"x" * 99), Entry(b"b", b"", central={"offset": 0})])


def twice(*names: str) -> Callable[[Members], bytes]:
    return with_entries(*(Entry(name.encode(), b"1", flags=0x800) for name in names))


def without(*names: str) -> Callable[[Members], bytes]:
    return lambda members: zipped({k: v for k, v in members.items() if k not in names})


def in_folder(members: Members) -> bytes:
    return zipped({f"submission/{name}": content for name, content in members.items()})


def in_own_folder(members: Members) -> bytes:
    return zipped({f"mine/{name}": content for name, content in members.items()})


def shorter(by: int) -> Callable[[Members], bytes]:
    return lambda members: zipped(members)[:-by]


def flip(at: int) -> Case:
    return archive(f"one byte turned over at {at}", lambda m: flipped(zipped(m), at), EITHER)


def extra(name: str, content: bytes, expect: str | tuple[str, ...] = EITHER) -> Case:
    return lies(f"an extra field {name}", expect, extra=content)


LZMA_4GB = b"\x09\x14\x05\x00" + b"\x5d" + struct.pack("<I", 0xFFFFFFFF) + b"\0" * 20
LZMA = lzma.compress(bytes(1 << 20), lzma.FORMAT_ALONE)
ZIP64_HUGE = struct.pack("<HHQQQ", 1, 24, 1 << 62, 1 << 62, 1 << 62)
LENGTH = len(zipped(good()))

CASES = [
    *(named(name, says) for name, says in NAMES.items()),
    *(named(name, "", "ok") for name in FINE),
    kind("a symbolic link", stat.S_IFLNK | 0o777, "symbolic link"),
    kind("a FIFO", stat.S_IFIFO | 0o644, "neither"),
    kind("a socket", stat.S_IFSOCK | 0o644, "neither"),
    kind("a device of blocks", stat.S_IFBLK | 0o644, "neither"),
    kind("a device of characters", stat.S_IFCHR | 0o644, "neither"),
    Case("zip: a member that is setuid", "ok", archive=with_entries(entry("x", attributes=0o104755 << 16))),
    lies("an encrypted member", WRONG, "password", flags=1),
    lies("a strongly encrypted member", WRONG, "", flags=0x41),
    lies("patched data", WRONG, "", flags=0x20),
    lies("an unknown method", WRONG, "", method=99),
    lies("a method that is only in the directory", WRONG, "", method=8),
    lies("a wrong checksum", WRONG, "", crc=1),
    lies("more bytes than there are", WRONG, "", size=10, packed=10),
    lies("more packed bytes than the file has", WRONG, "", packed=1 << 31, size=1 << 31),
    lies("4 GB", WRONG, "", size=0xFFFFFFFE, packed=0xFFFFFFFE),
    lies("an offset beyond the end", WRONG, "", offset=1 << 31),
    lies("an offset into the directory", WRONG, "", offset=1 << 12),
    lies("an offset of another member", WRONG, "", offset=0),
    lies("another disk", EITHER, "", disk=9),
    lies("a newer version of zip", WRONG, "", version=99),
    lies("no signature in the directory", WRONG, "", signature=b"XX\1\2"),
    archive("another name in the local header", with_entries(Entry(b"a", b"x", local={"name": b"b"})), WRONG),
    archive("no signature in the local header", with_entries(Entry(b"a", b"x", local={"signature": b"XX\3\4"})), WRONG),
    archive("another size in the local header", with_entries(Entry(b"a", b"x", local={"size": 9})), EITHER),
    archive("50 MB packed and 10 claimed", with_entries(Entry(b"a", bytes(50 << 20), 8, central={"size": 10})), WRONG),
    archive("a null character in a name", with_entries(Entry(b"main.py\0.txt", b"x")), WRONG, "control"),
    archive("a name that is not UTF-8", with_entries(Entry(b"\xff\xfe", b"x", flags=0x800)), EITHER),
    archive("a name of code page 437", with_entries(Entry(b"\x80\x81", b"x")), EITHER),
    archive("an empty name", with_entries(Entry(b"", b"x")), EITHER),
    archive("a name of slashes", with_entries(Entry(b"///", b"")), WRONG, "absolute"),
    archive("a folder that has content", with_entries(Entry(b"folder/", b"content")), EITHER),
    extra("that ends early", b"\1\0\xff\xff"),
    extra("of one byte", b"\1"),
    extra("of zip64 with huge sizes", ZIP64_HUGE),
    extra("of zip64 without sizes", struct.pack("<HH", 1, 0)),
    extra("that renames the member", struct.pack("<HHBI", 0x7075, 9, 1, 0) + b"evil"),
    archive("a member below a file", twice("a", "a/b"), WRONG, "below a member"),
    archive("a file and a folder of one name", twice("a/b", "a"), WRONG, "twice"),
    archive("a name twice", twice("a", "a"), WRONG, "twice"),
    archive("names that differ in case", twice("a", "A"), WRONG, "twice"),
    archive("names that differ by a Kelvin sign", twice("k", KELVIN), WRONG, "twice"),
    archive("names that differ by a sharp s", twice("\u00df", "ss"), WRONG, "twice"),
    archive("names that differ by a dot", twice("a", "./a"), WRONG, "twice"),
    archive("main.py twice", twice("main.py", "main.py"), WRONG, "twice"),
    archive("150 members that nest 990 deep", many(150, lambda n: f"{n}/" + "d/" * 990 + "f"), WRONG, "folders deep"),
    archive("20,001 members", many(20_001, str), WRONG, "20,0"),
    archive("70,000 members", many(70_000, str), WRONG),
    archive("folders without end", many(3_000, lambda n: f"{n}/" + f"{n}/" * 30), WRONG, "folders"),
    archive("19,000 empty members", many(19_000, str), "ok"),
    archive("a table of contents of 8 MB", many(4_200, lambda n: f"{n}-" + "n/" * 950), WRONG),
    archive("a bomb of deflate", bomb(zipfile.ZIP_DEFLATED), WRONG, "SCRATCH_LIMIT=1g and MEMORY_LIMIT=2g"),
    archive("a bomb of bzip2", bomb(zipfile.ZIP_BZIP2), WRONG, "unpacks to more"),
    archive("a bomb of LZMA", bomb(zipfile.ZIP_LZMA), WRONG, "unpacks to more"),
    archive("LZMA with a dictionary of 4 GB", with_entries(Entry(b"a", LZMA_4GB, 14, central={"size": 9}, local={"size": 9})), WRONG),
    archive("LZMA that is damaged", with_entries(Entry(b"a", LZMA[:50], 14)), WRONG),
    archive("bzip2 that is damaged", with_entries(Entry(b"a", b"BZh9nonsense", 12)), WRONG),
    archive("deflate that is damaged", with_entries(Entry(b"a", b"\xff" * 50, 0, central={"method": 8}, local={"method": 8})), WRONG),
    archive("overlapping members", overlapping, WRONG),
    archive("a count that lies", with_entries(count=1), EITHER),
    archive("a count of 65,535", with_entries(count=0xFFFF), EITHER),
    archive("a directory of 4 GB", with_entries(size=0xFFFFFFFE), WRONG),
    archive("a directory beyond the end", with_entries(offset=0xFFFFFFF0), WRONG),
    archive("a directory of nothing", with_entries(size=0), WRONG),
    archive("a directory that begins too late", with_entries(size=10), WRONG),
    archive("a comment that is longer than the file", with_entries(comment_size=0xFFFF), EITHER),
    archive("a comment of 65,535 bytes", with_entries(comment=b"c" * 0xFFFF), "ok"),
    archive("a comment that holds an end record", with_entries(comment=b"PK\5\6" + bytes(18)), EITHER),
    archive("two end records", lambda m: zipped(m) + zipped({}), EITHER),
    archive("a second archive behind it", lambda m: zipped({"x": b""}) + zipped(m), "ok"),
    archive("a program before it", lambda m: b"#!/bin/sh\nexit\n" + zipped(m), "ok"),
    archive("bytes behind it", lambda m: zipped(m) + b"more", EITHER),
    archive("a zip64 locator that leads nowhere", with_entries(before=b"PK\6\7" + struct.pack("<IQI", 0, 1 << 62, 1)), WRONG),
    archive("a zip64 locator that leads to itself", with_entries(before=b"PK\6\7" + struct.pack("<IQI", 0, 0, 1)), WRONG),
    archive("a zip64 locator of many disks", with_entries(before=b"PK\6\7" + struct.pack("<IQI", 3, 0, 9)), WRONG),
    archive("nothing", b"", WRONG, "not a readable zip"),
    archive("a zip of nothing", zipped({}), WRONG, "no query_descriptors.npz"),
    archive("text", b"hello\n" * 1000, WRONG, "not a readable zip"),
    archive("null bytes", bytes(1 << 16), WRONG, "not a readable zip"),
    archive("end records alone", b"PK\5\6" * 5000, WRONG),
    archive("an HTML page", b"<!DOCTYPE html><html><body>404 Not Found</body></html>", WRONG),
    archive("a Git LFS pointer", b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n", WRONG),
    archive("a gzip", b"\x1f\x8b\x08" + bytes(99), WRONG),
    archive("a rar", b"Rar!\x1a\x07\x01\x00" + bytes(99), WRONG),
    archive("a 7z", b"7z\xbc\xaf\x27\x1c" + bytes(99), WRONG),
    archive("no query descriptors", without(QUERY), WRONG, f"no {QUERY}"),
    archive("no reference descriptors", without("reference_descriptors.npz"), WRONG, "no reference"),
    archive("everything in a folder", in_own_folder, WRONG, "Zip the files themselves"),
    archive("everything in submission/", in_folder, WRONG),
    Case("zip: main.py in a folder", "ok", members={"src/main.py": b""}),
    Case("zip: main.py in a folder, in phase 2", WRONG, "src/main.py", members={"src/main.py": b""}, settings={"PHASE2": "true"}),
    Case("zip: no main.py", "ok"),
    Case("zip: no main.py in phase 2", WRONG, "phase 2", settings={"PHASE2": "true"}),
    *(archive(f"cut to {keep:.0%}", cut(keep), WRONG) for keep in (0.05, 0.2, 0.4, 0.6, 0.8, 0.95)),
    *(archive(f"without its last {n} bytes", shorter(n), WRONG) for n in (1, 2, 4, 8, 18, 21, 22, 23, 46, 80)),
    *(flip(at) for at in (0, 2, 6, 8, 14, 18, 22, 26, 28, 30, 60, 99)),
    *(flip(at) for at in (-1, -2, -3, -4, -6, -8, -10, -12, -14, -18, -22, -30, -46, -60, -80, -90)),
]  # fmt: skip
