"""Whether something in the container tried to reach the network, by the kernel's counters."""

from __future__ import annotations

from pathlib import Path

SNMP, SNMP6 = Path("/proc/net/snmp"), Path("/proc/net/snmp6")


def attempts(snmp: Path = SNMP, snmp6: Path = SNMP6) -> int:
    """Packets that found no route, or no port on this machine, since the container began.

    With no network a connection or a DNS query fails at once for want of a route (OutNoRoutes); a
    query to a resolver on the loopback device finds no port there (NoPorts).
    """
    v4 = _headed(snmp)
    v6 = _pairs(snmp6)
    return (
        v4.get("Ip.OutNoRoutes", 0)
        + v4.get("Udp.NoPorts", 0)
        + v6.get("Ip6OutNoRoutes", 0)
        + v6.get("Udp6NoPorts", 0)
    )


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
