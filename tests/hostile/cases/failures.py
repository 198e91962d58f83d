"""Ordinary failures of main.py: each is named as what it is, with the next step."""

from __future__ import annotations

from case import Case

FAILED = "submission-failed"


def fails(name: str, main: str, says: str, expect: str = FAILED, variant: str = "") -> Case:
    return Case(f"failure: {name}", expect, says, main, variant=variant)


def with_torch(name: str, main: str, says: str) -> Case:
    """What torch itself says, in an image that has it."""
    return Case(f"failure: torch: {name}", FAILED, says, f"import io, torch\n{main}", needs="torch")


def raised(error: str, says: str) -> Case:
    """What only a GPU or transformers gives, or a package built for another NumPy: imitated by its
    last line, which is what there is to see."""
    kind, _, text = error.partition(": ")
    short = kind.rsplit(".", 1)[-1]
    code = f"class {short}(Exception): pass\nraise {short}({text!r})"
    return fails(f"{error[:70]}", code, says)


def native(code: str) -> str:
    """Runs bytes of x86-64 code."""
    return (
        "import ctypes, mmap\npage = mmap.mmap(-1, 4096, prot=7)\n"
        f"page.write(bytes.fromhex({code!r}))\n"
        "ctypes.CFUNCTYPE(None)(ctypes.addressof(ctypes.c_char.from_buffer(page)))()"
    )


def built_elsewhere(pattern: str, other: str) -> str:
    """Imports a package in native code, a module of Python's own that asks for another library."""
    return (
        "import _ctypes, re\n"
        f"content = re.sub({pattern.encode()!r}, {other.encode()!r}, open(_ctypes.__file__, 'rb').read())\n"
        "open('elsewhere.so', 'wb').write(content)\nimport elsewhere"
    )


CASES = [
    # Modules
    fails("cv2 in lite", "import cv2", "CPU_OR_GPU=cpu", variant="lite"),
    fails("tqdm in lite", "from tqdm import tqdm", "official ones have it (tqdm)", variant="lite"),
    fails("torch in lite", "import torch.nn", "(pytorch)", variant="lite"),
    fails("sklearn in lite", "import sklearn.decomposition", "scikit-learn", variant="lite"),
    fails("a package that no image has", "import nosuchpackage", "docs/start/contributors.md"),
    fails("a module of one's own that was not packed", "from mymodel.net import Net", "beside main.py"),
    fails("a name that a package lacks", "from numpy import nosuchname", "another version"),
    fails("an attribute that a package lacks", "import numpy\nnumpy.nosuchname", "another version"),
    fails("a file that hides a package", "import csv\ncsv.nosuch()", "another version"),
    # Python
    fails("syntax", "def f(:\n    pass", "SyntaxError"),
    fails("syntax of another Python", "print 'x'", "image's Python"),
    fails("indentation", "if 1:\npass", "image's Python"),
    fails("an unknown name", "nosuchname", "NameError"),
    fails("a missing key", "{}['key']", "KeyError"),
    fails("an id that is missing", "{}['Q200002']", "query_subset.csv"),
    fails("an index", "[][0]", "IndexError"),
    fails("a division by zero", "1/0", "ZeroDivisionError"),
    fails("a wrong type", "'a' + 1", "TypeError"),
    fails("a wrong value", "int('x')", "ValueError: invalid literal"),
    fails("an assert", "assert 1 == 2, 'no'", "An assert of your code"),
    fails("endless recursion", "def f(): f()\nf()", "calls itself"),
    fails("a text that is not UTF-8", "b'\\xff'.decode()", "encoding"),
    fails("sys.exit with a text", "import sys\nsys.exit('no model')", "exit code 1"),
    fails("sys.exit with a number", "import sys\nsys.exit(7)", "exit code 7"),
    fails("os._exit", "import os\nos._exit(3)", "exit code 3"),
    fails("exit code 137 of its own", "import sys\nwrite_subset()\nsys.exit(137)", "as a shell reports SIGKILL"),
    fails("exit code 255", "import sys\nsys.exit(255)", "exit code 255"),
    fails("an exception of its own", "class Mine(Exception): pass\nraise Mine('x')", "exit code 1"),
    fails("an exception group of text in many lines", "raise ValueError('a\\nb\\nc')", "exit code 1"),
    fails("a traceback that is very long", "raise ValueError('x' * 100000)", "exit code 1"),
    fails("control characters in an error", "raise ValueError('\\x1b[2J\\x07')", "ValueError"),
    fails("a question to a terminal", "input('Continue? ')", "no terminal"),
    fails("an interrupt", "raise KeyboardInterrupt", "KeyboardInterrupt"),
    # Signals
    fails("a crash in native code", "import ctypes\nctypes.string_at(0)", "SIGSEGV", variant="lite"),
    fails("an abort", "import os\nos.abort()", "SIGABRT", variant="lite"),
    fails("an illegal instruction", native("0f0b"), "any x86-64", variant="lite"),
    fails("a bus error", "import mmap\nf = open('x', 'w+b')\nf.truncate(4096)\npage = mmap.mmap(f.fileno(), 4096)\nf.truncate(0)\npage[0]", "/dev/shm", variant="lite"),
    fails("a floating point exception", native("31c9b80100000099f7f1"), "SIGFPE", variant="lite"),
    fails("a kill of itself", "import os\nos.kill(os.getpid(), 9)", "SIGKILL", variant="lite"),
    fails("a termination of itself", "import os\nos.kill(os.getpid(), 15)", "SIGTERM", variant="lite"),
    # Files
    fails("a video that is not there", "open('/data/query/Q299999.mp4')", "/data/query_subset.csv"),
    fails("weights that were not packed", "open('weights.pt')", "Pack the file"),
    fails("a path of one's own machine", "open('/home/me/weights.pt')", "your own machine"),
    fails("a path of Windows", "open('C:/Users/me/weights.pt')", "your own machine"),
    fails("a path of a notebook", "open('/kaggle/input/weights.pt')", "your own machine"),
    fails("a path below the working folder", "open('/code_execution/nosuch/weights.pt')", "where main.py lies"),
    fails("a folder in place of a file", "open('/tmp')", "folder where a file is meant"),
    fails("a file in place of a folder", "import os\nos.listdir('main.py')", "folder where a file is meant"),
    fails("a folder that exists", "import os\nos.mkdir('/tmp/x')\nos.mkdir('/tmp/x')", "The name is taken"),
    fails("a program that is not executable", "import subprocess\nsubprocess.run(['./main.py'])", "executable bit"),
    fails("a program of another machine", "import os, subprocess\nopen('p', 'w').write('x')\nos.chmod('p', 0o755)\nsubprocess.run(['./p'])", "another kind of processor"),
    fails("a program that is not there", "import subprocess\nsubprocess.run(['nosuchprogram'])", "Pack the file"),
    fails("a program that fails", "import subprocess\nsubprocess.run(['false'], check=True)", "CalledProcessError"),
    fails("too many open files", "fs = [open('main.py') for _ in range(20000)]", "Close videos"),
    fails("more memory than there is", "import numpy\nnumpy.ones(1 << 50)", "one video at a time"),
    # Output
    fails("no output", "print('done')", "without writing subset_query_descriptors.npz"),
    fails("output under another name", "write_subset('descriptors.npz')", "without writing"),
    fails("output into a folder", "import os\nos.mkdir('out')\nwrite_subset('out/subset_query_descriptors.npz')", "without writing"),
    fails("workers outside of __main__", "import multiprocessing as mp\nmp.set_start_method('spawn')\np = mp.Process(target=print)\np.start()\np.join()\nraise SystemExit(p.exitcode)", "exit code 1"),
    fails("a worker that dies", "import os\nfrom concurrent.futures import ProcessPoolExecutor\nwith ProcessPoolExecutor(1) as pool: pool.submit(os._exit, 1).result()", "A worker of it died"),
    fails("what can't be pickled", "import pickle\npickle.dumps(lambda: 0)", "top of a module"),
    # Of packages
    fails("weights of Git LFS", "import pickle\npickle.loads(b'version https://git-lfs.github.com/spec/v1')", "git lfs pull"),
    fails("weights that are cut", "import pickle\npickle.loads(pickle.dumps(list(range(99)))[:50])", "damaged"),
    fails("a library that the image lacks", built_elsewhere("libffi[.]so[.][0-9]", "libGL.so.1\\0"), "the image's own package"),
    fails("a package built for a newer system", built_elsewhere("GLIBC_2[.][0-9]{2}", "GLIBC_2.99"), "the image's own package"),
    fails("a video that is none", "import av\nopen('x.mp4', 'wb').write(b'x' * 999)\nav.open('x.mp4')", "without that video", variant="lite"),
    fails("frames of no video", "import numpy\nnumpy.stack([])", "no frame"),
    with_torch("a model moved to a GPU", "torch.nn.Linear(2, 2).cuda()", "no GPU here"),
    with_torch("weights saved on a GPU", "torch.serialization.location_tag = lambda _: 'cuda:0'\nfile = io.BytesIO()\ntorch.save(torch.ones(2), file)\nfile.seek(0)\ntorch.load(file)", "map_location"),
    with_torch("a worker of a DataLoader is killed", "import os, signal\nclass Videos(torch.utils.data.Dataset):\n    def __len__(self): return 4\n    def __getitem__(self, row): os.kill(os.getpid(), signal.SIGKILL)\nlist(torch.utils.data.DataLoader(Videos(), num_workers=1))", "num_workers"),
    with_torch("weights of another model", "torch.nn.Linear(2, 2).load_state_dict(torch.nn.Conv2d(1, 1, 1).state_dict())", "another model"),
    with_torch("weights cut off", "file = io.BytesIO()\ntorch.save(torch.ones(99), file)\ntorch.load(io.BytesIO(file.getvalue()[:500]))", "damaged"),
    with_torch("shapes that do not fit", "torch.ones(1, 2) @ torch.ones(3, 4)", "Print the shapes"),
    with_torch("more memory than there is", "torch.ones(2**40)", "more memory"),
    raised("torch.cuda.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.00 GiB", "smaller batches"),
    raised("RuntimeError: CUDA out of memory. Tried to allocate 20.00 MiB (GPU 0)", "smaller batches"),
    raised("RuntimeError: CUDA error: no kernel image is available for execution", "PyTorch supports"),
    raised("RuntimeError: No CUDA GPUs are available", "no GPU here"),
    raised("ValueError: numpy.ndarray size changed, may indicate binary incompatibility", "another NumPy"),
    raised("OSError: We couldn't connect to 'https://huggingface.co' (MaxRetryError)", "there is no network"),
]  # fmt: skip
