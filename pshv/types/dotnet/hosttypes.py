"""Types of System.Management.Automation.Host: sizes and places of a console, answers and fields of its questions."""

from __future__ import annotations

from typing import Any

from pshv.runtime.netexception import NetException, argument_null
from pshv.types.implementation import Implementation
from pshv.types.netobject import NetObject, Property, member_table

_SPACE = "System.Management.Automation.Host."


def _field(name: str, type_name: str = "int") -> Property:
    slot = name.lower()
    return Property(name, lambda o: getattr(o, slot), lambda o, v: setattr(o, slot, v), type_name)


class Size(NetObject):
    """A width and a height in cells."""

    __slots__ = ("height", "width")
    type_names = (_SPACE + "Size", "System.ValueType", "System.Object")
    members = member_table(_field("Width"), _field("Height"))

    def __init__(self, width: int = 0, height: int = 0) -> None:
        self.width, self.height = width, height

    def text(self) -> str:
        return f"{self.width},{self.height}"


class Coordinates(NetObject):
    """A column and a row."""

    __slots__ = ("x", "y")
    type_names = (_SPACE + "Coordinates", "System.ValueType", "System.Object")
    members = member_table(_field("X"), _field("Y"))

    def __init__(self, x: int = 0, y: int = 0) -> None:
        self.x, self.y = x, y

    def text(self) -> str:
        return f"{self.x},{self.y}"


class Rectangle(NetObject):
    """Four edges of a part of the screen."""

    __slots__ = ("bottom", "left", "right", "top")
    type_names = (_SPACE + "Rectangle", "System.ValueType", "System.Object")
    members = member_table(_field("Left"), _field("Top"), _field("Right"), _field("Bottom"))

    def __init__(self, left: int = 0, top: int = 0, right: int = 0, bottom: int = 0) -> None:
        self.left, self.top, self.right, self.bottom = left, top, right, bottom

    def text(self) -> str:
        return f"{self.left},{self.top} ; {self.right},{self.bottom}"


class ChoiceDescription(NetObject):
    """One answer of a question."""

    __slots__ = ("help", "label")
    type_names = (_SPACE + "ChoiceDescription", "System.Object")
    members = member_table(
        Property("Label", lambda c: c.label, None, "string"),
        Property("HelpMessage", lambda c: c.help, lambda c, v: setattr(c, "help", v), "string"),
    )

    def __init__(self, label: str, help_text: str = "") -> None:
        self.label, self.help = label, help_text


class FieldDescription(NetObject):
    """What `$Host.UI.Prompt` asks for."""

    __slots__ = ("default", "help", "kind", "label", "mandatory", "name")
    type_names = (_SPACE + "FieldDescription", "System.Object")
    members = member_table(
        Property("Name", lambda f: f.name, None, "string"),
        Property("ParameterTypeName", lambda f: f.kind.name, None, "string"),
        Property("ParameterTypeFullName", lambda f: f.kind.clr_name, None, "string"),
        Property("Label", lambda f: f.label, lambda f, v: setattr(f, "label", v), "string"),
        Property("HelpMessage", lambda f: f.help, lambda f, v: setattr(f, "help", v), "string"),
        Property("IsMandatory", lambda f: f.mandatory, lambda f, v: setattr(f, "mandatory", v), "bool"),
        Property("DefaultValue", lambda f: f.default, lambda f, v: setattr(f, "default", v), "psobject"),
    )

    def __init__(self, name: str) -> None:
        from pshv.types.nettype import STRING

        self.name = name
        self.kind = STRING
        self.label = self.help = ""
        self.mandatory = True
        self.default: Any = None

    def set_type(self, kind: Any) -> None:
        """`SetParameterType(type)`."""
        if kind is None:
            raise argument_null("parameterType")
        self.kind = kind


def _choice(kind: Any, label: Any, help_text: Any = "") -> ChoiceDescription:
    if not label:
        raise _no_text("label", empty=label is not None)
    if help_text is None:
        raise argument_null("helpMessage")
    return ChoiceDescription(label, help_text)


def _description(kind: Any, name: Any) -> FieldDescription:
    if not name:
        raise _no_text("name", empty=name is not None)
    return FieldDescription(name)


def _no_text(name: str, *, empty: bool) -> NetException:
    said = "empty. Change the value of argument" if empty else "null. Change the value of argument"
    return NetException(
        "System.Management.Automation.PSArgumentException",
        f'Cannot process argument because the value of argument "{name}" is {said} "{name}" to a non-null value.',
    )


IMPLEMENTATIONS = (
    Implementation(_SPACE + "Size", construct=lambda kind, *parts: Size(*parts)),
    Implementation(_SPACE + "Coordinates", construct=lambda kind, *parts: Coordinates(*parts)),
    Implementation(_SPACE + "Rectangle", construct=lambda kind, *parts: _rectangle(parts)),
    Implementation(_SPACE + "ChoiceDescription", construct=_choice),
    Implementation(
        _SPACE + "FieldDescription", construct=_description, methods={"SetParameterType": FieldDescription.set_type}
    ),
)


def _rectangle(parts: tuple[Any, ...]) -> Rectangle:
    if len(parts) == 2:
        return Rectangle(parts[0].x, parts[0].y, parts[1].x, parts[1].y)
    return Rectangle(*parts)
