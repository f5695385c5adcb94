"""How questions are laid out and answered (tty/questions.golden)."""

from io import BytesIO

import pytest

from pshv.host.bars import bar
from pshv.host.console import Choice, Host, NoAnswer
from pshv.host.fields import Field, ask
from pshv.host.questions import choose, choose_several
from pshv.runtime.progressrecord import ProgressRecord
from pshv.types.nettype import resolve_type

YES_NO = [Choice("&Yes", "go on"), Choice("&No")]


class Asked:
    """A host whose answers are given beforehand."""

    def __init__(self, *answers: str, width: int = 80, interactive: bool = True) -> None:
        self._out = BytesIO()
        lines = "".join(f"{answer}\n" for answer in answers)
        self.host = Host(self._out, self._out, BytesIO(lines.encode()), interactive=interactive)
        self.host.width = width

    @property
    def screen(self) -> str:
        return self._out.getvalue().decode()


def test_nobody_is_there() -> None:
    with pytest.raises(NoAnswer):
        choose(Asked("y", interactive=False).host, "C", "M", YES_NO, 0)


def test_the_input_ends_before_an_answer_fits() -> None:
    asked = Asked("what", "")
    with pytest.raises(NoAnswer):
        choose(asked.host, "", "", YES_NO, -1)
    assert asked.screen == "[Y] Yes  [N] No  [?] Help what\n[Y] Yes  [N] No  [?] Help \n[Y] Yes  [N] No  [?] Help "


def test_a_question_mark_explains_and_asks_again() -> None:
    asked = Asked("?", "no")
    assert choose(asked.host, "Sure", "Really?", YES_NO, 0) == 1
    line = '[Y] Yes  [N] No  [?] Help (default is "Y"): '
    assert asked.screen == f"\nSure\nReally?\n{line}?\nY - go on\nN - \n{line}no\n"


def test_a_piece_that_begins_a_line_loses_its_blanks() -> None:
    asked = Asked("", width=20)
    choose(asked.host, "", "", YES_NO, 0)
    assert asked.screen == '[Y] Yes  [N] No  \n[?] Help\n(default is "Y"):\n'


def test_several_answers_end_at_an_empty_one() -> None:
    asked = Asked("n", "nope", "")
    assert choose_several(asked.host, "", "Which?", YES_NO, [0]) == [1]
    assert asked.screen == (
        "Which?\n[Y] Yes  \n[N] No  \n[?] Help \n(default choice is Y)\nChoice[0]: n\nChoice[1]: nope\nChoice[1]: \n"
    )


def test_nothing_chosen_means_the_defaults() -> None:
    assert choose_several(Asked("").host, "", "", YES_NO, [0, 1]) == [0, 1]


def test_a_number_that_is_none_is_asked_for_again() -> None:
    asked = Asked("big", "99999999999", "12")
    assert ask(asked.host, "", "", [Field("Size", resolve_type("int"))]) == [12]
    assert asked.screen == (
        'Size: big\nCannot recognize "big" as a System.Int32 due to a format error.\n'
        'Size: 99999999999\nCannot recognize "99999999999" as a System.Int32 due to an overflow error.\nSize: 12\n'
    )


def test_what_has_no_conversion_stays_text() -> None:
    assert ask(Asked("{ 'x' }").host, "", "", [Field("Do", resolve_type("scriptblock"))]) == ["{ 'x' }"]


def test_the_end_of_the_input_gives_up_all_fields() -> None:
    assert ask(Asked("a").host, "", "", [Field(name, resolve_type("string")) for name in "AB"]) is None


def test_exclamation_marks_are_commands() -> None:
    asked = Asked("!?", "!x", "!!x", '!""', "!$null")
    fields = [Field(name, resolve_type("string"), "some help") for name in "ABC"]
    assert ask(asked.host, "", "", fields) == ["!x", "", None]
    assert asked.screen.startswith(
        '(Type !? for Help.)\nA: !?\nsome help\nA: !x\n"!x" cannot be recognized as a valid Prompt command.\nA: !!x\n'
    )


def test_a_list_is_asked_for_item_by_item() -> None:
    asked = Asked("1", "2", "")
    assert ask(asked.host, "", "", [Field("Size", resolve_type("int[]"))]) == [[1, 2]]
    assert asked.screen == "Size[0]: 1\nSize[1]: 2\nSize[2]: \n"


def test_a_bar_fills_up_to_its_percent_and_leaves_two_cells_free() -> None:
    record = ProgressRecord("Job", "half")
    record.percent = 50
    assert bar(record, 0, 30, colours=False) == "Job [half" + " " * 18 + "]"
    assert (
        bar(record, 0, 30, colours=True) == "\x1b[33;1mJob [\x1b[7mhalf" + " " * 7 + "\x1b[27m" + " " * 11 + "]\x1b[0m"
    )
