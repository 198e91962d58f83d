"""Whether the image keeps what host and submissions rely on. Runs as the submission's user."""

from __future__ import annotations

import os
import pwd
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Callable

from .imports import Check

USER = "submission"
UID = 64000


def checks(gpu: bool) -> Iterator[Check]:
    """Each rule of the contract, then the GPU if one is given to the container."""
    for name, rule in _RULES:
        start = time.monotonic()
        problem = rule()
        yield _check("contract", name, "failed" if problem else "passed", problem or "", start)
    start = time.monotonic()
    if not gpu:
        yield _check("gpu", "torch computes on the GPU", "skipped", "no GPU here", start)
        return
    problem = _gpu()
    yield _check(
        "gpu", "torch computes on the GPU", "failed" if problem else "passed", problem or "", start
    )


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
    return None


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


def _gpu() -> str | None:
    try:
        import torch

        if not torch.cuda.is_available():
            return "torch sees no GPU"
        one = torch.ones(8, device="cuda")
        return None if float((one * 2).sum()) == 16 else "torch computes wrongly on the GPU"
    except Exception as error:  # noqa: BLE001  (whatever it is, it is the finding)
        return f"{type(error).__name__}: {error}"


_RULES: list[tuple[str, Callable[[], str | None]]] = [
    ("the user submission has no rights", _user),
    ("the runtime belongs to root and is read-only", _read_only),
    ("the mounted folders exist", _folders),
    ("conda run works", _conda_run),
]
