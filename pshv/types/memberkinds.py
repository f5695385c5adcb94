"""Members a script can add to an object, other than plain notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


class Member:
    """Base of the extended members; `kind` is a PSMemberTypes name."""

    __slots__ = ("hidden", "name")
    kind = "NoteProperty"
    is_property = True

    def __init__(self, name: str, hidden: bool = False) -> None:
        self.name = name
        self.hidden = hidden

    def get(self, owner: Any) -> Any:
        """The member's value on `owner`."""
        raise NotImplementedError

    def set(self, owner: Any, value: object) -> None:
        """Set the value on `owner`; read-only members raise."""
        from pshv.types.membererrors import read_only

        raise read_only(self.name, owner)


class NoteProperty(Member):
    """A note with more than its value: hidden or read-only ones. Plain notes are stored without this."""

    __slots__ = ("value",)

    def __init__(self, name: str, value: object, hidden: bool = False) -> None:
        super().__init__(name, hidden)
        self.value = value

    def get(self, owner: Any) -> Any:
        return self.value

    def set(self, owner: Any, value: object) -> None:
        self.value = value


class AliasProperty(Member):
    """Another name of a property; `type_name` converts what is read."""

    __slots__ = ("target", "type_name")
    kind = "AliasProperty"

    def __init__(self, name: str, target: str, type_name: str = "", hidden: bool = False) -> None:
        super().__init__(name, hidden)
        self.target = target
        self.type_name = type_name

    def get(self, owner: Any) -> Any:
        from pshv.types import members

        value = members.get(owner, self.target)
        if self.type_name:
            from pshv.runtime.convert import convert
            from pshv.types.nettype import resolve_type

            return convert(value, resolve_type(self.type_name))
        return value

    def set(self, owner: Any, value: object) -> None:
        from pshv.types import members

        members.set(owner, self.target, value)


class ScriptProperty(Member):
    """A property computed by script blocks."""

    __slots__ = ("getter", "setter")
    kind = "ScriptProperty"

    def __init__(self, name: str, getter: Any, setter: Any = None, hidden: bool = False) -> None:
        super().__init__(name, hidden)
        self.getter = getter
        self.setter = setter

    def get(self, owner: Any) -> Any:
        if self.getter is None:
            return None
        from pshv.types.scriptmembers import get_script_property

        return get_script_property(self, owner)

    def set(self, owner: Any, value: object) -> None:
        if self.setter is None:
            from pshv.types.membererrors import no_setter

            raise no_setter(self.name)
        from pshv.types.scriptmembers import set_script_property

        set_script_property(self, owner, value)


class CodeProperty(Member):
    """A property computed by Python: `getter(owner)`, `setter(owner, value)`."""

    __slots__ = ("getter", "setter", "type_name")
    kind = "CodeProperty"

    def __init__(
        self,
        name: str,
        getter: Callable[[Any], Any],
        setter: Callable[[Any, Any], None] | None = None,
        type_name: str = "System.Object",
        kind: str = "CodeProperty",
    ) -> None:
        super().__init__(name)
        self.getter = getter
        self.setter = setter
        self.type_name = type_name

    def get(self, owner: Any) -> Any:
        return self.getter(owner)

    def set(self, owner: Any, value: object) -> None:
        if self.setter is None:
            super().set(owner, value)
        else:
            self.setter(owner, value)


class ScriptMethod(Member):
    """A method whose body is a script block."""

    __slots__ = ("script",)
    kind = "ScriptMethod"
    is_property = False

    def __init__(self, name: str, script: Any) -> None:
        super().__init__(name)
        self.script = script


class PropertySet(Member):
    """A named list of property names."""

    __slots__ = ("names",)
    kind = "PropertySet"
    is_property = False

    def __init__(self, name: str, names: list[str]) -> None:
        super().__init__(name)
        self.names = names


class MemberSet(Member):
    """A named group of members (PSStandardMembers)."""

    __slots__ = ("members",)
    kind = "MemberSet"
    is_property = False

    def __init__(self, name: str, members: dict[str, Any]) -> None:
        super().__init__(name)
        self.members = members


class RecordedText(Member):
    """What `ToString()` gave before an object was serialized (its key is `ToString`)."""

    __slots__ = ("text",)
    kind = "CodeMethod"
    is_property = False

    def __init__(self, text: str) -> None:
        super().__init__("ToString", hidden=True)
        self.text = text
