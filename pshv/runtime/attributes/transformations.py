"""Attributes that change an argument before it is bound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .base import Attribute

if TYPE_CHECKING:
    from ..session import Session


class ScriptTransformation(Attribute):
    """An object of a script class derived from ArgumentTransformationAttribute."""

    __slots__ = ("instance",)
    transforms = True

    def __init__(self, instance: object) -> None:
        self.instance = instance

    def transform(self, value: object, session: Session | None = None) -> object:
        from pshv.types import members

        return members.invoke(self.instance, "Transform", [None, value])


class CredentialTransformation(Attribute):
    """[Credential()]: a user name becomes a credential (its password is asked for, or empty without a terminal)."""

    __slots__ = ()
    type_name = "System.Management.Automation.CredentialAttribute"
    transforms = True

    def transform(self, value: object, session: Session | None = None) -> object:
        from ..values import unwrap

        base = unwrap(value)
        if not isinstance(base, str):
            return value
        from ..credentials import credential_for

        return credential_for(base, session)


class EncodingTransformation(Attribute):
    """What -Encoding of the core cmdlets takes: names and code pages."""

    __slots__ = ()
    transforms = True

    def transform(self, value: object, session: Session | None = None) -> object:
        from ..encodings import encoding_argument

        return encoding_argument(value, session)


class VersionTransformation(Attribute):
    """What Set-StrictMode -Version takes besides versions: `Latest`, whole numbers."""

    __slots__ = ()
    transforms = True

    def transform(self, value: object, session: Session | None = None) -> object:
        from ..text import to_text

        text = to_text(value)
        if text.lower() == "latest":
            return "7.6.5" if session is not None and session.edition == "core" else "5.1"
        return f"{text}.0" if text.isdigit() else value
