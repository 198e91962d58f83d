"""Results as the samples have them: the schema is tried on the same samples, in TypeScript."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, get_args

import pytest

from vsc_runtime.contract import (
    EXIT_CODES,
    NEXT_STEPS,
    Measures,
    PhaseUse,
    SubmissionResult,
    Verdict,
)
from vsc_runtime.submission.results import write_result
from vsc_runtime.verdict import Stop

SAMPLES = json.loads((Path(__file__).parent / "results.json").read_text())


def attribute(name: str) -> str:
    return re.sub("[A-Z]", lambda letter: f"_{letter[0].lower()}", name)


def test_there_is_one_sample_of_each_verdict() -> None:
    assert [sample["verdict"] for sample in SAMPLES] == list(get_args(Verdict))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample["verdict"])
def test_a_result_is_written_as_the_schema_has_it(tmp_path: Path, sample: Any) -> None:
    figures = {attribute(name): value for name, value in sample["measures"].items()}
    verdict = sample["verdict"]
    result = SubmissionResult(
        verdict,
        EXIT_CODES[verdict],
        sample["message"],
        sample["next"],
        sample["warnings"],
        Measures(**figures),
        [PhaseUse(**{attribute(k): v for k, v in each.items()}) for each in sample["phases"]],
    )
    write_result(tmp_path, result)
    assert json.loads((tmp_path / "result.json").read_text()) == sample


def test_each_verdict_has_a_code_of_its_own_and_a_next_step() -> None:
    assert len(set(EXIT_CODES.values())) == len(EXIT_CODES)
    for verdict in get_args(Verdict):
        stop = Stop(verdict, "It ended.")
        assert (stop.exit_code, stop.next_step) == (EXIT_CODES[verdict], NEXT_STEPS[verdict])
