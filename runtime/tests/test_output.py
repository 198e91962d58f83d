"""What a submission prints: safe on the terminal, readable in the log."""

from __future__ import annotations

import os
import re
from pathlib import Path
from unicodedata import east_asian_width

import pytest

from vsc_runtime.output.journal import Sink
from vsc_runtime.output.relay import PREFIX, Relay
from vsc_runtime.output.sanitise import Piece, Sanitiser
from vsc_runtime.output.screen import Screen


class Recorder(Sink):
    """A sink whose text can be read back."""

    def __init__(self, path: Path, cap: int = 1 << 20) -> None:
        self.path = path
        super().__init__(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600), cap)

    @property
    def text(self) -> str:
        return self.path.read_bytes().decode()


Sinks = tuple[Recorder, Recorder]


@pytest.fixture
def sinks(tmp_path: Path) -> Sinks:
    return Recorder(tmp_path / "terminal"), Recorder(tmp_path / "log")


def relayed(sinks: Sinks, *chunks: bytes) -> tuple[str, str]:
    terminal, log = sinks
    relay = Relay(terminal, log)
    for chunk in chunks:
        relay.feed(chunk)
    relay.close()
    return terminal.text, log.text


def pieces(*chunks: bytes) -> list[Piece]:
    sanitiser = Sanitiser()
    found = [piece for chunk in chunks for piece in sanitiser.feed(chunk)]
    return found + list(sanitiser.feed(b"", final=True))


def text_of(found: list[Piece]) -> str:
    return "".join(value for kind, value in found if kind == "text")


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        (b"plain\ttext", "plain\ttext"),
        ("häß 日本".encode(), "häß 日本"),
        (b"\x1b[2Ja\x1b[Hb\x1b[10;20Hc\x1b[Kd\x1b[?25le", "abcde"),
        (b"a\x1b]0;title\x07b\x1b]8;;http://x\x1b\\c", "abc"),
        (b"a\x1bPq#0\x1b\\b\x1b_x\x1b\\c\x1bcd\x1b(Be", "abcde"),
        (b"a\x00\x07\x08\x0b\x0c\x7fb", "ab"),
        ("a\x85\x9b2J\u2028\u202e\u2066b".encode(), "a2Jb"),
        (b"\xff\xfea", "\ufffd\ufffda"),
    ],
)
def test_sanitises(raw: bytes, kept: str) -> None:
    assert text_of(pieces(raw)) == kept
    # The same, however it is cut.
    assert text_of(pieces(*(raw[i : i + 1] for i in range(len(raw))))) == kept


def test_keeps_what_progress_bars_need() -> None:
    found = pieces(b"\x1b[1;31ma\x1b[0m\r\x1b[A\x1b[3Ab\n")
    assert found == [
        ("colour", "1;31"),
        ("text", "a"),
        ("colour", "0"),
        ("return", "\r"),
        ("up", ""),
        ("up", "3"),
        ("text", "b"),
        ("newline", "\n"),
    ]


def test_an_endless_sequence_is_not_kept() -> None:
    sanitiser = Sanitiser()
    for _ in range(1000):
        list(sanitiser.feed(b"\x1b]" + b"x" * 1000))
    assert len(sanitiser._rest) <= 256


def test_every_line_has_the_prefix(sinks: Sinks) -> None:
    shown, log = relayed(sinks, b"one\ntw", b"o\r\n\nthree\rfour")
    assert shown == (f"{PREFIX}one\n{PREFIX}two\r\n\n{PREFIX}three\r{PREFIX}four\n")
    assert log == f"{PREFIX}one\n{PREFIX}two\n{PREFIX}\n{PREFIX}foure\n"


def test_redraws_are_shown_at_once_and_logged_once(sinks: Sinks) -> None:
    terminal, log = sinks
    relay = Relay(terminal, log)
    for percent in range(101):
        relay.feed(b"\r%3d%%" % percent)
        assert terminal.text.endswith(f"{percent:3d}%")
    relay.feed(b"\n")
    relay.close()
    assert terminal.text.count(PREFIX) == 101
    assert log.text == f"{PREFIX}100%\n"


def test_the_cursor_stays_within_the_submissions_lines(sinks: Sinks) -> None:
    shown, _ = relayed(sinks, b"a\nb\n\x1b[9Ac")
    assert "\x1b[2A" in shown and "\x1b[9A" not in shown
    # The next line of the runtime begins below all of them.
    assert shown.endswith("c\n\n\n")


def test_at_the_first_line_it_can_not_go_up(sinks: Sinks) -> None:
    shown, _ = relayed(sinks, b"\x1b[A\x1b[5Ax\n")
    assert shown == f"{PREFIX}x\n"


def test_colours_end_with_the_line(sinks: Sinks) -> None:
    shown, log = relayed(sinks, b"\x1b[31mred\nplain\x1b[8m")
    assert shown == f"{PREFIX}\x1b[31mred\x1b[0m\n{PREFIX}plain\x1b[8m\x1b[0m\n"
    assert log == f"{PREFIX}red\n{PREFIX}plain\n"


@pytest.mark.parametrize("hiding", [b"\x1b[8m\r ", b"x\x1b[8m\r", b"\x1b[8m", b"x\x1b[8m\n"])
def test_the_prefix_can_not_be_hidden(sinks: Sinks, hiding: bytes) -> None:
    shown, _ = relayed(sinks, hiding + b"\x1b[0mforged\n")
    for before in shown.split(PREFIX)[:-1]:
        last_hidden, last_reset = before.rfind("\x1b[8m"), before.rfind("\x1b[0m")
        assert last_hidden <= last_reset
    assert PREFIX in shown.split("forged")[0].replace("\r", "\n").splitlines()[-1]


def test_long_lines_are_broken_with_the_prefix(sinks: Sinks) -> None:
    shown, log = relayed(sinks, b"x" * 9000)
    for text in (shown, log):
        assert [len(line) for line in text.splitlines()] == [4013, 4013, 1013]
        assert all(line.startswith(PREFIX) for line in text.splitlines())


FORGED = "2026-11-27T07:41:55Z SUCCESS  | The submission ran and was ranked."


@pytest.mark.parametrize("columns", [*range(33, 201, 7), 40, 80, 132, 200])
@pytest.mark.parametrize(
    # The last two are wide since Unicode 16, which this Python need not know.
    "start",
    [" ", "x", "\t", "漢", "é", "\U0001f600", "¡", "\U0001fae9", "\u4dc0"],
)
def test_no_line_of_the_terminal_goes_on_without_the_prefix(
    tmp_path: Path, columns: int, start: str
) -> None:
    # A terminal wraps at its width: what comes next would begin a line of the screen.
    terminal, log = Recorder(tmp_path / "terminal"), Recorder(tmp_path / "log")
    relay = Relay(terminal, log, columns)
    said = "".join(start * number + FORGED + end for number in (67, 250) for end in "\n\r")
    for at in range(0, len(said), 11):
        relay.feed(said[at : at + 11].encode())
    relay.close()
    for line in re.split("[\r\n]", terminal.text):
        assert line == "" or line.startswith("submission | ")
        drawn = sum(
            2 if each in "\U0001fae9\u4dc0" or east_asian_width(each) in "WFA" else 1
            for each in line.expandtabs()
        )
        assert drawn <= columns
    assert f"{start * 67}{FORGED}\n" in log.text


def test_a_broken_line_can_be_redrawn_and_goes_up_by_what_the_terminal_shows(
    tmp_path: Path,
) -> None:
    terminal = Recorder(tmp_path / "terminal")
    relay = Relay(terminal, None, 40)
    relay.feed(b"a" * 30 + b"\rb\x1b[9Ac")
    relay.close()
    up = "\x1b[1A"
    prefix = "submission | "
    assert terminal.text == f"{prefix}{'a' * 27}\n{prefix}aaa\r{prefix}b{up}c\n\n"


def test_caps(tmp_path: Path) -> None:
    sink = Recorder(tmp_path / "x", cap=100)
    for _ in range(50):
        sink.write("0123456789")
    sink.write_own("own\n")
    assert len(sink.text) < 200
    assert sink.text.count("truncated") == 1 and sink.text.endswith("own\n")


def test_tail_is_kept_when_all_is_truncated(tmp_path: Path) -> None:
    relay = Relay(Recorder(tmp_path / "a", 10), Recorder(tmp_path / "b", 10))
    for number in range(1000):
        relay.feed(b"line %d\n" % number)
    assert relay.tail().splitlines()[-1] == "line 999"


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def screen() -> tuple[Screen, list[str], Clock]:
    lines: list[str] = []
    clock = Clock()
    return Screen(lines.append, clock), lines, clock


def test_log_has_a_state_of_a_redrawn_line_every_five_seconds() -> None:
    it, lines, clock = screen()
    for second in range(12):
        clock.now = second
        it.put("return", "\r")
        it.put("text", f"{second}%")
        it.tick()
    it.close()
    assert lines == ["4%", "9%", "11%"]


def test_log_of_nested_bars() -> None:
    """What tqdm prints for an outer and an inner bar."""
    it, lines, _ = screen()
    for outer in range(3):
        it.put("return", "\r")
        it.put("text", f"outer {outer}")
        for inner in range(3):
            for kind, value in (
                ("newline", "\n"),
                ("return", "\r"),
                ("text", f"inner {inner}"),
                ("up", ""),
            ):
                it.put(kind, value)
    it.close()
    assert lines == ["outer 0", "outer 2", "inner 2"]


def test_log_of_shorter_text_over_longer() -> None:
    it, lines, _ = screen()
    for kind, value in (("text", "long text"), ("return", "\r"), ("text", "shrt"), ("newline", "")):
        it.put(kind, value)
    assert lines == ["shrt text"]
