"""Finds, ends and reaps the processes of the submission's user."""

from __future__ import annotations

import ctypes
import os
import signal
import time
from pathlib import Path

from ..layout import SUBMISSION_UID
from ..verdict import Stop

PR_SET_CHILD_SUBREAPER = 36
#: Seconds until a killed process must be gone.
PATIENCE = 20.0
#: A user that owns nothing.
NOBODY_ELSE = SUBMISSION_UID + 1


def adopt_orphans() -> None:
    """Makes processes whose parent died children of this one, also if it is not PID 1."""
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def reap() -> dict[int, int]:
    """Collects every child that has ended: process id -> exit code, negative for a signal."""
    ended: dict[int, int] = {}
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return ended
        if pid == 0:
            return ended
        ended[pid] = -os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)


def living(uid: int = SUBMISSION_UID, proc: Path = Path("/proc")) -> list[int]:
    """The processes of a user that have not ended."""
    found = []
    for entry in proc.iterdir():
        if entry.name.isdigit():
            status = _status(entry / "status")
            # Real, effective, saved and file system user: any of them counts.
            # A zombie has ended, unless only its first thread has and others go on.
            ended = status.get("State", "Z")[0] in "ZX" and status.get("Threads", "1") == "1"
            if str(uid) in status.get("Uid", "").split() and not ended:
                found.append(int(entry.name))
    return found


def _status(path: Path) -> dict[str, str]:
    try:
        lines = path.read_text(errors="replace").splitlines()
    except OSError:  # it has ended meanwhile
        return {}
    pairs = (line.split(":", 1) for line in lines if ":" in line)
    return {name: value.strip() for name, value in pairs}


def kill_all(uid: int = SUBMISSION_UID) -> None:
    """Kills every process of the user and returns when none is left.

    kill(-1) reaches all of them in one step, which a loop over /proc can't against a fork bomb: a
    fork under way fails when its process has a signal pending. It is sent with the user's own
    rights, so that nobody else's process is hit. For that moment the real user is one that owns no
    process: root would reach root's, and as the user itself we could be signalled by it.
    """
    end = time.monotonic() + PATIENCE
    while True:
        os.setresuid(NOBODY_ELSE, uid, 0)
        try:
            os.kill(-1, signal.SIGKILL)
        except ProcessLookupError:
            pass
        finally:
            os.setresuid(0, 0, 0)
        left = living(uid)
        reap()  # after the look at who lives: none that has just ended stays a zombie
        if not left:
            return
        if time.monotonic() > end:
            raise Stop("fault", "A process of the submission could not be ended.")
        time.sleep(0.01)


def name_of(pid: int, proc: Path = Path("/proc")) -> str:
    """The name of a process, as it set it itself."""
    return _status(proc / str(pid) / "status").get("Name", "?")
