"""Frozen values: small immutable records for facts, operations, refusals and decisions.

The standard ``dataclasses`` module costs some ten milliseconds of import time (it pulls in ``inspect``), too much on
the path of a one-shot command; this is the part of it that the engine needs.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, ClassVar, Self, dataclass_transform
else:

    def dataclass_transform(**_options):
        """Mark a metaclass whose classes behave as frozen dataclasses (only read by type checkers)."""
        return lambda cls: cls


_set = object.__setattr__


@dataclass_transform(frozen_default=True)
class ValueType(type):
    """Turns the annotations of a class body into slots, defaults and a constructor."""

    def __new__(mcs, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> ValueType:
        own = tuple(body.get("__annotations__", ()))
        inherited: tuple[str, ...] = ()
        defaults: dict[str, Any] = {}
        for base in bases:
            inherited += getattr(base, "__match_args__", ())
            defaults.update(getattr(base, "__defaults__", {}))
        for field in own:
            if field in body:
                defaults[field] = body.pop(field)
        body["__slots__"] = tuple(field for field in own if field not in inherited)
        body["__match_args__"] = inherited + body["__slots__"]
        body["__defaults__"] = defaults
        return super().__new__(mcs, name, bases, body)


class Value(metaclass=ValueType):
    """An immutable record, equal to another of its class with equal fields.

    Raises ``TypeError`` for a missing, unknown or repeated field, and ``AttributeError`` on assignment.
    """

    if TYPE_CHECKING:
        __match_args__: ClassVar[tuple[str, ...]]
    else:

        def __init__(self, *given, **named):
            fields = self.__match_args__
            if len(given) > len(fields):
                raise TypeError(f"{type(self).__name__} takes {len(fields)} fields, {len(given)} given")
            for field, value in zip(fields, given, strict=False):
                _set(self, field, value)
            used = 0
            defaults = self.__defaults__
            for field in fields[len(given) :]:
                if field in named:
                    used += 1
                    _set(self, field, named[field])
                elif field in defaults:
                    _set(self, field, defaults[field])
                else:
                    raise TypeError(f"{type(self).__name__} needs the field {field!r}")
            if used != len(named):
                raise TypeError(f"{type(self).__name__} has no such field (or it is given twice): {sorted(named)}")

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is immutable")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is immutable")

    def fields(self) -> dict[str, Any]:
        """Return the fields by name, in the order of declaration."""
        return {name: getattr(self, name) for name in type(self).__match_args__}

    def replace(self, **changes: Any) -> Self:
        """Return a copy with some fields changed."""
        return type(self)(**{**self.fields(), **changes})

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in type(self).__match_args__)

    def __hash__(self) -> int:
        return hash((type(self).__name__, *(getattr(self, name) for name in type(self).__match_args__)))

    def __reduce__(self) -> tuple[Any, ...]:
        return (type(self), tuple(getattr(self, name) for name in type(self).__match_args__))

    def __repr__(self) -> str:
        inner = ", ".join(f"{name}={value!r}" for name, value in self.fields().items())
        return f"{type(self).__name__}({inner})"
