"""Threads: ours share out the blocks, so the BLAS behind NumPy must not start its own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager


def processors() -> int:
    """Processors this process may use."""
    return len(os.sched_getaffinity(0))


@contextmanager
def single_threaded_blas() -> Iterator[bool]:
    """Holds BLAS to one thread a call. Gives False if threadpoolctl isn't installed: then BLAS
    keeps its own threads, and ours had better be one."""
    try:
        from threadpoolctl import threadpool_limits
    except ImportError:
        yield False
        return
    with threadpool_limits(1, user_api="blas"):
        yield True
