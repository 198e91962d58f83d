"""Removes what the submission's user left in the kernel, which belongs to no process and no file.

Shared memory, semaphores and queues of System V outlive who made them: the ranking would lack such
memory.
"""

from __future__ import annotations

import ctypes
import os
from pathlib import Path

from ..layout import SUBMISSION_UID

IPC_RMID = 0
#: Table -> its column of numbers, the call that removes one, and what follows the number in it.
_KINDS = {
    "shm": ("shmid", "shmctl", (IPC_RMID, None)),
    "sem": ("semid", "semctl", (0, IPC_RMID, None)),
    "msg": ("msqid", "msgctl", (IPC_RMID, None)),
}


def remove_ipc(uid: int = SUBMISSION_UID, tables: Path = Path("/proc/sysvipc")) -> None:
    """Removes each object that the user owns or made. Call it when no process of it lives any more:
    its own rights are enough, and the runtime has no others here."""
    libc = ctypes.CDLL(None)
    os.seteuid(uid)
    try:
        for name, (column, call, arguments) in _KINDS.items():
            for number in _owned(tables / name, column, uid):
                getattr(libc, call)(number, *arguments)
    finally:
        os.seteuid(0)


def _owned(table: Path, column: str, uid: int) -> list[int]:
    try:
        head, *rows = (line.split() for line in table.read_text().splitlines())
    except (OSError, ValueError):  # a kernel without it
        return []
    found = [dict(zip(head, row)) for row in rows]
    return [int(row[column]) for row in found if str(uid) in (row["uid"], row["cuid"])]
