"""What the container's processes use, counted one by one: some engines can't make them a cgroup."""

from __future__ import annotations

import os
import resource
from pathlib import Path

PROC = Path("/proc")


def cpu_seconds(proc: Path = PROC) -> float:
    """CPU time of this process, of all that it has waited for (PID 1 in the end for all), and of
    those that live. The kernel drops the time of children whose parent ignores their end."""
    waited = resource.getrusage(resource.RUSAGE_CHILDREN)
    total = waited.ru_utime + waited.ru_stime
    for folder in _processes(proc):
        # After the name, which may hold anything and ends with the last bracket, utime, stime,
        # cutime and cstime are fields 14 to 17 of all (proc(5)). What this process has waited for
        # is counted already.
        fields = _text(folder / "stat").rpartition(")")[2].split()
        ticks = fields[11:13] if folder.name == str(os.getpid()) else fields[11:15]
        total += sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")
    return total


def memory(proc: Path = PROC) -> int:
    """Bytes that can't be dropped. Pages that processes share count for each of them."""
    total = 0
    for folder in _processes(proc):
        for line in _text(folder / "status").splitlines():
            name, _, value = line.partition(":")
            if name in ("RssAnon", "RssShmem"):
                total += int(value.split()[0]) << 10
    return total


def _processes(proc: Path) -> list[Path]:
    return [folder for folder in proc.iterdir() if folder.name.isdigit()]


def _text(file: Path) -> str:
    try:
        return file.read_text(errors="replace")
    except OSError:  # it has ended meanwhile
        return ""
