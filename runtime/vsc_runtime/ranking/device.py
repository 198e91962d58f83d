"""Where to search: on a GPU if there is one and the work is worth its start."""

from __future__ import annotations

import os

NUMPY = "numpy"
# Operations. Importing torch and starting CUDA take seconds; the CPU does this much in about ten.
WORTH_A_GPU = 2e12
DEVICE_FILES = ("/dev/nvidiactl", "/dev/dxg")


def choose_device(queries: int, references: int, dimensions: int) -> str:
    """`cuda`, a device of torch, or NUMPY, for so many rows. VSC_SKIP_GPU=true forbids the GPU."""
    if os.environ.get("VSC_SKIP_GPU") == "true":
        return NUMPY
    if 2.0 * queries * references * dimensions < WORTH_A_GPU:
        return NUMPY
    if not any(map(os.path.exists, DEVICE_FILES)):
        return NUMPY
    try:
        import torch
    except ImportError:
        return NUMPY
    return "cuda" if torch.cuda.is_available() else NUMPY
