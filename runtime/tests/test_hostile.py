"""Programs that mean harm, run for real as main.py: none gains anything, the verdict names it."""

from __future__ import annotations

import os
import re
import stat
import subprocess
from pathlib import Path

import pytest

from conftest import Runner, Runs
from vsc_runtime.supervision.cgroup import Cgroup
from vsc_runtime.supervision.processes import living

needs_process_limit = pytest.mark.skipif(
    (Cgroup().process_limit() or 10_000) > 512, reason="this container has no process limit"
)
needs_no_network = pytest.mark.skipif(
    len(Path("/proc/net/route").read_text().splitlines()) > 1, reason="this container has a network"
)


@needs_process_limit
def test_forks_without_end(runs: Runs) -> None:
    assert runs("import os\nwhile True: os.fork()").verdict == "process-limit"


@needs_process_limit
def test_fork_bomb_that_swallows_errors(runs: Runs) -> None:
    outcome = runs(
        "import os\nwhile True:\n try: os.fork()\n except OSError: pass", VSC_TIME_LIMIT="3"
    )
    assert outcome.verdict == "process-limit"
    assert "time limit of 3 s" in outcome.message


@needs_process_limit
def test_threads_without_end(runs: Runs) -> None:
    outcome = runs(
        "import threading, time\n"
        "while True: threading.Thread(target=time.sleep, args=(9,), daemon=True).start()"
    )
    assert outcome.verdict == "process-limit"


def bounded(folder: Path) -> bool:
    disk = os.statvfs(folder)
    return disk.f_blocks * disk.f_frsize <= 1 << 30


@pytest.mark.parametrize("place", ["WORK", "'/dev/shm'"])
def test_fills_the_disk(runs: Runs, runner: Runner, place: str) -> None:
    if not bounded(runner.work if place == "WORK" else Path("/dev/shm")):
        pytest.skip("there is room for more than 1 GiB: a whole disk, or all memory")
    outcome = runs(f"with open({place} + '/big', 'wb') as f:\n while True: f.write(bytes(1 << 20))")
    assert outcome.verdict == "disk-limit"
    assert "no space left on" in outcome.message


@pytest.mark.parametrize("place", ["/tmp", "/dev/shm"])
def test_makes_files_without_end(runs: Runs, place: str) -> None:
    files = os.statvfs(place).f_files
    if not 0 < files <= 100_000:
        pytest.skip("there is no limit of files")
    outcome = runs(f"n = 0\nwhile True: open(f'{place}/{{n}}', 'w').close(); n += 1")
    assert outcome.verdict == "disk-limit"
    assert f"{place} ({files:,} files)" in outcome.message


@pytest.mark.skipif((Cgroup().memory_limit() or 1 << 40) > 4 << 30, reason="no memory limit")
@pytest.mark.parametrize(
    "code",
    [
        "data = [bytearray(64 << 20) for _ in range(10000)]",
        # A worker is taken, and main.py gives up because of it.
        (
            "import os\nif os.fork() == 0: data = [bytearray(64 << 20) for _ in range(10000)]\n"
            "assert os.wait()[1] == 0, 'a worker died'"
        ),
    ],
)
def test_uses_too_much_memory(runs: Runs, code: str) -> None:
    assert runs(code).verdict == "out-of-memory"


def test_asks_for_more_memory_than_there_is(runs: Runs) -> None:
    """The kernel killed nothing: only what is printed says so, and that decides no verdict."""
    outcome = runs("import numpy\nnumpy.ones(1 << 50)")
    assert outcome.verdict == "submission-failed"
    assert "one video at a time" in outcome.result["next"]


@needs_no_network
@pytest.mark.parametrize(
    "attempt",
    [
        "import socket; socket.create_connection(('192.0.2.7', 443))",
        "import urllib.request; urllib.request.urlopen('https://download.pytorch.org/model.pt')",
        "from socket import *; socket(AF_INET, SOCK_DGRAM).sendto(b'x', ('8.8.8.8', 53))",
    ],
)
def test_opens_a_socket(runs: Runs, attempt: str) -> None:
    assert runs(attempt).verdict == "network-attempted"


@needs_no_network
def test_network_attempt_that_is_got_over(runs: Runs) -> None:
    outcome = runs(
        "import socket\ntry: socket.create_connection(('192.0.2.7', 443))\n"
        "except OSError: pass\nwrite_subset()"
    )
    assert outcome.verdict == "ok"
    assert any("network" in text for text in outcome.result["warnings"])


def test_ignores_sigterm_and_runs_for_ever(runs: Runs) -> None:
    outcome = runs(
        "import signal, time\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "write_subset()\nwhile True: time.sleep(1)",
        VSC_TIME_LIMIT="1",
    )
    assert outcome.verdict == "time-limit"
    assert "1 s" in outcome.message


DAEMON = """
import os, sys, time
write_subset()
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        for fd in (0, 1, 2): os.close(fd)
        while True:
            for name in ("query_descriptors.npz", "subset_query_descriptors.npz"):
                try: os.replace(WORK + "/evil", WORK + "/" + name)
                except OSError: pass
                try: open(WORK + "/evil", "w").write("evil")
                except OSError: pass
    os._exit(0)
"""


def test_daemon_that_replaces_descriptors(runs: Runs) -> None:
    outcome = runs(DAEMON)
    assert outcome.verdict == "left-processes"
    assert "1 process" in outcome.message


def test_process_whose_first_thread_has_ended(runs: Runs) -> None:
    outcome = runs(
        "import os, threading, time, ctypes\nwrite_subset()\nif os.fork() == 0:\n"
        " threading.Thread(target=time.sleep, args=(60,)).start()\n"
        " ctypes.CDLL(None).pthread_exit(None)"
    )
    assert outcome.verdict == "left-processes"


def test_short_lived_helpers_are_fine(runs: Runs) -> None:
    outcome = runs("import os, time\nwrite_subset()\nif os.fork() == 0: time.sleep(0.5)")
    assert outcome.verdict == "ok"


def test_leftovers_of_a_failure_are_killed_too(runs: Runs) -> None:
    outcome = runs("import os, time\nif os.fork() == 0: time.sleep(60)\nraise KeyError('x')")
    assert outcome.verdict == "submission-failed"
    assert "KeyError" in outcome.message


@pytest.mark.parametrize(
    "path",
    [
        "WORK + '/query_descriptors.npz'",
        "WORK + '/reference_descriptors.npz'",
        "WORK + '/submission/submission.tar.gz'",
        "WORK + '/submission/log.txt'",
        "WORK + '/.runtime/full_rankings.csv'",
        "'/opt/vsc/vsc_runtime/evaluate.py'",
        "'/usr/local/bin/conda'",
        "'/etc/passwd'",
        "DATA + '/query_subset.csv'",
        "'/proc/1/fd/1'",
        "'/proc/sys/kernel/core_pattern'",
    ],
)
def test_writes_where_it_must_not(runs: Runs, path: str) -> None:
    outcome = runs(f"open({path}, 'w').write('evil')")
    assert outcome.verdict == "write-refused", outcome.log


@pytest.mark.parametrize(
    "change",
    [
        "os.remove(WORK + '/query_descriptors.npz')",
        "os.rename(WORK + '/query_descriptors.npz', WORK + '/x')",
        "os.chmod(WORK, 0o777)",
        "os.chmod(WORK + '/query_descriptors.npz', 0o666)",
        "os.rmdir(WORK + '/.runtime')",
        "os.rename(WORK + '/submission', WORK + '/x')",
        "os.setuid(0)",
        "os.kill(os.getppid(), 0) or os.kill(1, 9)",
    ],
)
def test_changes_what_is_not_its_own(runs: Runs, change: str) -> None:
    outcome = runs(f"import os\n{change}\nwrite_subset()")
    assert outcome.code in (11, 18), outcome.log


def test_kills_all_it_can(runs: Runs) -> None:
    outcome = runs(
        "import os, signal\nwrite_subset()\nos.kill(-1, signal.SIGKILL)\nos.kill(os.getpid(), 9)"
    )
    assert outcome.verdict == "submission-failed"
    assert "SIGKILL" in outcome.message


@pytest.mark.parametrize(
    ("make", "what"),
    [
        ("os.symlink('/etc/shadow', name)", "symbolic link"),
        ("os.symlink('/nowhere', name)", "symbolic link"),
        ("os.symlink(WORK + '/query_descriptors.npz', name)", "symbolic link"),
        ("os.mkfifo(name)", "special file"),
        ("os.mkdir(name); open(name + '/x', 'w')", "folder"),
        ("__import__('socket').socket(__import__('socket').AF_UNIX).bind(name)", "special file"),
    ],
)
def test_output_that_is_no_file(runs: Runs, make: str, what: str) -> None:
    outcome = runs(f"import os\nname = 'subset_query_descriptors.npz'\n{make}")
    assert outcome.verdict == "invalid-submission"
    assert what in outcome.message


def test_hard_link_to_the_full_descriptors(runs: Runs) -> None:
    """Where the kernel allows the link at all, the file is not within the subset."""
    outcome = runs("import os\nos.link('query_descriptors.npz', 'subset_query_descriptors.npz')")
    assert outcome.code in (10, 18)


def test_modules_in_the_zip_are_not_imported_by_root(runner: Runner) -> None:
    owned = runner.work / "owned"
    for name in ("sitecustomize", "usercustomize", "csv", "zipfile", "tarfile", "numpy", "faiss"):
        runner.members[f"{name}.py"] = f"open({str(owned)!r}, 'w')\nraise SystemExit(7)".encode()
    outcome = runner.run()
    assert outcome.verdict == "ok", outcome.log
    assert not owned.exists()


def test_modules_written_beside_main_do_not_reach_the_evaluation(runs: Runs) -> None:
    outcome = runs(
        "write_subset()\nfor name in ('numpy', 'json', 'gzip', 'tarfile', 'faiss'):\n"
        " open(WORK + '/' + name + '.py', 'w').write('raise SystemExit(7)')"
    )
    assert outcome.verdict == "ok"


def test_deep_folders_are_cleared(runs: Runs) -> None:
    outcome = runs(
        "import os\nwrite_subset()\nos.chdir(WORK)\n"
        "for _ in range(3000): os.mkdir('d'); os.chdir('d')"
    )
    assert outcome.verdict == "ok"


def test_no_rights_and_no_handles(runs: Runs) -> None:
    outcome = runs(
        "import os\nprint('ids', os.getresuid(), os.getresgid(), os.getgroups())\n"
        "print('fds', sorted(os.listdir('/proc/self/fd')))\n"
        "capabilities = ('CapE', 'CapP', 'CapI', 'CapA')\n"
        "print([l.strip() for l in open('/proc/self/status') if l[:4] in capabilities])\n"
        "print('oom', open('/proc/self/oom_score_adj').read())\nwrite_subset()"
    )
    assert "ids (64000, 64000, 64000) (64000, 64000, 64000) []" in outcome.log
    assert "fds ['0', '1', '2', '3']" in outcome.log
    assert outcome.log.count("\\t0000000000000000") == 4
    assert "oom 1000" in outcome.log


def test_output_is_out_of_reach_after_the_end(runs: Runs, runner: Runner) -> None:
    """What is ranked is root's: what main.py wrote is no longer where it can be changed."""
    outcome = runs("write_subset()")
    assert outcome.verdict == "ok"
    assert not (runner.work / "subset_query_descriptors.npz").exists()
    kept = (runner.work / "query_descriptors.npz").stat()
    assert (kept.st_uid, stat.S_IMODE(kept.st_mode)) == (0, 0o444)
    assert stat.S_IMODE((runner.work / ".runtime").stat().st_mode) == 0o700
    assert living() == []
    assert list(runner.submission.iterdir()) != []


def test_io_uring_is_out_of_reach(runs: Runs) -> None:
    """By a filter of our own: not every engine's has it."""
    outcome = runs(
        "import ctypes\nlibc = ctypes.CDLL(None, use_errno=True)\n"
        "for call in (424, 425, 426, 427, 428):\n"
        " print('call', call, libc.syscall(call, -1, 0, 0, 0), ctypes.get_errno())\n"
        "print([l.split() for l in open('/proc/self/status') if l.startswith('Seccomp')])\n"
        "write_subset()"
    )
    assert outcome.verdict == "ok"
    for call in (425, 426, 427):
        assert f"call {call} -1 1\n" in outcome.log, outcome.log
    # Its neighbours are as the engine has them: pidfd_send_signal of no process.
    assert "call 424 -1 9\n" in outcome.log
    assert "['Seccomp:', '2']" in outcome.log


def test_sockets_of_kinds_that_need_no_network_are_out_of_reach(runs: Runs) -> None:
    """By AF_VSOCK a container without network reaches what runs its virtual machine."""
    outcome = runs(
        "import ctypes\nlibc = ctypes.CDLL(None, use_errno=True)\nfound = set()\n"
        "for family in range(64):\n"
        " for call in (libc.socket, lambda *a: libc.socketpair(*a, (ctypes.c_int * 2)())):\n"
        "  fd = call(family, 2, 0)\n"
        "  assert fd >= 0 or family not in (1, 2, 10, 16) or call is not libc.socket, family\n"
        "  if fd >= 0: found.add(family)\n"
        "  elif family not in (1, 2, 10, 16): assert ctypes.get_errno() == 97, family\n"
        "print('families', sorted(found))\nwrite_subset()"
    )
    assert outcome.verdict == "ok", outcome.log
    assert "families [1, 2, 10, 16]" in outcome.log


def test_users_of_its_own_are_out_of_reach(runs: Runs) -> None:
    """By unshare and clone, which the filter of podman lets through."""
    outcome = runs(
        "import ctypes, threading\nlibc = ctypes.CDLL(None, use_errno=True)\n"
        "user = 1 << 28\n"
        "for call in ((272, user), (272, 5 * user), (56, user | 17, 0, 0, 0, 0), (435, 0, 0)):\n"
        " print('call', call[0], libc.syscall(*call), ctypes.get_errno())\n"
        "thread = threading.Thread(target=write_subset)\nthread.start()\nthread.join()"
    )
    assert outcome.verdict == "ok", outcome.log
    found = re.findall("call ([0-9]+ -1 [0-9]+)", outcome.log)
    assert found == ["272 -1 28", "272 -1 28", "56 -1 28", "435 -1 38"], outcome.log


def test_no_program_gives_rights_to_who_starts_it() -> None:
    """Though they could not: a run has `no-new-privileges`."""
    found = subprocess.run(
        ["find", "/", "-xdev", "-perm", "/6000", "-type", "f"],
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert found.stdout.decode().split() == []
