"""Parameters as objects: ParameterMetadata, ParameterSetMetadata, CommandParameterInfo, CommandParameterSetInfo.

Members: dotnet/types.json.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.types.netobject import Method, NetObject, Property, member_table

if TYPE_CHECKING:
    from collections.abc import Callable

    from pshv.runtime.attributes import Attribute
    from pshv.runtime.declaration import Command, Parameter, ParameterSetUse
    from pshv.types.nettype import NetType

_SPACE = "System.Management.Automation."
NO_POSITION = -2147483648


class ParameterMetadata(NetObject):
    """One entry of `(Get-Command x).Parameters`."""

    __slots__ = ("parameter",)
    type_names = (_SPACE + "ParameterMetadata", "System.Object")

    def __init__(self, parameter: Parameter) -> None:
        self.parameter = parameter

    def aliases(self) -> object:
        from pshv.types.commandinfo import read_only

        return read_only(list(self.parameter.aliases), "System.String")

    def sets(self) -> object:
        from pshv.runtime.values import Dictionary
        from pshv.types.nettype import STRING, known_type

        arguments = (STRING, known_type(_SPACE + "ParameterSetMetadata"))
        pairs = [(name, ParameterSetMetadata(use)) for name, use in self.parameter.sets.items()]
        return Dictionary("System.Collections.Generic.Dictionary", arguments, pairs, ignore_case=True)

    def attributes(self) -> object:
        from pshv.runtime.values import GenericList
        from pshv.types.nettype import known_type

        made: list[object] = [ParameterAttribute(name, use) for name, use in self.parameter.sets.items()]
        made += [AttributeInfo(attribute) for attribute in self.parameter.attributes]
        if self.parameter.aliases:
            made.append(AliasAttribute(self.parameter.aliases))
        return GenericList(made, known_type("System.Attribute"), "System.Collections.ObjectModel.Collection")

    members = member_table(
        Property("Name", lambda o: o.parameter.name, None, "string"),
        Property("ParameterType", lambda o: o.parameter.net_type, None, "type"),
        Property("ParameterSets", lambda o: o.sets()),
        Property("IsDynamic", lambda o: o.parameter.dynamic, None, "bool"),
        Property("Aliases", lambda o: o.aliases()),
        Property("Attributes", lambda o: o.attributes()),
        Property("SwitchParameter", lambda o: o.parameter.is_switch, None, "bool"),
    )


def _position(use: ParameterSetUse) -> int:
    return NO_POSITION if use.position is None else use.position


class ParameterSetMetadata(NetObject):
    __slots__ = ("use",)
    type_names = (_SPACE + "ParameterSetMetadata", "System.Object")

    def __init__(self, use: ParameterSetUse) -> None:
        self.use = use

    members = member_table(
        Property("IsMandatory", lambda o: o.use.mandatory, None, "bool"),
        Property("Position", lambda o: _position(o.use), None, "int"),
        Property("ValueFromPipeline", lambda o: o.use.by_value, None, "bool"),
        Property("ValueFromPipelineByPropertyName", lambda o: o.use.by_property, None, "bool"),
        Property("ValueFromRemainingArguments", lambda o: o.use.remaining, None, "bool"),
        Property("HelpMessage", lambda o: o.use.help_message or None, None, "string"),
        Property("HelpMessageBaseName", lambda o: None, None, "string"),
        Property("HelpMessageResourceId", lambda o: None, None, "string"),
    )


def _use_setter(slot: str) -> Callable[[Any, Any], None]:
    def write(attribute: Any, value: Any) -> None:
        setattr(attribute.use, slot, value)

    return write


class ParameterAttribute(NetObject):
    """`[Parameter(...)]` of a parameter."""

    __slots__ = ("set_name", "use")
    type_names = (
        _SPACE + "ParameterAttribute",
        _SPACE + "Internal.ParsingBaseAttribute",
        _SPACE + "Internal.CmdletMetadataAttribute",
        "System.Attribute",
        "System.Object",
    )

    def __init__(self, set_name: str, use: ParameterSetUse) -> None:
        self.set_name = set_name
        self.use = use

    members = member_table(
        Property("ExperimentName", lambda o: None, None, "string"),
        Property("ExperimentAction", lambda o: None),
        Property("Position", lambda o: _position(o.use), _use_setter("position"), "int"),
        Property("ParameterSetName", lambda o: o.set_name, lambda o, v: setattr(o, "set_name", v), "string"),
        Property("Mandatory", lambda o: o.use.mandatory, _use_setter("mandatory"), "bool"),
        Property("ValueFromPipeline", lambda o: o.use.by_value, _use_setter("by_value"), "bool"),
        Property("ValueFromPipelineByPropertyName", lambda o: o.use.by_property, _use_setter("by_property"), "bool"),
        Property("ValueFromRemainingArguments", lambda o: o.use.remaining, _use_setter("remaining"), "bool"),
        Property("HelpMessage", lambda o: o.use.help_message or None, _use_setter("help_message"), "string"),
        Property("HelpMessageBaseName", lambda o: None, None, "string"),
        Property("HelpMessageResourceId", lambda o: None, None, "string"),
        Property("DontShow", lambda o: o.use.dont_show, _use_setter("dont_show"), "bool"),
        Property("TypeId", lambda o: type_id(o), None, "System.Object"),
    )


def type_id(value: NetObject) -> object:
    from pshv.types.nettype import known_type

    return known_type(value.type_names[0])


class AliasAttribute(NetObject):
    __slots__ = ("aliases",)
    type_names = (_SPACE + "AliasAttribute", "System.Attribute", "System.Object")

    def __init__(self, aliases: tuple[str, ...]) -> None:
        self.aliases = aliases

    def names(self) -> object:
        from pshv.types.commandinfo import read_only

        return read_only(list(self.aliases), "System.String")

    members = member_table(
        Property("AliasNames", lambda o: o.names()),
        Property("TypeId", type_id, None, "System.Object"),
    )


class AttributeInfo(NetObject):
    """A validation or transformation attribute; its .NET members are those the attribute object has."""

    __slots__ = ("attribute",)

    def __init__(self, attribute: Attribute) -> None:
        self.attribute = attribute

    @property
    def type_names(self) -> tuple[str, ...]:  # type: ignore[override]
        return (self.attribute.type_name, _SPACE + "ValidateArgumentsAttribute", "System.Attribute", "System.Object")

    @property
    def net_type(self) -> NetType:
        from pshv.types.nettype import known_type

        return known_type(self.attribute.type_name)

    def find_member(self, lowered: str) -> Property | Method | None:
        return _ATTRIBUTE_MEMBERS.get(lowered) if self._has(lowered) else None

    def list_members(self):  # type: ignore[no-untyped-def]
        return iter(m for key, m in _ATTRIBUTE_MEMBERS.items() if self._has(key))

    def _has(self, lowered: str) -> bool:
        return lowered == "typeid" or hasattr(self.attribute, _SLOTS.get(lowered, ""))

    def text(self) -> str:
        return self.attribute.type_name


_SLOTS = {
    "validvalues": "valid_values",
    "ignorecase": "ignore_case",
    "errormessage": "error_message",
    "minrange": "minimum",
    "maxrange": "maximum",
    "minlength": "minimum",
    "maxlength": "maximum",
    "regexpattern": "pattern",
    "scriptblock": "block",
}


def _slot(lowered: str) -> object:
    def read(info: AttributeInfo) -> object:
        value = getattr(info.attribute, _SLOTS[lowered])
        return list(value) if isinstance(value, tuple) else value

    return read


_ATTRIBUTE_MEMBERS = member_table(
    *(
        Property(name, _slot(name.lower()))  # type: ignore[arg-type]
        for name in (
            "ValidValues",
            "IgnoreCase",
            "MinRange",
            "MaxRange",
            "MinLength",
            "MaxLength",
            "RegexPattern",
            "ScriptBlock",
            "ErrorMessage",
        )
    ),
    Property("TypeId", type_id, None, "System.Object"),
)


class RuntimeDefinedParameter(NetObject):
    """A parameter a dynamicparam block makes: `kind` its type, `attributes` a collection of attribute objects."""

    __slots__ = ("attributes", "is_set", "kind", "name", "value")
    type_names = (_SPACE + "RuntimeDefinedParameter", "System.Object")

    def __init__(self, name: str, kind: Any, attributes: Any) -> None:
        from pshv.runtime.values import GenericList
        from pshv.types.nettype import OBJECT, NetType, find_type, known_type

        found = kind if isinstance(kind, NetType) else find_type(str(kind)) if kind else None
        self.name = name
        self.kind = found or OBJECT
        self.attributes = attributes
        if attributes is None:
            element = known_type("System.Attribute")
            self.attributes = GenericList((), element, "System.Collections.ObjectModel.Collection")
        self.value: object = None
        self.is_set = False

    members = member_table(
        Property("Name", lambda o: o.name, lambda o, v: setattr(o, "name", v), "string"),
        Property("ParameterType", lambda o: o.kind, lambda o, v: setattr(o, "kind", v), "type"),
        Property("Value", lambda o: o.value, lambda o, v: setattr(o, "value", v), "System.Object"),
        Property("IsSet", lambda o: o.is_set, lambda o, v: setattr(o, "is_set", v), "bool"),
        Property("Attributes", lambda o: o.attributes),
    )


class CommandParameterInfo(NetObject):
    """A parameter as part of one parameter set."""

    __slots__ = ("parameter", "use")
    type_names = (_SPACE + "CommandParameterInfo", "System.Object")

    def __init__(self, parameter: Parameter, use: ParameterSetUse) -> None:
        self.parameter = parameter
        self.use = use

    members = member_table(
        Property("Name", lambda o: o.parameter.name, None, "string"),
        Property("ParameterType", lambda o: o.parameter.net_type, None, "type"),
        Property("IsMandatory", lambda o: o.use.mandatory, None, "bool"),
        Property("IsDynamic", lambda o: o.parameter.dynamic, None, "bool"),
        Property("Position", lambda o: _position(o.use), None, "int"),
        Property("ValueFromPipeline", lambda o: o.use.by_value, None, "bool"),
        Property("ValueFromPipelineByPropertyName", lambda o: o.use.by_property, None, "bool"),
        Property("ValueFromRemainingArguments", lambda o: o.use.remaining, None, "bool"),
        Property("HelpMessage", lambda o: o.use.help_message, None, "string"),
        Property("Aliases", lambda o: ParameterMetadata(o.parameter).aliases()),
        Property("Attributes", lambda o: ParameterMetadata(o.parameter).attributes()),
    )


class CommandParameterSetInfo(NetObject):
    """One parameter set of a command; its text is the syntax line without the name."""

    __slots__ = ("command", "name")
    type_names = (_SPACE + "CommandParameterSetInfo", "System.Object")

    def __init__(self, command: Command, name: str) -> None:
        self.command = command
        self.name = name

    def text(self) -> str:
        from pshv.runtime.commandsyntax import line

        return line(self.command, self.name).partition(" ")[2]

    def parameters(self) -> object:
        from pshv.runtime.commandsyntax import parameters_of
        from pshv.types.commandinfo import read_only

        made = [CommandParameterInfo(p, use) for p, use in parameters_of(self.command, self.name)]
        return read_only(made, _SPACE + "CommandParameterInfo")

    members = member_table(
        Property("Name", lambda o: o.name, None, "string"),
        Property("IsDefault", lambda o: o.name == o.command.default_set and bool(o.command.set_names), None, "bool"),
        Property("Parameters", lambda o: o.parameters()),
        Method("ToString", lambda o: o.text(), ("string ToString()",)),
    )


class PSTypeName(NetObject):
    """A type by its name, as OutputType lists them."""

    __slots__ = ("name",)
    type_names = (_SPACE + "PSTypeName", "System.Object")

    def __init__(self, name: str) -> None:
        self.name = name

    def resolved(self) -> object:
        from pshv.types.nettype import find_type

        return find_type(self.name)

    def text(self) -> str:
        return self.name

    members = member_table(
        Property("Name", lambda o: o.name, None, "string"),
        Property("Type", lambda o: o.resolved(), None, "type"),
        Property("TypeDefinitionAst", lambda o: None),
        Method("ToString", lambda o: o.name, ("string ToString()",)),
    )


class CommandMetadata(NetObject):
    """`[CommandMetadata]::new($commandInfo)`: what a command declares, as one object."""

    __slots__ = ("declared",)
    type_names = (_SPACE + "CommandMetadata", "System.Object")

    def __init__(self, declared: Command) -> None:
        self.declared = declared

    def parameters(self) -> object:
        from pshv.runtime.values import Dictionary
        from pshv.types.nettype import STRING, known_type

        own = [p for p in self.declared.parameters.values() if not p.common]
        arguments = (STRING, known_type(_SPACE + "ParameterMetadata"))
        pairs = [(p.name, ParameterMetadata(p)) for p in own]
        return Dictionary("System.Collections.Generic.Dictionary", arguments, pairs, ignore_case=True)

    def impact(self) -> object:
        from pshv.types.commandinfo import enum_value

        return enum_value("ConfirmImpact", self.declared.confirm_impact)

    def default_set(self) -> object:
        return self.declared.default_set if self.declared.set_names else None

    members = member_table(
        Property("Name", lambda o: o.declared.name, None, "string"),
        Property("CommandType", lambda o: None, None, "type"),
        Property("DefaultParameterSetName", lambda o: o.default_set(), None, "string"),
        Property("SupportsShouldProcess", lambda o: o.declared.should_process, None, "bool"),
        Property("SupportsPaging", lambda o: o.declared.supports_paging, None, "bool"),
        Property("PositionalBinding", lambda o: o.declared.positional_binding, None, "bool"),
        Property("HelpUri", lambda o: o.declared.help_uri, None, "string"),
        Property("ConfirmImpact", lambda o: o.impact(), None, _SPACE + "ConfirmImpact"),
        Property("Parameters", lambda o: o.parameters()),
    )
