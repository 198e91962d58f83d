"""Exit codes, verdicts and the form of result.json, as TypeScript has them too.

Generated from contract/ by `npm run generate`: make changes there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

#: Exit codes of the command line and of the container.
EXIT_CODES: dict[str, int] = {
    "ok": 0,
    "fault": 1,
    "usage": 2,
    "surroundings": 3,
    "invalid-submission": 10,
    "submission-failed": 11,
    "out-of-memory": 12,
    "time-limit": 13,
    "network-attempted": 14,
    "disk-limit": 15,
    "process-limit": 16,
    "left-processes": 17,
    "write-refused": 18,
    "blocked": 20,
    "undecided": 21,
    "check-failed": 22,
    "cancelled": 130,
}

#: How a run ends: names of exit-codes.json.
Verdict = Literal[
    "ok",
    "fault",
    "usage",
    "surroundings",
    "invalid-submission",
    "submission-failed",
    "out-of-memory",
    "time-limit",
    "network-attempted",
    "disk-limit",
    "process-limit",
    "left-processes",
    "write-refused",
]


#: The phases of a run, each with a budget of its own.
PhaseName = Literal[
    "unpack",
    "check",
    "main",
    "check-output",
    "rank",
    "pack",
]


@dataclass
class PhaseUse:
    """What one phase used, as the kernel counts it."""

    #: The phases of a run, each with a budget of its own.
    name: PhaseName
    #: Time from its start to its end.
    seconds: float
    #: Processor time, all cores together.
    cpu_seconds: float | None
    #: The most memory it used; of main.py with its files in memory.
    peak_memory_bytes: int | None
    #: The time it may take.
    limit_seconds: float | None

    def to_json(self) -> dict[str, object]:
        """Its form in result.json."""
        return {
            "name": self.name,
            "seconds": self.seconds,
            "cpuSeconds": self.cpu_seconds,
            "peakMemoryBytes": self.peak_memory_bytes,
            "limitSeconds": self.limit_seconds,
        }


@dataclass
class Measures:
    """Figures of a run; empty if the run did not get that far."""

    #: Time from the start to the end of main.py.
    main_seconds: float | None = None
    #: Processor time of main.py, all cores together.
    main_cpu_seconds: float | None = None
    #: Time for both rankings.
    rank_seconds: float | None = None
    #: The most memory used while main.py ran, files in memory included.
    peak_memory_bytes: int | None = None
    #: The most that lay in the working folder at a time.
    scratch_peak_bytes: int | None = None
    #: Query videos of the subset, which main.py describes.
    subset_videos: int | None = None
    #: Query videos of the full set.
    query_videos: int | None = None
    #: Rows of full_rankings.csv.
    full_rows: int | None = None
    #: Rows of subset_rankings.csv.
    subset_rows: int | None = None

    def to_json(self) -> dict[str, object]:
        """Its form in result.json."""
        return {
            "mainSeconds": self.main_seconds,
            "mainCpuSeconds": self.main_cpu_seconds,
            "rankSeconds": self.rank_seconds,
            "peakMemoryBytes": self.peak_memory_bytes,
            "scratchPeakBytes": self.scratch_peak_bytes,
            "subsetVideos": self.subset_videos,
            "queryVideos": self.query_videos,
            "fullRows": self.full_rows,
            "subsetRows": self.subset_rows,
        }


@dataclass
class SubmissionResult:
    """result.json: how the container says that a run ended."""

    #: How a run ends: names of exit-codes.json.
    verdict: Verdict
    #: The code of the verdict in exit-codes.json.
    exit_code: int
    #: What happened, in one line.
    message: str
    #: The one next step.
    next: str | None
    #: What to look at, a line each.
    warnings: list[str]
    #: Figures of a run; empty if the run did not get that far.
    measures: Measures
    #: What each phase used, in the order of their beginning; the last one may have been cut short.
    phases: list[PhaseUse]

    def to_json(self) -> dict[str, object]:
        """Its form in result.json."""
        return {
            "schema": 1,
            "verdict": self.verdict,
            "exitCode": self.exit_code,
            "message": self.message,
            "next": self.next,
            "warnings": self.warnings,
            "measures": self.measures.to_json(),
            "phases": [each.to_json() for each in self.phases],
        }


#: What to do after each verdict, unless the message is about something special.
NEXT_STEPS: dict[Verdict, str] = {
    "ok": "Go on.",
    "fault": "Report it with the log: the submission is not to blame.",
    "usage": "Do what the message says.",
    "surroundings": "Fix what the message names, or wait, and run it again.",
    "invalid-submission": "Fix what the message names and pack again.",
    "submission-failed": "Read the lines `submission |` at the end of the log.",
    "out-of-memory": "Use smaller batches, fewer workers, one video at a time.",
    "time-limit": "Sample fewer frames, decode smaller ones, use batches.",
    "network-attempted": "Put weights and data into the zip: there is no network.",
    "disk-limit": "Delete intermediate files as soon as they are used.",
    "process-limit": "Lower `num_workers` and the counts of threads.",
    "left-processes": "Wait for all that `main.py` starts (`join`, `close`).",
    "write-refused": "Write new files only, in the working folder or `/tmp`.",
}
