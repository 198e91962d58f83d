"""The runner of commands, and the small conda of the image."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from conftest import TOP

CONDA = next(
    (path for path in (TOP / "conda", Path("/usr/local/bin/conda")) if path.exists()), None
)

needs_conda = pytest.mark.skipif(CONDA is None, reason="this is neither the image nor its source")
in_image = pytest.mark.skipif(not (TOP / "python").exists(), reason="this is not the image")


def conda(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", str(CONDA), *arguments],
        capture_output=True,
        text=True,
        check=False,
    )


@needs_conda
@pytest.mark.parametrize(
    "options",
    [
        ["--no-capture-output", "-n", "condaenv"],
        ["-n", "condaenv", "--no-capture-output"],
        ["--name", "condaenv", "--live-stream"],
        ["--name=condaenv"],
    ],
)
def test_runs_the_command(options: list[str]) -> None:
    done = conda("run", *options, "sh", "-c", 'echo "$1"; exit 7', "x", "-n a  b")
    assert (done.returncode, done.stdout, done.stderr) == (7, "-n a  b\n", "")


@needs_conda
@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        ([], "no command"),
        (["install", "numpy"], '"install"'),
        (["run"], "no command to run"),
        (["run", "-n", "base", "ls"], '"base"'),
        (["run", "-n"], "-n needs a value"),
        (["run", "-p", "/opt", "ls"], "no environment at /opt"),
        (["run", "--no-such", "ls"], "--no-such"),
    ],
)
def test_says_what_is_not_there(arguments: list[str], what: str) -> None:
    done = conda(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert what in done.stderr and "This is a small conda" in done.stderr


@needs_conda
def test_runs_the_command_in_another_folder(tmp_path: Path) -> None:
    assert conda("run", "--cwd", str(tmp_path), "pwd").stdout == f"{tmp_path}\n"


@in_image
def test_lists_the_environment() -> None:
    listed = json.loads(conda("list", "-n", "condaenv", "--json").stdout)
    assert [each["name"] for each in listed] == sorted(each["name"] for each in listed)
    for each in listed:
        assert each["dist_name"] == f"{each['name']}-{each['version']}-{each['build_string']}"
    table = conda("list", "^nump").stdout.splitlines()
    assert table[0].startswith("# packages in environment at ")
    assert all(line.startswith(("#", "nump")) for line in table)
    assert conda("list", "--revisions").returncode == 2


@in_image
def test_tells_of_the_environment() -> None:
    info = json.loads(conda("info", "--json").stdout)
    assert (info["platform"], info["active_prefix"]) == ("linux-64", sys.prefix)
    assert f"active prefix : {sys.prefix}" in conda("info").stdout
    assert conda("info", "--envs").returncode == 2


def run(*arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-I", str(TOP / "run.py"), *arguments],
        check=False,
        capture_output=True,
        text=True,
        **options,
    )


def test_unknown_command() -> None:
    done = run("evalute")
    assert done.returncode == 2
    assert "'evalute'" in done.stderr and "evaluate" in done.stderr.split("Commands:")[1]


def test_nothing_is_imported_from_the_working_folder(tmp_path: Path) -> None:
    for name in ("numpy", "csv", "vsc_runtime", "sitecustomize"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(99)")
    done = run("evaluate", "--help", cwd=tmp_path, env={"PYTHONPATH": str(tmp_path)})
    assert done.returncode == 0 and "--work" in done.stdout
