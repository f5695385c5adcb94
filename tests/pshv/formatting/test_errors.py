"""Error records as the host shows them."""

from __future__ import annotations

from typing import Any

import pytest

from pshv.formatting.errors import coloured, render
from pshv.formatting.position import position_message
from pshv.language.extent import Extent, Source
from pshv.runtime.errors import ErrorRecord, InvocationInfo, make_record


class Named:
    """A command object."""

    command_type = "Cmdlet"

    def __init__(self, name: str) -> None:
        self.name = name


def failed(text: str, statement: str, message: str, *, file: str | None = None, command: str = "") -> ErrorRecord:
    """A record of `command` that stands at `statement` in `text`."""
    record = make_record(
        message, "InvalidParameter,Microsoft.HyperV.PowerShell.Commands.GetVM", "InvalidArgument", "nope"
    )
    record.exception.type_name = "Microsoft.HyperV.PowerShell.VirtualizationException"
    start = text.index(statement)
    extent = Extent(Source(text, file), start, start + len(statement))
    record.invocation = InvocationInfo(Named(command) if command else None, command, command, extent)
    record.activity = command
    return record


MISSING = 'Hyper-V was unable to find a virtual machine with name "nope".'


def test_51_shows_place_category_and_id(old_console: Any) -> None:
    record = failed("Get-VM nope", "Get-VM nope", MISSING, command="Get-VM")
    assert render(record, old_console).split("\n") == [
        f"Get-VM : {MISSING}",
        "At line:1 char:1",
        "+ Get-VM nope",
        "+ ~~~~~~~~~~~",
        "    + CategoryInfo          : InvalidArgument: (nope:String) [Get-VM], Virtual",
        "    izationException",
        "    + FullyQualifiedErrorId : InvalidParameter,Microsoft.HyperV.PowerShell.Com",
        "    mands.GetVM",
        " ",
    ]


def test_51_has_no_empty_last_line_when_details_are_set(old_console: Any) -> None:
    record = failed("Get-VM nope", "Get-VM nope", MISSING, command="Get-VM")
    record.details = "in other words"
    shown = render(record, old_console).split("\n")
    assert shown[0] == "Get-VM : in other words"
    assert shown[-1] != " "


def test_one_line_at_the_prompt(console: Any) -> None:
    record = failed("Get-VM nope", "Get-VM nope", MISSING, command="Get-VM")
    assert render(record, console) == f"Get-VM: {MISSING}"


def test_a_box_on_a_later_line(console: Any) -> None:
    record = failed("$a\nGet-VM nope", "Get-VM nope", MISSING, command="Get-VM")
    assert render(record, console).split("\n") == [
        "Get-VM: ",
        "Line |",
        "   2 |  Get-VM nope",
        "     |  ~~~~~~~~~~~",
        f"     | {MISSING}",
    ]


def test_a_script_is_named_and_its_messages_wrap(console: Any) -> None:
    record = failed("Get-VM nope", "Get-VM nope", "word " * 20 + "end", file="H:\\a.ps1", command="Get-VM")
    lines = render(record, console).split("\n")
    assert lines[0] == "Get-VM: H:\\a.ps1:1"
    assert lines[4:] == ["     | " + "word " * 13 + "word", "     | " + "word " * 6 + "end"]


def test_a_module_file_gets_no_box(console: Any) -> None:
    record = failed("Get-VM nope", "Get-VM nope", MISSING, file="H:\\lab.psm1", command="Get-VM")
    assert render(record, console) == f"Get-VM: {MISSING}"


@pytest.mark.parametrize(
    ("category", "exception", "word"),
    [
        ("NotSpecified", "System.Management.Automation.RuntimeException", "RuntimeException"),
        ("InvalidArgument", "System.Management.Automation.RuntimeException", "InvalidArgument"),
        ("OperationStopped", "System.Management.Automation.RuntimeException", "Exception"),
        ("OperationStopped", "System.ArgumentException", "OperationStopped"),
    ],
)
def test_the_word_in_front_without_a_command(console: Any, category: str, exception: str, word: str) -> None:
    record = make_record("m", "id", category, exception=exception)
    assert render(record, console) == f"{word}: m"


def test_other_views(console: Any) -> None:
    record = failed("Get-VM nope", "Get-VM nope", MISSING, command="Get-VM")
    console.variables["ErrorView"] = "CategoryView"
    assert render(record, console) == "InvalidArgument: (nope:String) [Get-VM], VirtualizationException"
    console.variables["ErrorView"] = "NormalView"
    assert render(record, console).split("\n")[-2:] == [
        "+ CategoryInfo          : InvalidArgument: (nope:String) [Get-VM], VirtualizationException",
        "+ FullyQualifiedErrorId : InvalidParameter,Microsoft.HyperV.PowerShell.Commands.GetVM",
    ]


def test_long_source_lines_are_cut_around_the_place() -> None:
    text = "a" * 80 + " " + "BAD" + " " + "z" * 50
    shown = position_message(Extent(Source(text), 81, 84)).split("\n")
    assert shown[0] == "At line:1 char:82"
    assert shown[1].startswith("+ ... ")
    assert shown[1].endswith(" ...")
    assert len(shown[1]) == 2 + 4 + 69 + 4
    assert shown[1][shown[2].index("~") :].startswith("BAD")


def test_an_empty_place_gets_one_mark() -> None:
    assert position_message(Extent(Source("(1 + 2"), 6, 6)).split("\n")[2] == "+       ~"


def test_colours_of_7() -> None:
    text = "Exception: H:\\bad.ps1:1\nLine |\n   1 |  throw 'stopped'\n     |  ~~~~~~~~~~~~~~~\n     | stopped"
    lines = coloured(text).replace("\x1b", "e").split("\n")
    assert coloured("Write-Error: soft") == "\x1b[31;1mWrite-Error: \x1b[31;1msoft\x1b[0m"
    assert lines[0] == "e[31;1mException: e[0mH:\\bad.ps1:1e[0m"
    assert lines[1] == "e[31;1me[0me[36;1mLine |e[0m"
    assert lines[4].endswith("e[36;1m     | e[31;1mstoppede[0m")
