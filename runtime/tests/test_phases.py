"""The runtime's own steps: whatever happens in one, the runtime goes on and says what it was."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import time
from pathlib import Path

import pytest

from conftest import Runner
from vsc_runtime.contract import PhaseUse
from vsc_runtime.evaluate import Run
from vsc_runtime.layout import Layout
from vsc_runtime.output.journal import Journal
from vsc_runtime.phases import BUDGETS, OPEN_FILES, Budget, run_phase
from vsc_runtime.supervision.cgroup import Cgroup
from vsc_runtime.supervision.processes import kill_all
from vsc_runtime.verdict import Stop, invalid

MiB = 1 << 20


def stopped(work: object, budget: Budget, name: str = "unpack") -> Stop:
    with pytest.raises(Stop) as raised:
        run_phase(name, work, [], budget)  # type: ignore[arg-type]
    return raised.value


def test_a_result_comes_back_with_what_it_took() -> None:
    uses: list[PhaseUse] = []

    def work() -> list[int]:
        held = bytearray(64 * MiB)
        end = time.process_time() + 0.2
        while time.process_time() < end:
            pass
        return [len(held), os.getpid()]

    size, pid = run_phase("check", work, uses)
    assert size == 64 * MiB and pid != os.getpid()
    (use,) = uses
    assert use.name == "check" and use.limit_seconds == 600
    assert use.cpu_seconds is not None and 0.2 <= use.cpu_seconds <= use.seconds + 0.1
    assert use.peak_memory_bytes is not None and use.peak_memory_bytes > 64 * MiB


def test_a_verdict_of_a_phase_is_the_runs() -> None:
    def work() -> None:
        raise invalid("It is wrong.", "Fix it.")

    stop = stopped(work, Budget(60))
    assert (stop.verdict, stop.message, stop.next_step) == (
        "invalid-submission",
        "It is wrong.",
        "Fix it.",
    )


def test_too_much_time() -> None:
    stop = stopped(lambda: time.sleep(60), Budget(0.2))
    assert stop.verdict == "invalid-submission"
    assert stop.message == "Unpacking submission.zip took more than 0.2 s."


def test_a_machine_too_slow_to_rank_is_not_the_submissions_fault() -> None:
    stop = stopped(lambda: time.sleep(60), Budget(0.2), "rank")
    assert stop.verdict == "surroundings" and "MEMORY_LIMIT" in stop.next_step


def test_too_much_memory() -> None:
    stop = stopped(lambda: len(bytearray(512 * MiB)), Budget(60, 64 * MiB))
    assert stop.verdict == "invalid-submission"
    assert "needs more than 67.1 MB of memory" in stop.message


def test_killed_as_the_kernel_does_for_memory() -> None:
    stop = stopped(lambda: os.kill(os.getpid(), signal.SIGKILL), Budget(60), "check-output")
    assert stop.verdict == "invalid-submission"
    assert "needs more memory than the container has" in stop.message


@pytest.mark.skipif((Cgroup().memory_limit() or 1 << 40) > 4 << 30, reason="no memory limit")
def test_a_phase_that_takes_all_memory_takes_none_of_the_next() -> None:
    """For real, by the kernel: it takes the phase, and not what runs it."""

    def work() -> None:
        held = []
        while True:
            held.append(bytearray(b"x" * (16 * MiB)))

    uses: list[PhaseUse] = []
    with pytest.raises(Stop) as raised:
        run_phase("rank", work, uses, Budget(60))
    assert raised.value.verdict == "surroundings"
    assert "needs more memory than the container has" in raised.value.message
    assert run_phase("pack", lambda: len(bytearray(64 * MiB)), uses) == 64 * MiB
    limit = Cgroup().memory_limit()
    peaks = [use.peak_memory_bytes or 0 for use in uses]
    assert limit is not None and peaks[0] > limit / 2 > peaks[1]


def test_open_files_of_a_phase_are_bounded_and_its_own(tmp_path: Path) -> None:
    def work() -> int:
        held = []
        try:
            while True:
                held.append((tmp_path / "file").open("a"))
        except OSError:
            return len(held)

    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    assert 0 < run_phase("unpack", work, []) < OPEN_FILES
    assert resource.getrlimit(resource.RLIMIT_NOFILE) == before
    assert 0 < run_phase("check", work, []) < OPEN_FILES


def test_a_signal_of_nobodys_is_a_fault_that_is_named() -> None:
    stop = stopped(lambda: os.kill(os.getpid(), signal.SIGUSR1), Budget(60))
    assert stop.verdict == "fault" and "signal 10" in stop.message


def test_a_bug_is_named_with_its_place() -> None:
    def work() -> None:
        raise KeyError("x")

    stop = stopped(work, Budget(60))
    assert stop.verdict == "fault"
    assert "KeyError: 'x' (test_phases.py:" in stop.message


def test_files_larger_than_allowed(tmp_path: Path) -> None:
    def work() -> int:
        try:
            return (tmp_path / "big").write_bytes(bytes(2 * MiB))
        except OSError as error:
            return -(error.errno or 0)

    assert run_phase("pack", work, [], Budget(60, None, MiB)) < 0


def test_nothing_of_a_phase_stays_behind_an_interruption() -> None:
    def interrupt(_number: int, _frame: object) -> None:
        raise KeyboardInterrupt

    old = signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, 0.2)
    try:
        with pytest.raises(KeyboardInterrupt):
            run_phase("rank", lambda: time.sleep(60), [], Budget(60))
    finally:
        signal.signal(signal.SIGALRM, old)
    # No child is left to wait for.
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_the_phases_of_a_run_are_in_its_result(runner: Runner) -> None:
    runner.main("write_subset()")
    outcome = runner.run()
    names = [phase["name"] for phase in outcome.result["phases"]]
    assert names == ["unpack", "check", "main", "check-output", "rank", "pack"]
    assert outcome.result["measures"]["rankSeconds"] == outcome.result["phases"][4]["seconds"]


@pytest.mark.parametrize("code", ["", "write_subset()"])
def test_a_ranking_that_takes_too_long(runner: Runner, code: str) -> None:
    """It is not main.py's time: that is measured by then, and nobody is to make it shorter."""
    if code:
        runner.main(code)
    outcome = runner.run(VSC_RANK_LIMIT="0.000001")
    assert outcome.verdict == "surroundings"
    assert outcome.message.startswith("Ranking took more than 1e-06 s")
    assert "main.py" not in outcome.message + outcome.result["next"]
    names = [phase["name"] for phase in outcome.result["phases"]]
    assert names == ["unpack", "check", *(["main", "check-output"] if code else []), "rank"]
    assert (outcome.result["measures"]["mainSeconds"] is not None) == bool(code)


def test_a_phase_begins_with_a_note_of_it(tmp_path: Path) -> None:
    result = tmp_path / "submission/result.json"
    result.parent.mkdir()
    run = Run(Layout(tmp_path), Journal(None))
    for name in BUDGETS:
        assert f"in the phase `{name}`" in run._phase(name, result.read_text)


def test_the_runtime_killed_in_a_phase_leaves_a_note(runner: Runner) -> None:
    """The host reads it if the kernel takes the runtime itself."""
    runner.main("import time\ntime.sleep(60)")
    runner.pack()
    result = runner.submission / "result.json"
    with subprocess.Popen(runner.command(), stdout=subprocess.DEVNULL) as process:
        while not result.exists() or "`main`" not in result.read_text():
            time.sleep(0.02)
        process.kill()
    kill_all()
    note = json.loads(result.read_text())
    assert (note["verdict"], note["exitCode"]) == ("surroundings", 3)
    assert note["message"] == "The container was ended in the phase `main`."
    assert [phase["name"] for phase in note["phases"]] == ["unpack", "check"]
