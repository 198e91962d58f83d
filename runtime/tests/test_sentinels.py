"""Processes that the kernel takes before the runtime. What takes them in earnest is in the corpus:
tests/hostile/cases/programs.py, "lowers its oom score"."""

from __future__ import annotations

import os
import select
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from vsc_runtime.supervision.sentinels import HELD, NUMBER, Sentinels


@pytest.fixture
def sentinels() -> Iterator[Sentinels]:
    made = Sentinels()
    yield made
    made.dismiss()


def processes(sentinels: Sentinels) -> list[int]:
    return list(sentinels._alive.values())


def test_they_stand_between_the_runtime_and_main(sentinels: Sentinels) -> None:
    own = int(Path("/proc/self/oom_score_adj").read_text())
    scores = [int(Path(f"/proc/{pid}/oom_score_adj").read_text()) for pid in processes(sentinels)]
    assert len(scores) == len(sentinels.pipes()) == NUMBER
    assert all(own < score < 1000 for score in scores)


def held_by(process: str | int) -> int:
    """Bytes of memory that are no file's."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("RssAnon")) * 1024


def test_they_hold_memory_of_their_own() -> None:
    before = held_by("self")
    sentinels = Sentinels()
    # Beside what is the runtime's, which each shares.
    assert all(held_by(pid) > before + HELD // 2 for pid in processes(sentinels))
    sentinels.dismiss()


def test_one_that_is_taken_is_seen_at_once(sentinels: Sentinels) -> None:
    assert not sentinels.look()
    # As the kernel does it.
    os.kill(processes(sentinels)[0], signal.SIGKILL)
    assert select.select(sentinels.pipes(), [], [], 60)[0]
    assert sentinels.look()
    assert (sentinels.lost, len(sentinels.pipes())) == (1, NUMBER - 1)
    assert sentinels.look()
    assert sentinels.lost == 1


def test_nothing_of_them_stays(sentinels: Sentinels) -> None:
    known = processes(sentinels)
    os.kill(known[0], signal.SIGKILL)
    sentinels.dismiss()
    assert sentinels.pipes() == []
    assert not any(Path(f"/proc/{pid}").exists() for pid in known)
