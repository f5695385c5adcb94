"""Validators of names and paths, and those a script class makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import PSError
from .base import Attribute, elements, failure, text_of

if TYPE_CHECKING:
    from ..session import Session


class ValidateVariableName(Attribute):
    """What -OutVariable and its like take: a variable path, `+` in front allowed."""

    __slots__ = ()

    def validate(self, value: object, session: Session | None = None) -> None:
        text = text_of(value)
        if text in ("", "+"):
            raise failure(
                'Cannot process argument because the value of argument "path" is not valid. Change the value of the '
                '"path" argument and run the operation again.'
            )


class ValidateDrive(Attribute):
    __slots__ = ("roots",)
    type_name = "System.Management.Automation.ValidateDriveAttribute"

    def __init__(self, roots: tuple[str, ...]) -> None:
        self.roots = roots

    def validate(self, value: object, session: Session | None = None) -> None:
        if not isinstance(value, str):
            raise failure(
                "Cannot process argument because the path is not a string. Supply a path argument that is a string."
            )
        drive = value.partition(":")[0] if ":" in value else ""
        if drive.lower() not in {root.lower() for root in self.roots}:
            listed = ", ".join(self.roots)
            raise failure(
                f"The path argument drive {drive} does not belong to the set of approved drives: {listed}. Supply a "
                "path argument with an approved drive."
            )


class ValidateNotePropertyName(Attribute):
    """Add-Member -NotePropertyName: a kind of member is none (`Add-Member ScriptProperty X {}` means -MemberType)."""

    __slots__ = ()
    KINDS = frozenset(
        {"aliasproperty", "codeproperty", "property", "noteproperty", "scriptproperty", "propertyset", "method"}
        | {"codemethod", "scriptmethod", "memberset", "parameterizedproperty", "event", "dynamic"}
    )

    def validate(self, value: object, session: Session | None = None) -> None:
        if isinstance(value, str) and value.lower() in self.KINDS:
            refused = failure(
                "The value of the NotePropertyName parameter cannot be one of the PSMemberTypes names: "
                f"'{value}'. Specify a different value."
            )
            refused.record.exception.properties = {"SwallowException": True}
            raise refused


class ScriptValidator(Attribute):
    """An object of a script class derived from ValidateArgumentsAttribute or ValidateEnumeratedArgumentsAttribute."""

    __slots__ = ("enumerated", "instance")

    def __init__(self, instance: object, enumerated: bool) -> None:
        self.instance = instance
        self.enumerated = enumerated

    def validate(self, value: object, session: Session | None = None) -> None:
        if not self.enumerated:
            self._run("Validate", [value, None])
            return
        items = elements(value)
        for item in [value] if items is None else items:
            self._run("ValidateElement", [item])

    def _run(self, method: str, arguments: list[object]) -> None:
        from pshv.types import members

        try:
            members.invoke(self.instance, method, arguments)
        except PSError as error:
            raise failure(error.record.message, error.record.exception) from None
