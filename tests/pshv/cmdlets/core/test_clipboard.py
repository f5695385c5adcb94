"""Set-Clipboard and Get-Clipboard."""

from __future__ import annotations

from tests.pshv.runtime.conftest import Transcript


def test_an_empty_clipboard() -> None:
    assert Transcript()("Set-Clipboard $null; @(Get-Clipboard).Count") == ["0"]


def test_lines_in_and_out() -> None:
    run = Transcript()
    assert run("Set-Clipboard a, b; Get-Clipboard; 'c' | Set-Clipboard -Append; (Get-Clipboard).Count") == [
        "a",
        "b",
        "3",
    ]
    assert run("(Get-Clipboard -Raw) -split \"`r`n\" -join '+'; Set-Clipboard 'x,y'; Get-Clipboard -Delimiter ','") == [
        "a+b+c",
        "x",
        "y",
    ]
    assert run("Set-Clipboard z -WhatIf")[0].startswith("What if: ")
