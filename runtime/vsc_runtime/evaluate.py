"""The run of one submission, step by step, and its verdict."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from .contract import EXIT_CODES, Measures, PhaseName, PhaseUse, SubmissionResult, Verdict
from .diagnosis import cause
from .formats.metadata import read_durations, read_subset
from .formats.npz import NpzError
from .layout import (
    FULL_RANKINGS,
    QUERY,
    REFERENCE,
    SUBSET,
    SUBSET_RANKINGS,
    Layout,
    Settings,
)
from .output.journal import Journal
from .phases import BUDGETS, Budget, described, run_phase
from .ranking import rank
from .submission.agreement import disagreement
from .submission.folders import (
    CLEARING,
    CLEARING_AFTER_FAILURE,
    check_mounts,
    check_subset,
    clear,
    prepare,
    take_subset,
)
from .submission.results import RESULT, write_archive, write_result
from .submission.unpack import Unpacked, unpack
from .submission.validation import Summary, validate
from .supervision.processes import adopt_orphans
from .supervision.supervise import Ending, interrupt_on_signals, supervise
from .verdict import Interrupted, Stop, invalid
from .wording import count, size

HEADER = "query_id,ref_id,score\n"

Result = TypeVar("Result")


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
        (layout.submission / RESULT).unlink(missing_ok=True)
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
        self._phases: list[PhaseUse] = []

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
        # A bug of ours: say so, and go on to write the result.
        except Exception as error:  # noqa: BLE001
            return self._ended(Stop("fault", described(error)))

    def _steps(self) -> None:
        layout, journal = self._layout, self._journal
        check_mounts(layout)
        settings = Settings.read()
        prepare(layout)
        queries = read_durations(layout.data / "query_metadata.csv")
        references = read_durations(layout.data / "reference_metadata.csv")
        subset = read_subset(layout.data / "query_subset.csv", queries)
        self._measures.query_videos, self._measures.subset_videos = len(queries), len(subset)

        unpacked = self._phase("unpack", lambda: unpack(layout, settings.unpack_limit))
        journal.info(
            f"Unpacked submission.zip: {count(unpacked.files, 'file')}, {size(unpacked.bytes)}."
        )
        both = self._phase("check", lambda: _check_full(layout, queries, references))
        self._report(QUERY, both[0])
        self._report(REFERENCE, both[1])
        taken = self._run_main(settings, unpacked, subset, both[0].dimension)
        self._rank(taken, settings)

    def _phase(
        self, name: PhaseName, work: Callable[[], Result], budget: Budget | None = None
    ) -> Result:
        """Runs one phase. Until it ends, result.json says that it was cut short."""
        self._note(name)
        return run_phase(name, work, self._phases, budget)

    def _note(self, name: PhaseName) -> None:
        """What the host reads if this process is ended from outside in the middle of a phase."""
        cut = Stop("surroundings", f"The container was ended in the phase `{name}`.")
        try:
            write_result(self._layout.submission, self._ended(cut))
        except OSError as error:
            raise Stop(
                "surroundings",
                f"result.json can't be written: {error.strerror}.",
                "Make room on the disk of submission/.",
            ) from error

    def _report(self, name: str, summary: Summary) -> None:
        self._journal.info(
            f"{name} is valid: {count(summary.rows, 'descriptor')} of "
            f"{count(summary.videos, 'video')}, "
            f"{count(summary.dimension, 'dimension')}."
        )
        for text in summary.warnings:
            self._warn(text)

    def _run_main(
        self, settings: Settings, unpacked: Unpacked, subset: dict[str, float], dimension: int
    ) -> Path | None:
        """Returns the valid subset descriptors, out of main.py's reach; None without a main.py."""
        layout = self._layout
        if not unpacked.has_main:
            if settings.phase2:
                raise invalid(
                    f"submission.zip has no main.py, which phase 2 requires.{unpacked.near_main}",
                    "Add main.py at the top of the zip.",
                )
            self._warn(
                "submission.zip has no main.py: only the full set is ranked, and the subset "
                f"ranking stays empty.{unpacked.near_main}"
            )
            return None
        limit = settings.time_limit
        self._journal.info(
            f"Running main.py on {count(len(subset), 'query video')}"
            + ("." if limit is None else f", {limit:g} s at most.")
        )
        self._note("main")
        ending = supervise(layout, self._journal, limit, settings.columns)
        self._measure(ending, limit)
        taken = take_subset(layout)
        if taken is None or not ending.succeeded:
            # Before its files are gone: whether it was refused a place is tried.
            stop = cause.failure(ending, limit, layout.work)
            clear(layout, CLEARING_AFTER_FAILURE)
            raise stop
        if not clear(layout, CLEARING):
            raise Stop(
                "disk-limit",
                f"main.py left more files than could be deleted in {CLEARING:g} s.",
            )
        for text in cause.attempts(ending):
            self._warn(text)
        self._journal.info(f"main.py ended without an error after {ending.seconds:.1f} s.")
        check_subset(taken)
        summary = self._phase(
            "check-output", lambda: _check_output(layout, taken, subset, dimension)
        )
        self._report(SUBSET, summary)
        return taken

    def _measure(self, ending: Ending, limit: float | None) -> None:
        measures, usage = self._measures, ending.usage
        measures.main_seconds = round(ending.seconds, 3)
        measures.main_cpu_seconds = usage.cpu_seconds
        measures.peak_memory_bytes = usage.peak_memory
        measures.scratch_peak_bytes = usage.scratch_peak
        self._phases.append(
            PhaseUse("main", measures.main_seconds, usage.cpu_seconds, usage.peak_memory, limit)
        )

    def _rank(self, taken: Path | None, settings: Settings) -> None:
        layout, measures = self._layout, self._measures
        full, partial = layout.private / FULL_RANKINGS, layout.private / SUBSET_RANKINGS
        budget = replace(BUDGETS["rank"], seconds=settings.rank_limit)
        rows = self._phase("rank", lambda: _rank_both(layout, taken, full, partial), budget)
        measures.full_rows, measures.subset_rows = rows
        measures.rank_seconds = self._phases[-1].seconds
        self._journal.info(
            f"Ranked: {count(measures.full_rows, 'row')} for the full set, "
            f"{measures.subset_rows:,} for the subset."
        )
        # From here on nothing may end half-way: the host ends us for good if it must.
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        self._phase("pack", lambda: _pack(layout, [full, partial]))

    def _warn(self, text: str) -> None:
        self._warnings.append(text)
        self._journal.warning(text)

    def _ended(self, stop: Stop) -> SubmissionResult:
        return self._result(stop.verdict, stop.message, stop.next_step)

    def _result(self, verdict: Verdict, message: str, next_step: str | None) -> SubmissionResult:
        return SubmissionResult(
            verdict,
            EXIT_CODES[verdict],
            message,
            next_step,
            self._warnings,
            self._measures,
            self._phases,
        )


def _check_full(
    layout: Layout, queries: dict[str, float], references: dict[str, float]
) -> tuple[Summary, Summary]:
    query = validate(layout.work / QUERY, queries, "query_metadata.csv")
    reference = layout.work / REFERENCE
    return query, validate(reference, references, "reference_metadata.csv", query.dimension, QUERY)


def _check_output(layout: Layout, taken: Path, subset: dict[str, float], dimension: int) -> Summary:
    summary = validate(taken, subset, "query_subset.csv", dimension, QUERY)
    try:
        warning = disagreement(layout.work / QUERY, taken)
    except NpzError as error:
        raise invalid(f"{error}.") from error
    return summary if warning is None else replace(summary, warnings=[*summary.warnings, warning])


def _rank_both(layout: Layout, taken: Path | None, full: Path, partial: Path) -> tuple[int, int]:
    """Writes both rankings; returns their rows. Without subset descriptors theirs stays empty."""
    try:
        full_rows = rank(layout.work / QUERY, layout.work / REFERENCE, full).rows_written
        if taken is None:
            partial.write_text(HEADER)
            return full_rows, 0
        return full_rows, rank(taken, layout.work / REFERENCE, partial).rows_written
    except NpzError as error:
        raise invalid(f"{error}.") from error


def _pack(layout: Layout, rankings: list[Path]) -> None:
    try:
        write_archive(layout.submission, rankings)
    except OSError as error:
        raise Stop(
            "surroundings",
            f"submission.tar.gz can't be written: {error.strerror}.",
            "Make room on the disk of submission/.",
        ) from error


def _tell(journal: Journal, result: SubmissionResult) -> None:
    if result.verdict == "ok":
        journal.success(result.message)
        return
    journal.error(f"{result.verdict}: {result.message}")
    if result.next:
        journal.info(f"Next: {result.next}")
