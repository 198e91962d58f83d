"""Watches what main.py uses while it runs: peaks by sampling, limits by the kernel's counters."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Dict, List, Optional

from .cgroup import Cgroup
from .network import attempts

#: A file system with less than this left counts as full: a write of one block may still fit.
NEARLY = 64 << 10


@dataclass(frozen=True)
class Usage:
    """What was used between the start of the watch and `finish`."""

    cpu_seconds: Optional[float]
    peak_memory: Optional[int]
    scratch_peak: int
    oom_kills: int
    refused_processes: int
    network_attempts: int
    at_process_limit: bool
    process_limit: Optional[int]
    memory_limit: Optional[int]
    #: Path -> size in bytes of each file system that was full at some time.
    full: Dict[str, int]


class Watch:
    """Call `sample` every 0.1 s; the first of `folders` is the working folder."""

    def __init__(self, folders: List[Path], cgroup: Optional[Cgroup] = None) -> None:
        self._cgroup = cgroup or Cgroup()
        self._folders = [folder for folder in folders if folder.is_dir()]
        self._cpu = self._cgroup.cpu_seconds()
        self._oom = self._cgroup.oom_kills() or 0
        self._refused = self._cgroup.refused_processes() or 0
        self._network = attempts()
        self._memory: Optional[int] = None
        self._scratch = 0
        self._full: Dict[str, int] = {}
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
            no_names = disk.f_files > 0 and disk.f_ffree == 0
            if disk.f_bavail * disk.f_frsize < NEARLY or no_names:
                self._full[str(folder)] = disk.f_blocks * disk.f_frsize

    def finish(self) -> Usage:
        """Takes a last sample; call it before the submission's processes are killed."""
        self.sample()
        cpu = self._cgroup.cpu_seconds()
        limit, now = self._cgroup.process_limit(), self._cgroup.processes()
        refused = (self._cgroup.refused_processes() or 0) - self._refused
        return Usage(
            cpu_seconds=None if cpu is None or self._cpu is None else cpu - self._cpu,
            peak_memory=self._memory,
            scratch_peak=self._scratch,
            oom_kills=(self._cgroup.oom_kills() or 0) - self._oom,
            refused_processes=refused,
            network_attempts=attempts() - self._network,
            at_process_limit=refused > 0 and None not in (limit, now) and now >= limit - 1,
            process_limit=limit,
            memory_limit=self._cgroup.memory_limit(),
            full=dict(self._full),
        )
