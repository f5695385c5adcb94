"""What validation and transformation attributes have in common, and markers that only say something."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..errors import ExceptionObject, PSError, runtime_error

if TYPE_CHECKING:
    from ..session import Session

METADATA = "System.Management.Automation.ValidationMetadataException"
COLLECTION_FAILURE = (
    "The argument is null, empty, or an element of the argument collection contains a null value. Supply a collection "
    "that does not contain any null values and then try the command again."
)


def failure(text: str, inner: ExceptionObject | None = None) -> PSError:
    """A value the attribute refuses."""
    return runtime_error(text, "RuntimeException", "MetadataError", exception=METADATA, inner=inner)


def text_of(value: object) -> str:
    from ..text import to_string

    return "" if value is None else to_string(value)


def elements(value: object) -> list[Any] | None:
    """The elements of a collection argument, None for a single value."""
    from ..values import enumerate_value

    found = enumerate_value(value)
    return None if found is None else list(found)


def filled(template: str, *arguments: object) -> str:
    """A .NET composite format of an ErrorMessage."""
    for index, argument in enumerate(arguments):
        template = template.replace("{" + str(index) + "}", str(argument))
    return template


class Attribute:
    """An attribute of a parameter, variable or property. `transforms` ones change the value instead of checking it."""

    __slots__ = ()
    type_name = "System.Management.Automation.ValidateArgumentsAttribute"
    transforms = False

    def validate(self, value: object, session: Session | None = None) -> None:
        """Raises PSError when the value is refused."""

    wanted = ""  # the type name an argument must carry

    def admits(self, value: object) -> bool:
        """Whether an argument carries the type name that the attribute wants ([PSTypeName()])."""
        return True

    def transform(self, value: object, session: Session | None = None) -> object:
        """The value the parameter gets (transformation attributes)."""
        return value

    @property
    def arguments(self) -> str:
        """A short text of what it asks for, as help shows it."""
        return ""


class Enumerated(Attribute):
    """Checks each element of a collection."""

    __slots__ = ()

    def validate(self, value: object, session: Session | None = None) -> None:
        if value is None:
            raise failure(COLLECTION_FAILURE)
        items = elements(value)
        for item in [value] if items is None else items:
            self.check(item, session)

    def check(self, item: Any, session: Session | None) -> None:
        raise NotImplementedError


class Marker(Attribute):
    """[AllowNull()], [AllowEmptyString()], [AllowEmptyCollection()] as objects: `slot` of the parameter is set."""

    __slots__ = ("slot", "type_name")

    def __init__(self, name: str) -> None:
        self.type_name = f"System.Management.Automation.{name}Attribute"
        self.slot = {
            "AllowNull": "allow_null",
            "AllowEmptyString": "allow_empty_string",
            "AllowEmptyCollection": "allow_empty_collection",
        }[name]


class PSTypeNameAttribute(Attribute):
    """[PSTypeName('X')]: the object must carry this type name (each object of a collection)."""

    __slots__ = ("name", "wanted")
    type_name = "System.Management.Automation.PSTypeNameAttribute"

    def __init__(self, name: str) -> None:
        self.name = self.wanted = name

    def admits(self, value: object) -> bool:
        """Whether an argument carries the name."""
        from pshv.types.nettype import type_names

        wanted = self.name.lower()
        items = elements(value)
        return all(
            item is None or wanted in (name.lower() for name in type_names(item))
            for item in ([value] if items is None else items)
        )
