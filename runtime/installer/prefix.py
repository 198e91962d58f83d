"""Checks what was installed, and makes it the same bytes each time."""

from __future__ import annotations

import filecmp
import json
import os
import re
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from trouble import Trouble

_CLOBBERED = "__clobbers__"
#: Nothing in an image runs the tests of these packages (none is imported by the package itself), or
#: links against a static library: pip's source distributions take the shared ones.
_LEFT_OUT = re.compile(
    r"^lib/(?:[^/]+\.a|python3[^/]*/(?:"
    r"config-[^/]+/[^/]+\.a|(?:test|idlelib/idle_test|lib2to3/tests)/.*|"
    r"site-packages/(?:numba|numpy|pandas|scipy|skimage|sklearn|networkx|matplotlib)/(?:.*/)?tests/.*))$"
)

#: Processes that compile, each its own files. As many on every machine: what a process has compiled
#: before may show in the bytes, as marshal notes which objects are in use elsewhere.
_SHARES = 8


def check(prefix: Path, plan: list[dict[str, Any]]) -> None:
    """Refuses what py-rattler lets pass: files of two packages, and links out of the prefix."""
    for path in sorted((prefix / _CLOBBERED).rglob("*")):
        name, *parts = path.relative_to(prefix / _CLOBBERED).parts
        other = prefix.joinpath(*parts)
        if not path.is_dir() and not _same(path, other):
            file = "/".join(parts)
            owner = next(
                (n for n, files in _owners(prefix) if file in files and n != name), "another"
            )
            raise Trouble(name, f"{file} is in {owner} as well, with other content")
    for entry in plan:
        for file in _record(prefix, entry)["files"]:
            path = prefix / file
            if path.is_symlink() and not _inside(path, prefix):
                raise Trouble(
                    entry["name"], f"{file} leads out of the environment: {path.readlink()}"
                )


def settle(prefix: Path, plan: list[dict[str, Any]]) -> None:
    """Compiles modules, and takes out of the prefix what describes this run."""
    shutil.rmtree(prefix / _CLOBBERED, ignore_errors=True)
    (prefix / "CACHEDIR.TAG").unlink(missing_ok=True)
    records = [_record(prefix, entry) for entry in plan]
    for record in records:
        _leave_out(prefix, record)
    compiled = _compile(prefix, [file for record in records for file in record["files"]])
    for entry, record in zip(plan, records, strict=True):
        record |= {
            "url": entry["url"],
            "channel": entry["url"].rsplit("/", 2)[0],
            "fn": entry["url"].rsplit("/", 1)[1],
            "md5": entry["md5"],
        }
        home = f"/opt/conda/pkgs/{entry['name']}-{entry['version']}-{entry['build']}"
        record["extracted_package_dir"] = record["link"]["source"] = home
        own = [_pyc(file) for file in record["files"] if _pyc(file) in compiled]
        record["files"] = sorted(record["files"] + own)
        # conda notes what it has compiled in the same way.
        record["paths_data"]["paths"] += [{"_path": file, "path_type": "pyc_file"} for file in own]
        for each in record["paths_data"]["paths"]:
            if each["path_type"] == "softlink":
                # py-rattler's is of the link's text: conda follows it, and would say "altered".
                each.pop("sha256_in_prefix", None)
        path = _path(prefix, entry)
        path.write_text(json.dumps(record, sort_keys=True), "utf-8")
        # py-rattler's is for its own user only.
        path.chmod(0o644)
    # conda wants it to be there; it tells when each step ran.
    history = prefix / "conda-meta/history"
    history.write_bytes(b"")
    history.chmod(0o644)


def _leave_out(prefix: Path, record: dict[str, Any]) -> None:
    """Removes what nobody needs, and what the record of its package says of it."""
    gone = {file for file in record["files"] if _LEFT_OUT.match(file)}
    if not gone:
        return
    for file in gone:
        (prefix / file).unlink(missing_ok=True)
    folders = {parent for file in gone for parent in Path(file).parents}
    for folder in sorted(folders - {Path()}, reverse=True):
        if not any((prefix / folder).iterdir()):
            (prefix / folder).rmdir()
    record["files"] = [file for file in record["files"] if file not in gone]
    paths = record["paths_data"]["paths"]
    record["paths_data"]["paths"] = [each for each in paths if each["_path"] not in gone]


def _compile(prefix: Path, files: list[str]) -> set[str]:
    """Compiles what packages have not: conda does it, py-rattler doesn't. Returns what was made."""
    wanted = {
        _pyc(file): file
        for file in files
        if file.endswith(".py") and "/python3" in file and not (prefix / _pyc(file)).exists()
    }
    python = prefix / "bin/python"
    if not wanted or not python.exists():
        return set()
    # Hashes in place of dates; nobody can write to the sources, so nobody has to look at them. Not
    # -I, which ignores the seed: before 3.11, Python writes a module's sets in hash order.
    command = [str(python), "-s", "-m", "compileall", "-q", "-i", "-"]

    def compile_share(share: list[str]) -> None:
        subprocess.run(
            [*command, "--invalidation-mode", "unchecked-hash"],
            input="".join(f"{prefix / file}\n" for file in share),
            cwd=prefix / "conda-meta",  # Modules are looked for here first; it has none.
            env={"PYTHONHASHSEED": "0", "PATH": os.defpath},
            check=False,  # Files of another Python's syntax are left as they are, as conda does.
            stdout=subprocess.DEVNULL,
            text=True,
        )

    sources = list(wanted.values())
    # compileall's own -j is for folders; files that are listed it compiles one after the other.
    with ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        # None is empty: without a list, compileall takes all that Python can import.
        shares = min(_SHARES, len(sources))
        list(pool.map(compile_share, (sources[nth::shares] for nth in range(shares))))
    return {file for file in wanted if (prefix / file).exists()}


def _pyc(file: str) -> str:
    """`lib/python3.9/x/a.py` -> `lib/python3.9/x/__pycache__/a.cpython-39.pyc`."""
    folder, _, name = file.rpartition("/")
    version = next((p[6:] for p in folder.split("/") if p.startswith("python3")), "")
    return f"{folder}/__pycache__/{name[:-3]}.cpython-{version.replace('.', '')}.pyc"


def _owners(prefix: Path) -> list[tuple[str, list[str]]]:
    records = (json.loads(p.read_text("utf-8")) for p in sorted(prefix.glob("conda-meta/*.json")))
    return [(record["name"], record["files"]) for record in records]


def _record(prefix: Path, entry: dict[str, Any]) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(_path(prefix, entry).read_text("utf-8"))
    return record


def _path(prefix: Path, entry: dict[str, Any]) -> Path:
    return prefix / f"conda-meta/{entry['name']}-{entry['version']}-{entry['build']}.json"


def _inside(path: Path, prefix: Path) -> bool:
    return (path.parent / path.readlink()).resolve().is_relative_to(prefix.resolve())


def _same(one: Path, other: Path) -> bool:
    if one.is_symlink() or other.is_symlink():
        return one.is_symlink() and other.is_symlink() and one.readlink() == other.readlink()
    return other.is_file() and filecmp.cmp(one, other, shallow=False)
