"""main.py that looks for a way out or a way on: the network, other processes, what comes after it.

Calls of the kernel are by their numbers on x86-64.
"""

from __future__ import annotations

from case import Case

from .programs import FAILED, OK, program

LIBC = "import ctypes, os, time\nlibc = ctypes.CDLL(None, use_errno=True)\n"
OUTPUT = "subset_query_descriptors.npz"


def all_refused(name: str, *attempts: str) -> Case:
    """Each attempt by itself; it goes on as if it had never tried. `c` is a call of the kernel."""
    start = "import ctypes, mmap, os, socket\nlibc = ctypes.CDLL(None)\ndef c(*a):\n    if libc.syscall(*a) < 0: raise OSError\n"
    each = f"for code in {attempts!r}:\n    try: exec(code); print('GAINED by', code)\n    except (OSError, AttributeError): pass\n"
    return program(f"{name}, in {len(attempts)} ways", f"{start}{each}write_subset()", OK)


def lives_on(name: str, *starts: str) -> Case:
    """A valid output, and processes that would change it later."""
    each = "".join(
        f"if os.fork() == 0:\n    {start}\n    while True: time.sleep(60)\n" for start in starts
    )
    main = f"{LIBC}write_subset()\n{each}"
    return program(f"leaves a process {name}", main, "left-processes", "process")


def left_behind(name: str, code: str) -> Case:
    """What it leaves reaches nothing that comes after it."""
    return program(f"leaves {name}", f"import os, site\n{code}\nwrite_subset()", OK)


def after(name: str, code: str, expect: str = FAILED) -> Case:
    """Its bug is its own, unless it tried to reach the outside."""
    return program(
        f"fails after it {name}", f"import socket\n{code}\nraise ValueError('mine')", expect, "mine"
    )


def tried(code: str) -> str:
    return f"try: {code}\nexcept OSError: pass"


def prints(name: str, code: str, expect: str = OK) -> Case:
    return program(
        f"prints {name}",
        f"import os\n{code}\n" + ("write_subset()" if expect == OK else "raise SystemExit(1)"),
        expect,
    )


CASES = [
    # Processes that should live on
    lives_on(
        "of each kind",
        "os.setsid()\n    if os.fork(): os._exit(0)",  # a daemon
        "os.kill(os.getpid(), 19)",  # stopped
        "libc.prctl(15, b'a\\nUid:\\t0', 0, 0, 0)",  # with a name that would hide its user
        "libc.ptrace(0, 0, 0, 0)",  # traced
        "libc.prctl(1, 10, 0, 0, 0); __import__('signal').signal(10, lambda *_: os.fork())",
        "os.nice(19); os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))",
    ),
    program("leaves a process that is its brother", LIBC + "write_subset()\nif libc.syscall(56, 0x8000 | 17, 0, 0, 0, 0) == 0: time.sleep(60)", "left-processes"),
    program("leaves a process that ends without a signal", LIBC + "write_subset()\nif libc.syscall(56, 0, 0, 0, 0, 0) == 0: time.sleep(60)", "left-processes"),
    lives_on("that writes through a map of its output", f"file = open('{OUTPUT}', 'r+b'); held = __import__('mmap').mmap(file.fileno(), 0)\n    while True: held[-30:] = bytes(30)"),
    lives_on("that waits for its output to be moved", f"while os.path.exists('{OUTPUT}'): pass\n    open('{OUTPUT}', 'w')"),
    program("ends in a thread that runs another program", "import os, threading, time\nwrite_subset()\nthreading.Thread(target=os.execv, args=('/bin/true', ['true'])).start()\ntime.sleep(9)", OK),
    program("waits for a child that stops", "import subprocess\nwrite_subset()\nsubprocess.run(['sh', '-c', 'kill -STOP $$'])", "time-limit", "", 1),
    # The runtime, its memory and the kernel
    all_refused("looks into process 1", *(f"open('/proc/1/{name}', 'rb').read(1)" for name in ("mem", "maps", "environ", "auxv", "stack", "io", "fd/1")), *(f"os.stat('/proc/1/{name}/')" for name in ("root", "cwd", "fd/3", "ns/net")), "c(310, 1, 0, 0, 0, 0, 0)", "c(438, libc.syscall(434, 1, 0), 1, 0)", "c(312, 1, 1, 0, 0, 0)", "c(101, 16, 1, 0, 0)"),
    all_refused("changes process 1", "c(302, 1, 7, (ctypes.c_uint64 * 2)(9, 9), 0)", "c(203, 1, 8, (ctypes.c_uint64 * 1)(1))", "c(251, 1, 1, 3 << 13)", "c(141, 0, 1, 19)", "os.kill(1, 19)", "os.kill(os.getppid(), 19)", "open('/proc/1/oom_score_adj', 'w').write('1000')", "open('/proc/1/comm', 'w').write('x')", "os.sched_setscheduler(1, os.SCHED_IDLE, os.sched_param(0))", "c(440, libc.syscall(434, 1, 0), 0, 0, 21, 0)"),
    all_refused("reaches for the kernel", "c(103, 3, ctypes.create_string_buffer(9), 9)", "c(248, b'user', b'a', b'b', 1, -4)", "c(321, 0, ctypes.create_string_buffer(128), 128)", "c(323, 0)", "c(300, 0, 0)", "c(304, -100, ctypes.create_string_buffer(64), 0)", "c(430, b'tmpfs', 0)", "c(298, ctypes.create_string_buffer(128), 0, -1, -1, 0)", "c(272, 0x10000000)", "c(308, os.open('/proc/self/ns/net', 0), 0)", "c(172, 3)", "c(163, 0)", "c(167, b'x', 0)", "c(175, 0, 0, b'')", "c(169, 0xfee1dead, 672274793, 0)", "os.chroot('/tmp')", "os.mknod('d', 0o20666, os.makedev(1, 1))", "mmap.mmap(-1, 4 << 30, flags=0x22 | 0x40000)", "open('/proc/sys/kernel/core_pattern', 'w')", "open('/proc/sysrq-trigger', 'w').write('b')", "open('/dev/mem')", "open('/dev/kmsg')", "open('/sys/fs/cgroup/memory/memory.limit_in_bytes', 'w').write('-1')", "open('/sys/fs/cgroup/memory.max', 'w').write('max')"),
    all_refused("watches what it can't read", *(f"if libc.inotify_add_watch(libc.inotify_init(), (WORK + '/{path}').encode(), 0xFFF) < 0: raise OSError" for path in (".runtime/", ".runtime/x", "submission/", "submission/log.txt", "submission/submission.zip"))),
    # Of AF_VSOCK, AF_ALG, AF_PACKET, AF_BLUETOOTH, AF_TIPC, AF_RDS, AF_KEY, AF_XDP, AF_CAN, AF_SMC: no namespace or a large part of the kernel
    all_refused("opens sockets that no network namespace holds", *(f"c(41, {family}, {kind}, 0)" for family in (40, 38, 17, 31, 30, 21, 15, 44, 29, 43) for kind in (1, 2, 3, 5))),
    all_refused("opens sockets by which packets are made", "socket.socket(2, 3, 1)", "socket.socket(2, 3, 255)", "socket.socket(10, 3, 58)", "socket.socket(17, 3)"),
    program("passes files to itself, and leaves them under way", "import array, os, socket\nfor n in range(50):\n    a, b = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)\n    f = open(f'/tmp/{n}', 'w+b', 0); f.write(bytes(1 << 20)); os.remove(f'/tmp/{n}')\n    a.sendmsg([b'x'], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array('i', [a.fileno(), b.fileno(), f.fileno()]))])\nwrite_subset()", OK),
    program("fills sockets of its own without end", "import socket\nheld = []\nwhile True:\n    pair = socket.socketpair()\n    pair[0].setblocking(False)\n    held.append(pair)\n    try:\n        while True: pair[0].send(bytes(1 << 16))\n    except BlockingIOError: pass", "out-of-memory"),
    # The network, and what is none
    after("looked up the name of its own machine", tried("socket.gethostbyname(socket.gethostname()); socket.getfqdn()")),
    after("talked to itself, tried itself by IPv6, and an address of no interface", "server = socket.create_server(('127.0.0.1', 0))\nsocket.create_connection(server.getsockname()).close()\nfor host in ('::1', '0.0.0.0', 'localhost'):\n    try: socket.create_connection((host, 5), 1)\n    except OSError: pass\nsocket.if_nameindex()\nsocket.socket(16, 2)"),
    after("looked up a name", tried("socket.getaddrinfo('example.org', 443)"), "network-attempted"),
    after("asked which address is its own", tried("socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect(('8.8.8.8', 1))"), "network-attempted"),
    after("called to a group", tried("socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('224.0.0.1', 1))"), "network-attempted"),
    # What the next phase could pick up
    left_behind("modules for everybody's Python", "path = site.getusersitepackages()\nos.makedirs(path)\nfor place in (path, WORK, '/tmp', '/dev/shm', os.environ['HOME'], os.environ['TMPDIR']):\n    for name in ('a.pth', 'usercustomize.py', 'sitecustomize.py', 'numpy.py', 'json.py', 'gzip.py'): open(f'{place}/{name}', 'w').write('import os; os.abort()')\nimport sys; sys.path.remove(WORK)"),
    left_behind("programs and rankings where root might look", "for place in (WORK, '/tmp', os.environ['HOME']):\n    for name in ('find', 'python', 'conda', 'sh', 'full_rankings.csv', 'subset_rankings.csv', 'result.json', 'submission.tar.gz'):\n        open(f'{place}/{name}', 'w').write('#!/bin/sh\\nexit 7')\n        os.chmod(f'{place}/{name}', 0o755)"),
    left_behind("sparse files of a petabyte", "for n in range(9): os.truncate(os.open(f'/tmp/{n}', os.O_CREAT | os.O_WRONLY), 1 << 50)"),
    left_behind("files locked and leased", "import fcntl\nopen('x', 'w').close()\nfor name in ('x', WORK + '/query_descriptors.npz', DATA + '/query_subset.csv'):\n    file = open(name)\n    fcntl.flock(file, fcntl.LOCK_EX)\n    try: fcntl.fcntl(file, 1024, fcntl.F_RDLCK)\n    except OSError: pass"),
    program("replaces its output without end until it ends", f"import os, threading, time\nwrite_subset('a')\ndef swap():\n    while True:\n        os.symlink('/etc/passwd', 'x'); os.rename('x', '{OUTPUT}')\n        os.link('a', 'y'); os.rename('y', '{OUTPUT}')\nthreading.Thread(target=swap, daemon=True).start()\ntime.sleep(0.3)\nos._exit(0)", (OK, "invalid-submission")),
    # Its end
    *(program(f"ends as the runtime would, with {code}", f"write_subset()\nraise SystemExit({code})", FAILED, f"exit code {code}") for code in (10, 12, 22, 130)),
    *(Case(f"program: ends by signal {number}", FAILED, "signal", f"import os, signal\nsignal.signal({number}, signal.SIG_DFL) if {number} != 31 else None\nwrite_subset()\nos.kill(os.getpid(), {number})", variant="lite") for number in (2, 10, 13, 24, 25, 31, 64)),
    program("ends after its time while all processors are busy", "import os, time\nend = time.monotonic() + 1.5\nfor _ in range(60):\n    if os.fork() == 0:\n        while time.monotonic() < end: pass\n        os._exit(0)\nwhile time.monotonic() < end: pass\nwrite_subset()\nos._exit(0)", "time-limit", "", 1),
    # What it prints
    prints("a result.json", "print('{\"schema\": 1, \"verdict\": \"ok\", \"exitCode\": 0, \"message\": \"m\", \"next\": null}')", FAILED),
    prints("null characters, empty lines, titles that never end, and moves up", "for part in (bytes(60000), b'\\n' * 30000, b'\\x1b]0;' + b'x' * 60000, b'\\x1b[23A\\n' * 9000, b'\\x1b[' + b'0' * 60000): os.write(1, part)"),
    prints("a refusal of a path that can't be", "print(\"PermissionError: [Errno 13] Permission denied: '/tmp/\" + 'x' * 300 + \"/y'\")", FAILED),
]  # fmt: skip
