"""Whole runs that mean well, and runs that were set up wrong."""

from __future__ import annotations

import os
import signal
import subprocess
import tarfile
import time

import pytest

from conftest import QUERIES, REFERENCES, SUBSET, Outcome, Runner, Runs, descriptors, left_processes

HEADER = b"query_id,ref_id,score\n"


def tables(outcome: Outcome) -> list[bytes]:
    with tarfile.open(outcome.folder / "submission.tar.gz") as archive:
        assert archive.getnames() == ["full_rankings.csv", "subset_rankings.csv"]
        files = [archive.extractfile(member) for member in archive.getmembers()]
        return [file.read() for file in files if file is not None]


def test_a_good_submission(runs: Runs) -> None:
    outcome = runs("print('hello')\nwrite_subset()\nprint('bye')")
    assert (outcome.code, outcome.verdict) == (0, "ok")
    full, subset = (table.decode().splitlines() for table in tables(outcome))
    assert 1 < len(full) <= 1 + 25 * len(QUERIES)
    assert {line.split(",")[0] for line in subset[1:]} == set(SUBSET)
    assert "submission | hello\nsubmission | bye\n" in outcome.log
    assert outcome.log == outcome.shown
    assert outcome.result["schema"] == 1 and outcome.result["next"] is None
    measures = outcome.result["measures"]
    assert measures["queryVideos"] == len(QUERIES)
    assert measures["subsetVideos"] == len(SUBSET)
    assert (measures["fullRows"], measures["subsetRows"]) == (len(full) - 1, len(subset) - 1)
    assert 0 < measures["mainSeconds"] < 60 and measures["scratchPeakBytes"] > 0
    assert outcome.result["warnings"] == []


def test_the_same_input_gives_the_same_bytes(runs: Runs, runner: Runner) -> None:
    first = (runs("write_subset()").folder / "submission.tar.gz").read_bytes()
    subprocess.run(
        [
            "find",
            str(runner.work),
            "-mindepth",
            "1",
            "-maxdepth",
            "1",
            "!",
            "-name",
            "submission",
            "-exec",
            "rm",
            "-rf",
            "{}",
            ";",
        ],
        check=True,
    )
    time.sleep(1.1)  # another second on the clock
    assert (runs("write_subset()").folder / "submission.tar.gz").read_bytes() == first


def test_results_belong_to_the_owner_of_the_folder(runs: Runs, runner: Runner) -> None:
    os.chown(runner.submission, 12345, 12346)
    outcome = runs("write_subset()")
    for name in ("submission.tar.gz", "result.json"):
        found = (outcome.folder / name).stat()
        assert (found.st_uid, found.st_gid) == (12345, 12346)
    assert not list(outcome.folder.glob("*.part"))


def test_without_main(runner: Runner) -> None:
    outcome = runner.run()
    assert outcome.verdict == "ok"
    assert tables(outcome)[1] == HEADER
    assert "no main.py" in outcome.result["warnings"][0]


def test_without_main_in_phase_2(runner: Runner) -> None:
    outcome = runner.run(PHASE2="true")
    assert outcome.code == 10 and "phase 2 requires" in outcome.message


def test_an_invalid_full_file_is_refused_before_main_runs(runs: Runs, runner: Runner) -> None:
    runner.members["reference_descriptors.npz"] = descriptors(REFERENCES, each=6)
    outcome = runs("print('was here')")
    assert outcome.code == 10
    assert "reference_descriptors.npz: video_ids has 72 descriptors" in outcome.message
    assert "was here" not in outcome.log


@pytest.mark.parametrize(
    ("ids", "words"),
    [
        (QUERIES[:2], ["video_ids[0]", "'Q200001'", "query_subset.csv"]),
        (SUBSET * 6, ["54 descriptors", "limit is 15", "query_subset.csv"]),
    ],
)
def test_output_outside_the_subset(
    runs: Runs, runner: Runner, ids: list[str], words: list[str]
) -> None:
    runner.members["made.npz"] = descriptors(sorted(ids))
    outcome = runs("import os\nos.rename('made.npz', 'subset_query_descriptors.npz')")
    assert outcome.code == 10
    for word in ["subset_query_descriptors.npz", *words]:
        assert word in outcome.message


def test_output_for_a_part_of_the_subset_is_a_warning(runs: Runs, runner: Runner) -> None:
    runner.members["made.npz"] = descriptors(SUBSET[:1])
    outcome = runs("import os\nos.rename('made.npz', 'subset_query_descriptors.npz')")
    assert outcome.code == 0
    assert "2 videos of the 3 in query_subset.csv" in outcome.result["warnings"][0]


def test_no_output(runs: Runs) -> None:
    outcome = runs("print('all done')")
    assert outcome.code == 11
    assert "without writing subset_query_descriptors.npz" in outcome.message


def test_a_failure_shows_its_traceback(runs: Runs) -> None:
    outcome = runs("import sys\ndef f(): return {}['key']\nf()")
    assert outcome.code == 11 and "exit code 1: KeyError" in outcome.message
    assert "submission | KeyError: 'key'" in outcome.log
    assert outcome.result["next"]


def test_an_earlier_result_does_not_stay(runs: Runs, runner: Runner) -> None:
    for name in ("submission.tar.gz", "result.json"):
        (runner.submission / name).write_text("old")
    outcome = runs("raise SystemExit(1)")
    assert outcome.code == 11
    assert not (outcome.folder / "submission.tar.gz").exists()


def test_log_is_continued_not_replaced(runs: Runs, runner: Runner) -> None:
    """The host watches a hard link to it."""
    log = runner.submission / "log.txt"
    log.write_text("begun by the host\n")
    os.link(log, runner.folder / "link")
    runs("print('hello')")
    text = (runner.folder / "link").read_text()
    assert text.startswith("begun by the host\n") and "submission | hello" in text


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("query_subset.csv", "video_id\nQ299999\n", ["line 2", "'Q299999'", "query_metadata.csv"]),
        ("query_subset.csv", "video_id\nQ200001\nQ200001\n", ["line 3", "twice"]),
        ("query_subset.csv", "video_id\n", ["no video"]),
        ("query_subset.csv", "id\nQ200001\n", ["no column video_id"]),
        ("query_metadata.csv", "video_id,duration_sec\nQ200001,long\n", ["line 2", "'long'"]),
        ("query_metadata.csv", "video_id,duration_sec\nQ200001,nan\n", ["line 2", "'nan'"]),
        ("query_metadata.csv", "video_id\nQ200001\n", ["no column duration_sec"]),
        ("reference_metadata.csv", "video_id,duration_sec\nR1,1\nR1,1\n", ["line 3", "twice"]),
        ("reference_metadata.csv", "\0\xff\n", ["reference_metadata.csv"]),
        ("reference_metadata.csv", None, ["no reference_metadata.csv"]),
    ],
)
def test_a_data_set_that_is_not_right_is_not_the_submissions_fault(
    runner: Runner, name: str, content: str | None, words: list[str]
) -> None:
    if content is None:
        (runner.data / name).unlink()
    else:
        (runner.data / name).write_text(content, encoding="latin1")
    outcome = runner.run()
    assert (outcome.code, outcome.verdict) == (2, "usage")
    assert outcome.result["next"]
    for word in words:
        assert word in outcome.message


def test_no_zip(runner: Runner) -> None:
    outcome = runner.evaluate()
    assert outcome.code == 2 and "no submission.zip" in outcome.message


def test_a_folder_that_others_can_enter_is_refused(runner: Runner) -> None:
    runner.submission.chmod(0o755)
    outcome = runner.run()
    assert outcome.code == 2 and "0700" in str(outcome.result["next"])


def test_a_setting_that_is_not_a_number(runner: Runner) -> None:
    outcome = runner.run(VSC_TIME_LIMIT="soon")
    assert outcome.code == 2 and "VSC_TIME_LIMIT is 'soon'" in outcome.message


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_interrupted(runner: Runner, number: signal.Signals) -> None:
    runner.main("import os, time\nos.fork()\nprint('ready')\ntime.sleep(60)")
    runner.pack()
    process = subprocess.Popen(runner.command(), stdout=subprocess.PIPE)
    assert process.stdout is not None
    for line in process.stdout:
        if b"ready" in line:
            break
    process.send_signal(number)
    assert process.wait(20) == 130
    assert sorted(path.name for path in runner.submission.iterdir()) == [
        "log.txt",
        "submission.zip",
    ]
    assert left_processes() == []


def test_a_fault_of_ours_is_one_line(runner: Runner) -> None:
    """The ranking's output can't be made: a state that no input leads to."""
    (runner.work / ".runtime").mkdir()
    outcome = runner.run()
    assert (outcome.code, outcome.verdict) == (1, "fault")
    assert "Internal error: FileExistsError" in outcome.message
    assert "Traceback" not in outcome.shown
