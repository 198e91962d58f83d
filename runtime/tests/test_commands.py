"""The runner of commands, and the stand-in for conda of the lite image."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from conftest import TOP

CONDA = next(
    (path for path in (TOP / "conda", Path("/usr/local/bin/conda")) if path.exists()), None
)

needs_stand_in = pytest.mark.skipif(
    CONDA is None or b"stand-in" not in CONDA.read_bytes(), reason="this image has a real conda"
)


def conda(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", str(CONDA), *arguments],
        capture_output=True,
        text=True,
        check=False,
    )


@needs_stand_in
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


@needs_stand_in
@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        ([], "no command"),
        (["install", "numpy"], '"install"'),
        (["run"], "no command to run"),
        (["run", "-n", "base", "ls"], '"base"'),
        (["run", "-n"], "name of an environment"),
        (["run", "--cwd", "/", "ls"], "--cwd"),
    ],
)
def test_says_what_is_not_there(arguments: list[str], what: str) -> None:
    done = conda(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert what in done.stderr and "cpu or gpu image" in done.stderr


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
