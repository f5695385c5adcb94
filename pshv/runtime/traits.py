"""What is checked when a variable is written: type, validation attributes, read-only and constant options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .errors import PSError, runtime_error

if TYPE_CHECKING:
    from collections.abc import Callable

    from .scope import Scope

METADATA = "System.Management.Automation.ValidationMetadataException"


class Trait:
    """The type constraint, validators and options of one variable.

    `convert` turns an assigned value into the variable's type; `validators` raise PSError; `options` are names of
    ScopedItemOptions in lower case.
    """

    __slots__ = ("attributes", "convert", "description", "options", "type_name", "validators")

    def __init__(
        self,
        convert: Callable[[object], object] | None = None,
        validators: tuple[Callable[[object], None], ...] = (),
        options: frozenset[str] = frozenset(),
        type_name: str = "",
        description: str = "",
        attributes: list[object] | None = None,
    ) -> None:
        self.convert = convert
        self.validators = validators
        self.options = options
        self.type_name = type_name
        self.description = description
        self.attributes = attributes

    @property
    def private(self) -> bool:
        return "private" in self.options

    @property
    def read_only(self) -> bool:
        return "readonly" in self.options or "constant" in self.options

    def admit(self, scope: Scope, name: str, value: object) -> object:
        """The value as it is stored; raises when the variable does not take it."""
        if self.options and self.read_only and name in scope:
            self.refuse(scope.session.spelling.get(name, name))
        if self.convert is not None:
            try:
                value = self.convert(value)
            except PSError as error:
                raise error from None
        for check in self.validators:
            try:
                check(value)
            except PSError as error:
                raise _validation(error, scope.session.spelling.get(name, name), value) from None
        return value

    def refuse(self, name: str) -> None:
        """Raises VariableNotWritable."""
        raise not_writable(name)


class LinkedTrait(Trait):
    """A variable that a module exports: it lives in another scope too."""

    __slots__ = ("other",)

    def __init__(self, other: Scope) -> None:
        super().__init__()
        self.other = other

    def admit(self, scope: Scope, name: str, value: object) -> object:
        dict.__setitem__(self.other, name, value)
        return value


def not_writable(name: str) -> PSError:
    return runtime_error(
        f"Cannot overwrite variable {name} because it is read-only or constant.",
        "VariableNotWritable",
        "WriteError",
        name,
        exception="System.Management.Automation.SessionStateUnauthorizedAccessException",
    )


def _validation(error: PSError, name: str, value: object) -> PSError:
    from .text import to_text

    return runtime_error(
        f"The variable cannot be validated because the value {to_text(value)} is not a valid value for the {name} "
        "variable.",
        "ValidateSetFailure",
        "MetadataError",
        exception=METADATA,
        inner=error.record.exception,
    )


CONSTANT = Trait(options=frozenset({"constant", "allscope"}))
READ_ONLY = Trait(options=frozenset({"readonly", "allscope"}))
