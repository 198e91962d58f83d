"""The log of a run: every line goes to the terminal and to log.txt, both bounded."""

from __future__ import annotations

import os
import time
from pathlib import Path

#: What log.txt, and the container's output, may hold at most.
CAP = 64 << 20


class Sink:
    """A file descriptor that takes at most `cap` bytes of the submission's output."""

    def __init__(self, fd: int, cap: int = CAP) -> None:
        self._fd = fd
        self._left = cap
        self.full = False

    def write(self, text: str) -> None:
        """Output of the submission: nothing once the cap is reached but a line that says so."""
        if self.full:
            return
        data = text.encode("utf-8", "replace")
        self._left -= len(data)
        if self._left < 0:
            self.full = True
            data = b"\n... truncated: main.py wrote too much\n"
        self._write(data)

    def write_own(self, text: str) -> None:
        """A line of the runtime's own: never held back."""
        self._write(text.encode("utf-8", "replace"))

    def _write(self, data: bytes) -> None:
        try:
            while data:
                data = data[os.write(self._fd, data) :]
        except OSError:
            # A terminal that went away or a full disk of the host must not decide a verdict.
            self.full = True


class Journal:
    """Writes the runtime's own lines: `2026-11-22T08:00:00Z INFO     | text`."""

    def __init__(self, path: Path | None = None) -> None:
        self.terminal = Sink(1)
        self.file: Sink | None = None
        if path is not None:
            # O_APPEND: the host watches a hard link to this file and may have begun it.
            flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW | os.O_CLOEXEC
            self.file = Sink(os.open(path, flags, 0o644))

    def info(self, text: str) -> None:
        self._line("INFO", text)

    def success(self, text: str) -> None:
        self._line("SUCCESS", text)

    def warning(self, text: str) -> None:
        self._line("WARNING", text)

    def error(self, text: str) -> None:
        self._line("ERROR", text)

    def _line(self, level: str, text: str) -> None:
        stamp = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        line = f"{stamp} {level:<8} | {' '.join(text.split())}\n"
        self.terminal.write_own(line)
        if self.file is not None:
            self.file.write_own(line)
