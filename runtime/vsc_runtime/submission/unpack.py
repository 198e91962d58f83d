"""Unpacks submission.zip into the working folder, trusting nothing that it says about itself."""

from __future__ import annotations

import os
import stat
import zipfile
from dataclasses import dataclass
from pathlib import Path

from ..formats.archive import DAMAGE, open_zip, reason
from ..layout import QUERY, REFERENCE, RESERVED, SUBMISSION_UID, SUBSET, Layout
from ..verdict import Stop, invalid, set_up
from ..wording import count, shown, size

MAX_FILES = 20_000
#: A table of contents of 20,000 entries with names of some 200 characters.
MAX_DIRECTORY = 6 << 20
CHUNK = 1 << 20
#: No machine is advised to take more: such a zip lies, or is a bomb.
MOST_ADVISED = 64 << 30
#: No real submission nests deeper, and each folder of a path takes time and memory.
MAX_DEPTH = 32
MAX_FOLDERS = 20_000
#: Bit 0 of a member's flags: encrypted.
ENCRYPTED = 0x1

Parts = tuple[str, ...]


@dataclass(frozen=True)
class Member:
    """One file or folder to be made: its path below the working folder."""

    info: zipfile.ZipInfo
    parts: Parts


@dataclass(frozen=True)
class Unpacked:
    files: int
    bytes: int
    has_main: bool
    #: A sentence about a main.py that is not at the top, or empty.
    near_main: str


def unpack(layout: Layout, limit: int | None) -> Unpacked:
    """Unpacks the zip; raises Stop for an archive that breaks a rule.

    The two descriptor files end up owned by root and read-only, all else belongs to the submission.
    `limit` is in bytes, measured while unpacking; without it the size of the file system decides.
    """
    path = layout.submission / "submission.zip"
    try:
        opened = open_zip(path, MAX_DIRECTORY)
    except OSError as error:
        raise set_up(
            f"submission.zip can't be opened: {error.strerror or error}.",
            "Put a regular file submission.zip into submission/.",
        ) from error
    except DAMAGE as error:
        raise invalid(f"submission.zip is not a readable zip archive: {reason(error)}.") from error
    with opened as archive:
        members = check_members(archive.infolist())
        written = 0
        # By what the zip says of itself.
        advice = room_advice(sum(member.info.file_size for member in members))
        for member in members:
            written += _write(archive, member, layout.work, limit, written, advice)
    names = {member.parts for member in members if not member.info.is_dir()}
    return Unpacked(len(names), written, ("main.py",) in names, _near_main(names))


def _near_main(names: set[Parts]) -> str:
    deeper = sorted(parts for parts in names if len(parts) > 1 and parts[-1] == "main.py")
    return f" There is {shown('/'.join(deeper[0]))}: it must lie at the top." if deeper else ""


def check_members(infos: list[zipfile.ZipInfo]) -> list[Member]:
    """Checks every member before any is written; raises Stop at the first that breaks a rule."""
    if len(infos) > MAX_FILES:
        raise invalid(
            f"submission.zip has {count(len(infos), 'member')}; the limit is {MAX_FILES:,}."
        )
    seen: dict[Parts, bool] = {}
    members: list[Member] = []
    for info in infos:
        parts = _checked_path(info)
        _check_kind(info)
        if parts:
            _check_unique(info, tuple(part.casefold() for part in parts), seen)
            members.append(Member(info, parts))
    files = {member.parts for member in members if not member.info.is_dir()}
    for name in (QUERY, REFERENCE):
        if (name,) not in files:
            raise _missing(name, files)
    return members


def _missing(name: str, files: set[Parts]) -> Stop:
    deeper = sorted(parts for parts in files if len(parts) == 2 and parts[1] == name)
    if deeper:
        return invalid(
            f"submission.zip has {name} inside the folder {shown(deeper[0][0])}, not at its top.",
            "Zip the files themselves, not the folder they are in.",
        )
    return invalid(
        f"submission.zip has no {name}.",
        "Put query_descriptors.npz and reference_descriptors.npz at the top of the zip.",
    )


def _checked_path(info: zipfile.ZipInfo) -> Parts:
    """The member's path in parts; empty for the top folder itself."""
    name = info.orig_filename
    where = f"submission.zip: the member {shown(name)}"
    if any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or 0xD800 <= ord(c) < 0xE000 for c in name):
        raise invalid(f"{where} has a control character in its name.")
    if "\\" in name:
        raise invalid(
            f"{where} has a backslash in its name.",
            "Pack with a tool that writes forward slashes, e.g. `make pack-submission`.",
        )
    if name.startswith("/") or name[1:2] == ":":
        raise invalid(f"{where} has an absolute path.")
    parts = tuple(part for part in name.split("/") if part not in ("", "."))
    if len(parts) > MAX_DEPTH:
        raise invalid(
            f"{where} lies {len(parts):,} folders deep; the limit is {MAX_DEPTH}.",
            "Use fewer folders within folders.",
        )
    if ".." in parts:
        raise invalid(f"{where} leaves the working folder with `..`.")
    if any(len(part.encode()) > 255 for part in parts) or len(name.encode()) > 2000:
        raise invalid(f"{where} has a name that is too long (255 bytes a part, 2,000 in all).")
    top = parts[0].casefold() if parts else ""
    if top == SUBSET:
        raise invalid(
            f"submission.zip has a precomputed {SUBSET}.",
            f"Leave it out of the zip: main.py must write {SUBSET} while it runs.",
        )
    if top in RESERVED:
        raise invalid(f"{where} has a name that the runtime keeps for itself.", "Rename it.")
    if top == "main.py":
        if len(parts) > 1 or info.is_dir():
            raise invalid(
                "submission.zip: main.py is a folder.", "Put the file main.py at the top."
            )
        if parts[0] != "main.py":
            raise invalid(f"submission.zip has {shown(parts[0])} for main.py.", "Call it main.py.")
    if top in (QUERY, REFERENCE) and (parts[0] != top or len(parts) > 1):
        raise invalid(f"{where} would stand in the way of {top}.", "Rename it.")
    return parts


def _check_kind(info: zipfile.ZipInfo) -> None:
    where = f"submission.zip: the member {shown(info.filename)}"
    if info.flag_bits & ENCRYPTED:
        raise invalid(f"{where} is encrypted.", "Pack without a password.")
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind == stat.S_IFLNK:
        raise invalid(f"{where} is a symbolic link.", "Pack the file itself in its place.")
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise invalid(f"{where} is neither a file nor a folder.")


def _check_unique(info: zipfile.ZipInfo, key: Parts, seen: dict[Parts, bool]) -> None:
    """`seen` maps each path so far, in one case, to whether it is a folder."""
    where = f"submission.zip: the member {shown(info.filename)}"
    for depth in range(1, len(key)):
        if not seen.setdefault(key[:depth], True):
            raise invalid(f"{where} lies below a member that is a file.")
    if len(seen) > MAX_FILES + MAX_FOLDERS:
        raise invalid(
            f"submission.zip has more than {MAX_FOLDERS:,} folders.", "Use fewer folders."
        )
    if key in seen and not (seen[key] and info.is_dir()):
        raise invalid(f"{where} is there twice (upper and lower case count as the same).")
    seen[key] = info.is_dir()


def room_advice(total: int) -> str:
    """What files of `total` bytes need: they are kept in memory."""
    if total > MOST_ADVISED:
        return "Pack fewer and smaller files: all of them are kept in memory."
    scratch = max(1, -(-total * 4 // 3 >> 30))
    return (
        f"Files are kept in memory: run with SCRATCH_LIMIT={scratch}g and MEMORY_LIMIT="
        f"{2 * scratch}g or more, or pack less."
    )


def _write(
    archive: zipfile.ZipFile,
    member: Member,
    work: Path,
    limit: int | None,
    before: int,
    advice: str,
) -> int:
    """Writes one member; returns its measured size."""
    target = work.joinpath(*member.parts)
    try:
        _make_folders(work, member.parts if member.info.is_dir() else member.parts[:-1])
        if member.info.is_dir():
            return 0
        own = member.parts in ((QUERY,), (REFERENCE,))
        executable = (member.info.external_attr >> 16) & 0o111
        mode = 0o444 if own else 0o755 if executable else 0o644
        fd = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, mode)
        with os.fdopen(fd, "wb") as out:
            written = 0
            with archive.open(member.info) as source:
                while chunk := source.read(CHUNK):
                    written += len(chunk)
                    if limit is not None and before + written > limit:
                        raise invalid(
                            f"submission.zip unpacks to more than {size(limit)}, the "
                            f"limit (at {shown(member.info.filename)}).",
                            advice,
                        )
                    out.write(chunk)
            if not own:
                os.fchown(out.fileno(), SUBMISSION_UID, SUBMISSION_UID)
        return written
    except DAMAGE as error:
        raise invalid(
            f"submission.zip: the member {shown(member.info.filename)} can't be read: "
            f"{reason(error)}."
        ) from error
    except OSError as error:
        raise invalid(
            f"submission.zip: the member {shown(member.info.filename)} can't be written "
            f"to the working folder: {error.strerror}.",
            advice,
        ) from error


def _make_folders(work: Path, parts: Parts) -> None:
    folder = work
    for part in parts:
        folder = folder / part
        if not folder.is_dir():
            folder.mkdir(0o755)
            os.chown(folder, SUBMISSION_UID, SUBMISSION_UID)
