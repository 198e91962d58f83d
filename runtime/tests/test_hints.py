"""What to do after an error, by its last line; tests/hostile/cases/failures.py has real ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from vsc_runtime.diagnosis.hints import hint


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("OutOfMemoryError: CUDA out of memory.", "smaller batches"),
        ("AssertionError: Torch not compiled with CUDA enabled", "no GPU here"),
        ("RuntimeError: Error(s) in loading state_dict for Linear:", "another model"),
        ("RuntimeError: PytorchStreamReader failed reading zip archive", "damaged"),
        (
            "RuntimeError: mat1 and mat2 shapes cannot be multiplied (1x2 and 3x4)",
            "Print the shapes",
        ),
        (
            "RuntimeError: Attempting to deserialize object: torch.cuda.is_available() is False.",
            "map_location",
        ),
        (
            "RuntimeError: DataLoader worker (pid(s) 9) exited unexpectedly",
            "num_workers",
        ),
        ("RuntimeError: insufficient shared memory (shm)", "num_workers"),
        ("OSError: [Errno 24] Too many open files: 'x'", "Close videos"),
        ("FileNotFoundError: [Errno 2] No such file or directory: '/data/query/x.mp4'", "<id>.mp4"),
        ("FileNotFoundError: [Errno 2] No such file or directory: 'w.pt'", "Pack the file"),
        ("UnpicklingError: invalid load key, 'v'.", "git lfs pull"),
        ("UnpicklingError: invalid load key, '<'.", "damaged"),
    ],
)
def test_the_advice_fits(said: str, words: str) -> None:
    found = hint(said)
    assert found is not None and words in found


def test_a_missing_module_by_the_image(tmp_path: Path) -> None:
    said = "ModuleNotFoundError: No module named 'cv2.dnn'"
    lite, official = hint(said, tmp_path / "none"), hint(said, tmp_path)
    assert lite is not None and "(opencv)" in lite and "CPU_OR_GPU=cpu" in lite
    assert official is not None and "docs/start/contributors.md" in official


def test_an_unknown_error_has_no_advice_of_its_own() -> None:
    assert hint("ZeroDivisionError: division by zero") is None
