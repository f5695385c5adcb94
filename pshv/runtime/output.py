"""What values become on their way down a pipeline, into a variable, into a loop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .values import NOTHING, enumerate_value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pshv.language.codegen.unit import Unit

    from .enumerators import LoopEnumerator
    from .scope import Scope
    from .session import Session

    Out = Callable[[object], object]

SCALARS = frozenset({int, str, float, bool, type(None)})


def ignore(value: object) -> None:
    """An output that goes nowhere."""


def emit(value: Any, out: Out) -> None:
    """Writes a value down the pipeline, unrolled one level."""
    kind = type(value)
    if kind is list:
        for item in value:
            out(item)
    elif kind in SCALARS:
        out(value)
    elif value is not NOTHING:
        items = enumerate_value(value)
        if items is None:
            out(value)
        else:
            for item in items:
                out(item)


def emit_whole(value: object, out: Out) -> None:
    """Writes a value as one object."""
    if value is not NOTHING:
        out(value)


def unwrap(items: list[Any]) -> Any:
    """Collected output as a value: NOTHING for none, the object for one, the list for more."""
    count = len(items)
    if count == 1:
        return items[0]
    return items if count else NOTHING


def null(value: Any) -> Any:
    """No output at all as `$null`."""
    return None if value is NOTHING else value


def is_null(value: object) -> bool:
    return value is None or value is NOTHING


def void(value: object) -> Any:
    """`[void]x`: nothing."""
    return NOTHING


def sub(value: Any) -> Any:
    """`$( expression )`: the value after unrolling."""
    if type(value) in SCALARS or value is NOTHING:
        return value
    items = list(value) if type(value) is list else enumerate_value(value)
    return value if items is None else unwrap(list(items))


def as_array(value: Any) -> list[Any]:
    """`@( expression )`: always an array."""
    if type(value) is list:
        return value[:]
    if type(value) in SCALARS:
        return [value]
    if value is NOTHING:
        return []
    items = enumerate_value(value)
    return [value] if items is None else list(items)


def iterate(value: Any) -> Iterable[Any]:
    """What `foreach` goes through: nothing for null."""
    kind = type(value)
    if kind is list:
        return value  # type: ignore[no-any-return]
    if value is None or value is NOTHING:
        return ()
    if kind in SCALARS:
        return (value,)
    items = enumerate_value(value)
    return (value,) if items is None else items


def switch_items(value: Any) -> Iterable[Any]:
    """What `switch` goes through: a null counts as one item."""
    if value is None:
        return (None,)
    return () if value is NOTHING else iterate(value)


def switch_file(scope: Scope, path: Any) -> Iterable[Any]:
    """The lines of the file of `switch -File`."""
    from .scripts import read_lines
    from .text import to_text

    return read_lines(scope.session, to_text(path))


def range_items(low: Any, high: Any) -> Iterable[Any]:
    """`low..high` without making the list where both are int."""
    if type(low) is int and type(high) is int:
        return range(low, high + 1) if low <= high else range(low, high - 1, -1)
    from .operators import ranges

    return ranges(low, high)


def spread(value: Any, count: int) -> list[Any]:
    """The values for `count` targets of a multiple assignment; the last gets the rest."""
    items = list(iterate(value)) if type(value) not in SCALARS else [value]
    if len(items) > count:
        return [*items[: count - 1], items[count - 1 :]]
    return items + [None] * (count - len(items))


def text(scope: Scope, value: Any) -> str:
    """A value inside an expandable string; `$OFS` joins the items of a collection."""
    kind = type(value)
    if kind is int:
        return str(value)
    if value is None or value is NOTHING:
        return ""
    from .text import to_text

    if kind in SCALARS:
        return to_text(value)
    reset = getattr(value, "reset", None)
    if reset is not None:
        reset()
    separator = scope.lookup("ofs", None)
    return to_text(value, " " if separator is None else to_text(separator))


def label_text(value: Any) -> str:
    """A computed label of break or continue."""
    from .text import to_text

    return to_text(value).lower()


def adopt(unit: Unit, session: Session) -> None:
    """Tells a session how the variables of a unit are spelled."""
    unit.session = session
    known = session.spelling
    for lower, spelled in unit.spelled.items():
        known.setdefault(lower, spelled)


def foreach_enumerator(items: Iterable[Any]) -> LoopEnumerator:
    """The enumerator of a loop, as a value that scripts can use."""
    from .enumerators import LoopEnumerator

    return LoopEnumerator(items)
