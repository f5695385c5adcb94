"""Get-Help of functions with and without comments."""

from __future__ import annotations

from tests.pshv.runtime.conftest import session, session_text

__all__ = ["session", "session_text"]

RACK = """
function Get-Rack {
<#
.SYNOPSIS
Tells the rack of a node.
.PARAMETER Node
Name of the node.
.EXAMPLE
PS> Get-Rack n1

Tells one.
.LINK
Set-Rack
#>
[CmdletBinding()] param([Parameter(Mandatory, Position = 0)][string]$Node, [int]$Row = 3, [switch]$Deep)
}
"""


def test_unknown_command(session_text):  # type: ignore[no-untyped-def]
    said = session_text("try { Get-Help Get-NoSuch -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }")
    assert said == "HelpNotFound,Microsoft.PowerShell.Commands.GetHelpCommand"


def test_unknown_section_is_no_help(session_text):  # type: ignore[no-untyped-def]
    text = "function Get-Odd {\n<#\n.SYNOPSIS\nodd\n.NOSUCH\nx\n#>\nparam($x) }\n(Get-Help Get-Odd).Synopsis.Trim()"
    assert session_text(text) == "Get-Odd [[-x] <Object>]"


def test_parts_of_the_help_object(session_text):  # type: ignore[no-untyped-def]
    text = RACK + (
        "$h = Get-Help Get-Rack; $h.Synopsis; $h.parameters.parameter[0].description.Text; "
        "$h.parameters.parameter | ForEach-Object { '{0} {1} {2} [{3}]' -f $_.name, $_.required, $_.position, "
        "$_.defaultValue }; $h.examples.example.code; $h.relatedLinks.navigationLink.linkText"
    )
    assert session_text(text).split("\n") == [
        "Tells the rack of a node.",
        "Name of the node.",
        "Node true 1 []",
        "Row false named [3]",
        "Deep false named [False]",
        "Get-Rack n1",
        "Set-Rack",
    ]


def test_as_shown(session_text):  # type: ignore[no-untyped-def]
    shown = session_text(RACK + "Get-Help Get-Rack | Out-String -Stream").split("\n")
    assert "    Get-Rack [-Node] <String> [-Row <Int32>] [-Deep] [<CommonParameters>]" in shown
    assert '    For online help, type: "Get-Help Get-Rack -Online"' in shown
