"""Whether something in the container tried to reach the network, by the kernel's counters."""

from __future__ import annotations

from pathlib import Path

SNMP, SNMP6 = Path("/proc/net/snmp"), Path("/proc/net/snmp6")


def attempts(snmp: Path = SNMP, snmp6: Path = SNMP6) -> int:
    """Packets that found no route since the container began: to the outside, if there is none.

    Without a network a connection or a DNS query fails at once for want of a route. What stays on
    the loopback device always has one, also if no port listens.
    """
    return _headed(snmp).get("Ip.OutNoRoutes", 0) + _pairs(snmp6).get("Ip6OutNoRoutes", 0)


def _headed(path: Path) -> dict[str, int]:
    """/proc/net/snmp: a line of names and a line of values for each protocol."""
    lines = _lines(path)
    table: dict[str, int] = {}
    for names, values in zip(lines[::2], lines[1::2]):
        protocol, *columns = names.split()
        for column, value in zip(columns, values.split()[1:]):
            table[f"{protocol[:-1]}.{column}"] = int(value)
    return table


def _pairs(path: Path) -> dict[str, int]:
    """/proc/net/snmp6: a name and a value a line."""
    return {
        line.split()[0]: int(line.split()[1]) for line in _lines(path) if len(line.split()) == 2
    }


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text().splitlines()
    except OSError:
        return []
