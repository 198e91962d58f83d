"""Archives that break a rule are refused before anything of theirs runs."""

from __future__ import annotations

import io
import os
import re
import resource
import stat
import zipfile
from pathlib import Path

import pytest

from conftest import QUERIES, REFERENCES, descriptors, zipped
from vsc_runtime.contract import PhaseUse
from vsc_runtime.layout import Layout
from vsc_runtime.phases import run_phase
from vsc_runtime.submission import unpack as unpacking
from vsc_runtime.submission.unpack import check_members, room_advice, unpack
from vsc_runtime.verdict import Stop

REQUIRED = ("query_descriptors.npz", "reference_descriptors.npz")


def info(name: str, mode: int = 0, flags: int = 0) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name)
    member.orig_filename = name
    member.external_attr = mode << 16
    member.flag_bits = flags
    return member


def refusal(*members: zipfile.ZipInfo) -> str:
    with pytest.raises(Stop) as caught:
        check_members([info(name) for name in REQUIRED] + list(members))
    assert caught.value.exit_code == 10
    assert caught.value.next_step
    message = caught.value.message
    assert message.startswith("submission.zip") and message.isprintable() and message.isascii()
    return message


def test_accepts_a_usual_submission() -> None:
    names = ["main.py", "model/", "model/weights.pt", "./lib//a.py", "__MACOSX/._main.py", "./"]
    members = check_members([info(name) for name in [*names, *REQUIRED]])
    assert [member.parts for member in members][:4] == [
        ("main.py",),
        ("model",),
        ("model", "weights.pt"),
        ("lib", "a.py"),
    ]


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("/etc/passwd", "absolute"),
        ("C:/x", "absolute"),
        ("../x", "`..`"),
        ("a/../../x", "`..`"),
        ("a\\..\\x", "backslash"),
        ("a\nb", "control"),
        ("main.py\0.txt", "control"),
        ("a\x1b[2Jb", "control"),
        ("x" * 256, "too long"),
        ("/".join("d" * 200 for _ in range(20)), "too long"),
        ("subset_query_descriptors.npz", "precomputed"),
        ("Subset_Query_Descriptors.NPZ", "precomputed"),
        ("subset_query_descriptors.npz/x", "precomputed"),
        ("submission/submission.tar.gz", "keeps for itself"),
        ("submission", "keeps for itself"),
        ("subset_rankings.csv", "keeps for itself"),
        ("FULL_rankings.csv", "keeps for itself"),
        ("log.txt", "keeps for itself"),
        ("result.json", "keeps for itself"),
        (".runtime/x", "keeps for itself"),
        (".home", "keeps for itself"),
        ("./.tmp/x", "keeps for itself"),
        ("Query_descriptors.npz", "in the way"),
        ("query_descriptors.npz/x", "in the way"),
        ("query_descriptors.npz", "twice"),
        ("main.py/", "main.py is a folder"),
        ("main.py/__main__.py", "main.py is a folder"),
        ("Main.py", "'Main.py' for main.py"),
    ],
)
def test_refuses_names(name: str, what: str) -> None:
    assert what in refusal(info(name))


@pytest.mark.parametrize(
    ("mode", "what"),
    [
        (stat.S_IFLNK | 0o777, "symbolic link"),
        (stat.S_IFIFO, "neither a file nor a folder"),
        (stat.S_IFCHR | 0o666, "neither a file nor a folder"),
        (stat.S_IFSOCK, "neither a file nor a folder"),
    ],
)
def test_refuses_kinds(mode: int, what: str) -> None:
    assert what in refusal(info("x", mode))


def test_refuses_encryption() -> None:
    assert "encrypted" in refusal(info("x", flags=1))


@pytest.mark.parametrize(
    ("first", "second", "what"),
    [
        ("a.txt", "A.TXT", "twice"),
        ("a", "a/b", "below a member that is a file"),
        ("a/b", "a", "twice"),
        ("a/", "A/b/", None),
        ("a/", "a/", None),
    ],
)
def test_collisions(first: str, second: str, what: str | None) -> None:
    if what is None:
        check_members([info(name) for name in (*REQUIRED, first, second)])
    else:
        assert what in refusal(info(first), info(second))


def test_number_of_members() -> None:
    most = unpacking.MAX_FILES - len(REQUIRED)
    check_members([info(name) for name in REQUIRED] + [info(str(n)) for n in range(most)])
    assert "20,001 members" in refusal(*(info(str(n)) for n in range(most + 1)))


def test_number_of_folders() -> None:
    """Of few members, each of which brings many."""
    deep = [info(f"{n}/" + "d/" * 30 + "f") for n in range(2000)]
    assert "more than 20,000 folders" in refusal(*deep)


def test_names_what_is_missing() -> None:
    with pytest.raises(Stop, match=r"no reference_descriptors\.npz"):
        check_members([info(REQUIRED[0])])
    with pytest.raises(Stop, match="inside the folder 'mine'"):
        check_members([info(f"mine/{name}") for name in REQUIRED])


@pytest.fixture
def layout(folder: Path) -> Layout:
    (folder / "submission").mkdir()
    return Layout(work=folder)


def write(layout: Layout, content: bytes) -> None:
    (layout.submission / "submission.zip").write_bytes(content)


def unpack_refusal(layout: Layout, content: bytes, limit: int = 1 << 30) -> str:
    write(layout, content)
    with pytest.raises(Stop) as caught:
        unpack(layout, limit)
    assert caught.value.exit_code == 10
    return caught.value.message


MEMBERS = {REQUIRED[0]: descriptors(QUERIES), REQUIRED[1]: descriptors(REFERENCES)}

needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="gives files to another user")


@needs_root
def test_owners_and_modes(layout: Layout) -> None:
    buffer = io.BytesIO(zipped({**MEMBERS, "lib/a.py": b"a"}))
    with zipfile.ZipFile(buffer, "a") as archive:
        tool = info("lib/tool", stat.S_IFREG | stat.S_ISUID | 0o777)
        archive.writestr(tool, b"#!/bin/sh\n")
    write(layout, buffer.getvalue())
    unpacked = unpack(layout, None)
    assert (unpacked.files, unpacked.has_main) == (4, False)

    def state(name: str) -> tuple[int, str]:
        found = (layout.work / name).stat()
        return found.st_uid, oct(stat.S_IMODE(found.st_mode))

    assert state(REQUIRED[0]) == state(REQUIRED[1]) == (0, "0o444")
    assert state("lib") == state("lib/tool") == (64000, "0o755")
    assert state("lib/a.py") == (64000, "0o644")


@needs_root
def test_a_bomb_is_measured_not_believed(layout: Layout) -> None:
    content = zipped({**MEMBERS, "bomb": bytes(50 << 20)})
    assert len(content) < 1 << 20
    assert "more than 10.0 MB" in unpack_refusal(layout, content, 10_000_000)
    assert (layout.work / "bomb").stat().st_size <= 10_000_000
    # The size that the archive states is a lie: the member claims one byte.
    lie = content.replace((50 << 20).to_bytes(4, "little"), (1).to_bytes(4, "little"))
    (layout.work / "bomb").unlink()
    for name in REQUIRED:
        (layout.work / name).unlink()
    assert lie != content
    assert "can't be read" in unpack_refusal(layout, lie, 10_000_000)


def test_the_advice_has_values_that_suffice() -> None:
    """Three quarters of the scratch folder are for what is unpacked, and half of memory for it."""
    for total in (1, 700 << 20, 3 << 30, 10 << 30):
        found = re.search("SCRATCH_LIMIT=([0-9]+)g and MEMORY_LIMIT=([0-9]+)g", room_advice(total))
        assert found is not None
        scratch, memory = (int(each) << 30 for each in found.groups())
        assert total <= scratch * 3 // 4 and scratch <= memory // 2


@needs_root
@pytest.mark.parametrize("keep", [0, 10, 100, 0.3, 0.9, 0.999])
def test_truncated(layout: Layout, keep: float) -> None:
    content = zipped(MEMBERS)
    length = keep if isinstance(keep, int) else int(len(content) * keep)
    assert "not a readable zip" in unpack_refusal(layout, content[:length])


@needs_root
def test_damaged_anywhere(layout: Layout) -> None:
    """One changed byte: refused with one message, or harmless; never another error."""
    content = zipped(MEMBERS)
    for at in range(0, len(content), 41):
        for name in REQUIRED:
            (layout.work / name).unlink(missing_ok=True)
        write(layout, content[:at] + bytes([content[at] ^ 0x5A]) + content[at + 1 :])
        assert exit_code_of(layout) in (0, 10)


def exit_code_of(layout: Layout) -> int:
    try:
        unpack(layout, 1 << 30)
    except Stop as stop:
        return stop.exit_code
    return 0


@needs_root
def test_a_huge_table_of_contents_is_not_read(layout: Layout) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for number in range(40_000):
            archive.writestr(f"{number:0200}", b"")
    assert "table of contents has" in unpack_refusal(layout, buffer.getvalue())


@needs_root
@pytest.mark.parametrize("members", [150, 2900])
def test_folders_990_deep_cost_no_memory(layout: Layout, members: int) -> None:
    """A zip of 600 kB with 150 of them once took 512 MiB."""
    buffer = io.BytesIO(zipped(MEMBERS))
    with zipfile.ZipFile(buffer, "a") as archive:
        for number in range(members):
            archive.writestr(f"{number}/" + "d/" * 990 + "f", b"")
    write(layout, buffer.getvalue())
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss << 10
    uses: list[PhaseUse] = []
    with pytest.raises(Stop, match=r"'0/d/d/.* lies 992 folders deep; the limit is 32"):
        run_phase("unpack", lambda: unpack(layout, 1 << 30), uses)
    assert (uses[0].peak_memory_bytes or 0) < before + (100 << 20)


@needs_root
def test_symbolic_link_in_a_real_zip(layout: Layout) -> None:
    buffer = io.BytesIO(zipped(MEMBERS))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr(info("main.py", stat.S_IFLNK | 0o777), "/etc/shadow")
    assert "symbolic link" in unpack_refusal(layout, buffer.getvalue())
    assert not os.path.lexists(layout.work / "main.py")
