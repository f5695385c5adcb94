"""Validators that ask whether there is a value: NotNull, NotNullOrEmpty, NotNullOrWhiteSpace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .base import COLLECTION_FAILURE, Attribute, elements, failure

if TYPE_CHECKING:
    from ..session import Session


class ValidateNotNull(Attribute):
    __slots__ = ()
    type_name = "System.Management.Automation.ValidateNotNullAttribute"

    def validate(self, value: object, session: Session | None = None) -> None:
        if value is None:
            raise failure(
                "The argument is null. Provide a valid value for the argument, and then try running the command again."
            )
        items = elements(value)
        if items is not None and any(item is None for item in items):
            raise failure(
                "The argument is null or an element of the argument collection contains a null value. Supply a "
                "collection that does not contain any null values and then try the command again."
            )


class ValidateNotNullOrEmpty(Attribute):
    __slots__ = ()
    type_name = "System.Management.Automation.ValidateNotNullOrEmptyAttribute"

    def validate(self, value: object, session: Session | None = None) -> None:
        if value is None or (value == "" and isinstance(value, str)):
            raise failure(
                "The argument is null or empty. Provide an argument that is not null or empty, and then try the "
                "command again."
            )
        items = elements(value)
        wrapped = (
            getattr(getattr(value, "element", None), "name", "") == "PSObject"
        )  # an empty text inside is an object
        if items is not None and (not items or any(item is None or (item == "" and not wrapped) for item in items)):
            raise failure(COLLECTION_FAILURE)


class ValidateNotNullOrWhiteSpace(Attribute):
    __slots__ = ()
    type_name = "System.Management.Automation.ValidateNotNullOrWhiteSpaceAttribute"

    def validate(self, value: object, session: Session | None = None) -> None:
        if value is None or (isinstance(value, str) and not value.strip()):
            raise failure(
                "The argument is null, empty, or consists of only white-space characters. Provide an argument that "
                "contains non white-space characters, and then try the command again."
            )
        items = elements(value)
        if items is not None and (not items or any(i is None or (isinstance(i, str) and not i.strip()) for i in items)):
            raise failure(
                "An element of the argument collection is null, empty, or consists of only white-space characters. "
                "Supply a collection that does not contain any those values and then try the command again."
            )
