"""What the console shows for whole lines of script, in both editions."""

from __future__ import annotations

import io
from typing import Any

import pytest

from pshv.host.console import Host
from pshv.runtime.session import Session


class Prompt:
    """A session whose console is a text."""

    def __init__(self, edition: str) -> None:
        self.out, self.err = io.BytesIO(), io.BytesIO()
        self.session: Any = Session(Host(self.out, self.err), edition=edition)

    def type(self, text: str) -> str:
        """Run a line; gives what standard output got."""
        self.out.truncate(0)
        self.out.seek(0)
        self.session.run_text(text)
        return self.out.getvalue().decode().replace("\r\n", "\n")

    @property
    def errors(self) -> str:
        return self.err.getvalue().decode()


@pytest.fixture
def seven() -> Prompt:
    return Prompt("core")


@pytest.fixture
def five() -> Prompt:
    return Prompt("desktop")


def test_a_view_nobody_knows(seven: Prompt) -> None:
    assert seven.type("[pscustomobject]@{Name = 'vm1'} | Format-Table -View nowhere") == ""
    assert seven.errors == (
        "Format-Table: The view name nowhere cannot be found. "
        "There are no existing Table views for System.Management.Automation.PSCustomObject objects.\n"
    )


def test_a_key_format_list_does_not_know(seven: Prompt) -> None:
    seven.type("[pscustomobject]@{A = 1} | Format-List @{n = 'x'; e = 'A'; w = 3}")
    assert seven.errors == "Format-List: The w key is not valid.\n"


def test_an_error_as_output_is_text_and_a_merged_one_an_error(seven: Prompt) -> None:
    assert seven.type("try { 1 / 0 } catch { $_ }") == "RuntimeException: Attempted to divide by zero.\n"
    assert seven.errors == ""
    assert seven.type("Write-Error 'soft' 2>&1") == ""
    assert seven.errors == "Write-Error: soft\n"


def test_a_throwing_column_is_empty(seven: Prompt) -> None:
    line = "[pscustomobject]@{A = 1} | Format-Table A, @{n = 'B'; e = { throw 'x' }}"
    assert seven.type(line) == "\nA B\n- -\n1 \n\n"


def test_a_date_has_its_own_view(seven: Prompt, five: Prompt) -> None:
    line = "'before'; [datetime]'2024-03-05 14:07:09'; 'after'"
    assert seven.type(line) == "before\n\nTuesday, March 5, 2024 2:07:09 PM\nafter\n\n"
    assert five.type(line) == "before\n\nTuesday, March 5, 2024 2:07:09 PM\nafter\n\n\n"


def test_another_object_after_a_view_is_a_list(seven: Prompt) -> None:
    view = "[version]'1.2.3.4'; [pscustomobject]@{Name = 'a'}"
    assert seven.type(view) == (
        "\nMajor  Minor  Build  Revision\n-----  -----  -----  --------\n1      2      3      4\n\nName : a\n\n\n"
    )


def test_out_string_ends_its_lines_as_windows_does(seven: Prompt) -> None:
    assert seven.session.evaluate("1, 'two', 3.5 | Out-String") == ["1\r\ntwo\r\n3.5\r\n"]
    assert seven.session.evaluate("$null | Out-String") == [""]


def test_html_encodes_cells_only(seven: Prompt) -> None:
    lines = seven.session.evaluate("[pscustomobject]@{'A&B' = '<b>'} | ConvertTo-Html -Fragment")
    assert lines[2:4] == ["<tr><th>A&B</th></tr>", "<tr><td>&lt;b&gt;</td></tr>"]


def test_select_string_keeps_a_context_once(seven: Prompt) -> None:
    line = "'a', 'hit 1', 'b', 'hit 2', 'c', 'd' | Select-String hit -Context 1 -NoEmphasis"
    assert seven.type(line) == "\n  a\n> hit 1\n  b\n> hit 2\n  c\n\n"


def test_type_data_decides_what_is_shown(seven: Prompt) -> None:
    seven.type("Update-TypeData -TypeName Demo.Node -DefaultDisplayPropertySet Name, State")
    line = "[pscustomobject]@{PSTypeName = 'Demo.Node'; Name = 'n1'; State = 'Up'; Cpu = 8}"
    assert seven.type(line) == "\nName State\n---- -----\nn1   Up\n\n"
    seven.type("Remove-TypeData -TypeName Demo.Node")
    assert seven.type(line) == "\nName State Cpu\n---- ----- ---\nn1   Up      8\n\n"
