"""Which files the package managers of the image say a package has."""

from __future__ import annotations

import importlib.metadata
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TypedDict


class _Installed(TypedDict):
    kind: str  # conda, pip or apt
    name: str
    version: str
    size: int
    source: str  # conda: the URL it came from; else empty


class Installed(_Installed, total=False):
    """One installed package; `size` in bytes on disk."""

    license: str
    needs: list[str]  # names of packages
    qualifiers: dict[str, str]  # of its package URL
    sha256: str  # of the package file


class _CondaNames(TypedDict):
    name: str
    version: str


class CondaRecord(_CondaNames, total=False):
    """What conda notes of a package that it installs, as far as it matters here."""

    files: list[str]
    depends: list[str]
    url: str
    build: str
    channel: str
    subdir: str
    license: str
    sha256: str


def installed() -> Iterator[Installed]:
    """Every package of the image: Debian's, conda's, and what pip put on top of them."""
    yield from _apt()
    yield from in_environment()


def in_environment() -> Iterator[Installed]:
    """What conda and pip have installed, each distribution once: by the manager that owns it."""
    yield from _conda()
    managed = _managed_files()
    for each in importlib.metadata.distributions():
        home = str(Path(str(each.locate_file(""))).resolve())
        if home.startswith("/usr/lib/python3") or not managed.isdisjoint(_metadata_files(each)):
            continue
        paths = [Path(str(each.locate_file(f))) for f in each.files or []]
        size = sum(path.stat().st_size for path in paths if path.is_file())
        yield {
            "kind": "pip",
            "name": each.metadata["Name"],
            "version": each.version,
            "size": size,
            "source": "",
            "license": _pip_license(each.metadata),
            "needs": [
                re.split(r"[^\w.-]", need, maxsplit=1)[0]
                for need in each.requires or []
                if "extra ==" not in need
            ],
        }


def _pip_license(metadata: importlib.metadata.PackageMetadata) -> str:
    """The expression; else the classifiers; else the first line of the old field."""
    expression, old = (
        (metadata.get_all(field) or [""])[0] for field in ("License-Expression", "License")
    )
    classes = [
        text for text in metadata.get_all("Classifier") or [] if text.startswith("License ::")
    ]
    names = [text.rpartition(" :: ")[2] for text in classes]
    return expression or " AND ".join(names) or old.strip().split("\n")[0][:100]


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
    return _dpkg_lines(name, "list")


_DPKG_INFO = Path("/var/lib/dpkg/info")


def _dpkg_lines(name: str, kind: str) -> list[str] | None:
    """What dpkg keeps of a package in a file of its own; None if it has no such file."""
    for suffix in ("", ":amd64", ":arm64"):
        path = _DPKG_INFO / f"{name}{suffix}.{kind}"
        if path.is_file():
            return path.read_text(encoding="utf-8").splitlines()
    return None


def conda_record(name: str) -> CondaRecord | None:
    """What conda noted when it installed a package."""
    records = map(_read_record, Path(sys.prefix, "conda-meta").glob(f"{name}-*.json"))
    return next((record for record in records if record["name"] == name), None)


def _read_record(path: Path) -> CondaRecord:
    record: CondaRecord = json.loads(path.read_text(encoding="utf-8"))
    return record


_DPKG = ("Package", "Version", "Installed-Size", "Architecture", "source:Package", "Depends")


def _apt() -> Iterator[Installed]:
    """Without those of whose files path-exclude has left none (runtime/steps/apt.sh)."""
    query = "\\t".join(f"${{{field}}}" for field in _DPKG)
    command = ["dpkg-query", "-W", "-f", f"{query}\\n"]
    listed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    for line in listed.splitlines():
        name, version, kibibytes, arch, source, depends = line.split("\t")
        if not _is_there(name):
            continue
        yield {
            "kind": "apt",
            "name": name,
            "version": version,
            "size": int(kibibytes or 0) * 1024,
            "source": "",
            "license": _debian_license(name),
            # Of alternatives the first, without its version and architecture.
            "needs": [re.split(r"[ (:|]", need)[0] for need in depends.split(", ") if need],
            "qualifiers": {"arch": arch, "upstream": source},
        }


def _is_there(name: str) -> bool:
    """Whether a package has any of its files; one that has them below /usr/share alone counts."""
    # `HASH  usr/bin/tar`: regular files, without those of /etc that an administrator may edit.
    files = [line[34:] for line in _dpkg_lines(name, "md5sums") or []]
    own = [Path("/", file) for file in files if not file.startswith("usr/share/")]
    return not own or any(file.is_file() for file in own)


def _debian_license(name: str) -> str:
    """The licences that a machine-readable copyright file names; empty if it is a mere text."""
    path = Path(f"/usr/share/doc/{name}/copyright")
    if not path.is_file():
        return ""
    text = path.read_text(encoding="utf-8", errors="replace")
    if not text.startswith("Format:"):
        return ""
    return " AND ".join(sorted({found.strip() for found in _LICENSE.findall(text)}))[:200]


_LICENSE = re.compile(r"^License: *(\S.*)$", re.MULTILINE)


def _conda() -> Iterator[Installed]:
    for record in map(_read_record, sorted(Path(sys.prefix, "conda-meta").glob("*.json"))):
        files = (Path(sys.prefix, f) for f in record.get("files", []))
        yield {
            "kind": "conda",
            "name": record["name"],
            "version": record["version"],
            "size": sum(f.stat().st_size for f in files if f.is_file()),
            "source": record.get("url", ""),
            "license": record.get("license", ""),
            "needs": [need.split()[0] for need in record.get("depends", [])],
            "qualifiers": {
                "build": record.get("build", ""),
                "channel": Path(record.get("channel", "")).name,
                "subdir": record.get("subdir", ""),
            },
            "sha256": record.get("sha256", ""),
        }


def _metadata_files(distribution: importlib.metadata.Distribution) -> set[str]:
    """Where a distribution's metadata may stand: in a folder, or an egg-info that is a file itself.

    conda decides by it as well (its PrefixData, "anchor files"). RECORD does not help: an egg-info
    of setup.py has none, and other packages of conda leave it out.
    """
    home = Path(str(getattr(distribution, "_path", ""))).resolve()
    return {str(home), *(str(home / name) for name in ("METADATA", "PKG-INFO"))}


def _managed_files() -> set[str]:
    """The metadata files of Python distributions that are conda's own."""
    records = map(_read_record, Path(sys.prefix, "conda-meta").glob("*.json"))
    return {
        str(Path(sys.prefix, file).resolve())
        for record in records
        for file in record.get("files", [])
        if ".dist-info/" in file or ".egg-info" in file
    }
