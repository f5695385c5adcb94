"""Whole small programs, run as `-Command` runs them: they end in output and errors, never in a Python exception."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from .conftest import looked
from .programs import programs, texts
from .shell import shell


@looked(200)
@given(programs, st.sampled_from(["core", "desktop"]))
def test_any_program_ends_in_powershells_own_way(text: str, edition: str) -> None:
    shell(edition).run(text)


@looked(80)
@given(texts)
def test_any_text_ends_in_powershells_own_way(text: str) -> None:
    shell().run(text)
