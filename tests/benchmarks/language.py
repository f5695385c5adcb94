"""What scripts cost: each work once as PowerShell in a session and once as Python, interleaved in one process."""

from __future__ import annotations

import csv
import io
import json
import re
import statistics
import time
from collections.abc import Callable

from pshv.host.console import Host
from pshv.runtime.session import Session
from tests.benchmarks.measure import say

ROUNDS = 5
PATTERN = r"^(?<pid>[0-9a-f]+)\.(?<tid>[0-9a-f]+)::(?<at>\S+) +(?<level>\w+) +(?<text>.*)$"

SETUP = r"""
function Add-One($x) { $x + 1 }
function Get-Area { [CmdletBinding()] param([Parameter(Mandatory)][int]$Width, [int]$Height = 2) $Width * $Height }
$machines = foreach ($i in 1..8000) {
    [pscustomobject]@{ Name = "web$i"; State = ('Running', 'Off')[$i % 2]; Cpu = $i % 8; Memory = [long]$i * 1MB
        Node = "HV0$($i % 4)" }
}
$lines = foreach ($i in 1..20000) { "000012ab.00003f4c::2026/02/03-04:05:06.789 INFO  [RES] <web$i>: state $($i % 7)" }
"""

MACHINES = [
    {"Name": f"web{i}", "State": ("Running", "Off")[i % 2], "Cpu": i % 8, "Memory": i << 20, "Node": f"HV0{i % 4}"}
    for i in range(1, 8001)
]
LINES = [f"000012ab.00003f4c::2026/02/03-04:05:06.789 INFO  [RES] <web{i}>: state {i % 7}" for i in range(1, 20001)]


def counting() -> int:
    total, i = 0, 0
    while i < 100_000:
        total += i
        i += 1
    return total


def choosing() -> int:
    count = 0
    for i in range(1, 100_001):
        if i % 3 == 0 and i > 10:
            count += 1
    return count


def calling() -> int:
    def add_one(x: int) -> int:
        return x + 1

    x = 0
    for _ in range(20_000):
        x = add_one(x)
    return x


def calling_by_name() -> list[int]:
    def area(*, width: int, height: int = 2) -> int:
        return width * height

    return [area(width=i) for i in range(1, 5001)]


def piping() -> int:
    return sum(x * 2 for x in range(1, 100_001) if x % 2)


def selecting() -> list[dict[str, object]]:
    running = [m for m in MACHINES if m["State"] == "Running"]
    running.sort(key=lambda m: m["Memory"], reverse=True)
    return [{"Name": m["Name"], "GB": m["Memory"] / 2**30} for m in running]  # type: ignore[operator]


def grouping() -> list[str]:
    groups: dict[object, int] = {}
    for m in MACHINES:
        groups[m["Node"]] = groups.get(m["Node"], 0) + m["Memory"]  # type: ignore[operator]
    return [f"{node}: {total}" for node, total in groups.items()]


def composing() -> list[str]:
    return [f"web{i} on {i % 4}".upper().replace("WEB", "x") for i in range(1, 50_001)]


def matching() -> list[str]:
    found = re.compile(PATTERN.replace("(?<", "(?P<"), re.IGNORECASE)
    return [m["level"] for line in LINES if (m := found.search(line))]


def updating() -> int:
    table: dict[str, int] = {}
    for i in range(1, 50_001):
        key = f"k{i % 1000}"
        table[key] = table.get(key, 0) + i
    return len(table)


def tabulating() -> str:
    return "\n".join("{Name:<10} {State:<8} {Cpu:>4} {Memory:>14} {Node}".format(**m) for m in MACHINES)


def writing_json() -> str:
    return json.dumps(MACHINES)


def writing_csv() -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, MACHINES[0].keys())
    writer.writeheader()
    writer.writerows(MACHINES)
    return out.getvalue()


WORKS: tuple[tuple[str, str, Callable[[], object]], ...] = (
    ("counting loop, 100,000", "$sum = 0; for ($i = 0; $i -lt 100000; $i++) { $sum += $i }; $sum", counting),
    (
        "foreach with an if, 100,000",
        "$n = 0; foreach ($i in 1..100000) { if ($i % 3 -eq 0 -and $i -gt 10) { $n++ } }; $n",
        choosing,
    ),
    ("function call, 20,000", "$x = 0; foreach ($i in 1..20000) { $x = Add-One $x }; $x", calling),
    ("advanced function call, 5,000", "foreach ($i in 1..5000) { Get-Area -Width $i }", calling_by_name),
    (
        "Where | ForEach | Measure, 100,000",
        "1..100000 | Where-Object { $_ % 2 } | ForEach-Object { $_ * 2 } | Measure-Object -Sum",
        piping,
    ),
    (
        "Where, Sort, Select of 8,000 objects",
        "$machines | Where-Object State -eq Running | Sort-Object Memory -Descending | "
        "Select-Object Name, @{ n = 'GB'; e = { $_.Memory / 1GB } }",
        selecting,
    ),
    (
        "Group, Measure of 8,000 objects",
        "$machines | Group-Object Node | "
        "ForEach-Object { '{0}: {1}' -f $_.Name, ($_.Group | Measure-Object Memory -Sum).Sum }",
        grouping,
    ),
    (
        "strings with method calls, 50,000",
        'foreach ($i in 1..50000) { "web$i on $($i % 4)".ToUpper().Replace("WEB", "x") }',
        composing,
    ),
    (
        "-match over 20,000 log lines",
        f"foreach ($l in $lines) {{ if ($l -match '{PATTERN}') {{ $Matches['level'] }} }}",
        matching,
    ),
    (
        "hashtable updates, 50,000",
        '$h = @{}; foreach ($i in 1..50000) { $h["k$($i % 1000)"] += $i }; $h.Count',
        updating,
    ),
    (
        "Format-Table of 8,000 objects",
        "$machines | Format-Table Name, State, Cpu, Memory, Node | Out-String",
        tabulating,
    ),
    ("ConvertTo-Json of 8,000 objects", "$machines | ConvertTo-Json -Compress", writing_json),
    ("ConvertTo-Csv of 8,000 objects", "$machines | ConvertTo-Csv -NoTypeInformation", writing_csv),
)


def medians(first: Callable[[], object], second: Callable[[], object]) -> tuple[float, float]:
    """The median seconds of two works run in turn, so that the machine's moods hit both alike."""
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        for times, work in zip(taken, (first, second), strict=True):
            start = time.perf_counter()
            work()
            times.append(time.perf_counter() - start)
    return statistics.median(taken[0]), statistics.median(taken[1])


def run() -> None:
    """Time everything and print ratios to CPython."""
    session = Session(Host(io.BytesIO(), io.BytesIO(), io.BytesIO()), edition="core")
    session.evaluate(SETUP)
    for name, script, python in WORKS:
        text = f"$null = & {{ {script} }}"
        ours, theirs = medians(lambda text=text: session.evaluate(text), python)  # type: ignore[misc]
        say(name, f"{1000 * ours:.1f} ms", f"{ours / theirs:.1f} x CPython ({1000 * theirs:.1f} ms)")
    _parsing()


def _parsing() -> None:
    """1 MB of functions against Python compiling as much Python."""
    import ast

    from pshv.language.parser import parse

    shell = "".join(
        f"function Get-Part{i} {{ param($a, $b = 2)\n"
        f"  if ($a -eq {i} -and $b -gt 1) {{ return 1..$a | Where-Object {{ $_ % 2 }} }}\n"
        f'  "part$a {i}"\n}}\n'
        for i in range(8000)
    )[:1_000_000].rsplit("function ", 1)[0]
    python = "".join(
        f"def get_part{i}(a, b=2):\n  if a == {i} and b > 1: return [x for x in range(a) if x % 2]\n"
        f"  return f'part{{a}} {i}'\n"
        for i in range(9000)
    )[:1_000_000].rsplit("def ", 1)[0]
    ours, theirs = medians(lambda: parse(shell), lambda: ast.parse(python))
    say("parsing 1 MB", f"{1000 * ours:.0f} ms", f"{ours / theirs:.1f} x ast.parse ({1000 * theirs:.0f} ms)")


__all__ = ["run"]
