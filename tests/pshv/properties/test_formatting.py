"""Whatever the objects, no line that formatting makes is wider than the width it was given."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pshv.formatting import render
from pshv.formatting.cells import width as cells
from pshv.runtime.errors import PSError

from .conftest import looked
from .programs import expressions
from .shell import shell

SHAPES = [
    "",
    "Format-Table",
    "Format-Table -AutoSize",
    "Format-Table -Wrap",
    "Format-List",
    "Format-Wide",
    "Format-Table *",
    "Format-List *",
]
names = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=12)
rows = st.lists(
    st.dictionaries(
        names, st.one_of(st.integers(), st.text(max_size=60), st.floats(), st.booleans(), st.none()), max_size=6
    ),
    min_size=1,
    max_size=4,
)


def _quoted(value: object) -> str:
    if value is None:
        return "$null"
    if isinstance(value, bool):
        return f"${value}"
    if isinstance(value, float):
        return (
            f"[double]'{value!r}'".replace("'inf'", "'Infinity'")
            .replace("'-inf'", "'-Infinity'")
            .replace("'nan'", "'NaN'")
        )
    return str(value) if isinstance(value, int) and abs(value) < 2**63 else "'" + str(value).replace("'", "''") + "'"


@looked(120)
@given(rows, st.sampled_from(SHAPES), st.integers(20, 130), st.sampled_from(["core", "desktop"]))
def test_custom_objects_stay_inside_the_width(
    table: list[dict[str, object]], shape: str, width: int, edition: str
) -> None:
    made = "; ".join(
        "[pscustomobject]@{" + "; ".join(f"{_quoted(k)} = {_quoted(v)}" for k, v in row.items()) + "}" for row in table
    )
    _fits(f"& {{ {made} }}" + (f" | {shape}" if shape else ""), width, edition)


@looked(60)
@given(expressions, st.sampled_from(SHAPES), st.integers(20, 130))
def test_any_objects_stay_inside_the_width(expression: str, shape: str, width: int) -> None:
    _fits(expression + (f" | {shape}" if shape else ""), width, "core")


def _fits(text: str, width: int, edition: str) -> None:
    session = shell(edition).session()
    try:
        objects = session.evaluate(text)
    except PSError:
        return
    if any(isinstance(value, (str, int, float)) for value in objects):
        return  # text is written as it is; the host breaks it
    for line in render(session, objects, width):
        assert cells(line) <= width, line
