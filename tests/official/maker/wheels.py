"""Makes conda channels of wheels and of Debian's Python: `wheels.py PLAN WHEELS CHANNELS`.

PLAN is a JSON file: `python` and `libtiff`, the versions of Debian's; `channels`, names of channels;
`named`, for packages that the environment file names, by their name on PyPI, the `name`, `version`,
`build` and `channel` that they have in conda; `libraries`, packages with the same four and `wheels`, the
names on PyPI of those whose shared libraries they hold.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import Distribution
from itertools import chain
from pathlib import Path
from zipfile import ZipFile

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

sys.path.insert(0, "/debian")
from archive import PLACEHOLDER, Item, Package, write_channel
from debian import collect, elf_needs, python_package, shared_libraries

USR = Path("/usr")
PYTHON = "python >=3.9,<3.10.0a0"


def main(plan_file: Path, wheels: Path, channels: Path) -> None:
    plan = json.loads(plan_file.read_text())
    own = {"conda-forge": [*_debian(plan), *_made()], "pytorch": [_cpuonly()]}
    of_libraries = {name for each in plan["libraries"] for name in each["wheels"]}
    for channel in plan["channels"]:
        others = [wheel for wheel in sorted(wheels.iterdir()) if _project(wheel) not in of_libraries]
        here = (wheel for wheel in others if _place(wheel, plan)["channel"] == channel)
        together = (each for each in plan["libraries"] if each["channel"] == channel)
        write_channel(channels / channel, chain(_all(own.get(channel, []), here, plan), _libraries(together, wheels)))


def _all(own: list[Package], wheels: Iterator[Path], plan: dict) -> Iterator[Package]:
    yield from own
    for wheel in wheels:
        print(wheel.name, flush=True)
        yield _repacked(wheel, plan)


def _libraries(wanted: Iterator[dict], wheels: Path) -> Iterator[Package]:
    """The shared libraries of wheels below `lib`, where conda's packages of CUDA have them."""
    for each in wanted:
        made = Package(each["name"], each["version"], build=each["build"], license="LicenseRef-NVIDIA")
        for wheel in sorted(wheels.iterdir()):
            if _project(wheel) in each["wheels"]:
                print(wheel.name, flush=True)
                with ZipFile(wheel) as archive:
                    for path in archive.namelist():
                        if "/lib/" in path and ".so" in path:
                            made.files[f"lib/{Path(path).name}"] = Item(archive.read(path), 0o755)
        yield made


def _project(wheel: Path) -> str:
    return canonicalize_name(wheel.name.split("-")[0])


def _place(wheel: Path, plan: dict) -> dict[str, str]:
    version = wheel.name.split("-")[1]
    name = _project(wheel)
    build = "py_0" if wheel.stem.endswith("-none-any") else "py39_0"
    own = {"name": name, "version": version, "build": build, "channel": "conda-forge"}
    return {**own, **plan["named"].get(name, {})}


def _repacked(wheel: Path, plan: dict) -> Package:
    """What pip installs of a wheel, and what the wheel needs in conda's words."""
    place = _place(wheel, plan)
    with tempfile.TemporaryDirectory() as folder:
        options = ["--no-deps", "--no-compile", "--no-index", "--ignore-installed", "--quiet"]
        pip = [sys.executable, "-m", "pip", "install", *options, "--no-warn-script-location"]
        subprocess.run([*pip, "--prefix", folder, str(wheel)], check=True)
        [info] = Path(folder).glob("lib/python3.9/site-packages/*.dist-info")
        _as_condas(info)
        files = collect(Path(folder), "")
        # It reads its files when it is asked.
        distribution = Distribution.at(info)
        made = Package(place["name"], place["version"], build=place["build"])
        made.noarch = None if place["build"].startswith("py3") else "python"
        made.license = (distribution.metadata["License"] or "unknown").splitlines()[0][:60]
        made.depends = [PYTHON, *_needs(distribution, plan)]
        made.entry_points = _entry_points(distribution) if made.noarch else []
    programs = {each.split(" = ")[0] for each in made.entry_points}
    for path, item in files.items():
        if path.startswith("/bin/"):
            item.data = item.data.replace(sys.executable.encode(), f"{PLACEHOLDER}/bin/python".encode(), 1)
        if path.removeprefix("/bin/") not in programs:
            made.files[_noarch_path(path[1:]) if made.noarch else path[1:]] = item
    if made.name == "python-magic":
        made.depends.append("libmagic")
    return made


def _entry_points(distribution: Distribution) -> list[str]:
    """The programs that the installer of a noarch package makes."""
    of_console = (each for each in distribution.entry_points if each.group == "console_scripts")
    return [f"{each.name} = {each.value.split(' ')[0]}" for each in of_console]


def _noarch_path(path: str) -> str:
    """Where a noarch package has a file that belongs to whichever Python is there."""
    return path.removeprefix("lib/python3.9/") if "/site-packages/" in path else re.sub("^bin/", "python-scripts/", path)


def _as_condas(info: Path) -> None:
    """The metadata as conda's packages have it: of conda, and without the place it was installed from."""
    (info / "INSTALLER").write_text("conda\n")
    for name in ("direct_url.json", "REQUESTED"):
        (info / name).unlink(missing_ok=True)
    record = info / "RECORD"
    rows = record.read_text().splitlines(keepends=True)
    kept = (row for row in rows if not re.search(r"/(direct_url\.json|REQUESTED|INSTALLER),", row))
    record.write_text("".join([*kept, f"{info.name}/INSTALLER,,\n"]))


def _needs(distribution: Distribution, plan: dict) -> Iterator[str]:
    for text in distribution.requires or []:
        need = Requirement(text)
        if need.marker is None or need.marker.evaluate({"extra": ""}):
            name = canonicalize_name(need.name)
            name = plan["named"].get(name, {}).get("name", name)
            yield f"{name} {need.specifier}".strip()


def _debian(plan: dict) -> list[Package]:
    """Python and the libraries that no package index has, with what they load."""
    python = python_package(USR / "lib", plan["python"], ["debian-libs"])
    found = shared_libraries(USR / "lib", elf_needs([python]) | {"libmagic.so.1", "libtiff.so.6"})
    tiff = Package("libtiff", plan["libtiff"], ["debian-libs"], license="libtiff", build="h0_0")
    tiff.files["lib/libtiff.so.6"] = found.pop("lib/libtiff.so.6")
    magic = Package("libmagic", "5.44", ["debian-libs"], license="BSD-2-Clause", build="h0_0")
    magic.files["lib/libmagic.so.1"] = found.pop("lib/libmagic.so.1")
    magic.files["share/misc/magic.mgc"] = Item((USR / "lib/file/magic.mgc").read_bytes())
    # Debian's has its own place compiled in.
    script = 'export MAGIC="$CONDA_PREFIX/share/misc/magic.mgc"\n'
    magic.files["etc/conda/activate.d/libmagic.sh"] = Item(script.encode(), 0o755)
    libraries = Package("debian-libs", "12", files=found, license="LicenseRef-Debian", build="h0_0")
    return [python, tiff, magic, libraries]


def _made() -> list[Package]:
    """conda-forge's opencv holds nothing either: it asks for the modules, which py-opencv has."""
    return [Package("opencv", "4.6.0", ["py-opencv 4.6.0"], license="Apache-2.0", build="py39_0")]


def _cpuonly() -> Package:
    """An empty package in pytorch's channel as well."""
    return Package("cpuonly", "2.0", noarch="generic", license="BSD-3-Clause")


if __name__ == "__main__":
    os.umask(0o022)
    main(*map(Path, sys.argv[1:4]))
