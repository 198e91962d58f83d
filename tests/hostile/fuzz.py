"""Looks for bytes that break a reader: `fuzz.py npz|zip FOLDER [OPTIONS of libFuzzer]`.

Begins with the hostile corpus and with what was kept, and adds to FOLDER what takes a new way
through the code. Ends with 0 if nothing broke. `fuzz.py keep npz|zip FOLDER` keeps that.
Needs atheris (tests/hostile/atheris.txt); docs/how-to/hostile-corpus.md says how to run it.
"""

from __future__ import annotations

import hashlib
import importlib
import io
import pkgutil
import sys
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.dont_write_bytecode = True
sys.path[:0] = [str(HERE), "/opt/vsc"]

#: Nobody needs a long input to break a reader of headers.
LONGEST = 16 << 10
#: Digits of a SHA-1.
SHA1 = 40
#: The same date in each, so that the same inputs make the same file.
DATE = (1980, 1, 1, 0, 0, 0)


def main(arguments: list[str]) -> None:
    if arguments[0] == "keep":
        keep(arguments[1], Path(arguments[2]))
        return
    reader, folder, *options = arguments
    import atheris

    # Only what is imported here is watched.
    with atheris.instrument_imports(include=["vsc_runtime", "zipfile"]):
        import readers
    seed(reader, Path(folder))
    atheris.Setup([sys.argv[0], folder, f"-max_len={LONGEST}", *options], readers.READERS[reader])
    atheris.Fuzz()


def seed(reader: str, folder: Path) -> None:
    """Fills the folder with what is known."""
    import cases
    from case import QUERY, good
    from readers import kept

    known = list(kept(reader).values())
    for module in pkgutil.iter_modules(cases.__path__):
        for case in importlib.import_module(f"cases.{module.name}").CASES:
            members = {**good(), **case.members}
            if reader == "npz":
                known += [members[QUERY], *single_arrays(members[QUERY])]
            else:
                known.append(case.archive(members))
    folder.mkdir(parents=True, exist_ok=True)
    for data in known:
        if len(data) <= LONGEST:
            (folder / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)


def single_arrays(data: bytes) -> list[bytes]:
    """The arrays of an npz, each as read_npz takes one; none if nobody can open it."""
    from vsc_runtime.formats.archive import DAMAGE
    from vsc_runtime.submission.validation import ARRAYS

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            there = [(at, f"{name}.npy") for at, name in enumerate(ARRAYS)]
            return [bytes([at]) + file.read(name) for at, name in there if name in file.namelist()]
    except (*DAMAGE, OSError):
        return []


def keep(reader: str, folder: Path) -> None:
    """Adds what a search has put into the folder: libFuzzer names it by its SHA-1."""
    path = HERE / "kept" / f"{reader}.zip"
    with zipfile.ZipFile(path) as archive:
        inputs = {archive.read(name) for name in archive.namelist()}
    inputs |= {found.read_bytes() for found in folder.iterdir() if len(found.name) == SHA1}
    named = sorted((hashlib.sha256(data).hexdigest()[:16], data) for data in inputs)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in named:
            archive.writestr(zipfile.ZipInfo(name, DATE), data, zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    main(sys.argv[1:])
