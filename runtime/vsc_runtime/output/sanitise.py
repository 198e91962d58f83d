"""Splits the output of a submission into safe pieces: what could forge or move text is left out."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

#: Kinds of pieces: text to show, a colour, and the three ways to move that progress bars need.
TEXT, COLOUR, NEWLINE, RETURN, UP = "text", "colour", "newline", "return", "up"

Piece = tuple[str, str]

_TOKEN = re.compile(
    r"(?P<newline>\n)|(?P<return>\r)"
    r"|\x1b\[(?P<colour>[0-9;:]{0,40})m|\x1b\[(?P<up>[0-9]{0,3})A"
    # Other control sequences, whole: CSI, then OSC/DCS/APC/PM/SOS up to their end, then short ones.
    r"|\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]PX^_][^\x07\x1b\n]*(?:\x07|\x1b\\)?"
    r"|\x1b[ -/]*[0-~]?"
    # Other controls: C0, DEL, C1, line and paragraph separators, what turns the writing direction.
    r"|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e"
    r"\u2066-\u2069\ufeff]"
    r"|(?P<text>[^\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e"
    r"\u2066-\u2069\ufeff]+)"
)
#: The start of a control sequence that may go on in the next chunk.
_UNFINISHED = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|[ -/]*|[\]PX^_][^\x07\x1b\n]*\x1b?)?\Z")
MAX_SEQUENCE = 256
#: A line that one chunk redraws more often than that is shown as it was drawn last: nobody can see
#: more, and following each would take longer than main.py took to print it.
REDRAWS, REDRAWS_SHOWN = 16, 4


class Sanitiser:
    """Takes bytes as they come, gives pieces; a chunk may end within a character or sequence."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._rest = ""

    def feed(self, data: bytes, final: bool = False) -> Iterator[Piece]:
        text = self._rest + self._decoder.decode(data, final)
        self._rest = ""
        unfinished = None if final else _UNFINISHED.search(text, max(0, len(text) - MAX_SEQUENCE))
        if unfinished:
            self._rest = unfinished.group()
            text = text[: unfinished.start()]
        for match in _TOKEN.finditer(_fewer_redraws(text)):
            kind = match.lastgroup
            if kind is not None:
                yield kind, match.group(kind)


def _fewer_redraws(text: str) -> str:
    if text.count("\r") <= REDRAWS:
        return text
    return "\n".join(
        "\r".join(line.split("\r")[-REDRAWS_SHOWN:]) if line.count("\r") > REDRAWS else line
        for line in text.split("\n")
    )
