"""Bars main.py from io_uring, which not every engine's own filter of system calls does.

Docker's default profile does so since 25.0 (moby/moby#46762), and podman's always has. In an older
Docker io_uring can be reached: a large part of the kernel, which nothing here needs. Filters add
up: this one takes nothing from the engine's. Who asks is refused as by Docker, with EPERM.
"""

from __future__ import annotations

import ctypes
import errno
import os

PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 38, 22, 2
#: io_uring_setup, io_uring_enter and io_uring_register have these numbers on every architecture
#: that the image may run on, and within x32 with this bit.
FIRST, LAST, X32_BIT = 425, 427, 0x40000000
#: seccomp(2): refuse with an errno, or allow.
REFUSE, ALLOW = 0x00050000 | errno.EPERM, 0x7FFF0000
#: What a kernel without seccomp says, and one that is emulated: a run goes on without this filter.
ABSENT = (errno.EINVAL, errno.ENOSYS)
#: Classic BPF: load a word, mask it, jump by a comparison, return.
LOAD, AND, AT_LEAST, ABOVE, RETURN = 0x20, 0x54, 0x35, 0x25, 0x06

_libc = ctypes.CDLL(None, use_errno=True)


class _Instruction(ctypes.Structure):
    """`struct sock_filter` of <linux/filter.h>."""

    _fields_ = (
        ("code", ctypes.c_uint16),
        ("if_true", ctypes.c_uint8),
        ("if_false", ctypes.c_uint8),
        ("value", ctypes.c_uint32),
    )


class _Program(ctypes.Structure):
    """`struct sock_fprog`."""

    _fields_ = (("length", ctypes.c_uint16), ("filter", ctypes.POINTER(_Instruction)))


_STEPS = (
    _Instruction(LOAD, 0, 0, 0),  # the number of the call: first in struct seccomp_data
    _Instruction(AND, 0, 0, ~X32_BIT & 0xFFFFFFFF),
    _Instruction(AT_LEAST, 0, 2, FIRST),
    _Instruction(ABOVE, 1, 0, LAST),
    _Instruction(RETURN, 0, 0, REFUSE),
    _Instruction(RETURN, 0, 0, ALLOW),
)
_FILTER = (_Instruction * len(_STEPS))(*_STEPS)
_PROGRAM = _Program(len(_STEPS), _FILTER)


def bar_io_uring() -> None:
    """For this process and all that it starts, for good. Raises OSError if the kernel refuses."""
    _prctl(PR_SET_NO_NEW_PRIVS, 1)
    _prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(_PROGRAM))


def _prctl(option: int, *arguments: object) -> None:
    if _libc.prctl(option, *arguments, *[0] * (4 - len(arguments))) == 0:
        return
    error = ctypes.get_errno()
    if error not in ABSENT:
        raise OSError(error, os.strerror(error))
