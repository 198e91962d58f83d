"""The readable log of output that redraws lines: what tqdm draws becomes a line now and then."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Callable

from .sanitise import NEWLINE, RETURN, TEXT, UP

#: Lines that can still be redrawn; nested progress bars are a few lines high.
HEIGHT = 24
#: Seconds between two states of a line that is being redrawn.
INTERVAL = 5.0
MAX_WIDTH = 4096


@dataclass
class Row:
    text: str = ""
    column: int = 0
    #: The state last logged, if any, and when; before, when the row began.
    logged: str | None = None
    since: float = 0.0


class Screen:
    """Follows the cursor over the last lines and hands lines worth keeping to `log`."""

    def __init__(
        self, log: Callable[[str], None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._log, self._clock = log, clock
        self._rows: list[Row] = [Row(since=clock())]
        self._at = 0

    def put(self, kind: str, value: str) -> None:
        """Takes one piece of a Sanitiser."""
        row = self._rows[self._at]
        if kind == TEXT:
            self._write(row, value)
        elif kind == RETURN:
            row.column = 0
        elif kind == NEWLINE:
            self._down()
        elif kind == UP:
            self._at = max(0, self._at - int(value or 1))
            self._rows[self._at].column = row.column
            self.tick()

    def _write(self, row: Row, value: str) -> None:
        # Text at the start of a line that was redrawn: note the old state if it is time.
        if row.column == 0:
            self._log_if_due(row)
        start = row.text[: row.column].ljust(row.column)
        row.text = (start + value + row.text[row.column + len(value) :])[:MAX_WIDTH]
        row.column = min(row.column + len(value), MAX_WIDTH)

    def _down(self) -> None:
        row = self._rows[self._at]
        # A line is logged once when it is finished; a redrawn one again at intervals.
        if row.logged is None:
            self._log_row(row)
        else:
            self._log_if_due(row)
        self._at += 1
        if self._at == len(self._rows):
            self._rows.append(Row(since=self._clock()))
            if len(self._rows) > HEIGHT:
                self._leave(self._rows.pop(0))
                self._at -= 1
        self._rows[self._at].column = 0

    def tick(self) -> None:
        """Logs what has been redrawn for some time; call it now and then."""
        for row in self._rows:
            self._log_if_due(row)

    def close(self) -> None:
        """Logs the last state of every line."""
        for row in self._rows:
            self._leave(row)
        self._rows, self._at = [Row(since=self._clock())], 0

    def _log_if_due(self, row: Row) -> None:
        if self._clock() - row.since >= INTERVAL:
            self._leave(row)

    def _leave(self, row: Row) -> None:
        if row.text.rstrip() != (row.logged or ""):
            self._log_row(row)

    def _log_row(self, row: Row) -> None:
        row.logged, row.since = row.text.rstrip(), self._clock()
        self._log(row.logged)
