"""`python -m tests.pshv.properties.fuzz --minutes 10`: random programs until the time is over, and what leaked.

A leak is a Python exception that is neither an error of PowerShell's nor a signal of its flow. Leaks are told once for
each place they come from, with the shortest program that showed it.
"""

from __future__ import annotations

import argparse
import random
import time
import traceback

from .programs import ATOMS, BINARY, COMMANDS, MEMBERS, UNARY
from .shell import Shell

CHARACTERS = "abc $(){}[]@'\"`;|&,.:=-+*/%<>!?#\n\\0129_éß😀“–"


class Generator:
    """Random programs of a seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def expression(self, depth: int = 3) -> str:
        """A value in brackets, deeper the greater `depth`."""
        pick = self.random.choice
        if depth == 0 or self.random.random() < 0.25:
            return pick(ATOMS)
        inner = lambda: self.expression(depth - 1)  # noqa: E731
        kind = self.random.randrange(12)
        if kind < 3:
            return f"({inner()} {pick(BINARY)} {inner()})"
        if kind == 3:
            return f"({pick(UNARY)}{inner()})"
        if kind in (4, 5):
            return f"({inner()}).{pick(MEMBERS)}"
        if kind == 6:
            return f"({inner()})[{inner()}]"
        if kind in (7, 8):
            return f"$({inner()} | {pick(COMMANDS)})"
        if kind == 9:
            return f"({pick(COMMANDS).split(' ')[0]} {inner()} {pick(['', '-WhatIf', '-Force', '-ErrorAction Stop'])})"
        if kind == 10:
            return f"@({inner()}, {inner()})"
        return pick([f'"x$({inner()})y"', f"@{{a={inner()}; b={inner()}}}", f"[pscustomobject]@{{n={inner()}; m={inner()}}}",
                     f"(& {{ param($p, [int]$q) {inner()} }} {inner()} {inner()})"])  # fmt: skip

    def program(self) -> str:
        """A few statements, now and then with a character changed."""
        text = "\n".join(self._statement() for _ in range(self.random.randint(1, 3)))
        if self.random.random() < 0.15:
            place = self.random.randrange(len(text) + 1)
            text = text[:place] + self.random.choice(CHARACTERS) + text[place + self.random.randint(0, 2) :]
        return text

    def _statement(self) -> str:
        e, pick = self.expression, self.random.choice
        return pick(
            [
                e(),
                f"{e()} | {pick(COMMANDS)} | {pick(COMMANDS)}",
                f"$a = {e()}; $b += {e()}; $a; $b",
                f"foreach ($i in {e()}) {{ {e()} }}",
                f"switch ({e()}) {{ {pick(ATOMS)} {{ {e()} }} default {{ $_ }} }}",
                f"switch {pick(['-Regex', '-Wildcard', '-Exact'])} ({e()}) {{ {pick(ATOMS)} {{ {e()} }} }}",
                f"try {{ {e()} }} catch {{ $_ | Out-String }} finally {{ {e()} }}",
                f"function f {{ [CmdletBinding()] param([Parameter(ValueFromPipeline)]$x, [{pick(['int', 'string[]', 'bool', 'datetime'])}]$y) "
                f"process {{ {e()} }} }}; {e()} | f -y {e()}",
                f"$h = @{{}}; $h[{e()}] = {e()}; $h.x = {e()}; $h",
                f'$a, $b, $c = {e()}; "$a $b"; $c',
                f"$o = {e()}; $o.p = {e()}; $o[0] = {e()}; $o | {pick(COMMANDS)}",
                f"class C {{ [int] $P = {e()}; [object] M($x) {{ return {e()} }} }}; [C]::new().M({e()}); [C]@{{ P = {e()} }}",
                f"Set-StrictMode -Version Latest; {e()}",
                f"$x = {e()}; $x++; $x += {e()}; $x -= {e()}; $x",
                f"Write-Output {e()} {e()} | {pick(COMMANDS)} > H:\\o.txt; Get-Content H:\\o.txt",
                f"{pick(COMMANDS)} -Property {e()}",
                f"$s = @{{ Name = {e()}; Property = {e()} }}; {pick(COMMANDS).split(' ')[0]} @s",
                f"$ErrorActionPreference = {pick(['1', chr(39) + 'Stop' + chr(39), chr(39) + 'SilentlyContinue' + chr(39)])}; {e()}",
                f"{e()} -f {e()}, {e()}",
            ]
        )


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    generator = Generator(given.seed)
    shells = [Shell("core"), Shell("desktop")]
    leaks: dict[str, tuple[int, str]] = {}
    count, end = 0, time.monotonic() + given.minutes * 60
    while time.monotonic() < end:
        text = generator.program()
        count += 1
        try:
            shells[count % 2].run(text)
        except Exception as problem:  # what a fuzzer is for
            frame = traceback.extract_tb(problem.__traceback__)[-1]
            key = f"{type(problem).__name__}: {str(problem)[:100]} at {frame.filename}:{frame.lineno}"
            seen, shortest = leaks.get(key, (0, text))
            leaks[key] = (seen + 1, min(shortest, text, key=len))
            if not seen:
                print(f"--- {key}\n{text}", flush=True)
            shells[count % 2] = Shell(shells[count % 2].edition)
    print(f"\n{count} programs, {len(leaks)} kinds of leaks")
    for key, (seen, text) in sorted(leaks.items(), key=lambda pair: -pair[1][0]):
        print(f"{seen} x {key}\n    {text!r}")


if __name__ == "__main__":
    main()
