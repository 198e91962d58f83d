"""main.py that reaches for other processes, the kernel's objects and the words of its verdict."""

from __future__ import annotations

from .programs import FAILED, OK, program, refused

LIBC = "import ctypes, os\nlibc = ctypes.CDLL(None, use_errno=True)\n"
DENIED = "print(\"PermissionError: [Errno 13] Permission denied: '{}'\")\nraise SystemExit(1)"

CASES = [
    # What outlives its processes
    program("leaves 64 MB of shared memory of System V", LIBC + "libc.shmat.restype = ctypes.c_void_p\nlibc.shmat.argtypes = ctypes.c_int, ctypes.c_void_p, ctypes.c_int\nnumber = libc.shmget(7, 64 << 20, 0o3666)\nassert number >= 0\nctypes.memset(libc.shmat(number, None, 0), 1, 64 << 20)\nwrite_subset()", OK),
    program("leaves 20,000 semaphores", LIBC + "for n in range(20000): libc.semget(0, 1, 0o1666)\nwrite_subset()", OK),
    program("leaves a queue of System V for another owner", LIBC + "number = libc.msgget(9, 0o3666)\nassert number >= 0\nwrite_subset()", OK),
    program("leaves a queue of POSIX", LIBC + "assert ctypes.CDLL('librt.so.1').mq_open(b'/left', os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o666, None) >= 0\nwrite_subset()", OK),
    program("fills the working folder behind its output", "write_subset()\nf = open('big', 'wb', 0)\ntry:\n    while True: f.write(bytes(1 << 20))\nexcept OSError: pass", OK),
    program("links its output to a second name", "import os\nwrite_subset()\nos.link('subset_query_descriptors.npz', 'second')", OK),
    program("leaves names that are no text", "import os\nos.mkdir(b'\\xff\\n-delete')\nopen(b'\\xff\\n-delete/\\x1b[2J', 'w').close()\nos.chmod(b'\\xff\\n-delete', 0)\nwrite_subset()", OK),
    program("opens all the files that it may", "import os\nheld = []\ntry:\n    while True: held += os.pipe()\nexcept OSError: pass\nfor fd in held[:99]: os.close(fd)\nwrite_subset()", OK),
    # Other processes
    refused("kills all processes that it sees", "import os\n    for pid in os.listdir('/proc'):\n        if pid.isdigit() and int(pid) != os.getpid():\n            try: os.kill(int(pid), 9)\n            except PermissionError: continue\n            break\n    else: raise OSError"),
    refused("limits the runtime's memory", "import os, resource; resource.prlimit(os.getppid(), resource.RLIMIT_AS, (1, 1))"),
    refused("takes the processor for itself", "import os; os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(99))"),
    refused("is nicer to itself", "import os; os.nice(-5)"),
    refused("leaves its cgroup", "import glob; open(glob.glob('/sys/fs/cgroup/**/cgroup.procs', recursive=True)[0], 'w').write('0')"),
    # Words that mean nothing
    program("prints a refusal in a folder that is not there", DENIED.format("/nowhere/x"), FAILED),
    program("prints a refusal in a folder of its own", "import os\nos.mkdir('mine')\n" + DENIED.format("mine/x"), FAILED),
    program("prints a refusal with control characters", DENIED.format("/etc/\\x1b[2J\\x07"), ("write-refused", FAILED)),
    program("prints errors of 200 kB", "print('Error' * 40000)\nprint('a.' * 100000 + 'Error: ' + 'x' * 200000)\nraise SystemExit(1)", FAILED),
    program("was refused, and removed the folder", "import os\nos.mkdir('shut', 0)\nopen('shut/x', 'w')", ("write-refused", FAILED)),
]  # fmt: skip
