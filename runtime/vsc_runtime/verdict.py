"""How a run ends early: with a verdict, or without one (docs/reference/exit-codes.md)."""

from __future__ import annotations

from .contract import EXIT_CODES, NEXT_STEPS, Verdict


class Stop(Exception):
    """Ends the run with a verdict other than ok: one line for the person who submitted."""

    def __init__(self, verdict: Verdict, message: str, next_step: str | None = None) -> None:
        super().__init__(message)
        self.verdict: Verdict = verdict
        self.message = message
        self.next_step = next_step or NEXT_STEPS[verdict]

    @property
    def exit_code(self) -> int:
        return EXIT_CODES[self.verdict]


def invalid(message: str, next_step: str | None = None) -> Stop:
    """The zip or a descriptor file breaks a rule."""
    return Stop("invalid-submission", message, next_step)


def set_up(message: str, next_step: str) -> Stop:
    """The container was started without what it needs: not the submission's doing."""
    return Stop("usage", message, next_step)


class Interrupted(Exception):
    """SIGTERM or SIGINT arrived: clean up and end without a verdict."""
