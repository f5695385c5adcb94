"""Data as text, where 5.1 and 7 write or read it differently (powershell-formatting.md 10; language-subset.md 3, 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Shown = Callable[[str, str], str]

ROWS = [
    pytest.param(
        "[pscustomobject]@{ a = 1; b = @() } | ConvertTo-Json",
        '{\n    "a":  1,\n    "b":  [\n\n          ]\n}\n',
        '{\n  "a": 1,\n  "b": []\n}\n',
        id="the layout of JSON",
    ),
    pytest.param(
        'ConvertTo-Json "<a>\'&" -Compress', '"\\u003ca\\u003e\\u0027\\u0026"\n', '"<a>\'&"\n', id="what JSON escapes"
    ),
    pytest.param(
        "@{ d = [datetime]::new(2024, 3, 5, 0, 0, 0, [DateTimeKind]::Utc) } | ConvertTo-Json -Compress",
        '{"d":"\\/Date(1709596800000)\\/"}\n',
        '{"d":"2024-03-05T00:00:00Z"}\n',
        id="dates in JSON",
    ),
    pytest.param(
        "@{ a = @{ b = @{ c = @{ d = 1 } } } } | ConvertTo-Json -Compress",
        '{"a":{"b":{"c":"System.Collections.Hashtable"}}}\n',
        "WARNING: Resulting JSON is truncated as serialization has exceeded the set depth of 2.\n"
        '{"a":{"b":{"c":"System.Collections.Hashtable"}}}\n',
        id="a cut depth is told in 7",
    ),
    pytest.param(
        "[pscustomobject]@{ a = 1 } | ConvertTo-Csv",
        '#TYPE System.Management.Automation.PSCustomObject\n"a"\n"1"\n',
        '"a"\n"1"\n',
        id="the type line of CSV",
    ),
    pytest.param(
        "'\\u00e9' > H:\\a.txt; [IO.File]::ReadAllBytes('H:\\a.txt')[0..1] -join ' '",
        "255 254\n",
        "195 169\n",
        id="what > writes",
    ),
    pytest.param(
        "'\\u00e9' | Set-Content H:\\a.txt -Encoding UTF8; [IO.File]::ReadAllBytes('H:\\a.txt')[0..2] -join ' '",
        "239 187 191\n",
        "195 169 13\n",
        id="UTF8 has a mark in 5.1",
    ),
    pytest.param(
        "'\\u00e9' | Set-Content H:\\a.txt; [IO.File]::ReadAllBytes('H:\\a.txt')[0..1] -join ' '",
        "233 13\n",
        "195 169\n",
        id="the default of Set-Content is ANSI in 5.1",
    ),
    pytest.param("'a;b,c'.Split(',;').Count", "3\n", "1\n", id="Split by a text of several characters"),
    pytest.param("(Get-Alias gwmi).Definition", "Get-WmiObject\n", None, id="gwmi is in 5.1"),
    pytest.param(
        "$PSVersionTable.PSEdition; $PSVersionTable.PSVersion.Major",
        "Desktop\n5\n",
        "Core\n7\n",
        id="the version table",
    ),
    pytest.param("Test-Path Variable:IsWindows", "False\n", "True\n", id="$IsWindows is of 7"),
    pytest.param(
        "try { [int]'abc' } catch { $_.Exception.Message }",
        'Cannot convert value "abc" to type "System.Int32". Error: "Input string was not in a correct format."\n',
        'Cannot convert value "abc" to type "System.Int32". Error: "The input string \'abc\' was not in a correct format."\n',
        id="the text of a bad number",
    ),
    pytest.param(
        "try { Get-Nothing } catch { $_.Exception.Message }",
        "The term 'Get-Nothing' is not recognized as the name of a cmdlet, function, script file, or operable program. Check the "
        "spelling of the name, or if a path was included, verify that the path is correct and try again.\n",
        "The term 'Get-Nothing' is not recognized as a name of a cmdlet, function, script file, or executable program.\nCheck the "
        "spelling of the name, or if a path was included, verify that the path is correct and try again.\n",
        id="the text of an unknown command",
    ),
    pytest.param(
        "try { Sort-Object -Top 1 -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }",
        "NamedParameterNotFound,Microsoft.PowerShell.Commands.SortObjectCommand\n",
        None,
        id="-Top is of 7",
    ),
]


@pytest.mark.parametrize(("text", "desktop", "core"), ROWS)
def test_both_sides(shown: Shown, text: str, desktop: str, core: str | None) -> None:
    text = text.replace("\\u00e9", "\u00e9")
    assert shown(text, "desktop") == desktop
    if core is not None:
        assert shown(text, "core") == core


def test_gwmi_is_not_in_7(shown: Shown) -> None:
    assert "gwmi" in shown("gwmi Win32_OperatingSystem", "core")
    assert "is not recognized" in shown("gwmi Win32_OperatingSystem", "core")
