"""A static method of a script class named without parentheses (`[Class]::Method`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.types.adapter import MethodValue
from pshv.types.resolution import BoundMethod

if TYPE_CHECKING:
    from pshv.types.nettype import NetType

    from .scriptmethod import ScriptMethod


class StaticMethodValue(MethodValue):
    """The method group; its overloads are the class's."""

    __slots__ = ("overloads",)

    def __init__(self, kind: NetType, overloads: list[ScriptMethod]) -> None:
        super().__init__(kind, BoundMethod(overloads[0].name, lambda *a: None, None, "Method"), True)
        self.overloads = overloads

    def definitions(self) -> list[str]:
        return [method.definition() for method in self.overloads]


def static_method_value(kind: NetType, overloads: list[ScriptMethod]) -> Any:
    """The value of a static method's name."""
    return StaticMethodValue(kind, overloads)
