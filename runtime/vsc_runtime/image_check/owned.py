"""Which files the package managers of the image say a package has."""

from __future__ import annotations

import importlib.metadata
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TypedDict


class Installed(TypedDict):
    """One installed package; `size` in bytes on disk."""

    kind: str  # conda, pip or apt
    name: str
    version: str
    size: int
    source: str  # conda: the URL it came from; else empty


class _CondaNames(TypedDict):
    name: str
    version: str


class CondaRecord(_CondaNames, total=False):
    """What conda notes of a package that it installs, as far as it matters here."""

    files: list[str]
    depends: list[str]
    url: str


def installed() -> Iterator[Installed]:
    """Every package of the image: Debian's, conda's, and what pip put on top of them."""
    yield from _apt()
    conda = list(_conda())
    yield from conda
    managed = _managed_files(conda)
    for each in importlib.metadata.distributions():
        files = each.files or []
        # conda and Debian ship the same metadata for their own packages.
        metadata = [str(Path(str(each.locate_file(f))).resolve()) for f in files[:1]]
        home = str(Path(str(each.locate_file(""))).resolve())
        if home.startswith("/usr/lib/python3") or any(path in managed for path in metadata):
            continue
        paths = [Path(str(each.locate_file(f))) for f in files]
        size = sum(path.stat().st_size for path in paths if path.is_file())
        yield {
            "kind": "pip",
            "name": each.metadata["Name"],
            "version": each.version,
            "size": size,
            "source": "",
        }


def files_of(kind: str, name: str) -> list[str] | None:
    """Absolute paths of a package's files; None if it is not installed."""
    if kind == "pip":
        try:
            found = importlib.metadata.distribution(name)
        except importlib.metadata.PackageNotFoundError:
            return None
        return [str(found.locate_file(f)) for f in found.files or []]
    if kind == "conda":
        record = conda_record(name)
        prefix = Path(sys.prefix)
        return None if record is None else [str(prefix / f) for f in record.get("files", [])]
    for suffix in ("", ":amd64", ":arm64"):
        listing = Path(f"/var/lib/dpkg/info/{name}{suffix}.list")
        if listing.is_file():
            return listing.read_text(encoding="utf-8").splitlines()
    return None


def conda_record(name: str) -> CondaRecord | None:
    """What conda noted when it installed a package."""
    records = map(_read_record, Path(sys.prefix, "conda-meta").glob(f"{name}-*.json"))
    return next((record for record in records if record["name"] == name), None)


def _read_record(path: Path) -> CondaRecord:
    record: CondaRecord = json.loads(path.read_text(encoding="utf-8"))
    return record


def _apt() -> Iterator[Installed]:
    query = ["dpkg-query", "-W", "-f", "${Package}\\t${Version}\\t${Installed-Size}\\n"]
    listed = subprocess.run(query, check=True, capture_output=True, text=True).stdout
    for line in listed.splitlines():
        name, version, kibibytes = line.split("\t")
        size = int(kibibytes or 0) * 1024
        yield {"kind": "apt", "name": name, "version": version, "size": size, "source": ""}


def _conda() -> Iterator[Installed]:
    for record in map(_read_record, sorted(Path(sys.prefix, "conda-meta").glob("*.json"))):
        files = (Path(sys.prefix, f) for f in record.get("files", []))
        yield {
            "kind": "conda",
            "name": record["name"],
            "version": record["version"],
            "size": sum(f.stat().st_size for f in files if f.is_file()),
            "source": record.get("url", ""),
        }


def _managed_files(conda: list[Installed]) -> set[str]:
    """Files of conda's own packages, pip metadata included."""
    names = (files_of("conda", each["name"]) or [] for each in conda)
    return {str(Path(f).resolve()) for files in names for f in files if ".dist-info/" in f}
