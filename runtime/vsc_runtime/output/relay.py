"""Passes on what main.py prints: to the terminal as it moves, to log.txt line by line."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from .journal import Sink
from .sanitise import COLOUR, NEWLINE, TEXT, UP, Sanitiser
from .screen import HEIGHT, Screen

PREFIX = "submission | "
#: A longer line is broken, so that it begins with the prefix again.
MAX_WIDTH = 4000
#: A terminal that claims to be narrower is taken for this wide, in cells.
NARROWEST = 32
#: Cells of a tab at most, and of what may be drawn twice as wide as a letter.
TAB, WIDE = 8, 2
#: The first letters that Unicode has wide, Hangul's: below are Latin to Georgian, all narrow.
NEVER_WIDE_BEFORE = "\u1100"
#: Bytes of the end of the output that are kept, for the cause of a failure.
TAIL = 16 << 10


class Relay:
    """Feeds on raw bytes. Every line, also a redrawn one, begins with the prefix: it can't pass for
    the runtime's own. The cursor can't go up beyond the lines of the submission itself.

    `columns` is the width of the terminal in cells: lines are broken there, for one that the
    terminal wraps would go on without the prefix. None: nobody watches."""

    def __init__(self, terminal: Sink, file: Sink | None, columns: int | None = None) -> None:
        self._terminal, self._file = terminal, file
        self._sanitiser = Sanitiser()
        self._screen = Screen(self._log)
        self._tail = b""
        self._column = 0
        self._room = None if columns is None else max(columns, NARROWEST) - len(PREFIX)
        # Cells of the terminal's line, after the prefix.
        self._cells = 0
        # Whether the next text or colour begins a line, and so comes after the prefix.
        self._fresh = True
        # Lines of the submission above and below the cursor.
        self._depth = 0
        self._below = 0
        self._coloured = False

    def feed(self, data: bytes, final: bool = False) -> None:
        """Takes the next bytes of the output."""
        self._tail = (self._tail + data)[-TAIL:]
        if self._terminal.full and (self._file is None or self._file.full):
            return
        shown = []
        for kind, value in self._sanitiser.feed(data, final):
            if kind == TEXT:
                shown.extend(self._text(value))
            else:
                shown.append(self._move(kind, value))
                if kind != COLOUR:
                    self._screen.put(kind, value)
        self._terminal.write("".join(shown))

    def tick(self) -> None:
        """Logs the state of lines that are being redrawn; call it about every second."""
        self._screen.tick()

    def close(self) -> None:
        """The end of the output: nothing stays coloured, and the next line begins on its own."""
        self.feed(b"", final=True)
        self._screen.close()
        end = "\x1b[0m" if self._coloured else ""
        if not self._fresh or self._below:
            end += "\n" * (self._below + 1)
        if end:
            self._terminal.write_own(end)

    def tail(self) -> str:
        """The last lines of the output."""
        return self._tail.decode("utf-8", "replace")

    def _text(self, value: str) -> list[str]:
        pieces = []
        while value:
            if self._column >= MAX_WIDTH:
                pieces.append(self._move(NEWLINE, "\n"))
                self._screen.put(NEWLINE, "\n")
            part, value = value[: MAX_WIDTH - self._column], value[MAX_WIDTH - self._column :]
            self._column += len(part)
            pieces.extend(self._fitted(part))
            self._screen.put(TEXT, part)
        return pieces

    def _fitted(self, text: str) -> Iterator[str]:
        """The text for the terminal, on as many lines as it takes; the log keeps one."""
        while text:
            part, text = self._split(text)
            if part:
                yield self._prefix() + part
            if text:
                yield self._newline()

    def _split(self, text: str) -> tuple[str, str]:
        """What still fits into the terminal's line, and the rest."""
        if self._room is None:
            return text, ""
        if text.isascii() and "\t" not in text:
            at = self._room - self._cells
            self._cells += len(text[:at])
            return text[:at], text[at:]
        for at, character in enumerate(text):
            cells = _cells_of(character)
            if self._cells + cells > self._room:
                return text[:at], text[at:]
            self._cells += cells
        return text, ""

    def _prefix(self) -> str:
        fresh, self._fresh = self._fresh, False
        return PREFIX if fresh else ""

    def _move(self, kind: str, value: str) -> str:
        if kind == COLOUR:
            # The prefix comes first, and never in a colour that could hide it.
            prefix = self._prefix()
            self._coloured = value.strip("0;:") != ""
            return f"{prefix}\x1b[{value}m"
        if kind == UP:
            rows = min(int(value or 1), self._depth)
            self._depth -= rows
            self._below += rows
            return f"\x1b[{rows}A" if rows else ""
        self._column = 0
        return self._newline() if kind == NEWLINE else f"{self._begin()}\r"

    def _newline(self) -> str:
        self._depth = min(self._depth + 1, HEIGHT - 1)
        self._below = max(self._below - 1, 0)
        return f"{self._begin()}\n"

    def _begin(self) -> str:
        """The terminal's line begins anew: what ends the colours of the old one."""
        self._cells, self._fresh = 0, True
        reset, self._coloured = ("\x1b[0m" if self._coloured else ""), False
        return reset

    def _log(self, line: str) -> None:
        if self._file is not None:
            self._file.write(f"{PREFIX}{line}\n")


def _cells_of(character: str) -> int:
    """At most so many cells of a terminal does it take: what may be wide, or may take none, counts
    as if it did, for a line that is broken too early is only short. A terminal may know a later
    Unicode than this Python, which takes letters that it does not know for narrow."""
    if character == "\t":
        return TAB
    wide = character >= NEVER_WIDE_BEFORE or unicodedata.east_asian_width(character) in "WFA"
    return WIDE if wide else 1
