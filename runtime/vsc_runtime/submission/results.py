"""What a run leaves in the submission folder: result.json and submission.tar.gz."""

from __future__ import annotations

import gzip
import json
import os
import tarfile
from pathlib import Path
from typing import IO, Callable

from ..contract import SubmissionResult

RESULT, ARCHIVE = "result.json", "submission.tar.gz"


def write_result(folder: Path, result: SubmissionResult) -> None:
    """Writes result.json in one step."""
    text = json.dumps(result.to_json(), indent=2) + "\n"
    _write(folder / RESULT, lambda out: out.write(text.encode()))


def write_archive(folder: Path, files: list[Path]) -> None:
    """Writes submission.tar.gz in one step: the same files give the same bytes."""

    def write(out: IO[bytes]) -> None:
        with (
            gzip.GzipFile("", "wb", 6, out, mtime=0) as packed,
            tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as archive,
        ):
            for path in files:
                info = tarfile.TarInfo(path.name)
                info.size = path.stat().st_size
                info.mode = 0o644
                with path.open("rb") as source:
                    archive.addfile(info, source)

    _write(folder / ARCHIVE, write)


def _write(path: Path, write: Callable[[IO[bytes]], object]) -> None:
    """Writes a temporary file, gives it to the folder's owner and puts it in place."""
    owner = path.parent.stat()
    temporary = path.with_name(f".{path.name}.part")
    try:
        with temporary.open("wb") as out:
            write(out)
            out.flush()
            os.fsync(out.fileno())
        temporary.chmod(0o644)
        os.chown(temporary, owner.st_uid, owner.st_gid)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
