"""Prints the float32 operations a second of one large matrix product, best of three."""

from __future__ import annotations

import time

import numpy as np

# Many times what the processor's caches hold.
SIZE, INNER = 4096, 512

# Two arrays: of one and its transpose NumPy computes but half.
left, right = (np.ones((SIZE, INNER), np.float32) for _ in range(2))
product = np.empty((SIZE, SIZE), np.float32)
seconds = []
for _ in range(3):
    started = time.monotonic()
    np.matmul(left, right.T, out=product)
    seconds.append(time.monotonic() - started)
print(2.0 * SIZE**2 * INNER / min(seconds), "numpy", np.__version__)
