"""Objects of script classes. Each script class has a Python class of its own, made from these by `python_class`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from pshv.types.netobject import Method, NetObject, Property

from .errors import PSError, runtime_error
from .values import HashMap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pshv.types.nettype import NetType

    from .errors import ExceptionObject
    from .scriptclass import ScriptClass


class ScriptObject(NetObject):
    """An object of a script class: `fields` by lower-case name, `inner` the object of its .NET base class."""

    __slots__ = ("exception_object", "fields", "inner")
    script_class: ClassVar[ScriptClass]
    net_type: ClassVar[NetType]

    def __init__(self) -> None:
        self.fields: dict[str, Any] = {}
        self.inner: Any = None
        self.exception_object: ExceptionObject | None = None

    def find_member(self, lowered: str) -> Property | Method | None:
        found = self.script_class.member(lowered)
        if found is None and self.inner is not None:
            return inherited_member(self.inner, lowered)
        return found

    def list_members(self) -> Iterator[Property | Method]:
        yield from self.script_class.list_members()
        if self.inner is not None:
            from pshv.types import members

            for name, _ in members.properties(self.inner):
                found = inherited_member(self.inner, name.lower())
                if found is not None:
                    yield found

    def text(self) -> str:
        method = self.script_class.find_method("tostring", 0)
        if method is not None:
            from .text import to_text

            try:
                return to_text(method.call(self, []))
            except PSError as error:
                if error.record.exception.type_name.endswith(".ScriptCallDepthException"):
                    raise  # not wrapped a thousand times
                raise runtime_error(
                    "Cannot convert value to type System.String.",
                    "InvalidCastFromAnyTypeToString",
                    "InvalidArgument",
                    inner=error.record.exception,
                ) from None
        if self.inner is not None:
            from .text import to_text

            return to_text(self.inner)
        return self.net_type.definition

    def get_item(self, index: Any) -> Any:
        """`$object[index]` of a class derived from a collection."""
        from pshv.types import members

        return members.get_index(self.inner if self.inner is not None else 0, [index])

    def set_item(self, index: Any, value: Any) -> None:
        """`$object[index] = value`."""
        from pshv.types import members

        members.set_index(self.inner, [index], value)

    def invoke_inherited(self, kind: NetType, name: str, arguments: list[Any]) -> Any:
        """`([Base]$this).Name(...)` where the base is a .NET class."""
        from pshv.types import members

        lowered = name.lower()
        if lowered == "tostring" and self.inner is None:
            return self.net_type.definition
        if lowered == "gethashcode":
            return id(self) & 0x7FFFFFFF
        if lowered == "equals":
            return self is arguments[0]
        return members.invoke(self.inner, name, arguments)


class _Enumerable:
    """Adds what the pipeline needs to unroll an object of a class derived from a collection."""

    __slots__ = ()
    enumerates = True

    def __iter__(self) -> Iterator[Any]:
        from .values import enumerate_value

        items = enumerate_value(self.inner)  # type: ignore[attr-defined]
        return iter(items if items is not None else ())

    def __len__(self) -> int:
        return len(self.inner)  # type: ignore[attr-defined]


def inherited_member(inner: Any, lowered: str) -> Property | Method | None:
    """A member of the .NET base object, reached through the script object."""
    from pshv.types import members
    from pshv.types.nettype import type_of
    from pshv.types.resolution import find_method, find_property

    if isinstance(inner, HashMap) and lowered in inner:
        return Property(lowered, lambda o: o.inner.get(lowered), lambda o, v: o.set_item(lowered, v))
    kind = type_of(inner)
    found = find_property(kind, lowered)
    if found is not None:
        name = found.name
        setter = None if found.setter is None else (lambda o, v: members.set(o.inner, name, v))
        return Property(name, lambda o: members.get(o.inner, name), setter)
    method = find_method(kind, lowered)
    if method is not None:
        called = method.name
        return Method(called, lambda o, *a: members.invoke(o.inner, called, list(a)))
    return None


def _equal(a: ScriptObject, b: object) -> bool:
    if a is b:
        return True
    if not isinstance(b, ScriptObject):
        return False
    method = a.script_class.find_method("equals", 1)
    return method is not None and method.call(a, [b]) is True


def _hash(a: ScriptObject) -> int:
    method = a.script_class.find_method("gethashcode", 0)
    return hash(method.call(a, [])) if method is not None else id(a)


def python_class(script_class: ScriptClass, kind: NetType, base: type[ScriptObject]) -> type[ScriptObject]:
    """The Python class of a script class's objects: comparable, equatable and enumerable as its members say."""
    body: dict[str, Any] = {
        "__slots__": (),
        "script_class": script_class,
        "net_type": kind,
        "type_names": (kind.definition, *kind.bases),
    }
    if script_class.find_method("compareto", 1) is not None:
        body["compare_to"] = lambda a, b: script_class.find_method("compareto", 1).call(a, [b])  # type: ignore[union-attr]
    if script_class.find_method("equals", 1) is not None:
        body["equal_to"] = lambda a, b: script_class.find_method("equals", 1).call(a, [b])  # type: ignore[union-attr]
    if script_class.find_method("gethashcode", 0) is not None and "equal_to" in body:
        body["__eq__"], body["__hash__"] = _equal, _hash  # as a key of dictionaries and sets
    bases: tuple[type, ...] = (base,)
    if "System.Collections.IEnumerable" in kind.interfaces and not issubclass(base, _Enumerable):
        bases = (_Enumerable, base)
    return type(kind.definition, bases, body)
