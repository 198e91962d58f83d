"""Which of the frameworks see the GPU: each is asked by itself, in a process of its own.

torch finds its CUDA libraries by itself, and TensorFlow by LD_LIBRARY_PATH alone, so that one can
compute where another is blind.
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import time
from collections.abc import Iterator

from .imports import Check

SECONDS = 300

_TORCH = """
import torch
built = torch.cuda.get_arch_list()
if not torch.cuda.is_available():
    raise SystemExit(f"torch {torch.__version__} sees no GPU (built for {' '.join(built)})")
major, minor = torch.cuda.get_device_capability()
about = f"{torch.cuda.get_device_name()}, compute capability {major}.{minor}"
try:
    total = float((torch.ones(8, device="cuda") * 2).sum())
except RuntimeError as error:
    built_for = f"built for {' '.join(built)}"
    raise SystemExit(f"torch can't compute on {about}; {built_for}: {error}".splitlines()[0])
if total != 16:
    raise SystemExit(f"torch computes wrongly on {about}")
print(f"{about}; CUDA {torch.version.cuda}, built for {' '.join(built)}")
"""
_TENSORFLOW = """
import tensorflow
found = tensorflow.config.list_physical_devices("GPU")
built = tensorflow.sysconfig.get_build_info()
about = f"CUDA {built.get('cuda_version')}, cuDNN {built.get('cudnn_version')}"
if not found:
    raise SystemExit(f"tensorflow sees no GPU; it was built for {about}")
with tensorflow.device("/GPU:0"):
    total = float(tensorflow.reduce_sum(tensorflow.ones(8) * 2))
if total != 16:
    raise SystemExit("tensorflow computes wrongly on the GPU")
print(f"{len(found)} GPU; {about}")
"""
_FAISS = """
import faiss
count = getattr(faiss, "get_num_gpus", lambda: 0)()
if count == 0:
    raise SystemExit("faiss sees no GPU")
print(f"{count} GPU")
"""
FRAMEWORKS = {"torch": _TORCH, "tensorflow": _TENSORFLOW, "faiss": _FAISS}


def gpu_checks(gpu: bool, frameworks: dict[str, str] = FRAMEWORKS) -> Iterator[Check]:
    """A check for each framework; skipped without a GPU, or no such framework."""
    driver = _driver() if gpu else ""
    for name, code in frameworks.items():
        start = time.monotonic()
        if not gpu:
            status, detail = "skipped", "no GPU here"
        elif importlib.util.find_spec(name) is None:
            status, detail = "skipped", f"there is no {name} in this image"
        else:
            status, detail = _run(code)
            detail = f"{detail} ({driver})" if driver else detail
        yield {
            "group": "gpu",
            "name": f"{name} computes on the GPU",
            "status": status,
            "detail": detail,
            "seconds": round(time.monotonic() - start, 3),
        }


def _run(code: str) -> tuple[str, str]:
    command = [sys.executable, "-I", "-c", code]
    try:
        done = subprocess.run(
            command, cwd="/tmp", capture_output=True, text=True, check=False, timeout=SECONDS
        )
    except subprocess.TimeoutExpired:
        return "failed", f"no end in {SECONDS} s"
    lines = (done.stdout if done.returncode == 0 else done.stderr).strip().splitlines()
    last = lines[-1] if lines else f"exit code {done.returncode}"
    return ("passed" if done.returncode == 0 else "failed"), last


def _driver() -> str:
    """`driver 550.54`, from NVIDIA's own program; empty if the container lacks it."""
    query = ["nvidia-smi", "--query-gpu=driver_version", "--format=csv,noheader"]
    try:
        done = subprocess.run(query, capture_output=True, text=True, check=True, timeout=60)
    except (OSError, subprocess.SubprocessError):
        return ""
    return f"driver {done.stdout.split()[0]}"
