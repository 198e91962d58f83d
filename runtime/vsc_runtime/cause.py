"""Why main.py failed: the kernel's counters first, then the last line of its traceback."""

from __future__ import annotations

import re

from .supervise import GRACE, Ending
from .verdict import Stop
from .wording import count, shown, size

_LAST_ERROR = re.compile(
    r"^(?:\w+\.)*(?P<type>\w*(?:Error|Exception|Interrupt|Exit|Iteration))"
    r"(?::\s*(?P<text>.*))?$"
)
_ERRNO = re.compile(r"\[Errno (?P<number>\d+)\] [^:]*(?:: (?P<path>'[^']*'))?")
EPERM, EACCES, ENOSPC, EROFS = 1, 13, 28, 30
#: Signals with a plain meaning.
_SIGNALS = {
    6: "SIGABRT, it aborted itself",
    9: "SIGKILL",
    11: "SIGSEGV, a crash in native code",
    15: "SIGTERM",
    4: "SIGILL, an instruction that this CPU does not have",
    7: "SIGBUS",
}


def failure(ending: Ending, time_limit: float | None) -> Stop:
    """Why main.py failed: it ended with an error, or it ended without writing its output file."""
    if ending.code == 0 and ending.left:
        return Stop(
            "left-processes", f"main.py ended but {_left(ending.left)} still ran {GRACE:g} s later."
        )
    usage = ending.usage
    error, errno, path = last_error(ending.tail)
    at_limit = f"with {count(usage.process_limit or 0, 'process')} and threads at once, the limit"
    if ending.code is None:
        if usage.at_process_limit:
            return Stop(
                "process-limit", f"main.py ran into the time limit of {time_limit:g} s {at_limit}."
            )
        return Stop("time-limit", f"main.py did not end within {time_limit:g} s, the time limit.")
    how = _how(ending)
    if usage.oom_kills > 0:
        limit = "" if usage.memory_limit is None else f" of {size(usage.memory_limit)}"
        return Stop(
            "out-of-memory",
            "The kernel ended a process of main.py: the memory limit"
            f"{limit} was reached (files in the working folder, /tmp and /dev/shm count).",
        )
    if usage.refused_processes > 0:
        return Stop("process-limit", f"main.py {how} {at_limit}.")
    if usage.full or errno == ENOSPC:
        where = " and ".join(f"{folder} ({size(total)})" for folder, total in usage.full.items())
        return Stop("disk-limit", f"main.py {how}: no space left on {where or 'the device'}.")
    if errno in (EPERM, EACCES, EROFS) and path:
        return Stop("write-refused", f"main.py {how}: it was refused access to {path}.")
    if usage.network_attempts > 0:
        return Stop("network-attempted", f"main.py {how} after it tried to reach the network.")
    if error in {"MemoryError", "_ArrayMemoryError"}:
        return Stop("out-of-memory", f"main.py {how}: it asked for more memory than there is.")
    said = f": {error}" if error else ""
    return Stop("submission-failed", f"main.py {how}{said}.")


def _how(ending: Ending) -> str:
    if ending.code == 0:
        return "ended without writing subset_query_descriptors.npz"
    if ending.code is not None and ending.code < 0:
        number = -ending.code
    elif ending.code is not None and 128 < ending.code <= 128 + 64:
        number = ending.code - 128  # as a shell reports it
    else:
        return f"ended with exit code {ending.code}"
    return f"was ended by signal {_SIGNALS.get(number, str(number))}"


def last_error(tail: str) -> tuple[str | None, int | None, str | None]:
    """The type of the last exception in the output, with its errno and quoted path, if any."""
    for line in reversed(tail.splitlines()):
        match = _LAST_ERROR.match(line.strip())
        if match:
            detail = _ERRNO.search(match.group("text") or "")
            if detail is None:
                return match.group("type"), None, None
            path = detail.group("path")
            return (
                match.group("type"),
                int(detail.group("number")),
                shown(path[1:-1], 120) if path else None,
            )
    return None, None, None


def _left(names: list[str]) -> str:
    shown_names = ", ".join(sorted({shown(name, 20) for name in names})[:3])
    return f"{count(len(names), 'process')} ({shown_names})"


def attempts(ending: Ending) -> list[str]:
    """Warnings about what main.py tried and got over."""
    usage = ending.usage
    notes = []
    if usage.oom_kills:
        notes.append("The kernel ended a process of main.py for memory, but main.py went on.")
    if usage.refused_processes:
        notes.append(
            f"main.py tried to start more than {usage.process_limit} processes and "
            "threads at once, and was refused some."
        )
    if usage.network_attempts:
        notes.append("main.py tried to reach the network, in vain: there is none.")
    for folder, total in usage.full.items():
        notes.append(f"{folder} was full ({size(total)}) while main.py ran.")
    return notes
