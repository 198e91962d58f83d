"""The checks of an image from inside, on packages that the tests install themselves."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import TOP
from vsc_runtime.image_check import contract, owned
from vsc_runtime.image_check.gpu import gpu_checks
from vsc_runtime.image_check.imports import check_import, modules_of
from vsc_runtime.image_check.owned import conda_record, files_of, installed

in_image = pytest.mark.skipif(not (TOP / "python").exists(), reason="this is not the image")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of Python packages, below a prefix that conda would have."""
    made = tmp_path / "lib" / "site-packages"
    made.mkdir(parents=True)
    monkeypatch.syspath_prepend(made)
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    return made


def add_distribution(site: Path, name: str, files: dict[str, str]) -> None:
    """Installs a package as pip does."""
    metadata = site / f"{name}-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    for file, content in files.items():
        (site / file).parent.mkdir(exist_ok=True)
        (site / file).write_text(content)
    listed = [f"{metadata.name}/METADATA", *files]
    (metadata / "RECORD").write_text("".join(f"{file},,\n" for file in listed))


def add_record(site: Path, name: str, version: str, **more: object) -> None:
    """Notes a package as conda does."""
    folder = site.parent.parent / "conda-meta"
    folder.mkdir(exist_ok=True)
    record = {"name": name, "version": version, **more}
    (folder / f"{name}-{version}-0.json").write_text(json.dumps(record))


def test_modules_of_a_package_of_pip(site: Path) -> None:
    files = ("thing/__init__.py", "fast.cpython-39-x86_64-linux-gnu.so", "tests/__init__.py")
    add_distribution(site, "thing", dict.fromkeys(files, ""))
    assert modules_of("pip", "thing") == ["fast", "thing"]
    assert modules_of("pip", "no-such-thing") is None


def test_modules_of_a_package_of_conda(site: Path) -> None:
    path = "lib/site-packages"
    add_record(site, "cv", "4.6.0", files=[f"{path}/cv2.so", f"{path}/cv2/data/x.py"])
    # Only the first of them counts: it has the same version, and it is installed.
    needs = ["cv 4.6.0 py39", "libcv 4.6.0", "numpy 1.23.4", "python"]
    add_record(site, "opencv", "4.6.0", files=[], depends=needs)
    assert modules_of("conda", "cv") == ["cv2"]
    assert modules_of("conda", "opencv") == ["cv2"]
    assert modules_of("conda", "cv2") is None
    assert conda_record("open") is None


def test_files_of_a_package_of_debian() -> None:
    files = files_of("apt", "bash")
    assert files is not None and {"/bin/bash", "/usr/bin/bash"} & set(files)
    assert files_of("apt", "no-such-package") is None


def test_a_package_of_debian_without_its_files_is_left_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """path-exclude leaves out the libraries of some; programs have no suffix in their names."""
    files = {
        "base-files": ["usr/share/doc/x"],
        "bash": [f"{tmp_path}/bash"[1:], "usr/share/man/man1/bash.1.gz"],
        "dash": ["usr/lib/gone.so.1", "usr/share/doc/x"],
    }
    for name, paths in files.items():
        lines = "".join(f"{'0' * 32}  {path}\n" for path in paths)
        (tmp_path / f"{name}.md5sums").write_text(lines)
    (tmp_path / "bash").write_text("a program")
    monkeypatch.setattr(owned, "_DPKG_INFO", tmp_path)
    assert [each["name"] for each in installed() if each["name"] in files] == ["base-files", "bash"]


def test_the_inventory_has_each_package_once(site: Path) -> None:
    """Conda ships the metadata of its own packages: those aren't pip's."""
    add_distribution(site, "ours", {"ours.py": "pass\n"})
    add_distribution(site, "theirs", {"theirs.py": "pass\n"})
    metadata = "lib/site-packages/theirs-1.0.dist-info/METADATA"
    files = ["lib/site-packages/theirs.py", metadata, "gone"]
    add_record(site, "theirs", "1.0", files=files, url="https://conda.example/theirs.conda")
    found = [each for each in installed() if each["name"] in ("bash", "ours", "theirs")]
    assert [(each["kind"], each["name"]) for each in found] == [
        ("apt", "bash"),
        ("conda", "theirs"),
        ("pip", "ours"),
    ]
    bash, theirs, ours = found
    sizes = [(site.parent.parent / file).stat().st_size for file in files[:2]]
    assert (theirs["version"], theirs["size"]) == ("1.0", sum(sizes))
    assert theirs["source"] == "https://conda.example/theirs.conda"
    assert ours["source"] == bash["source"] == ""
    assert ours["size"] > len("pass\n") and bash["size"] > 1 << 20


@pytest.mark.parametrize("metadata", ["X.egg-info/PKG-INFO", "X.egg-info", "X.dist-info/METADATA"])
def test_a_package_of_conda_is_known_by_its_metadata_alone(site: Path, metadata: str) -> None:
    """An egg-info is a folder or a file, and a dist-info may come without RECORD."""
    file = f"lib/site-packages/{metadata.replace('X', 'old-1.0')}"
    path = site.parent.parent / file
    path.parent.mkdir(exist_ok=True)
    path.write_text("Metadata-Version: 2.1\nName: old\nVersion: 1.0\n")
    assert [each["kind"] for each in installed() if each["name"] == "old"] == ["pip"]
    add_record(site, "old", "1.0", files=[file])
    assert [each["kind"] for each in installed() if each["name"] == "old"] == ["conda"]


@pytest.mark.parametrize(
    ("modules", "status", "detail"),
    [
        (["json", "csv"], "passed", "import json, csv"),
        ([], "passed", "installed; it has no Python module"),
        (["json", "no_such"], "failed", "import no_such: ModuleNotFoundError: No module named"),
    ],
)
def test_imports(modules: list[str], status: str, detail: str) -> None:
    check = check_import({"kind": "pip", "name": "thing", "modules": modules})
    assert (check["group"], check["name"], check["status"]) == ("import", "pip thing", status)
    assert check["detail"].startswith(detail) and "\n" not in check["detail"]


@pytest.mark.parametrize(
    ("source", "status"),
    [
        (
            "import socket\ntry: socket.getaddrinfo('models.invalid', 443)\nexcept OSError: pass",
            "passed",
        ),
        ("import urllib.request\nurllib.request.urlopen('http://models.invalid/x')", "failed"),
    ],
)
def test_an_import_that_asks_the_network(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, source: str, status: str
) -> None:
    (tmp_path / "greedy.py").write_text(source)
    python = tmp_path / "python"
    start = f'exec {sys.executable} -c "import sys; sys.path.insert(0, {str(tmp_path)!r})'
    python.write_text(f'#!/bin/sh\n{start}\n$3" "$4"\n')
    python.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(python))
    check = check_import({"kind": "pip", "name": "x", "modules": ["greedy"]})
    assert check["status"] == status
    assert "asks the network for models.invalid when it is imported" in check["detail"]


def test_a_package_that_is_not_there_is_not_imported() -> None:
    check = check_import({"kind": "pip", "name": "no-such-thing"})
    assert (check["status"], check["detail"]) == ("failed", "it is not installed")


def test_a_module_that_ends_its_process(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What crashes or hangs is a finding too."""
    python = tmp_path / "python"
    monkeypatch.setattr(sys, "executable", str(python))
    for script, detail in (
        ("kill -SEGV $$", "import x: killed by signal 11"),
        ("exit 3", "import x: exit code 3"),
        ("exec sleep 60", "import x: it did not end in 0.2 s"),
    ):
        python.write_text(f"#!/bin/sh\n{script}\n")
        python.chmod(0o755)
        monkeypatch.setattr("vsc_runtime.image_check.imports.SECONDS", 0.2)
        check = check_import({"kind": "pip", "name": "x", "modules": ["x"]})
        assert (check["status"], check["detail"]) == ("failed", detail)


@in_image
def test_another_user_breaks_the_contract() -> None:
    first = next(contract.checks(gpu=False))
    assert (first["status"], first["detail"]) == ("failed", f"this check runs as uid {os.getuid()}")


@in_image
def test_the_inventory_command() -> None:
    done = subprocess.run(
        [sys.executable, "-I", str(TOP / "run.py"), "inventory"],
        check=True,
        capture_output=True,
        text=True,
    )
    packages = [json.loads(line) for line in done.stdout.splitlines()]
    assert {"apt"} <= {each["kind"] for each in packages} <= {"apt", "conda", "pip"}
    assert "numpy" in " ".join(each["name"] for each in packages)


def test_each_framework_is_asked_for_the_gpu_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    frameworks = {
        "json": "print('seen'); print('1 GPU')",
        "csv": "raise SystemExit('csv sees no GPU')",
        "email": "import time; time.sleep(60)",
        "no_such_framework": "",
    }
    monkeypatch.setattr("vsc_runtime.image_check.gpu.SECONDS", 2)
    found = {each["name"].split()[0]: each for each in gpu_checks(True, frameworks)}
    said = {name: (each["status"], each["detail"]) for name, each in found.items()}
    assert said["json"][0] == "passed" and said["json"][1].startswith("1 GPU")
    assert said["csv"][0] == "failed" and said["csv"][1].startswith("csv sees no GPU")
    assert said["email"][0] == "failed" and said["email"][1].startswith("no end in 2 s")
    assert said["no_such_framework"][0] == "skipped"
    assert {each["status"] for each in gpu_checks(False, frameworks)} == {"skipped"}
