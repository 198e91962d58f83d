"""Starts main.py without rights: as the user `submission`, in a clean environment."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path

from ..layout import SUBMISSION_UID, Layout
from .seccomp import bar_unneeded_calls

COMMAND = ["conda", "run", "--no-capture-output", "-n", "condaenv", "python", "main.py"]

#: What main.py gets to see of the container's environment.
PASSED_ON = (
    "PATH",
    "TZ",
    "LD_LIBRARY_PATH",
    "PHASE2",
    "BLOCK_INTERNET",
    "OMP_NUM_THREADS",
    "CUDA_HOME",
    "CUDA_VISIBLE_DEVICES",
    "NVIDIA_VISIBLE_DEVICES",
    "NVIDIA_DRIVER_CAPABILITIES",
    "VSC_SKIP_GPU",
)


def environment(layout: Layout, outer: Mapping[str, str]) -> dict[str, str]:
    """The environment of main.py."""
    passed = {name: outer[name] for name in PASSED_ON if name in outer}
    return {
        **passed,
        "HOME": str(layout.home),
        "TMPDIR": str(layout.temporary),
        "USER": "submission",
        "LOGNAME": "submission",
        "LANG": "C.UTF-8",
        "PYTHONUNBUFFERED": "1",
    }


def start(layout: Layout, command: list[str] = COMMAND) -> tuple[int, int]:
    """Starts main.py; returns its process id and the reading end of its output.

    Standard output and error share one pipe, so that their order is kept.
    """
    for folder in (layout.home, layout.temporary):
        _make_folder(folder)
    reading, writing = os.pipe()
    try:
        process = subprocess.Popen(
            command,
            cwd=layout.work,
            env=environment(layout, os.environ),
            stdin=subprocess.DEVNULL,
            stdout=writing,
            stderr=writing,
            close_fds=True,
            start_new_session=True,
            preexec_fn=_drop_rights,  # noqa: PLW1509  (no thread runs yet)
        )
    except BaseException:
        os.close(reading)
        raise
    finally:
        os.close(writing)
    # processes.reap collects it, so Popen must not wait for it.
    process.returncode = 0
    return process.pid, reading


def _make_folder(folder: Path) -> None:
    folder.mkdir(0o700, exist_ok=True)
    os.chown(folder, SUBMISSION_UID, SUBMISSION_UID)


def _drop_rights() -> None:  # pragma: no cover  (nobody is left to tell)
    """Runs in the child before main.py."""
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
    # When memory runs out the kernel takes the submission before the runtime. It may lower its
    # score again: then the sentinels stand between.
    Path("/proc/self/oom_score_adj").write_text("1000")
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.umask(0o022)
    os.setgroups([])
    os.setresgid(SUBMISSION_UID, SUBMISSION_UID, SUBMISSION_UID)
    # From root to another user: the kernel drops every capability.
    os.setresuid(SUBMISSION_UID, SUBMISSION_UID, SUBMISSION_UID)
    bar_unneeded_calls()
