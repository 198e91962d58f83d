"""Passes on what main.py prints: to the terminal as it moves, to log.txt line by line."""

from __future__ import annotations

from .journal import Sink
from .sanitise import COLOUR, NEWLINE, RETURN, TEXT, UP, Sanitiser
from .screen import HEIGHT, Screen

PREFIX = "submission | "
#: A longer line is broken, so that it begins with the prefix again.
MAX_WIDTH = 4000
#: Bytes of the end of the output that are kept, for the cause of a failure.
TAIL = 16 << 10


class Relay:
    """Feeds on raw bytes. Every line, also a redrawn one, begins with the prefix: it can't pass for
    the runtime's own. The cursor can't go up beyond the lines of the submission itself."""

    def __init__(self, terminal: Sink, file: Sink | None) -> None:
        self._terminal, self._file = terminal, file
        self._sanitiser = Sanitiser()
        self._screen = Screen(self._log)
        self._tail = b""
        self._column = 0
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
            pieces.append(self._prefix())
            part, value = value[: MAX_WIDTH - self._column], value[MAX_WIDTH - self._column :]
            self._column += len(part)
            pieces.append(part)
            self._screen.put(TEXT, part)
        return pieces

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
        self._column, self._fresh = 0, True
        reset, self._coloured = ("\x1b[0m" if self._coloured else ""), False
        if kind == RETURN:
            return f"{reset}\r"
        self._depth = min(self._depth + 1, HEIGHT - 1)
        self._below = max(self._below - 1, 0)
        return f"{reset}\n"

    def _log(self, line: str) -> None:
        if self._file is not None:
            self._file.write(f"{PREFIX}{line}\n")
