"""The container's own resource counters, from cgroup v2 or v1.

What is not there reads as None. Rootless engines on cgroup v1 can't make a cgroup for the
container: it shares one with processes outside. There time and memory are counted by process, and
the rest reads as None.
"""

from __future__ import annotations

import re
from pathlib import Path

from . import own_use

ROOT, MOUNTS = Path("/sys/fs/cgroup"), Path("/proc/self/mountinfo")
#: Engines name a container's cgroup after it: `/docker/ID`, `libpod-ID.scope`, `/kubepods/.../ID`.
CONTAINER = re.compile("[0-9a-f]{64}")


class Cgroup:
    """Reads the files anew at every call, so that differences can be taken."""

    def __init__(self, root: Path = ROOT, mounts: Path = MOUNTS) -> None:
        self._root, self._mounts = root, mounts
        self._v2 = (root / "cgroup.controllers").exists()
        self._shared: dict[Path, bool] = {}

    def cpu_seconds(self) -> float | None:
        """CPU time that the whole container has used so far."""
        if self._is_shared("cpu.stat" if self._v2 else "cpuacct/cpuacct.usage"):
            return own_use.cpu_seconds()
        if self._v2:
            used = self._table("cpu.stat").get("usage_usec")
            return None if used is None else used / 1e6
        used = self._number("cpuacct/cpuacct.usage")
        return None if used is None else used / 1e9

    def memory(self) -> int | None:
        """Bytes that can't be dropped: of processes, and of files in tmpfs (shared memory too)."""
        if self._is_shared("memory.stat" if self._v2 else "memory/memory.stat"):
            return own_use.memory()
        if self._v2:
            table = self._table("memory.stat")
            names = ("anon", "shmem")
        else:
            table = self._table("memory/memory.stat")
            # `rss` in v1 is anonymous memory; `shmem` is counted apart.
            names = ("total_rss", "total_shmem")
        values = [table[name] for name in names if name in table]
        return sum(values) if values else None

    def memory_limit(self) -> int | None:
        """Bytes; None without a limit (v1 then shows a huge number)."""
        path = "memory.max" if self._v2 else "memory/memory.limit_in_bytes"
        limit = self._number(path)
        return None if limit is None or limit > 1 << 60 else limit

    def oom_kills(self) -> int | None:
        """Processes that the kernel has killed for memory."""
        path = "memory.events" if self._v2 else "memory/memory.oom_control"
        return self._table(path).get("oom_kill")

    def refused_processes(self) -> int | None:
        """Times a process or thread was refused because of the limit."""
        return self._table("pids.events" if self._v2 else "pids/pids.events").get("max")

    def process_limit(self) -> int | None:
        return self._number("pids.max" if self._v2 else "pids/pids.max")

    def processes(self) -> int | None:
        """Processes and threads at this moment."""
        return self._number("pids.current" if self._v2 else "pids/pids.current")

    def _text(self, path: str) -> str:
        return "" if self._is_shared(path) else _read(self._root / path)

    def _is_shared(self, path: str) -> bool:
        """Whether a file is of a cgroup with processes from outside of the container."""
        folder = (self._root / path).parent
        if folder not in self._shared:
            self._shared[folder] = _is_shared_v2(folder) if self._v2 else self._is_shared_v1(folder)
        return self._shared[folder]

    def _is_shared_v1(self, folder: Path) -> bool:
        """By where it is mounted from. `/` is the container's own in a namespace of cgroups, unless
        it is the root of the hierarchy, which alone has a `release_agent` (cgroups(7))."""
        point = str(folder.resolve())
        for line in _read(self._mounts).splitlines():
            fields = line.split()
            if fields[4:5] == [point]:
                source = fields[3]
                is_root = source == "/" and (folder / "release_agent").exists()
                return is_root or (source != "/" and CONTAINER.search(source) is None)
        return False

    def _number(self, path: str) -> int | None:
        text = self._text(path).strip()
        return int(text) if text.isdigit() else None

    def _table(self, path: str) -> dict[str, int]:
        pairs = (line.split() for line in self._text(path).splitlines())
        return {pair[0]: int(pair[1]) for pair in pairs if len(pair) == 2 and pair[1].isdigit()}


def _is_shared_v2(folder: Path) -> bool:
    # A process of another PID namespace is shown as 0 (pid_namespaces(7)); v1 leaves it out.
    return "0" in _read(folder / "cgroup.procs").split()


def _read(file: Path) -> str:
    try:
        return file.read_text()
    except OSError:
        return ""
