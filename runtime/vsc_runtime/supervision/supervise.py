"""Runs main.py to its end: relays its output, watches its use, keeps the time limit."""

from __future__ import annotations

import os
import select
import signal
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from ..layout import Layout
from ..output.journal import Journal
from ..output.relay import Relay
from .launch import start
from .processes import kill_all, living, name_of, reap
from .sentinels import Sentinels
from .watch import Usage, Watch

STEP = 0.1
#: Seconds that processes may go on after main.py has ended.
GRACE = 2.0
#: Seconds of output at most that are still read after everything has ended.
DRAIN = 5.0


@dataclass(frozen=True)
class Ending:
    """How main.py ended, when none of its processes lives any more."""

    #: Exit code, negative for a signal; None if the runtime ended it: at the time limit, as
    #: stalled, or for memory.
    code: int | None
    seconds: float
    #: The names of processes that lived on after main.py had ended by itself.
    left: list[str]
    usage: Usage
    #: The last lines that it printed.
    tail: str
    #: The kernel had killed a process of it for memory, and the others only waited.
    stalled: bool = False
    #: Memory ran out, and the kernel spared main.py: it had lowered its score.
    spared: bool = False

    @property
    def succeeded(self) -> bool:
        """It ended by itself, without a failure, and left nothing running."""
        return self.code == 0 and not self.left


def supervise(
    layout: Layout, journal: Journal, time_limit: float | None, columns: int | None = None
) -> Ending:
    """Runs main.py; `time_limit` is in seconds, `columns` the width of the terminal that its output
    is for, if it is for one. Whatever happens, no process of it is left."""
    relay = Relay(journal.terminal, journal.file, columns)
    sentinels = Sentinels()
    began = time.monotonic()
    try:
        # When the sentinels stand: what they take is not main.py's.
        watch = Watch([layout.work, Path("/tmp"), Path("/dev/shm")])
        pid, output = start(layout)
        source = _Source(output, relay, sentinels)
        try:
            deadline = None if time_limit is None else began + time_limit
            code, why = _follow(pid, source, watch, deadline)
            if why == "spared":
                # At once, before the kernel takes more.
                kill_all()
            seconds = time.monotonic() - began
            left = [] if code is None else [name_of(p) for p in _after_grace(source)]
            usage = watch.finish()
            kill_all()
            _drain(source)
        finally:
            os.close(output)
    finally:
        # Also after an interruption or a fault of ours.
        kill_all()
        sentinels.dismiss()
        relay.close()
    # The kernel counts sentinels too.
    usage = replace(usage, oom_kills=max(0, usage.oom_kills - sentinels.lost))
    return Ending(code, seconds, left, usage, relay.tail(), why == "stalled", why == "spared")


class _Source:
    """The output of main.py, and what else ends a wait for it."""

    def __init__(self, output: int, relay: Relay, sentinels: Sentinels) -> None:
        self._output, self._relay, self._sentinels = output, relay, sentinels
        #: False from its end on: main.py has closed its output, and may go on.
        self.open = True

    def pass_on(self, seconds: float) -> bool:
        """Waits so long for output, and relays what is there; whether there was any."""
        wanted = [*([self._output] if self.open else []), *self._sentinels.pipes()]
        if self._output not in select.select(wanted, [], [], seconds)[0]:
            return False
        data = os.read(self._output, 1 << 16)
        self._relay.feed(data)
        self.open = bool(data)
        return self.open

    def tick(self) -> None:
        self._relay.tick()

    def spared(self) -> bool:
        """Whether the kernel, in want of memory, has taken a sentinel."""
        return self._sentinels.look()


def _follow(
    pid: int, source: _Source, watch: Watch, deadline: float | None
) -> tuple[int | None, Literal["late", "stalled", "spared"] | None]:
    """Returns main.py's exit code, or None and why the runtime has to end it."""
    sampled = 0.0
    while True:
        now = time.monotonic()
        ended = reap()
        # Before its code: many busy threads hold up this loop, and would gain the time until then.
        if deadline is not None and now >= deadline:
            return None, "late"
        if pid in ended:
            return ended[pid], None
        if source.spared():
            return None, "spared"
        if now - sampled >= STEP:
            watch.sample()
            if watch.stalled(now):
                return None, "stalled"
            source.tick()
            sampled = now
        source.pass_on(STEP / 2)


def _after_grace(source: _Source) -> list[int]:
    """Processes that are still there some time after main.py has ended."""
    end = time.monotonic() + GRACE
    while living() and time.monotonic() < end and not source.spared():
        reap()
        source.pass_on(STEP / 2)
    return living()


def _drain(source: _Source) -> None:
    """What is left in the pipe; every writer is gone, so it ends."""
    end = time.monotonic() + DRAIN
    while time.monotonic() < end and source.pass_on(0):
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
