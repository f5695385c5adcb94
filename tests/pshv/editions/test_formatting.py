"""What 5.1 and 7 show differently (powershell-formatting.md, section 9 and the sections it names): both sides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Shown = Callable[[str, str], str]

ROWS = [
    pytest.param(
        "[pscustomobject]@{ A = 1; B = 'x' }",
        "\nA B\n- -\n1 x\n\n\n",
        "\nA B\n- -\n1 x\n\n",
        id="an ungrouped table ends with two blank lines in 5.1, one in 7",
    ),
    pytest.param(
        "[pscustomobject]@{ A = 1; B = 2 } | Format-List",
        "\n\nA : 1\nB : 2\n\n\n\n",
        "\nA : 1\nB : 2\n\n",
        id="a list has two blank lines before and three after in 5.1, one and one in 7",
    ),
    pytest.param(
        '1..3 | ForEach-Object { [pscustomobject]@{ N = "n$_" } } | Format-Wide -Column 3 N',
        "\n\nn1 n2 n3\n\n\n",
        "\nn1 n2 n3\n\n",
        id="wide output stands between two blank lines in 5.1",
    ),
    pytest.param(
        "[pscustomobject]@{ A = 1, 2, 3, 4, 5 } | Format-List | Out-String | ForEach-Object Trim",
        "A : {1, 2, 3, 4...}\n",
        "A : {1, 2, 3, 4\u2026}\n",
        id="the mark of what is left out is three dots in 5.1",
    ),
    pytest.param(
        "[pscustomobject]@{ A = 'x' * 100; B = 'y' } | Format-Table -Property @{ n = 'A'; e = 'A'; width = 6 }, B | Out-String -Stream"
        " | Select-Object -Index 3 | ForEach-Object TrimEnd",
        "xxx... y\n",
        "xxxxx\u2026 y\n",
        id="a cell is cut with three dots in 5.1",
    ),
    pytest.param(
        "[pscustomobject]@{ A = 1.5 } | Out-String -Stream | Where-Object { $_.Trim() } | Select-Object -Last 1 | ForEach-Object Trim",
        "1.5\n",
        "1.50\n",
        id="a double in a table has the culture's digits in 7",
    ),
    pytest.param(
        "[pscustomobject]@{ H = @{ k = 1 } } | Format-List | Out-String | ForEach-Object Trim",
        "H : {k}\n",
        "H : {[k, 1]}\n",
        id="a hashtable as a value shows its keys in 5.1, its pairs in 7",
    ),
    pytest.param(
        "'x' > H:\\f.txt; (Get-Item H:\\f.txt).Mode",
        "-a----\n",
        "-a---\n",
        id="a file's mode has six places in 5.1",
    ),
]


@pytest.mark.parametrize(("text", "desktop", "core"), ROWS)
def test_the_look(shown: Shown, text: str, desktop: str, core: str | None) -> None:
    assert _narrow(shown(text, "desktop")) == desktop
    if core is not None:
        assert _narrow(shown(text, "core")) == core


def _narrow(text: str) -> str:
    """Without the padding of wide columns."""
    return re.sub(r"(?<=n\d) +(?=n\d|\n)", lambda m: " " if m.end() < len(text) and text[m.end()] == "n" else "", text)


def test_the_view_of_errors(shown: Shown) -> None:
    assert "+ CategoryInfo          : ObjectNotFound: (Get-Nothing:String)" in shown("Get-Nothing", "desktop")
    assert "+ FullyQualifiedErrorId : CommandNotFoundException" in shown("Get-Nothing", "desktop")
    assert shown("Get-Nothing", "core").startswith(
        "Get-Nothing: The term 'Get-Nothing' is not recognized as a name of a cmdlet"
    )
    assert "CategoryInfo" not in shown("Get-Nothing", "core")


def test_the_error_of_division(shown: Shown) -> None:
    assert "At line:1 char:1" in shown("1/0", "desktop")
    assert shown("1/0", "core").rstrip() == "RuntimeException: Attempted to divide by zero."
