"""Where things are in the container and what the host asked for: one typed object each."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .verdict import set_up

#: The unprivileged user that main.py runs as; the image names it `submission`.
SUBMISSION_UID = 64000

QUERY, REFERENCE = "query_descriptors.npz", "reference_descriptors.npz"
SUBSET = "subset_query_descriptors.npz"
#: Seconds for both rankings, unless the host says otherwise.
RANK_SECONDS = 1800.0
FULL_RANKINGS, SUBSET_RANKINGS = "full_rankings.csv", "subset_rankings.csv"


@dataclass(frozen=True)
class Layout:
    """The folders of one run."""

    work: Path = Path("/code_execution")
    data: Path = Path("/data")

    @property
    def submission(self) -> Path:
        """The mount: submission.zip and log.txt, later result.json and submission.tar.gz."""
        return self.work / "submission"

    @property
    def private(self) -> Path:
        """Root's own folder, for what the submission must not touch any more."""
        return self.work / ".runtime"

    @property
    def home(self) -> Path:
        return self.work / ".home"

    @property
    def temporary(self) -> Path:
        return self.work / ".tmp"


#: Top-level names that no member of submission.zip may take, in lower case.
RESERVED = frozenset(
    {
        "submission",
        "submission.zip",
        "submission.tar.gz",
        "log.txt",
        "result.json",
        "receipt.json",
        FULL_RANKINGS,
        SUBSET_RANKINGS,
        ".runtime",
        ".home",
        ".tmp",
    }
)


@dataclass(frozen=True)
class Settings:
    """What the host passes by environment variables."""

    phase2: bool
    time_limit: float | None
    unpack_limit: int | None
    #: Seconds for both rankings.
    rank_limit: float = RANK_SECONDS
    #: Width of the terminal that shows the output; None if nobody watches.
    columns: int | None = None

    @staticmethod
    def read(environment: Mapping[str, str] = os.environ) -> Settings:
        return Settings(
            phase2=environment.get("PHASE2", "").lower() in ("true", "1", "yes"),
            time_limit=_number(environment, "VSC_TIME_LIMIT"),
            unpack_limit=_whole(_number(environment, "VSC_UNPACK_LIMIT")),
            rank_limit=_number(environment, "VSC_RANK_LIMIT") or RANK_SECONDS,
            columns=_whole(_number(environment, "VSC_COLUMNS")),
        )


def _number(environment: Mapping[str, str], name: str) -> float | None:
    text = environment.get(name, "")
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        value = 0
    if not 0 < value < float("inf"):
        raise set_up(f"{name} is {text!r}, not a number above 0.", f"Give {name} a number.")
    return value


def _whole(value: float | None) -> int | None:
    return None if value is None else int(value)
