"""What a receipt says of main.py, against the kernel's own account of the same run."""

from __future__ import annotations

import json
import os
import time

import pytest

from conftest import TOP, Runs
from vsc_runtime.output.journal import Sink
from vsc_runtime.output.relay import Relay
from vsc_runtime.supervision.cgroup import Cgroup
from vsc_runtime.supervision.sentinels import Sentinels
from vsc_runtime.supervision.supervise import _follow, _Source
from vsc_runtime.supervision.watch import Watch

MiB = 1 << 20
#: The kernel's account is printed last; what comes after it is the end of the interpreter.
ACCOUNT = f"""
import json, os, resource, sys
sys.path.insert(0, {str(TOP)!r})
from vsc_runtime.supervision.cgroup import Cgroup
def account():
    own, children = (resource.getrusage(who) for who in (0, -1))
    cpu = own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime
    disk = os.statvfs(WORK)
    used = (disk.f_blocks - disk.f_bfree) * disk.f_frsize
    print("account", json.dumps([cpu, Cgroup().memory(), used]))
"""

needs_memory = pytest.mark.skipif(Cgroup().memory() is None, reason="no cgroup to read")


def account(log: str) -> tuple[float, int, int]:
    """Processor seconds, bytes of memory, bytes in the working folder."""
    line = next(line for line in log.splitlines() if line.startswith("submission | account"))
    cpu, memory, disk = json.loads(line.split("account")[1])
    return cpu, memory, disk


@needs_memory
def test_time_memory_and_disk_are_the_kernels_within_2_percent(runs: Runs) -> None:
    outcome = runs(
        ACCOUNT + "import time\nfrom multiprocessing import Process\n"
        "def work():\n while time.process_time() < 1: pass\n"
        "if __name__ == '__main__':\n"
        " with open('big', 'wb') as file: file.write(os.urandom(32 << 20))\n"
        " held = b'x' * (160 << 20)\n"
        " workers = [Process(target=work) for _ in range(2)]\n"
        " for each in workers: each.start()\n"
        " for each in workers: each.join()\n"
        " write_subset()\n time.sleep(0.3)\n account()",
        VSC_TIME_LIMIT="600",
    )
    assert outcome.verdict == "ok", outcome.log
    cpu, memory, disk = account(outcome.log)
    measures = outcome.result["measures"]
    assert cpu > 2 and memory > 192 * MiB and disk > 32 * MiB
    # The interpreter ends after it has printed its account.
    assert measures["mainCpuSeconds"] == pytest.approx(cpu, rel=0.02, abs=0.1)
    if Cgroup().oom_kills() is None:
        # Counted by process: what the workers share with main.py counts for each.
        assert measures["peakMemoryBytes"] > 0.98 * memory
    else:
        assert measures["peakMemoryBytes"] == pytest.approx(memory, rel=0.02)
    assert measures["scratchPeakBytes"] == pytest.approx(disk, rel=0.02)


@needs_memory
def test_the_work_of_relaying_its_output_is_not_counted_as_its_own(runs: Runs) -> None:
    outcome = runs(
        ACCOUNT + "for _ in range(20): os.write(1, b'line\\n' * 10000)\nwrite_subset()\naccount()"
    )
    cpu, _, _ = account(outcome.log)
    assert outcome.verdict == "ok", outcome.log[-500:]
    assert outcome.result["measures"]["mainCpuSeconds"] == pytest.approx(cpu, abs=0.1)


def test_what_ends_after_its_time_gained_none_by_keeping_the_runtime_busy() -> None:
    """It was not looked at in time: it has ended by itself, with success."""
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    reading, writing = os.pipe()
    sentinels = Sentinels()
    terminal = Sink(writing)
    try:
        source = _Source(reading, Relay(terminal, None), sentinels)
        os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
        late = time.monotonic() - 0.1
        assert _follow(pid, source, Watch([]), late) == (None, "late")
    finally:
        sentinels.dismiss()
        os.close(reading)
        os.close(writing)
