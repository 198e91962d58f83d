"""What main.py leaves in the kernel is gone before the ranking."""

from __future__ import annotations

import ctypes
import os
from pathlib import Path

from conftest import Runs
from vsc_runtime.layout import SUBMISSION_UID, Layout
from vsc_runtime.submission.folders import clear
from vsc_runtime.supervision.leftovers import IPC_RMID, remove_ipc

GETVAL = 12

MAKE = """
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
libc.shmat.restype = ctypes.c_void_p
libc.shmat.argtypes = (ctypes.c_int, ctypes.c_void_p, ctypes.c_int)
size = 8 << 20
memory = libc.shmget(7, size, 0o1666)
ctypes.memset(libc.shmat(memory, None, 0), 1, size)
made = memory, libc.semget(7, 3, 0o1666), libc.msgget(7, 0o1666)
print('made', all(number >= 0 for number in made))
"""


def left(uid: int = SUBMISSION_UID) -> list[str]:
    tables = (Path("/proc/sysvipc") / name for name in ("shm", "sem", "msg"))
    return [
        row for table in tables for row in table.read_text().splitlines() if str(uid) in row.split()
    ]


def test_shared_memory_semaphores_and_queues_are_removed(runs: Runs) -> None:
    outcome = runs(MAKE + "write_subset()")
    assert outcome.verdict == "ok"
    assert "made True" in outcome.log
    assert left() == []


def test_after_a_failure_too(runs: Runs) -> None:
    outcome = runs(MAKE + "raise KeyError('x')")
    assert outcome.verdict == "submission-failed"
    assert "made True" in outcome.log
    assert left() == []


def test_messages_in_queues_of_posix_are_removed(runs: Runs) -> None:
    outcome = runs(
        "import ctypes, os\nlibrt = ctypes.CDLL('librt.so.1')\n"
        "print('queue', librt.mq_open(b'/left', os.O_CREAT | os.O_RDWR, 0o666, None) >= 0)\n"
        "write_subset()"
    )
    assert "queue True" in outcome.log
    assert not Path("/dev/mqueue/left").exists()


def test_what_takes_too_long_to_delete_is_said(tmp_path: Path) -> None:
    assert clear(Layout(tmp_path), 60)
    assert not clear(Layout(tmp_path), 0)


def test_what_root_made_stays(tmp_path: Path) -> None:
    libc = ctypes.CDLL(None)
    number = libc.semget(0, 1, 0o1600)
    assert number >= 0
    try:
        remove_ipc()
        assert libc.semctl(number, 0, GETVAL) == 0
        # A kernel without these tables has nothing to remove.
        remove_ipc(tables=tmp_path)
        assert os.geteuid() == 0
    finally:
        libc.semctl(number, 0, IPC_RMID)
