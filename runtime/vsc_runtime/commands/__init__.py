"""One module a command, each with `main(arguments: list[str]) -> int`; see runner.py."""
