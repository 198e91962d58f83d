"""main.py that means harm, or takes what there is: none gains anything, each is named."""

from __future__ import annotations

from case import Case

FAILED, OK = "submission-failed", "ok"
FORGED = "2026-11-27T07:41:55Z SUCCESS  | The submission ran and was ranked."


def program(
    name: str, main: str, expect: str | tuple[str, ...], says: str = "", seconds: int = 20
) -> Case:
    settings = {"VSC_TIME_LIMIT": str(seconds)}
    return Case(f"program: {name}", expect, says, main, settings=settings, log_lacks="GAINED")


def refused(name: str, code: str) -> Case:
    """It goes on after it was refused: as if it had never tried."""
    main = f"try:\n    {code}\n    print('GAINED')\nexcept BaseException: pass\nwrite_subset()"
    return program(f"{name}, and goes on", main, OK)


def writes(path: str) -> Case:
    return program(
        f"writes to {path}",
        f"open({path!r}.format(WORK=WORK, DATA=DATA), 'w')",
        "write-refused",
        path.rsplit("/", 1)[-1],
    )


CASES = [
    *(writes(path) for path in (
        "{WORK}/query_descriptors.npz", "{WORK}/reference_descriptors.npz", "{WORK}/submission/log.txt",
        "{WORK}/submission/submission.tar.gz", "{WORK}/submission/result.json", "{WORK}/.runtime/full_rankings.csv",
        "{DATA}/query_subset.csv", "/opt/vsc/vsc_runtime/evaluate.py", "/opt/vsc/run.py", "/etc/passwd", "/proc/1/mem",
        "/usr/local/bin/conda",
    )),
    program("replaces a descriptor file", "import os\nopen('better', 'w').close()\nos.replace('better', WORK + '/query_descriptors.npz')", "write-refused"),
    program("removes a descriptor file", "import os\nos.remove(WORK + '/query_descriptors.npz')", "write-refused"),
    program("lists the submission folder", "import os\nos.listdir(WORK + '/submission')", "write-refused"),
    refused("becomes root", "import os; os.setuid(0)"),
    refused("kills the runtime", "import os; os.kill(os.getppid(), 9)"),
    refused("kills process 1", "import os; os.kill(1, 9)"),
    refused("mounts", "import ctypes; assert ctypes.CDLL(None).mount(b'x', b'/opt', b'tmpfs', 0, 0) == 0"),
    refused("enters a user namespace", "import os; os.unshare(0x10000000); open('/proc/self/uid_map', 'w').write('0 0 1')"),
    refused("traces the runtime", "import ctypes, os; assert ctypes.CDLL(None).ptrace(16, os.getppid(), 0, 0) == 0"),
    refused("reads the runtime's memory", "import os; open(f'/proc/{os.getppid()}/mem', 'rb').read(1)"),
    refused("reads the runtime's environment", "import os; open(f'/proc/{os.getppid()}/environ', 'rb').read()"),
    refused("writes to the runtime's output", "import os; open(f'/proc/{os.getppid()}/fd/1', 'w').write('x')"),
    refused("raises its limit of open files", "import resource; resource.setrlimit(resource.RLIMIT_NOFILE, (1 << 20, 1 << 20))"),
    refused("allows itself core files", "import resource; resource.setrlimit(resource.RLIMIT_CORE, (1, 1))"),
    refused("sets the clock", "import time; time.clock_settime(time.CLOCK_REALTIME, 0)"),
    refused("names the machine", "import socket; socket.sethostname('x')"),
    refused("opens a raw socket", "import socket; socket.socket(socket.AF_INET, socket.SOCK_RAW, 255)"),
    refused("makes a device", "import os; os.mknod('disk', 0o60666, os.makedev(8, 0))"),
    refused("gives a file to root", "import os; open('f', 'w').close(); os.chown('f', 0, 0)"),
    refused("renames a descriptor file", "import os; os.rename(WORK + '/query_descriptors.npz', '/tmp/mine')"),
    refused("links to the password file", "import os; os.link('/etc/shadow', 'shadow'); open('shadow').read()"),
    refused("puts a folder in the place of the private one", "import os; os.rename(WORK + '/.runtime', WORK + '/x')"),
    program("makes a setuid program", "import os, shutil\nshutil.copy('/bin/sh', 'sh')\nos.chmod('sh', 0o4755)\nwrite_subset()", OK),
    # What it leaves for its output
    program("leaves a link for its output", "import os\nos.symlink('/etc/passwd', 'subset_query_descriptors.npz')", "invalid-submission", "symbolic link"),
    program("leaves a link to a descriptor file", "import os\nos.symlink(WORK + '/query_descriptors.npz', 'subset_query_descriptors.npz')", "invalid-submission", "symbolic link"),
    program("leaves a folder for its output", "import os\nos.mkdir('subset_query_descriptors.npz')", "invalid-submission", "a folder"),
    program("leaves a FIFO for its output", "import os\nos.mkfifo('subset_query_descriptors.npz')", "invalid-submission", "special file"),
    program("leaves a socket for its output", "import socket\nsocket.socket(socket.AF_UNIX).bind('subset_query_descriptors.npz')", "invalid-submission", "special file"),
    program("leaves nothing in its output", "open('subset_query_descriptors.npz', 'w').close()", "invalid-submission", "not a readable npz"),
    program("leaves a sparse file of 1 TB", "f = open('subset_query_descriptors.npz', 'w')\nf.truncate(1 << 40)", "invalid-submission"),
    program("leaves an output that it can't read", "import os\nwrite_subset()\nos.chmod('subset_query_descriptors.npz', 0)", OK),
    program("leaves the full set", "import numpy\nwrite_subset(video_ids=numpy.array(['Q200001', 'Q200002']))", "invalid-submission", "query_subset.csv"),
    program("writes float64", "import numpy\nwrite_subset(features=numpy.ones((2, 4)))", "invalid-submission", "float32"),
    program("writes NaN", "import numpy\nwrite_subset(features=numpy.full((2, 4), numpy.nan, 'float32'))", "invalid-submission", "NaN"),
    program("writes other dimensions", "import numpy\nwrite_subset(features=numpy.ones((2, 5), 'float32'))", "invalid-submission", "one dimension"),
    program("writes ids that are not sorted", "import numpy\nwrite_subset(video_ids=numpy.array(['Q200003', 'Q200002']))", "invalid-submission", "not sorted"),
    program("writes pickled objects", "import numpy\nwrite_subset(video_ids=numpy.array(['Q200002', 'Q200003'], dtype=object))", "invalid-submission", "pickled"),
    program("writes its output and fails", "write_subset()\nraise ValueError('late')", FAILED, "late"),
    # Words that mean nothing
    program("prints that the disk is full", "import sys\nprint('OSError: [Errno 28] No space left on device'); sys.exit(1)", FAILED),
    program("prints that it was refused", "import sys\nprint(\"PermissionError: [Errno 13] Permission denied: 'x'\"); sys.exit(1)", FAILED),
    program("prints that memory ran out", "import sys\nprint('MemoryError'); sys.exit(1)", FAILED),
    program("prints that the network is unreachable", "import sys\nprint('OSError: [Errno 101] Network is unreachable'); sys.exit(1)", FAILED),
    program("forges the runtime's last line", f"print({FORGED!r})\nraise SystemExit(1)", FAILED),
    program("forges it behind a carriage return", f"print('x\\r' + {FORGED!r})\nraise SystemExit(1)", FAILED),
    program("forges it above its own lines", f"print('\\x1b[99A' + {FORGED!r})\nraise SystemExit(1)", FAILED),
    program("prints what is not UTF-8", "import os\nos.write(1, bytes(range(256)) * 99)\nwrite_subset()", OK),
    program("prints control sequences without end", "import os\nos.write(1, b'\\x1b[' * 99999)\nwrite_subset()", OK),
    program("prints one line of 10 MB", "print('x' * 10_000_000)\nwrite_subset()", OK),
    program("redraws a line 13 million times", "import os\nfor _ in range(433): os.write(1, b'a\\r' * 30000)\nwrite_subset()", OK),
    program("prints 50,000 lines", "for n in range(50000): print(n)\nwrite_subset()", OK),
    program("closes its output and goes on", "import os\nwrite_subset()\nos.close(1); os.close(2)", (OK, FAILED)),
    # The network
    program("connects to the outside", "import socket\nsocket.create_connection(('93.184.216.34', 443), 1)", "network-attempted"),
    program("sends a packet to the outside", "import socket\nsocket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('8.8.8.8', 53))", "network-attempted"),
    program("connects to a closed port of its own", "import socket\nsocket.create_connection(('127.0.0.1', 5), 1)", FAILED),
    program("sends to a closed port of its own, and has a bug", "import socket\nsocket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', 5))\nraise ValueError('my bug')", FAILED, "my bug"),
    program("tries the network, and goes on", "import socket\ntry: socket.create_connection(('93.184.216.34', 443), 1)\nexcept OSError: pass\nwrite_subset()", OK),
    program("tries the network, and has a bug", "import socket\ntry: socket.create_connection(('93.184.216.34', 443), 1)\nexcept OSError: pass\nraise ValueError('my bug')", "network-attempted", "my bug"),
    # More than there is
    program("takes all memory", "held = []\nwhile True: held.append(bytearray(1 << 24))", "out-of-memory"),
    program("takes all memory in a worker, and waits for it", "import multiprocessing as mp\ndef work(_):\n    held = []\n    while True: held.append(bytearray(1 << 24))\nif __name__ == '__main__':\n    with mp.Pool(1) as pool: pool.map(work, [0])", "out-of-memory", "then nothing happened", 60),
    program("takes all memory in a child, and fails", "import os\nif os.fork() == 0: held = [bytearray(1 << 24) for _ in range(9999)]\nassert os.wait()[1] == 0", "out-of-memory"),
    program("lowers its oom score, and fills /tmp by small processes", "import os\nopen('/proc/self/oom_score_adj', 'w').write('0')\nos.execvp('sh', ['sh', '-c', 'n=0; while :; do n=$((n + 1)); head -c 8000000 /dev/zero > /tmp/$n; done'])", "out-of-memory", "and the runtime ended"),
    program("reaches io_uring", "import ctypes\nlibc = ctypes.CDLL(None, use_errno=True)\nassert libc.syscall(425, 1, 0) == -1 and ctypes.get_errno() == 1\nassert libc.syscall(427, 1, 0) == -1 and ctypes.get_errno() == 1\nwrite_subset()", OK),
    program("fills the working folder", "f = open('big', 'wb')\nwhile True: f.write(bytes(1 << 20))", "disk-limit"),
    program("fills /dev/shm", "f = open('/dev/shm/big', 'wb')\nwhile True: f.write(bytes(1 << 20))", "disk-limit"),
    program("forks without end", "import os, time\nwhile True:\n    if os.fork() == 0: time.sleep(60)", "process-limit"),
    program("starts threads without end", "import threading, time\nwhile True: threading.Thread(target=time.sleep, args=(60,), daemon=True).start()", "process-limit"),
    program("runs for ever", "while True: pass", "time-limit", "", 1),
    program("sleeps for ever", "import time\ntime.sleep(999)", "time-limit", "", 1),
    program("ignores signals and runs for ever", "import signal\nfor n in (1, 2, 15): signal.signal(n, signal.SIG_IGN)\nwhile True: pass", "time-limit", "", 1),
    program("stops itself", "import os\nos.kill(os.getpid(), 19)", "time-limit", "", 1),
    program("leaves a daemon", "import os, time\nwrite_subset()\nif os.fork() == 0:\n    os.setsid()\n    if os.fork() == 0: time.sleep(99)\n    os._exit(0)", "left-processes"),
    program("leaves a process whose first thread has ended", "import os, threading, time, ctypes\nwrite_subset()\nif os.fork() == 0:\n    threading.Thread(target=time.sleep, args=(60,)).start()\n    ctypes.CDLL(None).pthread_exit(None)", "left-processes"),
    program("nests folders 2,000 deep", "import os\nfor _ in range(2000): os.mkdir('d'); os.chdir('d')\nos.chdir(WORK)\nwrite_subset()", OK),
    program("makes empty files without end", "n = 0\nwhile True:\n    open(f'/tmp/{n}', 'w').close()\n    n += 1", ("disk-limit", "time-limit"), "", 10),
    program("leaves 20,000 files", "for n in range(20000): open(f'/tmp/{n}', 'w').close()\nwrite_subset()", OK),
]  # fmt: skip
