"""Writes conda packages in both formats, and the repodata of a channel.

Formats: docs.conda.io, "Package specification" and "Package metadata"; the package file `.conda` is
conda's CEP "package format 2".
"""

from __future__ import annotations

import bz2
import hashlib
import io
import json
import tarfile
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import zstandard

#: One moment for every file, so that the same packages are the same bytes.
MOMENT = 1660000000
#: Where the packages say that they were built; an installer puts the real prefix in its place.
PLACEHOLDER = "/home/conda/" + "placehold_" * 20


@dataclass
class Item:
    """A file of a package: its bytes, or the target of a symbolic link."""

    data: bytes = b""
    mode: int = 0o644
    link: str | None = None


@dataclass
class Package:
    """A conda package: `noarch` is `python`, `generic` or None, files are by path below the prefix."""

    name: str
    version: str
    depends: list[str] = field(default_factory=list)
    noarch: str | None = None
    entry_points: list[str] = field(default_factory=list)
    files: dict[str, Item] = field(default_factory=dict)
    old_format: bool = False
    license: str = "MIT"
    build: str = "0"
    placeholder: str = PLACEHOLDER
    constrains: list[str] = field(default_factory=list)

    @property
    def subdir(self) -> str:
        return "noarch" if self.noarch else "linux-64"

    @property
    def stem(self) -> str:
        return f"{self.name}-{self.version}-{self.build}"

    def index(self) -> dict[str, Any]:
        last = self.build.split("_")[-1]
        return {
            "name": self.name,
            "version": self.version,
            "build": self.build,
            "build_number": int(last) if last.isdigit() else 0,
            "depends": self.depends,
            "constrains": self.constrains,
            "license": self.license,
            "subdir": self.subdir,
            "timestamp": MOMENT * 1000,
            "arch": None if self.noarch else "x86_64",
            "platform": None if self.noarch else "linux",
            **({"noarch": self.noarch} if self.noarch else {}),
        }


def write_channel(folder: Path, packages: Iterable[Package]) -> None:
    """Writes the packages, one after the other as they come, and the repodata of their channel."""
    records: dict[str, dict[str, dict[str, Any]]] = {
        subdir: {"packages": {}, "packages.conda": {}} for subdir in ("linux-64", "noarch")
    }
    for package in packages:
        name, data = _pack(package)
        (folder / package.subdir).mkdir(parents=True, exist_ok=True)
        (folder / package.subdir / name).write_bytes(data)
        kind = "packages" if package.old_format else "packages.conda"
        records[package.subdir][kind][name] = {
            **package.index(),
            "md5": hashlib.md5(data).hexdigest(),
            "sha256": hashlib.sha256(data).hexdigest(),
            "size": len(data),
        }
    for subdir, kinds in records.items():
        (folder / subdir).mkdir(parents=True, exist_ok=True)
        repodata = {"info": {"subdir": subdir}, "repodata_version": 1, **kinds}
        (folder / subdir / "repodata.json").write_text(json.dumps(repodata))


def _pack(package: Package) -> tuple[str, bytes]:
    info = _info(package)
    if package.old_format:
        return f"{package.stem}.tar.bz2", bz2.compress(_tar({**package.files, **info}), 1)
    parts = {
        "metadata.json": b'{"conda_pkg_format_version": 2}',
        f"pkg-{package.stem}.tar.zst": _zstd(_tar(package.files)),
        f"info-{package.stem}.tar.zst": _zstd(_tar(info)),
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2022, 8, 8, 0, 0, 0)), data)
    return f"{package.stem}.conda", stream.getvalue()


def _info(package: Package) -> dict[str, Item]:
    listed = [_path(package, path, item) for path, item in sorted(package.files.items())]
    info: dict[str, Any] = {
        "info/index.json": package.index(),
        "info/paths.json": {"paths": listed, "paths_version": 1},
    }
    if package.noarch == "python":
        noarch: dict[str, Any] = {"type": "python"}
        if package.entry_points:
            noarch["entry_points"] = package.entry_points
        info["info/link.json"] = {"noarch": noarch, "package_metadata_version": 1}
    texts = {path: json.dumps(value, indent=1) for path, value in info.items()}
    texts["info/files"] = "".join(f"{path}\n" for path in sorted(package.files))
    return {path: Item(text.encode()) for path, text in texts.items()}


def _path(package: Package, path: str, item: Item) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "_path": path,
        "path_type": "softlink" if item.link else "hardlink",
        "sha256": hashlib.sha256(item.data).hexdigest(),
        "size_in_bytes": len(item.data),
    }
    if package.placeholder.encode() in item.data:
        mode = "binary" if b"\0" in item.data else "text"
        entry |= {"prefix_placeholder": package.placeholder, "file_mode": mode}
    return entry


def _tar(files: dict[str, Item]) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=tarfile.GNU_FORMAT) as archive:
        for path, item in sorted(files.items()):
            entry = tarfile.TarInfo(path)
            entry.mtime, entry.mode = MOMENT, item.mode
            if item.link:
                entry.type, entry.linkname = tarfile.SYMTYPE, item.link
            entry.size = len(item.data)
            archive.addfile(entry, io.BytesIO(item.data))
    return stream.getvalue()


def _zstd(data: bytes) -> bytes:
    return zstandard.ZstdCompressor(level=3, threads=2).compress(data)
