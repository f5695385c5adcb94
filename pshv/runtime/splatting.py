"""From the pieces of a command line to the binder's arguments: splatted hashtables and arrays are spread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .binder.argument import NO_VALUE, Argument
from .values import NOTHING, HashMap, enumerate_value

if TYPE_CHECKING:
    from pshv.language.extent import Extent

    from .callsite import Item


class RestArguments(list[Any]):
    """`$args` with parameter words in it: splatted on, `tokens` (indices) are parameters again."""

    __slots__ = ("tokens",)

    def __init__(self, items: list[Any], tokens: frozenset[int]) -> None:
        super().__init__(items)
        self.tokens = tokens


def rest_arguments(rest: list[Any], given: list[Argument]) -> Any:
    """What a simple function keeps in `$args`."""
    words = [argument.token_text for argument in given if argument.name is not None]
    tokens = frozenset(i for i, item in enumerate(rest) if any(item is word for word in words))
    return RestArguments(rest, tokens) if tokens else tuple(rest)


def arguments(items: tuple[Item, ...], values: tuple[Any, ...]) -> list[Argument]:
    """Arguments in source order; explicit ones come before splatted hashtables' of the same name."""
    made: list[Argument] = []
    feed = iter(values)
    for item in items:
        if item.kind == "name":
            made.append(Argument(item.name, NO_VALUE, item.extent, item.name_extent, token_text=item.name_extent.text))
            continue
        value = next(feed)
        if item.kind == "pair":
            made.append(
                Argument(item.name, value, item.extent, item.name_extent, item.text, token_text=item.name_extent.text)
            )
        elif item.kind == "splat":
            made.extend(spread(value, item.extent))
        else:
            made.append(Argument(None, value, item.extent, None, item.text))
    return made


def spread(value: Any, extent: Extent | None) -> list[Argument]:
    """A splatted value: a dictionary by name, a list by position (its `-Name` words as parameters)."""
    from .text import to_text

    if isinstance(value, HashMap):
        return [
            Argument(to_text(k), v, extent, extent, splatted=True, token_text=f"-{to_text(k)}:")
            for k, v in value.items()
        ]
    if value is None or value is NOTHING:
        return []
    items = enumerate_value(value)
    made: list[Argument] = []
    tokens = value.tokens if isinstance(value, RestArguments) else frozenset()
    for place, item in enumerate([value] if items is None else items):
        if place in tokens:
            made.append(Argument(item[1:].rstrip(":"), NO_VALUE, extent, extent, splatted=True, token_text=item))
        else:
            made.append(Argument(None, item, extent, None, splatted=True))
    return made
