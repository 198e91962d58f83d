"""The runtime's own steps, each in a process of its own: no input of theirs can take the runtime.

What a submission brings decides how much unpacking, checking and ranking take. A child of the
runtime does each, within a budget; the runtime itself reads none of it and outlives what happens.
"""

from __future__ import annotations

import os
import pickle
import resource
import select
import signal
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from .contract import PhaseName, PhaseUse, Verdict
from .layout import RANK_SECONDS
from .verdict import Stop, invalid
from .wording import size

GiB = 1 << 30
#: A result is a few counts and warnings.
LONGEST_RESULT = 1 << 20
#: Open files of a phase: the zip, what it is unpacked to, and the runtime's own.
OPEN_FILES = 1024
#: Columns of /proc/self/statm are pages; this one counts what a process may write to.
DATA_COLUMN = 5

Result = TypeVar("Result")


@dataclass(frozen=True)
class Budget:
    """What one phase may use at most."""

    seconds: float
    #: Bytes beside what the process begins with; None: the container's limit alone.
    memory: int | None = None
    #: Bytes of the largest file that it writes; None: the file system's size alone.
    file_bytes: int | None = None


#: On two slow cores unpacking and checking full sets takes a tenth of this.
BUDGETS: dict[PhaseName, Budget] = {
    "unpack": Budget(600, GiB // 2),
    "check": Budget(600, 3 * GiB, 1 << 20),
    "check-output": Budget(300, 3 * GiB, 1 << 20),
    "rank": Budget(RANK_SECONDS, None, GiB),
    "pack": Budget(300, GiB // 2, GiB),
}

#: What a phase does to whose input takes too much: the verb of its messages, and the verdict.
_BLAME: dict[PhaseName, tuple[str, Verdict, str]] = {
    "unpack": ("Unpacking submission.zip", "invalid-submission", "Pack fewer and smaller files."),
    "check": (
        "Checking the descriptor files",
        "invalid-submission",
        "Save fewer, smaller arrays: video_ids, features and timestamps only.",
    ),
    "check-output": (
        "Checking what main.py wrote",
        "invalid-submission",
        "Save fewer, smaller arrays: video_ids, features and timestamps only.",
    ),
    "rank": (
        "Ranking",
        "surroundings",
        "Run it on a machine with more processors, or with a higher MEMORY_LIMIT.",
    ),
    "pack": (
        "Packing the rankings",
        "surroundings",
        "Make room on the disk of submission/, and run it again.",
    ),
}


@dataclass(frozen=True)
class _Failure:
    """What a phase says in place of a result."""

    kind: str
    message: str
    verdict: Verdict = "fault"
    next_step: str | None = None


def run_phase(
    name: PhaseName, work: Callable[[], Result], uses: list[PhaseUse], budget: Budget | None = None
) -> Result:
    """The result of `work`, done in a child; notes in `uses` what that took.

    Raises the Stop that `work` raises, or one that says what the phase ran out of.
    """
    limits = budget or BUDGETS[name]
    began = time.monotonic()
    pid, reading = _start(work, limits)
    try:
        said, late = _read(reading, began + limits.seconds)
    except BaseException:
        _end(pid)
        raise
    finally:
        os.close(reading)
    if late or not said:
        os.kill(pid, signal.SIGKILL)
    # The kernel's own account of this one child.
    _, status, usage = os.wait4(pid, 0)
    uses.append(
        PhaseUse(
            name=name,
            seconds=round(time.monotonic() - began, 3),
            cpu_seconds=round(usage.ru_utime + usage.ru_stime, 3),
            peak_memory_bytes=usage.ru_maxrss * 1024,
            limit_seconds=limits.seconds,
        )
    )
    if late:
        raise _ran_out(name, f"took more than {limits.seconds:g} s")
    if not said:
        number = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
        raise _died(name, number)
    result: Result = _taken(name, limits, said)
    return result


def _start(work: Callable[[], object], budget: Budget) -> tuple[int, int]:
    reading, writing = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writing)
        return pid, reading
    try:
        os.close(reading)
        _confine(budget)
        answer = _attempt(work)
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(answer)
    finally:
        # Nothing of the parent's may run a second time here.
        os._exit(0)


def _confine(budget: Budget) -> None:
    """Runs in the child: its limits, and its place in the order of who is killed for memory."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)
    Path("/proc/self/oom_score_adj").write_text("1000")
    _limit(resource.RLIMIT_NOFILE, OPEN_FILES)
    if budget.memory is not None:
        pages = int(Path("/proc/self/statm").read_text().split()[DATA_COLUMN])
        _limit(resource.RLIMIT_DATA, pages * resource.getpagesize() + budget.memory)
    if budget.file_bytes is not None:
        # A write beyond it is an error, no signal.
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        _limit(resource.RLIMIT_FSIZE, budget.file_bytes)


def _limit(what: int, value: int) -> None:
    hard = resource.getrlimit(what)[1]
    if hard != resource.RLIM_INFINITY:
        value = min(value, hard)
    resource.setrlimit(what, (value, value))


def _attempt(work: Callable[[], object]) -> bytes:
    """Pickled, for both ends are this program: the result or a _Failure."""
    answer: object
    try:
        answer = work()
    except Stop as stop:
        answer = _Failure("stop", stop.message, stop.verdict, stop.next_step)
    except MemoryError:
        answer = _Failure("memory", "")
    # A bug of ours: name the place, so that it can be found.
    except Exception as error:  # noqa: BLE001
        answer = _Failure("fault", described(error))
    return pickle.dumps(answer)


def described(error: Exception) -> str:
    """An exception that nobody expected, and where it was raised, in one line."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(frame.filename).name}:{frame.lineno}"
    return f"Internal error: {type(error).__name__}: {str(error)[:300]} ({where})."


def _read(reading: int, deadline: float) -> tuple[bytes, bool]:
    """All that the child says, and whether it was still at it at the deadline."""
    said = b""
    while True:
        left = deadline - time.monotonic()
        if left <= 0 or len(said) > LONGEST_RESULT:
            return b"", True
        if select.select([reading], [], [], left)[0]:
            data = os.read(reading, 1 << 16)
            if not data:
                return said, False
            said += data


def _end(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


def _taken(name: PhaseName, budget: Budget, said: bytes) -> Any:
    answer = pickle.loads(said)  # noqa: S301  (it is this program's own)
    if not isinstance(answer, _Failure):
        return answer
    if answer.kind == "memory":
        more = f"more than {size(budget.memory)} of" if budget.memory else "more"
        raise _ran_out(name, f"needs {more} memory")
    raise Stop(answer.verdict, answer.message, answer.next_step)


def _died(name: PhaseName, number: int) -> Stop:
    if number == signal.SIGKILL:
        return _ran_out(name, "needs more memory than the container has")
    return Stop("fault", f"The phase `{name}` died of signal {number}.")


def _ran_out(name: PhaseName, what: str) -> Stop:
    doing, verdict, next_step = _BLAME[name]
    message = f"{doing} {what}."
    return (
        invalid(message, next_step)
        if verdict == "invalid-submission"
        else Stop(verdict, message, next_step)
    )
