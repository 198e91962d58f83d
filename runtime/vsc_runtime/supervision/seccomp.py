"""Bars main.py from parts of the kernel that nothing here needs and not every engine's filter bars.

io_uring: Docker's default profile bars it since 25.0 (moby/moby#46762), podman's always has.
Sockets that no network namespace holds: by AF_VSOCK a container without network reaches what runs
its virtual machine, by AF_ALG and others large parts of the kernel. An older Docker bars neither.
Namespaces of users: in one of its own a process has every right over what the kernel does for it;
podman lets it make one. Filters add up: this one takes nothing from the engine's.
"""

from __future__ import annotations

import ctypes
import errno
import os

PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 38, 22, 2
#: io_uring_setup, io_uring_enter and io_uring_register have these numbers on every architecture
#: that the image may run on, and within x32 with this bit.
FIRST, LAST, X32_BIT = 425, 427, 0x40000000
#: AF_UNIX, AF_INET, AF_INET6 and AF_NETLINK, by which the C library looks at its own interfaces.
FAMILIES = (1, 2, 10, 16)
#: Audit's number of each architecture (<linux/audit.h>) -> its socket and socketpair, and its
#: socketcall: what that asks for lies in memory, which no filter sees, so it is refused whole.
SOCKETS: dict[int, tuple[tuple[int, ...], tuple[int, ...]]] = {
    0xC000003E: ((41, 53), ()),  # x86-64
    0x40000003: ((359, 360), (102,)),  # its programs of 32 bits
    0xC00000B7: ((198, 199), ()),  # AArch64
    0x40000028: ((281, 288), ()),  # its programs of 32 bits
}
#: The same -> its unshare and clone, whose first argument says what is to be new.
SPACES = {
    0xC000003E: (272, 56),
    0x40000003: (310, 120),
    0xC00000B7: (97, 220),
    0x40000028: (337, 120),
}
NEW_USERS = 0x10000000
#: On every architecture. What it asks for lies in memory; the C library takes clone in its place.
CLONE3 = 435
#: seccomp(2): refuse with an errno, or allow. Who asks is refused as by an engine's filter, or as
#: by a kernel without that kind of socket.
REFUSE, ALLOW = 0x00050000 | errno.EPERM, 0x7FFF0000
NO_SUCH_FAMILY = 0x00050000 | errno.EAFNOSUPPORT
NO_SUCH_CALL, NO_MORE_USERS = 0x00050000 | errno.ENOSYS, 0x00050000 | errno.ENOSPC
#: What a kernel without seccomp says, and one that is emulated: a run goes on without this filter.
ABSENT = (errno.EINVAL, errno.ENOSYS)
#: Classic BPF: load a word, mask it, jump by a comparison or a bit, return.
LOAD, AND, EQUAL, AT_LEAST, ABOVE, SET, RETURN = 0x20, 0x54, 0x15, 0x35, 0x25, 0x45, 0x06
#: Where struct seccomp_data has the number of the call, the architecture, and the first argument.
NUMBER, ARCHITECTURE, ARGUMENT = 0, 4, 16

_libc = ctypes.CDLL(None, use_errno=True)


class _Instruction(ctypes.Structure):
    """`struct sock_filter` of <linux/filter.h>: code, jumps if true and if false, value."""

    _fields_ = (
        ("code", ctypes.c_uint16),
        ("if_true", ctypes.c_uint8),
        ("if_false", ctypes.c_uint8),
        ("value", ctypes.c_uint32),
    )


class _Program(ctypes.Structure):
    """`struct sock_fprog`."""

    _fields_ = (("length", ctypes.c_uint16), ("filter", ctypes.POINTER(_Instruction)))


Step = tuple[int, int, int, int]

_NUMBER: list[Step] = [(LOAD, 0, 0, NUMBER), (AND, 0, 0, ~X32_BIT & 0xFFFFFFFF)]


def _any_of(values: tuple[int, ...], inner: list[Step]) -> list[Step]:
    """`inner` if the word that was loaded is one of the values, else what comes after it."""
    tests = [(EQUAL, len(values) - 1 - at, 0, value) for at, value in enumerate(values)]
    if tests:
        code, if_true, _, value = tests[-1]
        tests[-1] = (code, if_true, len(inner), value)
        return [*tests, *inner]
    return []


def _of_architectures() -> list[Step]:
    steps: list[Step] = []
    new_users: list[Step] = [(SET, 0, 1, NEW_USERS), (RETURN, 0, 0, NO_MORE_USERS)]
    for architecture, (calls, unseen) in SOCKETS.items():
        allowed: list[Step] = _any_of(FAMILIES, [(RETURN, 0, 0, ALLOW)])
        refused: Step = (RETURN, 0, 0, NO_SUCH_FAMILY)
        inner = [
            *_NUMBER,
            *_any_of(unseen, [refused]),
            *_any_of(calls, [(LOAD, 0, 0, ARGUMENT), *allowed, refused]),
            *_any_of(SPACES[architecture], [(LOAD, 0, 0, ARGUMENT), *new_users]),
        ]
        steps += [(LOAD, 0, 0, ARCHITECTURE), *_any_of((architecture,), inner)]
    return steps


_STEPS: list[Step] = [
    *_NUMBER,
    (AT_LEAST, 0, 2, FIRST),
    (ABOVE, 1, 0, LAST),
    (RETURN, 0, 0, REFUSE),
    *_any_of((CLONE3,), [(RETURN, 0, 0, NO_SUCH_CALL)]),
    *_of_architectures(),
    (RETURN, 0, 0, ALLOW),
]
_FILTER = (_Instruction * len(_STEPS))(*(_Instruction(*step) for step in _STEPS))
_PROGRAM = _Program(len(_STEPS), _FILTER)


def bar_unneeded_calls() -> None:
    """For this process and all that it starts, for good. Raises OSError if the kernel refuses."""
    _prctl(PR_SET_NO_NEW_PRIVS, 1)
    _prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(_PROGRAM))


def _prctl(option: int, *arguments: object) -> None:
    if _libc.prctl(option, *arguments, *[0] * (4 - len(arguments))) == 0:
        return
    error = ctypes.get_errno()
    if error not in ABSENT:
        raise OSError(error, os.strerror(error))
