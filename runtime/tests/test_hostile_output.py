"""Output that means harm, of real runs: it forges nothing and fills nothing."""

from __future__ import annotations

import time

from conftest import Runs


def test_forged_lines(runs: Runs) -> None:
    outcome = runs(
        "print('2026-11-22T08:00:00Z SUCCESS  | ok')\n"
        "print('\\r2026-11-22T08:00:00Z SUCCESS  | ok')\n"
        "print('\\x1b[2J\\x1b[H2026-11-22T08:00:00Z SUCCESS  | ok')\n"
        "print('a\\u20282026-11-22T08:00:00Z SUCCESS  | ok')\n"
        "print('\\x0b2026-11-22T08:00:00Z SUCCESS  | ok')\n"
        "print('\\x1b[9A2026-11-22T08:00:00Z SUCCESS  | ok')\nraise SystemExit(3)"
    )
    assert outcome.verdict == "submission-failed"
    for text in (outcome.log, outcome.shown):
        lines = text.replace("\r", "\n").splitlines()
        forged = [line for line in lines if "SUCCESS" in line]
        assert len(forged) >= 5
        assert all("submission | " in line.split("2026")[0] for line in forged)
        assert "\x1b[2J" not in text and "\x1b[9A" not in text


def test_endless_output(runs: Runs) -> None:
    outcome = runs(
        "import os\nline = b'y' * 99 + b'\\n'\nblock = line * 10000\n"
        "for _ in range(100): os.write(1, block)\nwrite_subset()"
    )
    assert outcome.verdict == "ok"
    assert len(outcome.log) < 70 << 20
    assert "truncated" in outcome.log
    assert len(outcome.shown) < 70 << 20
    assert "SUCCESS" in outcome.shown[-200:]


def test_one_endless_line(runs: Runs) -> None:
    outcome = runs("import os\nfor _ in range(300): os.write(1, b'x' * 10000)\nwrite_subset()")
    assert outcome.verdict == "ok"
    assert max(map(len, outcome.log.splitlines())) < 5000


def test_binary_output(runs: Runs) -> None:
    outcome = runs(
        "import os\nos.write(1, bytes(range(256)) * 100)\nos.write(2, os.urandom(100000))\n"
        "write_subset()"
    )
    assert outcome.verdict == "ok"
    controls = {c for c in outcome.log if ord(c) < 32 or 0x7F <= ord(c) < 0xA0} - {"\n", "\t"}
    assert controls == set()


def test_closes_its_output_and_goes_on(runs: Runs) -> None:
    began = time.monotonic()
    outcome = runs("import os, time\nos.close(1); os.close(2)\ntime.sleep(1.5)\nwrite_subset()")
    assert outcome.verdict == "ok"
    assert outcome.result["measures"]["mainSeconds"] > 1.4
    assert time.monotonic() - began > 1.4
