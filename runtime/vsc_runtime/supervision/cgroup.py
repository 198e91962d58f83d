"""The container's own resource counters, from cgroup v2 or v1. What is not there reads as None."""

from __future__ import annotations

from pathlib import Path

ROOT = Path("/sys/fs/cgroup")


class Cgroup:
    """Reads the files anew at every call, so that differences can be taken."""

    def __init__(self, root: Path = ROOT) -> None:
        self._root = root
        self._v2 = (root / "cgroup.controllers").exists()

    def cpu_seconds(self) -> float | None:
        """CPU time that the whole container has used so far."""
        if self._v2:
            used = self._table("cpu.stat").get("usage_usec")
            return None if used is None else used / 1e6
        used = self._number("cpuacct/cpuacct.usage")
        return None if used is None else used / 1e9

    def memory(self) -> int | None:
        """Bytes that can't be dropped: of processes, and of files in tmpfs (shared memory too)."""
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
        try:
            return (self._root / path).read_text()
        except OSError:
            return ""

    def _number(self, path: str) -> int | None:
        text = self._text(path).strip()
        return int(text) if text.isdigit() else None

    def _table(self, path: str) -> dict[str, int]:
        pairs = (line.split() for line in self._text(path).splitlines())
        return {pair[0]: int(pair[1]) for pair in pairs if len(pair) == 2 and pair[1].isdigit()}
