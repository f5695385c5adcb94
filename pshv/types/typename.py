"""Parsing of type names: arrays, generic arguments, assembly names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pshv.runtime.errors import PSError, runtime_error
from pshv.types.nettype import NetType, array_of, find_type, generic_of, type_not_found

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Find = Callable[[str], NetType | None]


def parse_type(text: str, namespaces: Iterable[str] = (), find: Find | None = None) -> NetType:
    """The type `text` names: `int`, `string[]`, `int[,]`, `List[int]`, `List``1[System.Int32]`, `X, assembly`."""
    return _Parser(text, tuple(namespaces), find).parse()


class _Parser:
    def __init__(self, text: str, namespaces: tuple[str, ...], find: Find | None) -> None:
        self.text = text.strip()
        self.place = 0
        self.namespaces = namespaces
        self.find = find

    def parse(self) -> NetType:
        found = self._type()
        self._skip_assembly(",")
        if self.place < len(self.text) and self.text[self.place] != ",":
            raise type_not_found(self.text)
        return found

    def _peek(self) -> str:
        while self.place < len(self.text) and self.text[self.place] == " ":
            self.place += 1
        return self.text[self.place] if self.place < len(self.text) else ""

    def _type(self) -> NetType:
        name = self._name()
        arguments: list[NetType] = []
        if self._peek() == "[" and not self._at_array():
            try:
                arguments = self._arguments()
            except PSError:
                raise type_not_found(name.split("`")[0]) from None
        found = self._generic(name, arguments) if arguments else self._simple(name)
        while self._peek() == "[" and self._at_array():
            end = self.text.index("]", self.place)
            found = array_of(found, self.text.count(",", self.place, end) + 1)
            self.place = end + 1
        return found

    def _at_array(self) -> bool:
        rest = self.text[self.place + 1 :].lstrip(" ,")
        return rest.startswith("]")

    def _name(self) -> str:
        start = self.place
        while self.place < len(self.text) and self.text[self.place] not in "[],":
            self.place += 1
        return self.text[start : self.place].strip()

    def _arguments(self) -> list[NetType]:
        found: list[NetType] = []
        self.place += 1
        while True:
            if self._peek() == "[":  # a quoted argument, with its assembly
                self.place += 1
                found.append(self._type())
                self._skip_assembly("]")
                self.place += 1
            else:
                found.append(self._type())
            sign = self._peek()
            self.place += 1
            if sign != ",":
                return found

    def _skip_assembly(self, until: str) -> None:
        if until == "]":
            while self.place < len(self.text) and self.text[self.place] != "]":
                self.place += 1

    def _simple(self, name: str) -> NetType:
        found = self._look(name)
        if found is None:
            raise type_not_found(self.text if "[" not in self.text else name)
        return found

    def _look(self, name: str) -> NetType | None:
        if self.find is not None:
            own = self.find(name)
            if own is not None:
                return own
        found = find_type(name)
        for namespace in self.namespaces if found is None else ():
            found = find_type(f"{namespace}.{name}")
            if found is not None:
                break
        return found

    def _generic(self, name: str, arguments: list[NetType]) -> NetType:
        from pshv.types.generics import find_definition

        plain = name.split("`")[0]
        for prefix in ("", "System.", *(f"{n}." for n in self.namespaces)):
            definition = find_definition(prefix + plain, len(arguments))
            if definition is not None:
                self._check(definition, arguments)
                return generic_of(definition, tuple(arguments))
        raise type_not_found(name)

    def _check(self, definition: str, arguments: list[NetType]) -> None:
        """Nullable takes value types only."""
        if definition == "System.Nullable" and not arguments[0].is_value_type:
            raise runtime_error(
                f"Unable to find type [{self.text}]. Details: GenericArguments[0], '{arguments[0].full_name}', on "
                "'System.Nullable`1[T]' violates the constraint of type 'T'.",
                "TypeNotFoundWithMessage",
            )
