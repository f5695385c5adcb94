"""`.Where()` and `.ForEach()`, which every value has. Source: powershell-language.md section 4."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pshv.runtime import values
from pshv.runtime.convert import convert, to_bool
from pshv.runtime.errors import runtime_error
from pshv.types.membererrors import no_overload
from pshv.types.nettype import INT32, NetType

if TYPE_CHECKING:
    from collections.abc import Callable

_MODES: Final = ("Default", "First", "Last", "SkipUntil", "Until", "Split")


def _items(obj: Any) -> list[Any]:
    found = values.enumerate_value(obj)
    return [obj] if found is None else list(found)


def _collection(items: list[Any]) -> Any:
    from pshv.types.nettype import PSOBJECT

    return values.GenericList(items, PSOBJECT, "System.Collections.ObjectModel.Collection")


def _is_block(value: Any) -> bool:
    return hasattr(value, "invoke_under")


def _single(output: list[Any]) -> Any:
    if not output:
        return None
    return output[0] if len(output) == 1 else output


def where(obj: Any, arguments: list[Any]) -> Any:
    """`x.Where({...}, mode, count)`."""
    if not arguments:
        raise no_overload("Where", 0)
    block = values.unwrap(arguments[0])
    mode = _mode(arguments[1]) if len(arguments) > 1 else "Default"
    count = convert(arguments[2], INT32) if len(arguments) > 2 else 0
    items = _items(obj)
    if not _is_block(block):
        from pshv.types.nettype import SCRIPTBLOCK

        block = convert(block, SCRIPTBLOCK)

    def test(item: Any) -> bool:
        return to_bool(_single(block.invoke_under(item)))

    return _collection(_where(items, test, mode, count))


def _mode(value: Any) -> str:
    value = values.unwrap(value)
    if type(value) is values.EnumValue:
        return value.name
    if type(value) is int:
        return _MODES[value] if 0 <= value < len(_MODES) else "Default"
    hits = [m for m in _MODES if m.lower().startswith(str(value).lower())]
    if not hits:
        from pshv.runtime.enums import to_enum
        from pshv.types.nettype import register_enum

        kind = register_enum(
            "System.Management.Automation.WhereOperatorSelectionMode", {m: i for i, m in enumerate(_MODES)}
        )
        to_enum(value, kind)
    return hits[0]


def _where(items: list[Any], test: Callable[[Any], bool], mode: str, count: int) -> list[Any]:
    if mode == "Default":
        return [item for item in items if test(item)][: count or None]
    if mode == "First":
        result: list[Any] = []
        for item in items:
            if test(item):
                result.append(item)
                if len(result) >= max(count, 1):
                    break
        return result
    if mode == "Last":
        found = [item for item in items if test(item)]
        return found[-max(count, 1) :]
    if mode == "Split":
        yes: list[Any] = []
        no: list[Any] = []
        for item in items:
            full = count and len(yes) >= count
            (no if full or not test(item) else yes).append(item)
        return [_collection(yes), _collection(no)]
    place = next((i for i, item in enumerate(items) if test(item)), len(items))
    part = items[:place] if mode == "Until" else items[place:]
    return part[:count] if count else part


def for_each(obj: Any, arguments: list[Any]) -> Any:
    """`x.ForEach({...})`, `.ForEach('Member', args)`, `.ForEach([type])`."""
    if not arguments:
        raise no_overload("ForEach", 0)
    first = values.unwrap(arguments[0])
    rest = arguments[1:]
    result: list[Any] = []
    for item in _items(obj):
        if _is_block(first):
            output = first.invoke_under(item, rest) if rest else first.invoke_under(item)
            result.extend(output)
        elif isinstance(first, NetType):
            result.append(convert(item, first))
        else:
            _member(item, first, rest, result)
    return _collection(result)


def _member(item: Any, name: Any, rest: list[Any], result: list[Any]) -> None:
    from pshv.types import members

    if not rest and members.has(item, name) and not hasattr(members.lookup(item, name), "call_with"):
        value = members.get(item, name)
    elif len(rest) == 1 and members.has(item, name) and not hasattr(members.lookup(item, name), "call_with"):
        members.set(item, name, rest[0])
        return
    elif members.has(item, name) or rest:
        value = members.invoke(item, name, rest)
    else:
        value = None
    if value is values.NOTHING:
        return
    unrolled = values.enumerate_value(value)
    if unrolled is None:
        result.append(value)
    else:
        result.extend(unrolled)


INTRINSICS: Final[dict[str, Callable[[Any, list[Any]], Any]]] = {"where": where, "foreach": for_each}


def refuse_where() -> Exception:
    """The error of `.Where()` without a condition."""
    return runtime_error(
        'Cannot find an overload for "Where" and the argument count: "0".', "MethodCountCouldNotFindBest"
    )
