"""The functions every session starts with: written in the language itself, compiled when first called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .function import ScriptCommand

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .session import Session

_PROMPT = (
    "\"PS $($executionContext.SessionState.Path.CurrentLocation)$('>' * ($nestedPromptLevel + 1)) \";\n"
    "# .Link\n# https://go.microsoft.com/fwlink/?LinkID=225750\n"
    "# .ExternalHelp System.Management.Automation.dll-help.xml\n"
)
_MKDIR = """
[CmdletBinding(DefaultParameterSetName='pathSet', SupportsShouldProcess=$true)]
param(
    [Parameter(ParameterSetName='nameSet', Position=0, ValueFromPipelineByPropertyName=$true)]
    [Parameter(ParameterSetName='pathSet', Mandatory=$true, Position=0, ValueFromPipelineByPropertyName=$true)]
    [string[]] $Path,
    [Parameter(ParameterSetName='nameSet', Mandatory=$true, ValueFromPipelineByPropertyName=$true)]
    [AllowNull()] [AllowEmptyString()] [string] $Name,
    [Parameter(ValueFromPipeline=$true, ValueFromPipelineByPropertyName=$true)] [object] $Value,
    [switch] $Force,
    [Parameter(ValueFromPipelineByPropertyName=$true)] [pscredential] $Credential)
process { New-Item -ItemType Directory @PSBoundParameters }
"""
_HELP = """
param([string]$Name)
Get-Help @PSBoundParameters | Out-Host
"""
_TAB = """
[CmdletBinding(DefaultParameterSetName = 'ScriptInputSet')]
[OutputType([System.Management.Automation.CommandCompletion])]
param(
    [Parameter(ParameterSetName = 'ScriptInputSet', Mandatory = $true, Position = 0)] [AllowEmptyString()]
    [string] $inputScript,
    [Parameter(ParameterSetName = 'ScriptInputSet', Position = 1)] [int] $cursorColumn = $inputScript.Length,
    [Parameter(ParameterSetName = 'AstInputSet', Mandatory = $true, Position = 0)] $ast,
    [Parameter(ParameterSetName = 'AstInputSet', Mandatory = $true, Position = 1)] $tokens,
    [Parameter(ParameterSetName = 'AstInputSet', Mandatory = $true, Position = 2)] $positionOfCursor,
    [Parameter(ParameterSetName = 'ScriptInputSet', Position = 2)]
    [Parameter(ParameterSetName = 'AstInputSet', Position = 3)] [Hashtable] $options = $null)
end {
    if ($psCmdlet.ParameterSetName -eq 'ScriptInputSet') { Get-MockCompletion $inputScript $cursorColumn }
    else { Get-MockCompletion $ast.Extent.Text $positionOfCursor.Offset }
}
"""
_SOURCES = {
    "tabexpansion2": ("TabExpansion2", _TAB),
    "prompt": ("prompt", _PROMPT),
    "cd..": ("cd..", "Set-Location .."),
    "cd\\": ("cd\\", "Set-Location \\"),
    "cd~": ("cd~", "Set-Location ~"),
    "mkdir": ("mkdir", _MKDIR),
    "help": ("help", _HELP),
    "pause": ("Pause", "$null = Read-Host 'Press Enter to continue...'"),
    "oss": ("oss", "[CmdletBinding()] param([ValidateRange(2, 2147483647)][int] ${Width}, "
            "[Parameter(ValueFromPipeline=$true)][psobject] ${InputObject}) "
            "end { $input | Out-String -Stream @PSBoundParameters }"),
    "importsystemmodules": ("ImportSystemModules", ""),
}  # fmt: skip
_CORE_ONLY = {"cd~"}
_DESKTOP_ONLY = {"importsystemmodules"}


def find(session: Session, lower: str) -> ScriptCommand | None:
    """The built-in function of a lower-case name, or None; one that was removed stays away."""
    table = session.extras.get("builtin functions")
    if not isinstance(table, dict):
        table = session.extras["builtin functions"] = {}
    if lower in table:
        known: ScriptCommand | None = table[lower]
        return known
    if lower not in _SOURCES or lower in (_DESKTOP_ONLY if session.core else _CORE_ONLY):
        return None
    from pshv.language.codegen.block import BlockCode

    from .execution import parsed

    name, source = _SOURCES[lower]
    code = BlockCode(parsed(session, source).tree, "function", name)
    made = table[lower] = ScriptCommand(name, code, session.global_state)
    return made


def all_functions(session: Session) -> Iterator[ScriptCommand]:
    """All built-in functions of the session's edition."""
    for lower in _SOURCES:
        found = find(session, lower)
        if found is not None:
            yield found


def remove(session: Session, lower: str) -> bool:
    """Takes a built-in function away; False when there is none."""
    if find(session, lower) is None:
        return False
    table = session.extras["builtin functions"]
    assert isinstance(table, dict)
    table[lower] = None
    session.stamp += 1
    return True
