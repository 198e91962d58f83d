"""Makes conda packages of Debian's: of Python, of its modules, and of the libraries they load."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import tempfile
from base64 import urlsafe_b64encode
from pathlib import Path

from archive import Item, Package

MACHINE = "x86_64-linux-gnu"
SITE = "lib/python3.11/site-packages"
#: What every Linux has, and of one kind only.
_GLIBC = re.compile(r"^(ld-linux.*|lib(c|m|dl|pthread|rt|util|resolv|mvec|BrokenLocale|nsl))\.so")
#: Debian's Python looks for modules in folders of its own.
_SITE_CUSTOMIZE = """import site, sys

site.addsitedir(sys.prefix + '/lib/{name}/site-packages')
"""
#: And installs into them: what its own changes say, by file, and what every other Python says.
_OWN_FOLDERS = {
    "sysconfig.py": (b"'posix_local'", b"'posix_prefix'"),
    "distutils/command/install.py": (b'"unix_local"', b'"unix_prefix"'),
    "distutils/sysconfig.py": (
        b'os.path.join(prefix, "lib", "python3", "dist-packages")',
        b'os.path.join(libpython, "site-packages")',
    ),
}
_NOT_OF_PYTHON = re.compile(r"/(test|EXTERNALLY-MANAGED|sitecustomize\.py|dist-packages|[^/]*\.[ao])(/|$)")


def python_package(usr_lib: Path, version: str, depends: list[str]) -> Package:
    """Debian's Python below a prefix of its own."""
    made = Package("python", version, depends, license="Python-2.0", build="hdebian_0")
    name = f"python{version.rsplit('.', 1)[0]}"
    library = f"lib/{name}"
    for path, item in collect(usr_lib / name, library).items():
        if not _NOT_OF_PYTHON.search(path):
            made.files[path] = item
    made.files[f"{library}/sitecustomize.py"] = Item(_SITE_CUSTOMIZE.format(name=name).encode())
    made.files[f"{library}/site-packages/README.txt"] = Item(b"Packages go here.\n")
    for path, (own, usual) in _OWN_FOLDERS.items():
        if item := made.files.get(f"{library}/{path}"):
            item.data = item.data.replace(own, usual)
    program = usr_lib.parent / "bin" / name
    made.files[f"bin/{name}"] = Item(program.read_bytes(), 0o755)
    for link in ("python", "python3"):
        made.files[f"bin/{link}"] = Item(link=name, mode=0o777)
    _find_libraries(made)
    return made


def module_package(
    packages: Path,
    name: str,
    version: str,
    paths: list[str],
    depends: list[str],
    *,
    distribution: str | None = None,
    debian_version: str | None = None,
    metadata: str = "record",
    finds_libraries: bool = False,
    **more: object,
) -> Package:
    """A package of modules of a folder. `metadata`: `record`, `no-record` or `egg-info`, as packages of conda have it.

    `finds_libraries`: a wheel's, which knows its own.
    """
    files: dict[str, Item] = {}
    for path in paths:
        source = packages / path
        files |= collect(source, path) if source.is_dir() else {path: Item(source.read_bytes())}
    compiled = any(path.endswith(".so") for path in files)
    noarch = None if compiled else "python"
    made = Package(name, version, depends, noarch=noarch, build="py311_0", **more)  # type: ignore[arg-type]
    project = distribution or name
    made.files = files | _metadata(
        packages, project, version, debian_version or version, metadata, files
    )
    folder = SITE if compiled else "site-packages"
    made.files = {f"{folder}/{path}": item for path, item in made.files.items()}
    if not finds_libraries:
        _find_libraries(made)
    return made


def _metadata(
    packages: Path, project: str, version: str, debian_version: str, kind: str, files: dict[str, Item]
) -> dict[str, Item]:
    stem = f"{project}-{debian_version}"
    found = next(packages / f"{stem}.{end}" for end in ("dist-info", "egg-info") if (packages / f"{stem}.{end}").exists())
    if kind == "egg-info":
        return collect(found, f"{project}-{version}-py3.11.egg-info")
    source = found
    if found.is_dir():
        source = found / ("METADATA" if found.suffix == ".dist-info" else "PKG-INFO")
    text = source.read_text(encoding="utf-8")
    if found.is_dir() and "Requires-Dist:" not in text and (found / "requires.txt").exists():
        needs = (found / "requires.txt").read_text().split("[")[0].split()
        head, _, rest = text.partition("\n\n")
        text = "\n".join([head, *(f"Requires-Dist: {need}" for need in needs)]) + "\n\n" + rest
    text = text.replace(f"Version: {debian_version}\n", f"Version: {version}\n")
    info = f"{project}-{version}.dist-info"
    made = {f"{info}/METADATA": Item(text.encode()), f"{info}/INSTALLER": Item(b"conda\n")}
    entry_points = found / "entry_points.txt"
    if found.is_dir() and entry_points.exists():
        made[f"{info}/entry_points.txt"] = Item(entry_points.read_bytes())
    if kind == "record":
        record = f"{info}/RECORD"
        rows = [_row(path, item) for path, item in (files | made).items()]
        made[record] = Item("".join([*rows, f"{record},,\n"]).encode())
    return made


def _row(path: str, item: Item) -> str:
    digest = urlsafe_b64encode(hashlib.sha256(item.data).digest()).decode().rstrip("=")
    return f"{path},sha256={digest},{len(item.data)}\n"


def collect(folder: Path, target: str) -> dict[str, Item]:
    """The files below a folder: links are followed to files; what they miss is left out."""
    files = {}
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(set(folders) - {"__pycache__"})
        for name in sorted(names):
            path = Path(root, name)
            if path.is_file() and not name.endswith(".pyc"):
                mode = 0o755 if path.stat().st_mode & 0o100 else 0o644
                files[f"{target}/{path.relative_to(folder)}"] = Item(path.read_bytes(), mode)
    return files


def elf_needs(packages: list[Package]) -> set[str]:
    """Names of the shared libraries that the files of packages load."""
    items = (item for package in packages for item in package.files.values())
    return {need for item in items if item.data.startswith(b"\x7fELF") for need in _needs(item.data)}


def shared_libraries(usr_lib: Path, names: set[str]) -> dict[str, Item]:
    """Shared libraries and what they load in turn, below `lib`."""
    folders = [usr_lib / MACHINE / sub for sub in ("openblas-pthread", "", "pulseaudio")]
    files: dict[str, Item] = {}
    todo = sorted(names)
    while todo:
        name = todo.pop()
        if f"lib/{name}" in files or _GLIBC.match(name):
            continue
        source = next((f / name for f in folders if (f / name).exists()), None)
        if source is None:
            continue
        data = source.read_bytes()
        todo += _needs(data)
        files[f"lib/{name}"] = Item(_patched(data, "$ORIGIN"), 0o644)
    return files


def _find_libraries(made: Package) -> None:
    for path, item in made.files.items():
        if item.data.startswith(b"\x7fELF"):
            item.data = _patched(item.data, "$ORIGIN/" + os.path.relpath("lib", Path(path).parent))


def _needs(data: bytes) -> list[str]:
    return _patchelf(data, "--print-needed")[0].split()


def _patched(data: bytes, rpath: str) -> bytes:
    return _patchelf(data, "--set-rpath", rpath)[1]


def _patchelf(data: bytes, *arguments: str) -> tuple[str, bytes]:
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        command = ["patchelf", *arguments, file.name]
        output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        return output, Path(file.name).read_bytes()
