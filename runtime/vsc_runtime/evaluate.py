"""The run of one submission, step by step, and its verdict."""

from __future__ import annotations

import signal
import sys
import time
import traceback
from pathlib import Path

from . import cause
from .contract import EXIT_CODES, Measures, SubmissionResult, Verdict
from .folders import check_mounts, check_subset, clear, prepare, take_subset
from .journal import Journal
from .layout import FULL_RANKINGS, QUERY, REFERENCE, SUBSET_RANKINGS, Layout, Settings
from .metadata import read_durations, read_subset
from .npz import NpzError
from .processes import adopt_orphans
from .ranking import rank
from .results import write_archive, write_result
from .supervise import interrupt_on_signals, supervise
from .unpack import unpack
from .validation import validate
from .verdict import Interrupted, Stop, invalid
from .wording import count, size

HEADER = "query_id,ref_id,score\n"


def evaluate(layout: Layout) -> int:
    """Runs a submission; returns the exit code. Writes result.json, and submission.tar.gz if ok."""
    interrupt_on_signals(Interrupted)
    adopt_orphans()
    log = layout.submission / "log.txt"
    try:
        journal = Journal(log if layout.submission.is_dir() else None)
    except OSError as error:
        print(f"{log} can't be written: {error.strerror}.", file=sys.stderr)
        return EXIT_CODES["surroundings"]
    run = Run(layout, journal)
    try:
        result = run.result()
    except Interrupted:
        journal.error("Cancelled: no verdict.")
        return EXIT_CODES["cancelled"]
    _tell(journal, result)
    try:
        write_result(layout.submission, result)
    except OSError as error:
        journal.error(f"result.json can't be written: {error}.")
        return result.exit_code or EXIT_CODES["surroundings"]
    return result.exit_code


class Run:
    """Holds what the steps find out, so that a result can be given at whatever step it ends."""

    def __init__(self, layout: Layout, journal: Journal) -> None:
        self._layout, self._journal = layout, journal
        self._warnings: list[str] = []
        self._measures = Measures()

    def result(self) -> SubmissionResult:
        """Takes all steps; makes a result of whatever ends them early. Raises only Interrupted."""
        try:
            self._steps()
            return self._result("ok", "The submission ran and was ranked.", None)
        except Stop as stop:
            return self._ended(stop)
        except Interrupted:
            raise
        except MemoryError:
            return self._ended(
                Stop(
                    "surroundings",
                    "Memory ran out in the runtime.",
                    "Give the container more memory.",
                )
            )
        # A bug of ours: name the place, so that it can be found, and go on to write the result.
        except Exception as error:  # noqa: BLE001
            frame = traceback.extract_tb(error.__traceback__)[-1]
            where = f"{Path(frame.filename).name}:{frame.lineno}"
            return self._ended(
                Stop("fault", f"Internal error: {type(error).__name__}: {error} ({where}).")
            )

    def _steps(self) -> None:
        layout, journal = self._layout, self._journal
        check_mounts(layout)
        settings = Settings.read()
        prepare(layout)
        queries = read_durations(layout.data / "query_metadata.csv")
        references = read_durations(layout.data / "reference_metadata.csv")
        subset = read_subset(layout.data / "query_subset.csv", queries)
        self._measures.query_videos, self._measures.subset_videos = len(queries), len(subset)

        unpacked = unpack(layout, settings.unpack_limit)
        journal.info(
            f"Unpacked submission.zip: {count(unpacked.files, 'file')}, {size(unpacked.bytes)}."
        )
        dimension = self._validate(layout.work / QUERY, queries, "query_metadata.csv")
        self._validate(
            layout.work / REFERENCE, references, "reference_metadata.csv", dimension, QUERY
        )
        taken = self._run_main(settings, unpacked.has_main, subset, dimension)
        self._rank(taken)

    def _validate(
        self,
        path: Path,
        durations: dict[str, float],
        known_from: str,
        dimension: int | None = None,
        dimension_from: str = "",
    ) -> int:
        summary = validate(path, durations, known_from, dimension, dimension_from)
        self._journal.info(
            f"{path.name} is valid: {count(summary.rows, 'descriptor')} of "
            f"{count(summary.videos, 'video')}, "
            f"{count(summary.dimension, 'dimension')}."
        )
        for text in summary.warnings:
            self._warn(text)
        return summary.dimension

    def _run_main(
        self, settings: Settings, has_main: bool, subset: dict[str, float], dimension: int
    ) -> Path | None:
        """Returns the valid subset descriptors, out of main.py's reach; None without a main.py."""
        layout = self._layout
        if not has_main:
            if settings.phase2:
                raise invalid(
                    "submission.zip has no main.py, which phase 2 requires.",
                    "Add main.py at the top of the zip.",
                )
            self._warn(
                "submission.zip has no main.py: only the full set is ranked, and the subset "
                "ranking stays empty."
            )
            return None
        limit = settings.time_limit
        self._journal.info(
            f"Running main.py on {count(len(subset), 'query video')}"
            + ("." if limit is None else f", {limit:g} s at most.")
        )
        ending = supervise(layout, self._journal, limit)
        self._measures.main_seconds = round(ending.seconds, 3)
        self._measures.main_cpu_seconds = ending.usage.cpu_seconds
        self._measures.peak_memory_bytes = ending.usage.peak_memory
        self._measures.scratch_peak_bytes = ending.usage.scratch_peak
        taken = take_subset(layout)
        clear(layout)
        if taken is None or not ending.succeeded:
            raise cause.failure(ending, limit)
        for text in cause.attempts(ending):
            self._warn(text)
        self._journal.info(f"main.py ended without an error after {ending.seconds:.1f} s.")
        check_subset(taken)
        self._validate(taken, subset, "query_subset.csv", dimension, QUERY)
        return taken

    def _rank(self, taken: Path | None) -> None:
        layout, measures = self._layout, self._measures
        began = time.monotonic()
        subset_rows = 0
        full, partial = layout.private / FULL_RANKINGS, layout.private / SUBSET_RANKINGS
        try:
            measures.full_rows = rank(
                layout.work / QUERY, layout.work / REFERENCE, full
            ).rows_written
            if taken is None:
                partial.write_text(HEADER)
            else:
                subset_rows = rank(taken, layout.work / REFERENCE, partial).rows_written
        except NpzError as error:
            raise invalid(f"{error}.") from error
        measures.rank_seconds = round(time.monotonic() - began, 3)
        measures.subset_rows = subset_rows
        self._journal.info(
            f"Ranked: {count(measures.full_rows, 'row')} for the full set, "
            f"{subset_rows:,} for the subset."
        )
        # From here on nothing may end half-way: the host ends us for good if it must.
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        try:
            write_archive(layout.submission, [full, partial])
        except OSError as error:
            raise Stop(
                "surroundings",
                f"submission.tar.gz can't be written: {error.strerror}.",
                "Make room on the disk of submission/.",
            ) from error

    def _warn(self, text: str) -> None:
        self._warnings.append(text)
        self._journal.warning(text)

    def _ended(self, stop: Stop) -> SubmissionResult:
        return self._result(stop.verdict, stop.message, stop.next_step)

    def _result(self, verdict: Verdict, message: str, next_step: str | None) -> SubmissionResult:
        return SubmissionResult(
            verdict, EXIT_CODES[verdict], message, next_step, self._warnings, self._measures
        )


def _tell(journal: Journal, result: SubmissionResult) -> None:
    if result.verdict == "ok":
        journal.success(result.message)
        return
    journal.error(f"{result.verdict}: {result.message}")
    if result.next:
        journal.info(f"Next: {result.next}")
