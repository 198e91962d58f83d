"""Processes that the kernel takes for memory before the runtime: a sign, and room to act on it.

main.py begins with the highest oom score, so the kernel takes it first. It may set its score as low
as the runtime's again: only CAP_SYS_RESOURCE could forbid that, which a rootless engine can't give.
Of equal scores the kernel takes the largest process, and a small one that fills /dev/shm outlives
the runtime. A sentinel's score lies between the two: it goes next, the runtime sees it go and ends
main.py. What it held is what the runtime then works with: files in memory outlive who wrote them.
"""

from __future__ import annotations

import ctypes
import mmap
import os
import select
import signal
from contextlib import suppress
from pathlib import Path

#: How many: the kernel may take some more until main.py has ended.
NUMBER = 4
#: Bytes that each holds.
HELD = 4 << 20
HIGHEST_SCORE = 1000
PR_SET_PDEATHSIG = 1
_SCORE = Path("/proc/self/oom_score_adj")
_libc = ctypes.CDLL(None)


class Sentinels:
    """Start them before main.py; `dismiss` them when all its processes have ended."""

    def __init__(self) -> None:
        #: How many the kernel has taken.
        self.lost = 0
        # The reading end of a pipe that each holds open while it lives -> its process.
        self._alive: dict[int, int] = {}
        try:
            for _ in range(NUMBER):
                pipe, pid = _start()
                self._alive[pipe] = pid
        except BaseException:
            self.dismiss()
            raise

    def pipes(self) -> list[int]:
        """For `select`: one can be read as soon as its sentinel is gone."""
        return list(self._alive)

    def look(self) -> bool:
        """Whether the kernel has taken any, ever."""
        for pipe in select.select(self.pipes(), [], [], 0)[0]:
            self._forget(pipe)
            self.lost += 1
        return self.lost > 0

    def dismiss(self) -> None:
        """Ends those that are left, which frees what they hold."""
        self.look()
        for pipe in self.pipes():
            os.kill(self._alive[pipe], signal.SIGKILL)
            self._forget(pipe)

    def _forget(self, pipe: int) -> None:
        """Waits until it is gone for good, with its memory."""
        os.close(pipe)
        with suppress(ChildProcessError):  # `reap` may have been there first
            os.waitpid(self._alive.pop(pipe), 0)


def _start() -> tuple[int, int]:
    """The reading end of its pipe, and its process: it stands when this returns."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            _stand(writing)
        finally:
            os._exit(1)
    os.close(writing)
    os.read(reading, 1)
    return reading, pid


def _stand(writing: int) -> None:  # pragma: no cover  (it is killed)
    """Runs in the sentinel."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)
    _libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    _SCORE.write_text(str((int(_SCORE.read_text()) + HIGHEST_SCORE) // 2))
    held = mmap.mmap(-1, HELD, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    for page in range(0, HELD, mmap.PAGESIZE):
        held[page] = 1
    os.write(writing, b"1")
    while True:
        signal.pause()
