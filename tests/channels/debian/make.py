"""Makes a conda channel of the packages of a lite image: `make.py USR CHANNELS`.

CHANNELS/main has an environment that the runtime works in; CHANNELS/bad has packages that an
installer must refuse or get right.
"""

from __future__ import annotations

import sys
from pathlib import Path

from archive import Package, write_channel
from debian import elf_needs, module_package, python_package, shared_libraries
from peculiar import bad_packages, fake_library, two_big_files

PYTHON = "python >=3.11,<3.12.0a0"


def main(usr: Path, folder: Path) -> None:
    usr_lib = usr / "lib"

    def module(name: str, version: str, paths: list[str], needs: list[str], **more: object) -> Package:
        packages = usr_lib / "python3/dist-packages"
        return module_package(packages, name, version, paths, [PYTHON, *needs], **more)

    def wheel(name: str, version: str, paths: list[str], **more: object) -> Package:
        packages = usr / "local/lib/python3.11/dist-packages"
        return module_package(packages, name, version, paths, [PYTHON], finds_libraries=True, **more)

    compiled = [
        module("numpy", "1.24.2", ["numpy"], [], metadata="egg-info"),
        module("pandas", "1.5.3", ["pandas"], ["numpy >=1.24", "python-dateutil", "pytz"], metadata="egg-info"),
        module("faiss-cpu", "1.7.3", ["faiss"], ["numpy"], metadata="egg-info", distribution="faiss"),
        wheel("av", "12.0.0", ["av", "av.libs"], metadata="no-record"),
        wheel("pillow", "9.4.0", ["PIL", "Pillow.libs"], distribution="Pillow"),
    ]
    faiss = compiled[2]
    activation = {
        "activate.d": 'export FAISS_HOME="$CONDA_PREFIX/share/faiss"\n',
        "deactivate.d": "unset FAISS_HOME\n",
    }
    for when, text in activation.items():
        faiss.files |= fake_library.script(f"etc/conda/{when}/faiss.sh", text)
    pure = [
        module("python-dateutil", "2.8.2", ["dateutil"], ["six"], distribution="python_dateutil"),
        module("pytz", "2022.7.1", ["pytz"], []),
        module("six", "1.16.0", ["six.py"], [], old_format=True),
        module("pip", "23.0.1", ["pip"], ["setuptools", "wheel"], metadata="no-record",
               entry_points=["pip = pip._internal.cli.main:main", "pip3 = pip._internal.cli.main:main"]),
        module("setuptools", "66.1.1", ["setuptools", "pkg_resources", "_distutils_hack"], []),
        module("wheel", "0.38.4", ["wheel"], []),
        module("pytest", "7.2.1", ["pytest", "_pytest"], ["attrs", "iniconfig", "packaging", "pluggy", "py"],
               entry_points=["pytest = pytest:console_main"]),
        module("pluggy", "1.0.0", ["pluggy"], [], distribution="pluggy", debian_version="1.0.0+repack"),
        module("iniconfig", "1.1.1", ["iniconfig"], []),
        module("py", "1.11.0", ["py", "py.py"], []),
        module("attrs", "22.2.0", ["attr", "attrs"], []),
        module("packaging", "23.0", ["packaging"], []),
        module("threadpoolctl", "3.1.0", ["threadpoolctl.py"], []),
    ]
    for each in compiled:
        each.depends.append("debian-libs")
    python = python_package(usr_lib, "3.11.2", ["libfake", "debian-libs"])
    own = [python, *compiled]
    libraries = Package("debian-libs", "12", license="LicenseRef-Debian", build="h0_0")
    libraries.files = shared_libraries(usr_lib, elf_needs(own))
    everything = [*own, *pure, libraries, fake_library.package(), two_big_files()]
    write_channel(folder / "main", everything)
    write_channel(folder / "bad", bad_packages(PYTHON))


main(Path(sys.argv[1]), Path(sys.argv[2]))
