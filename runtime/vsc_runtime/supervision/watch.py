"""Watches what main.py uses while it runs: peaks by sampling, limits by the kernel's counters."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path

from ..wording import count, size
from .cgroup import Cgroup
from .network import attempts

#: A file system with less than this left counts as full: a write of one block may still fit.
NEARLY = 64 << 10
#: After the kernel has killed a process for memory, so many seconds without work are a stall:
#: `multiprocessing.Pool`, for one, waits for ever for a worker that was killed. Less than IDLE of
#: one processor does not count as work: the runtime's own watch takes that much.
STALL, IDLE = 10.0, 0.1


@dataclass(frozen=True)
class Usage:
    """What was used between the start of the watch and `finish`."""

    cpu_seconds: float | None
    peak_memory: int | None
    scratch_peak: int
    oom_kills: int
    refused_processes: int
    network_attempts: int
    at_process_limit: bool
    process_limit: int | None
    memory_limit: int | None
    #: Path -> what each file system holds at most that was full at some time, such as "64 MB".
    full: dict[str, str]


class Watch:
    """Call `sample` every 0.1 s; the first of `folders` is the working folder."""

    def __init__(self, folders: list[Path], cgroup: Cgroup | None = None) -> None:
        self._cgroup = cgroup or Cgroup()
        self._folders = [folder for folder in folders if folder.is_dir()]
        self._cpu, self._own = self._cgroup.cpu_seconds(), time.process_time()
        self._oom = self._cgroup.oom_kills() or 0
        self._refused = self._cgroup.refused_processes() or 0
        self._network = attempts()
        self._memory: int | None = None
        self._scratch = 0
        self._full: dict[str, str] = {}
        #: Since when, and from how many processor seconds on, it has done next to nothing.
        self._quiet: tuple[float, float] | None = None
        self.sample()

    def sample(self) -> None:
        """Takes the peaks of memory and disk."""
        memory = self._cgroup.memory()
        if memory is not None:
            self._memory = max(memory, self._memory or 0)
        for index, folder in enumerate(self._folders):
            disk = os.statvfs(folder)
            used = (disk.f_blocks - disk.f_bfree) * disk.f_frsize
            if index == 0:
                self._scratch = max(self._scratch, used)
            if disk.f_bavail * disk.f_frsize < NEARLY:
                self._full[str(folder)] = size(disk.f_blocks * disk.f_frsize)
            elif disk.f_files > 0 and disk.f_ffree == 0:
                self._full[str(folder)] = count(disk.f_files, "file")

    def stalled(self, now: float) -> bool:
        """Whether a process was killed for memory and the rest has done nothing for STALL seconds;
        `now` in seconds of time.monotonic. Call it after each sample."""
        cpu = self._cgroup.cpu_seconds()
        if cpu is None or (self._cgroup.oom_kills() or 0) <= self._oom:
            return False
        if self._quiet is None or cpu - self._quiet[1] > IDLE * STALL:
            self._quiet = now, cpu
        return now - self._quiet[0] >= STALL

    def finish(self) -> Usage:
        """Takes a last sample; call it before the submission's processes are killed."""
        self.sample()
        limit = self._cgroup.process_limit()
        refused = (self._cgroup.refused_processes() or 0) - self._refused
        return Usage(
            cpu_seconds=self._cpu_of_main(),
            peak_memory=self._memory,
            scratch_peak=self._scratch,
            oom_kills=(self._cgroup.oom_kills() or 0) - self._oom,
            refused_processes=refused,
            network_attempts=attempts() - self._network,
            at_process_limit=refused > 0 and _is_near(self._cgroup.processes(), limit),
            process_limit=limit,
            memory_limit=self._cgroup.memory_limit(),
            full=dict(self._full),
        )

    def _cpu_of_main(self) -> float | None:
        """What the container took, less what this process did: much output is much work for it."""
        cpu = self._cgroup.cpu_seconds()
        if cpu is None or self._cpu is None:
            return None
        return max(0.0, cpu - self._cpu - (time.process_time() - self._own))


def _is_near(number: int | None, limit: int | None) -> bool:
    return number is not None and limit is not None and number >= limit - 1
