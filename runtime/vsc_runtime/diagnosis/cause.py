"""Why main.py failed: by what the kernel counted and how it ended. What it printed is quoted."""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from ..contract import Verdict
from ..layout import SUBMISSION_UID
from ..supervision.supervise import GRACE, Ending
from ..verdict import Stop
from ..wording import count, shown, size
from .hints import hint

_LAST_ERROR = re.compile(
    r"^(?:\w+\.)*(?P<type>\w*(?:Error|Exception|Interrupt|Exit|Iteration|Pool|error))"
    r"(?::\s*(?P<text>.*))?$"
)
_REFUSED = re.compile(r"\[Errno (?:1|13|30)\] [^:]*: '(?P<path>[^']+)'(?: -> '(?P<other>[^']+)')?$")
#: Signals with a plain meaning.
_SIGNALS = {
    4: "SIGILL, an instruction that this CPU does not have",
    6: "SIGABRT, it aborted itself",
    7: "SIGBUS, a file or shared memory that ended early",
    8: "SIGFPE, a division by zero in native code",
    9: "SIGKILL",
    11: "SIGSEGV, a crash in native code",
    15: "SIGTERM",
    31: "SIGSYS, a system call that is not allowed",
}
#: What a signal asks for, where the log has no traceback.
_SIGNAL_HINTS = {
    4: "Take a build of the package for any x86-64 processor: this one lacks that instruction.",
    7: "Look for a file that changes while it is mapped, or for too little room in /dev/shm.",
    11: "Run it with `python -X faulthandler` to see the line; suspect compiled packages first.",
}


@dataclass(frozen=True)
class LastError:
    """The last exception in the output: its type, and type and text as one line in ASCII."""

    type: str
    line: str
    #: The paths that it says were refused.
    paths: tuple[str, ...] = ()


def failure(ending: Ending, time_limit: float | None, work: Path) -> Stop:
    """Why main.py failed: it ended with an error, or it ended without writing its output file."""
    if ending.code == 0 and ending.left:
        return Stop(
            "left-processes", f"main.py ended but {_left(ending.left)} still ran {GRACE:g} s later."
        )
    usage = ending.usage
    at_limit = f"with {count(usage.process_limit or 0, 'process')} and threads at once, the limit"
    if ending.spared:
        return Stop("out-of-memory", _spared(ending))
    if ending.code is None:
        if usage.oom_kills:
            waited = "then nothing happened" if ending.stalled else "it went on to its time limit"
            return Stop("out-of-memory", f"{_killed(ending)}, and {waited}.")
        if usage.at_process_limit:
            return Stop(
                "process-limit", f"main.py ran into the time limit of {time_limit:g} s {at_limit}."
            )
        return Stop("time-limit", f"main.py did not end within {time_limit:g} s, the time limit.")
    error = last_error(ending.tail)
    how = _how(ending) + (f": {error.line}" if error else "")
    advice = hint(error.line) if error else None
    if usage.oom_kills:
        files = "files in the working folder, /tmp and /dev/shm count"
        return Stop("out-of-memory", f"{_killed(ending)} ({files}); main.py {how}.")
    if usage.refused_processes:
        return Stop("process-limit", f"main.py {how}, {at_limit}.")
    if usage.full:
        where = " and ".join(f"{folder} ({total})" for folder, total in usage.full.items())
        return Stop("disk-limit", f"main.py {how}: no space left on {where}.")
    refused = [path for path in (error.paths if error else ()) if not _writable(path, work)]
    if refused:
        where = shown(refused[0], 120)
        return Stop("write-refused", f"main.py {how}: it was refused access to {where}.")
    if usage.network_attempts:
        return Stop("network-attempted", f"main.py tried to reach the network, and {how}.")
    return _plain(ending, how, advice)


def _plain(ending: Ending, how: str, advice: str | None) -> Stop:
    """Nothing but its end speaks: the verdict is always the same, the next step is not."""
    verdict: Verdict = "submission-failed"
    if advice is None and ending.code is not None and ending.code < 0:
        advice = _SIGNAL_HINTS.get(-ending.code)
    return Stop(verdict, f"main.py {how}.", advice)


def _killed(ending: Ending) -> str:
    return (
        f"The kernel killed {count(ending.usage.oom_kills, 'process')} of main.py: {_full(ending)}"
    )


def _spared(ending: Ending) -> str:
    if ending.usage.oom_kills:
        return f"{_killed(ending)}, and the runtime ended the others."
    return (
        f"Memory ran out: {_full(ending)}, and the runtime ended main.py, which the kernel had "
        "been asked to spare."
    )


def _full(ending: Ending) -> str:
    limit = ending.usage.memory_limit
    return f"the memory limit{'' if limit is None else f' of {size(limit)}'} was reached"


def _how(ending: Ending) -> str:
    code = ending.code or 0
    if code == 0:
        return "ended without writing subset_query_descriptors.npz"
    if code < 0:
        return f"was ended by signal {_SIGNALS.get(-code, str(-code))}"
    if 128 < code <= 128 + 64:
        signal = _SIGNALS.get(code - 128, f"signal {code - 128}").split(",")[0]
        return f"ended with exit code {code} (as a shell reports {signal})"
    return f"ended with exit code {code}"


def last_error(tail: str) -> LastError | None:
    """The last exception in the output, if any."""
    for line in reversed(tail.splitlines()):
        match = _LAST_ERROR.match(line.strip())
        if match:
            text = match.group("text") or ""
            refused = _REFUSED.search(text)
            paths = tuple(path for path in refused.groups() if path) if refused else ()
            said = match.group("type") + (f": {text}" if text else "")
            return LastError(match.group("type"), shown(said, 200)[1:-1], paths)
    return None


def _writable(path: str, work: Path) -> bool:
    """Whether main.py's user may make, change or remove that file: tried, not taken on trust. In a
    folder that is not there nobody is refused."""
    target = work / path
    try:
        os.seteuid(SUBMISSION_UID)
        if not stat.S_ISDIR(target.parent.stat().st_mode):
            return True
        if os.path.lexists(target) and not os.access(target, os.W_OK, effective_ids=True):
            return False
        return os.access(target.parent, os.W_OK | os.X_OK, effective_ids=True)
    except PermissionError:
        return False
    except (OSError, ValueError):
        # No such folder, or no such path can be: too long, a loop, a null character.
        return True
    finally:
        os.seteuid(0)


def _left(names: list[str]) -> str:
    shown_names = ", ".join(sorted({shown(name, 20) for name in names})[:3])
    return f"{count(len(names), 'process')} ({shown_names})"


def attempts(ending: Ending) -> list[str]:
    """Warnings about what main.py tried and got over."""
    usage = ending.usage
    notes = []
    if usage.oom_kills:
        notes.append(f"{_killed(ending)}, but main.py went on and ended with code 0.")
    if usage.refused_processes:
        notes.append(
            f"main.py tried to start more than {usage.process_limit} processes and "
            "threads at once, and was refused some."
        )
    if usage.network_attempts:
        notes.append("main.py tried to reach the network, in vain: there is none.")
    for folder, total in usage.full.items():
        notes.append(f"{folder} was full ({total}) while main.py ran.")
    return notes
