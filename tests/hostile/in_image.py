"""Runs the corpus inside an image: `in_image.py [WORDS]` runs the cases whose names hold WORDS.

Each case runs by the entrypoint that a submission meets, in a fork of this process: hundreds of
cases share one start of the container. With EVERY=4 only each fourth of them runs. Prints a line of
JSON for each, and at the end one with the whole. Needs root and the limits of a run
(tests/hostile/run.ts starts it so).
"""

from __future__ import annotations

import importlib.util
import json
import os
import pkgutil
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.dont_write_bytecode = True
sys.path[:0] = [str(HERE), "/opt/vsc"]

import cases  # noqa: E402  (the path must be set first)
from case import OUTPUT, QUERIES, REFERENCES, SECONDS, SUBSET, Case, good  # noqa: E402

try:
    from readers import READERS, kept
    from vsc_runtime.evaluate import evaluate
    from vsc_runtime.layout import SUBMISSION_UID, Layout
except ImportError as error:
    # A runtime of another state; tests/support/hostile-corpus.ts says what to do.
    print(json.dumps({"lacks": str(error)}))
    sys.exit(2)

PLACE = Path("/code_execution/hostile")
SETTINGS = {"VSC_TIME_LIMIT": "20", "VSC_UNPACK_LIMIT": "50000000", "PHASE2": "false"}
#: Only each so manyth case, and input that was kept.
EVERY = int(os.environ.get("EVERY", "1"))
KEPT = "fuzz: what broke no reader of {} before"
#: Seconds until a run counts as hung; the runtime's own limits end it far before.
PATIENCE = 120

START = f"""
DATA, WORK = {str(PLACE / "data")!r}, {str(PLACE / "work")!r}
def write_subset(name="{OUTPUT}", **changed):
    import csv, numpy
    ids = [row["video_id"] for row in csv.DictReader(open(DATA + "/query_subset.csv"))]
    arrays = dict(video_ids=numpy.array(ids), features=numpy.ones((len(ids), 4), "float32"),
                  timestamps=numpy.zeros(len(ids), "float32"))
    numpy.savez(name, **{{**arrays, **changed}})
"""


def main(words: list[str]) -> int:
    """Returns 0 if every case ended as expected, else 22 (check-failed)."""
    variant = "cpu" if Path("/opt/conda").is_dir() else "lite"
    chosen = [
        case
        for case in all_cases()
        if case.variant in ("", variant) and all(word in case.name for word in words)
        if not case.needs or importlib.util.find_spec(case.needs) is not None
    ][::EVERY]
    write_data(PLACE / "data")
    wrong = 0
    for case in chosen:
        found = run(case)
        wrong += not found["right"]
        print(json.dumps(found), flush=True)
    readers = [reader for reader in READERS if all(word in KEPT.format(reader) for word in words)]
    for reader in readers:
        found = replay(reader)
        wrong += not found["right"]
        print(json.dumps(found), flush=True)
    total = len(chosen) + len(readers)
    print(json.dumps({"cases": total, "wrong": wrong}), flush=True)
    return 22 if wrong else 0


def all_cases() -> list[Case]:
    """The cases of every module in cases/; raises ValueError if two have the same name."""
    found: list[Case] = []
    for module in sorted(each.name for each in pkgutil.iter_modules(cases.__path__)):
        found += importlib.import_module(f"cases.{module}").CASES
    names = [case.name for case in found]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ValueError(f"several cases are called: {', '.join(twice)}")
    return found


def write_data(folder: Path) -> None:
    """The data set that the cases share."""
    folder.mkdir(parents=True)
    head = "video_id,duration_sec,frames_per_sec,width,height,rn\n"
    for name, ids in (("query", QUERIES), ("reference", REFERENCES)):
        lines = "".join(f"{each},{SECONDS},30,64,48,{row}\n" for row, each in enumerate(ids))
        (folder / f"{name}_metadata.csv").write_text(head + lines)
    (folder / "query_subset.csv").write_text("video_id\n" + "\n".join(SUBSET) + "\n")


def run(case: Case) -> dict[str, object]:
    """Runs one case; says how it ended, and what is wrong with that."""
    work = PLACE / "work"
    submission = work / "submission"
    submission.mkdir(parents=True, mode=0o755)
    submission.chmod(0o700)
    members = {**good(), **case.members}
    if case.main is not None:
        members["main.py"] = (START + case.main).encode()
    (submission / "submission.zip").write_bytes(case.archive(members))
    began = time.monotonic()
    code = _evaluate(case, Layout(work, PLACE / "data"))
    seconds = time.monotonic() - began
    result = _read(submission / "result.json")
    log = (submission / "log.txt").read_text(errors="replace")
    problems = _problems(case, code, result, log)
    _clear(work)
    return {
        "name": case.name,
        "expected": case.expect,
        "found": result.get("verdict"),
        "message": result.get("message"),
        "next": result.get("next"),
        "right": not problems,
        "problems": problems,
        "seconds": round(seconds, 3),
    }


def _clear(work: Path) -> None:
    """What a case left goes with the container of a real run."""
    left = ["/tmp", "/dev/shm", "-mindepth", "1", "-user", str(SUBMISSION_UID), "-delete"]
    subprocess.run(["find", *left], check=False)
    subprocess.run(["rm", "-rf", str(work)], check=True)


def error_of(reader: str, data: bytes) -> str | None:
    """What the reader raises, which it never should."""
    try:
        READERS[reader](data)
    except Exception as error:  # noqa: BLE001
        return f"{type(error).__name__}: {error}"
    return None


def replay(reader: str) -> dict[str, object]:
    """Reads what the search by tests/hostile/fuzz.py has kept."""
    began = time.monotonic()
    inputs = list(kept(reader).items())[::EVERY]
    broke = [(name, error_of(reader, data)) for name, data in inputs]
    problems = [f"{name}: {error}" for name, error in broke if error]
    return {
        "name": KEPT.format(reader),
        "expected": "ok",
        "found": "fault" if problems else "ok",
        "message": None,
        "next": None,
        "right": not problems,
        "problems": problems,
        "seconds": round(time.monotonic() - began, 3),
    }


def _evaluate(case: Case, layout: Layout) -> int:
    """The exit code of the entrypoint, run in a child; -9 if it hung."""
    pid = os.fork()
    if pid == 0:
        try:
            output = os.open("/dev/null", os.O_WRONLY)
            os.dup2(output, 1)
            os.dup2(output, 2)
            os.environ.update({**SETTINGS, **case.settings})
            os._exit(evaluate(layout))
        finally:
            os._exit(99)
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        done, status = os.waitpid(pid, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.005)
    os.kill(pid, 9)
    os.waitpid(pid, 0)
    return -9


def _problems(case: Case, code: int, result: dict[str, object], log: str) -> list[str]:
    expected = (case.expect,) if isinstance(case.expect, str) else case.expect
    message, next_step = str(result.get("message")), str(result.get("next"))
    own = [line for line in log.splitlines() if not line.startswith("submission | ")]
    problems = []
    if result.get("verdict") not in expected:
        problems.append(f"ended as {result.get('verdict')}: {message}")
    if result.get("exitCode") != code:
        problems.append(f"exit code {code}, and the result says {result.get('exitCode')}")
    if case.says not in f"{message} {next_step}":
        problems.append(f"does not say {case.says!r}: {message} Next: {next_step}")
    if not message.isprintable() or len(message) > 1000:
        problems.append(f"a message that is not one plain line: {message[:200]!r}")
    if result.get("verdict") != "ok" and not result.get("next"):
        problems.append("no next step")
    if case.log_lacks and case.log_lacks in log:
        found = [line[:200] for line in log.splitlines() if case.log_lacks in line]
        problems.append(f"the log holds {case.log_lacks!r}: {found}")
    if result.get("verdict") != "ok" and any("Z SUCCESS " in line for line in own):
        problems.append("a line of the runtime's is forged")
    if any("Traceback" in line for line in own):
        problems.append("a traceback of the runtime")
    return problems


def _read(path: Path) -> dict[str, object]:
    try:
        found: dict[str, object] = json.loads(path.read_text())
    except (OSError, ValueError):
        return {}
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
