"""Runs main.py to its end: relays its output, watches its use, keeps the time limit."""

from __future__ import annotations

import os
import select
import signal
import time
from dataclasses import dataclass
from pathlib import Path

from .journal import Journal
from .launch import start
from .layout import Layout
from .processes import kill_all, living, name_of, reap, wait_for_end
from .relay import Relay
from .watch import Usage, Watch

STEP = 0.1
#: Seconds that processes may go on after main.py has ended.
GRACE = 2.0
#: Seconds of output at most that are still read after everything has ended.
DRAIN = 5.0


@dataclass(frozen=True)
class Ending:
    """How main.py ended, when none of its processes lives any more."""

    #: Exit code, negative for a signal; None if it was killed: at the time limit, or as stalled.
    code: int | None
    seconds: float
    #: The names of processes that lived on after main.py had ended by itself.
    left: list[str]
    usage: Usage
    #: The last lines that it printed.
    tail: str
    #: The kernel had killed a process of it for memory, and the others only waited.
    stalled: bool = False

    @property
    def succeeded(self) -> bool:
        """It ended by itself, without a failure, and left nothing running."""
        return self.code == 0 and not self.left


def supervise(
    layout: Layout, journal: Journal, time_limit: float | None, columns: int | None = None
) -> Ending:
    """Runs main.py; `time_limit` is in seconds, `columns` the width of the terminal that its output
    is for, if it is for one. Whatever happens, no process of it is left."""
    watch = Watch([layout.work, Path("/tmp"), Path("/dev/shm")])
    relay = Relay(journal.terminal, journal.file, columns)
    began = time.monotonic()
    try:
        pid, output = start(layout)
        try:
            code, stalled = _follow(
                pid, output, relay, watch, None if time_limit is None else began + time_limit
            )
            seconds = time.monotonic() - began
            left = [] if code is None else [name_of(p) for p in _after_grace(output, relay)]
            usage = watch.finish()
            kill_all()
            _drain(output, relay)
        finally:
            os.close(output)
    finally:
        # Also after an interruption or a fault of ours.
        kill_all()
        relay.close()
    return Ending(code, seconds, left, usage, relay.tail(), stalled)


def _follow(
    pid: int, output: int, relay: Relay, watch: Watch, deadline: float | None
) -> tuple[int | None, bool]:
    """Returns main.py's exit code, or None if it ran past the deadline or stalled; and which."""
    open_, sampled = True, 0.0
    while True:
        ended = reap()
        if pid in ended:
            return ended[pid], False
        now = time.monotonic()
        if deadline is not None and now >= deadline:
            return None, False
        if now - sampled >= STEP:
            watch.sample()
            if watch.stalled(now):
                return None, True
            relay.tick()
            sampled = now
        if open_:
            open_ = _pass_on(output, relay, STEP / 2)
        else:
            # It has closed its output and goes on.
            time.sleep(STEP / 2)


def _pass_on(output: int, relay: Relay, seconds: float) -> bool:
    """Waits for output and relays what is there; False at its end."""
    if not select.select([output], [], [], seconds)[0]:
        return True
    data = os.read(output, 1 << 16)
    relay.feed(data)
    return bool(data)


def _after_grace(output: int, relay: Relay) -> list[int]:
    """Processes that are still there some time after main.py has ended."""
    end = time.monotonic() + GRACE
    while living() and time.monotonic() < end:
        reap()
        if not _pass_on(output, relay, STEP / 2):
            break
    return wait_for_end(max(0.0, end - time.monotonic()))


def _drain(output: int, relay: Relay) -> None:
    """What is left in the pipe; every writer is gone, so it ends."""
    end = time.monotonic() + DRAIN
    while time.monotonic() < end and _pass_on(output, relay, 0):
        pass


def interrupt_on_signals(action: type[BaseException]) -> None:
    """SIGTERM and SIGINT raise `action` (PID 1 would ignore SIGTERM otherwise)."""

    def handler(_number: int, _frame: object) -> None:
        # Once is enough: what follows is the cleaning up.
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        raise action()

    signal.signal(signal.SIGTERM, handler)
    signal.signal(signal.SIGINT, handler)
