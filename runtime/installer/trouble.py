"""What goes wrong, and the package that it is about."""

from __future__ import annotations

from typing import Any


class Trouble(Exception):
    """Ends the installation. The build shows a line about a package at its place in the file."""

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f"conda: {name}: {problem}")


def blamed(text: str, plan: list[dict[str, Any]]) -> Trouble:
    """An error of py-rattler, with the package whose file or name it tells."""
    names = [entry["name"] for entry in plan if f"{entry['name']}-{entry['version']}" in text]
    causes = (line.strip().removeprefix("Caused by: ") for line in text.splitlines())
    return Trouble(names[0] if names else "a package", ": ".join(filter(None, causes))[:1000])
