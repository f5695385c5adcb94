"""What the prompt shows besides the text that is typed."""

from io import StringIO

from prompt_toolkit.data_structures import Size
from prompt_toolkit.output import ColorDepth
from prompt_toolkit.styles import DEFAULT_ATTRS as PLAIN
from prompt_toolkit.styles import Attrs

from pshv.console.screen import QuietOutput, prompt_fragments


def drawn(*steps: Attrs | None) -> str:
    """What an output sends when colours are set (None: reset)."""
    sent = StringIO()
    output = QuietOutput(sent, lambda: Size(30, 120), term="xterm")
    for attributes in steps:
        if attributes is None:
            output.reset_attributes()
        else:
            output.set_attributes(attributes, ColorDepth.DEPTH_4_BIT)
    output.flush()
    return sent.getvalue()


def test_plain_text_sends_no_colours() -> None:
    assert drawn(None, PLAIN, None) == ""


def test_colours_are_reset_once() -> None:
    assert drawn(PLAIN._replace(bold=True), None, None) == "\x1b[0;1m\x1b[0m"


def test_a_prompt_keeps_its_own_colours() -> None:
    fragments, behind = prompt_fragments("\x1b[32mlab\x1b[0m> ")
    assert fragments[0] == ("[ZeroWidthEscape]", "\x1b[32m")
    assert "".join(text for style, text in fragments if style != "[ZeroWidthEscape]") == "lab> "
    assert behind == ""


def test_colours_behind_the_last_sign_are_sent_when_the_prompt_stands() -> None:
    assert prompt_fragments("lab>\x1b[0m")[1] == "\x1b[0m"
