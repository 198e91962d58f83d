"""The next step after an error of main.py, by the last line of its traceback.

Words choose the advice, never the verdict: whoever prints them helps nobody else.
"""

from __future__ import annotations

import re
from pathlib import Path

#: Where the official images have their environment; the lite image has none.
CONDA = Path("/opt/conda")

#: Modules of the official images that lite lacks, with the package that brings each
#: (environment/environment-cpu.yml: the cpu image is the advice).
OFFICIAL = {
    "augly": "augly",
    "cv2": "opencv",
    "fastai": "fastai",
    "ffmpeg": "ffmpeg-python",
    "flash": "lightning-flash",
    "h5py": "h5py",
    "imageio": "imageio",
    "loguru": "loguru",
    "magic": "python-magic",
    "matplotlib": "matplotlib",
    "networkx": "networkx",
    "numba": "numba",
    "oss2": "oss2",
    "pytorch_lightning": "pytorch-lightning",
    "pytorchvideo": "pytorchvideo",
    "scipy": "scipy",
    "segmentation_models_pytorch": "segmentation-models-pytorch",
    "skimage": "scikit-image",
    "sklearn": "scikit-learn",
    "tensorflow": "tensorflow-cpu",
    "timm": "timm",
    "torch": "pytorch",
    "torchaudio": "torchaudio",
    "torchvision": "torchvision",
    "tqdm": "tqdm",
    "transformers": "transformers",
    "tslearn": "tslearn",
}

_MODULE = re.compile(r"ModuleNotFoundError: No module named '(?P<name>[\w.]{1,80})'")

#: Errors by their last line: the first that fits has the advice.
_ADVICE: tuple[tuple[str, str], ...] = (
    (
        "CUDA out of memory|OutOfMemoryError|CUBLAS_STATUS_ALLOC_FAILED",
        "The GPU's memory ran out: use smaller batches or inputs, and free what is not used.",
    ),
    (
        "no kernel image is available",
        "The GPU is newer or older than this PyTorch supports.",
    ),
    (
        (
            r"Torch not compiled with CUDA|No CUDA GPUs|Found no NVIDIA driver|"
            r"cuda.*is_available\(\) is False"
        ),
        (
            "There is no GPU here: use `torch.device('cuda' if torch.cuda.is_available() else "
            "'cpu')`, and map_location for weights."
        ),
    ),
    (
        "insufficient shared memory|DataLoader worker .*(?:killed|exited)",
        "A worker died: lower `num_workers` and the size of batches.",
    ),
    (
        "MemoryError|Unable to allocate|Cannot allocate memory|can't allocate memory",
        "It asked for more memory than there is: use smaller batches, one video at a time.",
    ),
    (
        "Too many open files",
        "Close videos and files when they are read: 16,384 may be open.",
    ),
    (
        "No space left on device",
        (
            "Delete intermediate files as soon as they are used, or raise SCRATCH_LIMIT: they "
            "are memory."
        ),
    ),
    (
        "can't start new thread|Resource temporarily unavailable",
        "Lower `num_workers` and the counts of threads.",
    ),
    (
        (
            "Name or service not known|Temporary failure in name resolution|"
            "Network is unreachable|URLError|ConnectionError|MaxRetryError|"
            "LocalEntryNotFoundError|offline mode"
        ),
        "Put weights and data into the zip: there is no network.",
    ),
    (
        "invalid load key, 'v'|version https://git-lfs",
        "The file is a Git LFS pointer, not the weights: run `git lfs pull`, and pack again.",
    ),
    (
        (
            "invalid load key|UnpicklingError|PytorchStreamReader failed|Ran out of input|"
            "EOFError: Ran"
        ),
        "A file of weights is damaged or of another kind: pack it again, and look at its size.",
    ),
    (
        r"Error\(s\) in loading state_dict|size mismatch for|Missing key\(s\)",
        ("The weights belong to another model, or another version of it: pack those of this code."),
    ),
    (
        "GLIBC(?:XX)?_|cannot open shared object file|undefined symbol|version `.*' not found",
        "A compiled part was built for another system: take the image's own package.",
    ),
    (
        r"numpy\.ndarray size changed|compiled using NumPy|_ARRAY_API not found",
        "A compiled part was built for another NumPy: take the image's own package.",
    ),
    (
        "Exec format error",
        "A program in the zip was built for another kind of processor.",
    ),
    (
        "PermissionError: .*Permission denied: '[^']*'",
        "Programs need their executable bit in the zip; new files go into the working folder.",
    ),
    (
        "FileNotFoundError: .*'(?:/data/|data/)",
        (
            "Take paths from /data/query_subset.csv: only the subset's videos are there, as "
            "<id>.mp4."
        ),
    ),
    (
        "FileNotFoundError: .*'/(?:code_execution|tmp|dev/shm)",
        "The file is not in the zip: paths begin where main.py lies, /code_execution.",
    ),
    (
        "FileNotFoundError: .*'(?:/home|/Users|/root|/content|/kaggle|/mnt|[A-Za-z]:)",
        "The path is one of your own machine: use a path relative to main.py.",
    ),
    (
        "FileNotFoundError",
        "Pack the file, with the same upper and lower case in its name.",
    ),
    (
        "NotADirectoryError|IsADirectoryError",
        "A path names a folder where a file is meant, or the reverse.",
    ),
    (
        "FileExistsError",
        "The name is taken: the files of the zip lie in the working folder too.",
    ),
    (
        "Read-only file system",
        "Write below the working folder, /tmp or /dev/shm only.",
    ),
    (
        "ImportError: cannot import name",
        "The image has another version of that package, or a file of yours has its name.",
    ),
    (
        "ImportError",
        "See which package it is, and take the version that the image has.",
    ),
    (
        "SyntaxError|IndentationError|TabError",
        "The image's Python can't read that line: test it with the image's version.",
    ),
    (
        "EOFError: EOF when reading a line",
        "Ask nothing: there is no terminal and no input.",
    ),
    (
        "UnicodeDecodeError|UnicodeEncodeError",
        "Give `open` the encoding of the file.",
    ),
    (
        "RecursionError",
        "A function calls itself without end.",
    ),
    (
        "BrokenProcessPool|BrokenPipeError|ConnectionResetError",
        "A worker of it died first: look further up for why.",
    ),
    (
        "PicklingError|Can't (?:get|pickle)|cannot pickle",
        "What a worker gets must be importable: define it at the top of a module.",
    ),
    (
        "freeze_support|bootstrapping phase",
        "Start workers below `if __name__ == '__main__':` only.",
    ),
    (
        r"av\.error|InvalidDataError|AVError|moov atom",
        "A video can't be decoded: catch the error, and go on without that video.",
    ),
    (
        r"cv2\.error|error: \(-\d+:",
        "A frame may be empty: look at what `read()` returned.",
    ),
    (
        "need at least one array|zero-size array|array is empty",
        "There is nothing to stack: a video may have given no frame.",
    ),
    (
        "mat1 and mat2|shapes? .*(?:not aligned|mismatch)|Expected .* but got|expected input",
        "Print the shapes before that line: one is not what the model expects.",
    ),
    (
        r"torch\.\w+ is not a|has no attribute",
        "The image may have another version of that package than you.",
    ),
    (
        r"KeyError: '[QR]\d",
        "Take the ids from /data/query_subset.csv, and allow for videos without frames.",
    ),
    (
        "AssertionError",
        "An assert of your code failed: the line above says which.",
    ),
)
_COMPILED = [(re.compile(pattern), advice) for pattern, advice in _ADVICE]


def hint(said: str, conda: Path = CONDA) -> str | None:
    """What to do about an error, by the last line that says it; None without better advice."""
    missing = _MODULE.search(said)
    if missing:
        return _module_hint(missing.group("name").split(".")[0], lite=not conda.is_dir())
    for pattern, advice in _COMPILED:
        if pattern.search(said):
            return advice
    return None


def _module_hint(name: str, *, lite: bool) -> str:
    if lite and name in OFFICIAL:
        return (
            f"The lite image lacks {name}; the official ones have it ({OFFICIAL[name]}): "
            "make build CPU_OR_GPU=cpu, then test-submission with CPU_OR_GPU=cpu."
        )
    return (
        f"If {name} is your own, put it beside main.py; if it is a package that no image has, "
        "docs/start/contributors.md says how to ask for it."
    )
