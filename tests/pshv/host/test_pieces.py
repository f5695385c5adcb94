"""How lines from a pipe become pieces to run."""

from pshv.host.pieces import Pieces


def judge(text: str) -> str:
    """A stand-in for the parser: braces count."""
    depth = text.count("{") - text.count("}")
    return "wrong" if depth < 0 else "incomplete" if depth else "complete"


def test_what_is_left_open_at_the_end_is_not_run() -> None:
    pieces = Pieces(judge)
    assert pieces.add("if (1) {") is None
    assert pieces.collecting


def test_a_line_that_makes_the_collection_wrong_ends_it() -> None:
    pieces = Pieces(judge)
    pieces.add("{")
    assert pieces.add("}}") == "{\n}}"
    assert not pieces.collecting


def test_a_complete_line_runs_at_once_and_a_block_at_the_empty_line() -> None:
    pieces = Pieces(judge)
    assert pieces.add("'a'") == "'a'"
    assert [pieces.add(line) for line in ("{", "", "'b'", "}", "'c'", "")] == [None] * 5 + ["{\n'b'\n}\n'c'"]
