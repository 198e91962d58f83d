"""Whether the image keeps what host and submissions rely on. Runs as the submission's user."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Callable

from .gpu import gpu_checks
from .imports import Check

USER = "submission"
UID = 64000


def checks(gpu: bool) -> Iterator[Check]:
    """Each rule of the contract, then the GPU if one is given to the container."""
    for name, rule in _RULES:
        start = time.monotonic()
        problem = rule()
        yield _check("contract", name, "failed" if problem else "passed", problem or "", start)
    yield from gpu_checks(gpu)


def _check(group: str, name: str, status: str, detail: str, start: float) -> Check:
    seconds = round(time.monotonic() - start, 3)
    return {"group": group, "name": name, "status": status, "detail": detail, "seconds": seconds}


def _user() -> str | None:
    entry = pwd.getpwnam(USER)
    if (entry.pw_uid, entry.pw_gid) != (UID, UID):
        return f"{USER} has uid {entry.pw_uid} and gid {entry.pw_gid}, not {UID}"
    if not entry.pw_shell.endswith("nologin"):
        return f"{USER} has the shell {entry.pw_shell}"
    return None if os.getuid() == UID else f"this check runs as uid {os.getuid()}"


def _read_only() -> str | None:
    for path in [Path("/opt/vsc"), *Path("/opt/vsc").rglob("*")]:
        entry = path.lstat()
        if (entry.st_uid, entry.st_gid) != (0, 0):
            return f"{path} does not belong to root"
        if not path.is_symlink() and entry.st_mode & 0o222:
            return f"{path} can be written"
    return None


def _folders() -> str | None:
    for folder in ("/code_execution", "/data"):
        if not Path(folder).is_dir():
            return f"{folder} is missing"
    # So is the folder in memory that an engine mounts in its place.
    everybody = Path("/code_execution").stat().st_mode & 0o7777 == 0o1777
    return None if everybody else "not everybody may write to /code_execution"


def _conda_run() -> str | None:
    command = ["conda", "run", "--no-capture-output", "-n", "condaenv", "python", "-c", "print(7)"]
    try:
        done = subprocess.run(
            command, cwd="/tmp", capture_output=True, check=False, text=True, timeout=120
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    if done.returncode == 0 and done.stdout == "7\n":
        return None
    lines = done.stderr.strip().splitlines() or [f"exit code {done.returncode}"]
    return lines[-1]


def _path() -> str | None:
    """`python` is the one that runs main.py, whoever calls it."""
    wanted = Path(sys.executable).resolve()
    for program in ("python", "pip", "pytest"):
        found = shutil.which(program)
        if found is None:
            return f"{program} is not on PATH"
        if program == "python" and Path(found).resolve() != wanted:
            return f"python on PATH is {found}, not {wanted}"
    return None


_RULES: list[tuple[str, Callable[[], str | None]]] = [
    ("the user submission has no rights", _user),
    ("the runtime belongs to root and is read-only", _read_only),
    ("the mounted folders exist", _folders),
    ("conda run works", _conda_run),
    ("python on PATH is the environment's", _path),
]
