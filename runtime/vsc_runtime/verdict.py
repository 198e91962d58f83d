"""The verdicts on a submission, their exit codes and the next step of each (docs/exit-codes.md)."""

from typing import Optional

#: The same numbers as in actions/src/errors.ts.
EXIT_CODES = {
    "ok": 0,
    "fault": 1,
    "invalid-submission": 10,
    "submission-failed": 11,
    "out-of-memory": 12,
    "time-limit": 13,
    "network-attempted": 14,
    "disk-limit": 15,
    "process-limit": 16,
    "left-processes": 17,
    "write-refused": 18,
}

#: Exit code of the verdict `fault` where the caller can mend it: a missing zip or data set.
SET_UP = 2

#: Exit code after SIGTERM or SIGINT; then there is no verdict.
INTERRUPTED = 130

NEXT_STEPS = {
    "fault": "Report this as a bug with the log: the submission is not to blame.",
    "invalid-submission": "Mend what the message names, pack again and run test-submission.",
    "submission-failed": "Read the last lines marked `submission |` in log.txt, mend main.py and "
    "pack again.",
    "out-of-memory": "Hold less at once in main.py: smaller batches, fewer workers, one video at "
    "a time.",
    "time-limit": "Make main.py faster: sample fewer frames, decode smaller ones, use batches.",
    "network-attempted": "Put model weights and data into the zip and load them from there: the "
    "container has no network.",
    "disk-limit": "Write less: delete intermediate files as soon as they are used.",
    "process-limit": "Start fewer processes and threads: set num_workers and thread counts.",
    "left-processes": "Wait for every process that main.py starts before it ends (join, close).",
    "write-refused": "Write only into the working folder /code_execution, under names of your "
    "own, and into /tmp.",
}


class Stop(Exception):
    """Ends the run with a verdict other than ok: one line for the person who submitted."""

    def __init__(self, verdict: str, message: str, next_step: Optional[str] = None,
                 exit_code: Optional[int] = None) -> None:
        super().__init__(message)
        self.verdict = verdict
        self.message = message
        self.next_step = next_step or NEXT_STEPS[verdict]
        self.exit_code = EXIT_CODES[verdict] if exit_code is None else exit_code


def invalid(message: str, next_step: Optional[str] = None) -> Stop:
    """The zip or a descriptor file breaks a rule."""
    return Stop("invalid-submission", message, next_step)


def set_up(message: str, next_step: str) -> Stop:
    """The container was started without what it needs: not the submission's doing."""
    return Stop("fault", message, next_step, SET_UP)


class Interrupted(Exception):
    """SIGTERM or SIGINT arrived: clean up and end without a verdict."""
