"""Tab at the prompt puts one match after the other in place."""

from __future__ import annotations

from io import BytesIO

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document

from pshv.console.cycling import Cycle
from pshv.host.console import Host
from pshv.host.opening import Opening
from pshv.host.options import Options


def cycle() -> Cycle:
    options = Options()
    options.memory, options.edition = True, "core"
    return Cycle(Opening(options, "core").session(Host(BytesIO(), BytesIO(), BytesIO())))


def test_without_a_match_the_text_stays() -> None:
    buffer = Buffer(document=Document("Zork-Zz9"))
    cycle().step(buffer, 1)
    assert buffer.text == "Zork-Zz9"


def test_tab_goes_forth_and_shift_tab_back() -> None:
    tab, buffer = cycle(), Buffer(document=Document("Get-ClusterGroupS"))
    tab.step(buffer, 1)
    first = buffer.text
    tab.step(buffer, 1)
    assert buffer.text != first
    tab.step(buffer, -1)
    assert buffer.text == first


def test_what_stands_behind_the_cursor_stays_there() -> None:
    buffer = Buffer(document=Document("Get-ClusterNod | Out-Null", len("Get-ClusterNod")))
    cycle().step(buffer, 1)
    assert (buffer.text, buffer.cursor_position) == ("Get-ClusterNode | Out-Null", len("Get-ClusterNode"))
