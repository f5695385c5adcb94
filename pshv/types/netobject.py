"""Base of the Python classes that scripts see as .NET objects, and the descriptions of their members."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


class Property:
    """A property: `getter(obj)`, `setter(obj, value)` or None when it is read-only, `type_name` as Get-Member shows it.

    `kind` is a PSMemberTypes name; `convert` says whether a new value is converted to `type_name` before it is set.
    """

    __slots__ = ("name", "getter", "setter", "type_name", "kind", "hidden")

    def __init__(
        self,
        name: str,
        getter: Callable[[Any], Any],
        setter: Callable[[Any, Any], None] | None = None,
        type_name: str = "",
        kind: str = "Property",
        hidden: bool = False,
    ) -> None:
        self.name = name
        self.getter = getter
        self.setter = setter
        self.type_name = type_name
        self.kind = kind
        self.hidden = hidden


class Method:
    """A method: `function(obj, *args)`; `signatures` are overload definitions (`bool Contains(string value)`).

    With signatures an overload is chosen and the arguments converted; without, arguments come as they are.
    """

    __slots__ = ("name", "function", "signatures", "kind")

    def __init__(
        self,
        name: str,
        function: Callable[..., Any],
        signatures: Sequence[str] = (),
        kind: str = "Method",
    ) -> None:
        self.name = name
        self.function = function
        self.signatures = signatures
        self.kind = kind


def member_table(*members: Property | Method) -> dict[str, Property | Method]:
    """Members by lower-case name, in order."""
    return {member.name.lower(): member for member in members}


class NetObject:
    """A .NET object written in Python.

    `type_names` are its PSObject.TypeNames; `members` is made with `member_table`. A class whose members depend on the
    instance overrides `find_member` and `list_members`. `enumerates` is True for what the pipeline unrolls.
    """

    __slots__ = ("extra_members", "own_type_names")
    type_names: ClassVar[tuple[str, ...]] = ("System.Object",)
    members: ClassVar[dict[str, Property | Method]] = {}
    enumerates: ClassVar[bool] = False
    display_set: ClassVar[tuple[str, ...]] = ()
    extra_members: dict[str, Any]
    own_type_names: list[str]

    def find_member(self, lowered: str) -> Property | Method | None:
        """The member called `lowered` (lower case), or None."""
        return self.members.get(lowered)

    def list_members(self) -> Iterator[Property | Method]:
        """Members in declaration order."""
        return iter(self.members.values())

    def text(self) -> str:
        """`ToString()`: the type's full name unless overridden."""
        return self.type_names[0]


def extras_of(obj: object) -> dict[str, Any] | None:
    """Members a script added to `obj`, or None."""
    return getattr(obj, "extra_members", None) if isinstance(obj, NetObject) else None
