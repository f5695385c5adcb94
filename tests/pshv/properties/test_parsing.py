"""Whatever the text, parsing gives a tree and a list of errors whose places lie in the text."""

from __future__ import annotations

from hypothesis import given

from pshv.language.parser import parse, tokens

from .conftest import looked
from .programs import programs, texts


@looked(150)
@given(texts)
def test_any_text_parses_to_errors(text: str) -> None:
    for edition in ("core", "desktop"):
        result = parse(text, None, edition)
        assert list(result.tree.walk())
        for error in result.errors:
            assert 0 <= error.extent.start <= error.extent.end <= len(text) + 1  # the end of the text is a place
            assert error.error_id
            assert error.message
    tokens(text)


@looked(60)
@given(programs)
def test_a_tree_lies_inside_its_text(text: str) -> None:
    for node in parse(text, None, "core").tree.walk():
        assert 0 <= node.extent.start <= node.extent.end <= len(text)
