"""Counters of the kernel, and the verdicts that follow from them."""

from __future__ import annotations

import os
import resource
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from vsc_runtime.diagnosis.cause import LastError, attempts, failure, last_error
from vsc_runtime.supervision import network, own_use
from vsc_runtime.supervision.cgroup import Cgroup
from vsc_runtime.supervision.supervise import Ending
from vsc_runtime.supervision.watch import Usage, Watch

WORK = Path("/code_execution")

V1 = {
    "cpuacct/cpuacct.usage": "1500000000\n",
    "memory/memory.stat": "cache 9\nrss 1\nshmem 1\ntotal_cache 9\ntotal_rss 100\ntotal_shmem 20\n",
    "memory/memory.limit_in_bytes": "4096\n",
    "memory/memory.oom_control": "oom_kill_disable 0\nunder_oom 0\noom_kill 2\n",
    "pids/pids.events": "max 3\n",
    "pids/pids.max": "64\n",
    "pids/pids.current": "5\n",
}
V2 = {
    "cgroup.controllers": "cpu memory pids\n",
    "cpu.stat": "usage_usec 1500000\nuser_usec 1\n",
    "memory.stat": "anon 100\nfile 999\nshmem 20\n",
    "memory.max": "4096\n",
    "memory.events": "low 0\noom 5\noom_kill 2\n",
    "pids.events": "max 3\n",
    "pids.max": "64\n",
    "pids.current": "5\n",
}


@pytest.mark.parametrize("files", [V1, V2])
def test_both_cgroup_versions_say_the_same(tmp_path: Path, files: dict[str, str]) -> None:
    group = Cgroup(written(tmp_path, files))
    assert group.cpu_seconds() == 1.5
    assert group.memory() == 120
    assert group.memory_limit() == 4096
    assert group.oom_kills() == 2
    assert (group.refused_processes(), group.process_limit(), group.processes()) == (3, 64, 5)


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"cgroup.controllers": ""},
        {"memory.max": "max\n", "cgroup.controllers": ""},
        {"pids.max": "max\n", "cgroup.controllers": ""},
    ],
)
def test_missing_files_are_none(tmp_path: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    group = Cgroup(tmp_path)
    for found in (
        group.cpu_seconds,
        group.memory,
        group.memory_limit,
        group.oom_kills,
        group.refused_processes,
        group.process_limit,
        group.processes,
    ):
        assert found() is None


def written(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)
    return folder


def is_shared(group: Cgroup) -> bool:
    """Whether it reads as shared: its processes are counted, which have more than 120 bytes."""
    others = (group.oom_kills(), group.processes(), group.memory_limit())
    if others == (2, 5, 4096) and group.memory() == 120 and group.cpu_seconds() == 1.5:
        return False
    assert others == (None, None, None)
    assert (group.memory() or 0) > 1 << 20
    assert (group.cpu_seconds() or 0) >= time.process_time() - 0.1
    return True


@pytest.mark.parametrize(
    ("source", "more", "shared"),
    [
        (f"/docker/{'0a' * 32}", {}, False),
        (f"/system.slice/docker-{'0a' * 32}.scope", {}, False),
        # In a namespace of cgroups.
        ("/", {}, False),
        ("/", {"release_agent": ""}, True),
        ("/user.slice/user-1000.slice", {}, True),
    ],
)
def test_a_shared_cgroup_of_v1_is_not_the_containers(
    tmp_path: Path, source: str, more: dict[str, str], shared: bool
) -> None:
    folders = {name.split("/")[0] for name in V1}
    files = {f"{folder}/{name}": text for folder in folders for name, text in more.items()}
    written(tmp_path, {**V1, **files})
    lines = [f"9 8 0:3 {source} {tmp_path / each} ro - cgroup cgroup rw\n" for each in folders]
    written(tmp_path, {"mountinfo": "".join(["1 0 8:1 / / rw - ext4 /dev/vda rw\n", *lines])})
    assert is_shared(Cgroup(tmp_path, tmp_path / "mountinfo")) == shared


@pytest.mark.parametrize(("members", "shared"), [("1\n10\n", False), ("0\n1\n10\n", True)])
def test_a_shared_cgroup_of_v2_is_not_the_containers(
    tmp_path: Path, members: str, shared: bool
) -> None:
    written(tmp_path, {**V2, "cgroup.procs": members})
    assert is_shared(Cgroup(tmp_path)) == shared


def test_processes_are_counted_one_by_one(tmp_path: Path) -> None:
    tick = os.sysconf("SC_CLK_TCK")
    waited = resource.getrusage(resource.RUSAGE_CHILDREN)
    times = f"{tick} {2 * tick} {4 * tick} {8 * tick}"
    for pid, name in {os.getpid(): "me", 99999: "x) R 1 ("}.items():
        (tmp_path / str(pid)).mkdir()
        stat = f"{pid} ({name}) S 1 1 1 0 -1 4194304 1 1 1 1 {times} 20 0 1 0\n"
        (tmp_path / str(pid) / "stat").write_text(stat)
        status = "Name: x\nRssAnon:\t   8 kB\nRssFile:\t 900 kB\nRssShmem:\t   2 kB\n"
        (tmp_path / str(pid) / "status").write_text(status)
    # It has ended between two looks.
    (tmp_path / "12345").mkdir()
    (tmp_path / "sys").mkdir()
    # What this process has waited for comes from the kernel, and not a second time from its line.
    assert own_use.cpu_seconds(tmp_path) == pytest.approx(
        waited.ru_utime + waited.ru_stime + 3 + 15, abs=0.01
    )
    assert own_use.memory(tmp_path) == 2 * 10 * 1024


def test_no_limit_in_v1(tmp_path: Path) -> None:
    (tmp_path / "memory").mkdir()
    (tmp_path / "memory/memory.limit_in_bytes").write_text("9223372036854771712\n")
    assert Cgroup(tmp_path).memory_limit() is None


def test_network_counters(tmp_path: Path) -> None:
    (tmp_path / "snmp").write_text(
        "Ip: Forwarding OutNoRoutes\nIp: 1 2\nUdp: InDatagrams NoPorts\nUdp: 9 3\n"
    )
    (tmp_path / "snmp6").write_text("Ip6InReceives 7\nIp6OutNoRoutes\t4\n")
    assert network.attempts(tmp_path / "snmp", tmp_path / "snmp6") == 6
    assert network.attempts(tmp_path / "none", tmp_path / "none") == 0


def ending(
    code: int | None = 1,
    left: Sequence[str] = (),
    tail: str = "",
    stalled: bool = False,
    spared: bool = False,
    **usage: Any,
) -> Ending:
    base = {
        "cpu_seconds": 1.0,
        "peak_memory": 1,
        "scratch_peak": 1,
        "oom_kills": 0,
        "refused_processes": 0,
        "network_attempts": 0,
        "at_process_limit": False,
        "process_limit": 64,
        "memory_limit": 1 << 30,
        "full": {},
    }
    return Ending(code, 1.0, list(left), Usage(**{**base, **usage}), tail, stalled, spared)


@pytest.mark.parametrize(
    ("found", "name", "words"),
    [
        (ending(1), "submission-failed", "exit code 1"),
        (ending(1, tail="x\nValueError: bad\n"), "submission-failed", "ValueError"),
        (ending(-11), "submission-failed", "SIGSEGV"),
        (ending(137), "submission-failed", "SIGKILL"),
        (ending(255), "submission-failed", "exit code 255"),
        (ending(-9, oom_kills=1), "out-of-memory", "1.1 GB"),
        (ending(137), "submission-failed", "as a shell reports SIGKILL"),
        # What is only printed changes no verdict.
        (ending(1, tail="MemoryError\n"), "submission-failed", "MemoryError"),
        (ending(None, oom_kills=2), "out-of-memory", "2 processes"),
        (ending(None, oom_kills=1, stalled=True), "out-of-memory", "nothing happened"),
        (ending(None, spared=True), "out-of-memory", "asked to spare"),
        (ending(None, oom_kills=2, spared=True), "out-of-memory", "ended the others"),
        (
            ending(1, tail="PermissionError: [Errno 13] Permission denied: '/tmp/x'"),
            "submission-failed",
            "/tmp/x",
        ),
        (ending(None), "time-limit", "60 s"),
        (ending(None, refused_processes=9), "time-limit", "60 s"),
        (ending(None, refused_processes=9, at_process_limit=True), "process-limit", "60 s"),
        (ending(1, refused_processes=9), "process-limit", "64 processes"),
        (ending(1, full={"/tmp": "1.0 GB"}), "disk-limit", "/tmp (1.0 GB)"),
        (
            ending(1, tail="OSError: [Errno 28] No space left on device: 'x'"),
            "submission-failed",
            "No space",
        ),
        (ending(1, network_attempts=2), "network-attempted", "network"),
        (
            ending(1, tail="PermissionError: [Errno 13] Permission denied: '/opt/vsc/x'"),
            "write-refused",
            "'/opt/vsc/x'",
        ),
        (
            ending(1, tail="OSError: [Errno 30] Read-only file system: '/data/x'"),
            "write-refused",
            "'/data/x'",
        ),
        (
            ending(1, tail="PermissionError: [Errno 1] Operation not permitted: 'a' -> '/etc/b'"),
            "write-refused",
            "'/etc/b'",
        ),
        # Nobody is refused a path that can't be.
        *(
            (
                ending(1, tail=f"PermissionError: [Errno 13] Permission denied: '{path}'"),
                "submission-failed",
                "Permission denied",
            )
            for path in ("/tmp/a\0b/c", f"/tmp/{'x' * 300}/c", "/nowhere/x", "/etc/passwd/x")
        ),
        (ending(0, left=["python"]), "left-processes", "1 process ('python')"),
        (ending(0, left=["a", "a", "\x1b[2J"]), "left-processes", "3 processes"),
    ],
)
def test_verdicts(found: Ending, name: str, words: str) -> None:
    stop = failure(found, 60.0, WORK)
    assert stop.verdict == name
    assert words in stop.message and stop.message.isprintable()
    assert not found.succeeded


def test_no_output_file_is_a_failure() -> None:
    assert ending(0).succeeded
    assert failure(ending(0), 60.0, WORK).message.count("subset_query_descriptors.npz") == 1
    assert failure(ending(0, network_attempts=1), 60.0, WORK).verdict == "network-attempted"


def test_what_it_got_over_is_a_warning() -> None:
    found = ending(0, oom_kills=1, refused_processes=1, network_attempts=1, full={"/tmp": "1.0 GB"})
    assert len(attempts(found)) == 4
    assert attempts(ending(0)) == []


def test_last_error() -> None:
    assert last_error("Traceback\nmod.MyError: text\n  at exit\n") == LastError(
        "MyError", "MyError: text"
    )
    assert last_error("no error here\n") is None
    found = last_error("OSError: [Errno 30] Read-only file system: 'a b' -> '/c'")
    assert found is not None and found.paths == ("a b", "/c")
    odd = last_error("ValueError: \x1b[2J" + "x" * 500)
    assert odd is not None and odd.line.isprintable() and len(odd.line) < 260


def test_a_stall_counts_from_the_last_work(tmp_path: Path) -> None:
    for folder in ("memory", "cpuacct"):
        (tmp_path / folder).mkdir()
    kills, cpu = tmp_path / "memory/memory.oom_control", tmp_path / "cpuacct/cpuacct.usage"
    kills.write_text("oom_kill 3\n")
    cpu.write_text("0\n")
    watch = Watch([], Cgroup(tmp_path))
    assert not watch.stalled(100.0)
    kills.write_text("oom_kill 4\n")
    assert not watch.stalled(200.0)
    cpu.write_text(f"{5 * 10**9}\n")
    assert not watch.stalled(209.0)
    assert not watch.stalled(218.0)
    assert watch.stalled(219.0)
