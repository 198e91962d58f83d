"""Numbers and untrusted names as they appear in messages."""

from __future__ import annotations


def size(count: float) -> str:
    """Bytes for people: `1.5 GB`."""
    if abs(count) < 1000:
        return f"{count:,.0f} bytes"
    value, units = count / 1000, ["kB", "MB", "GB", "TB"]
    while abs(value) >= 1000 and len(units) > 1:
        value /= 1000
        del units[0]
    return f"{value:.1f} {units[0]}"


def count(number: int, noun: str) -> str:
    """`1 file`, `20,000 files`, `2 processes`."""
    ending = "" if number == 1 else "es" if noun.endswith("s") else "s"
    return f"{number:,} {noun}{ending}"


def shown(text: object, limit: int = 60) -> str:
    """A name that came from a submission: quoted, in ASCII and cut to `limit` characters."""
    value = str(text)
    return ascii(value if len(value) <= limit else value[: limit - 3] + "...")
