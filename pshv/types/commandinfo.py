"""Commands as the objects Get-Command shows: CmdletInfo, FunctionInfo, FilterInfo, ExternalScriptInfo, AliasInfo.

`command_info(command, session)` wraps what a name means; `&` calls the wrapped command (its `command` attribute).
Members: dotnet/types.json (System.Management.Automation.*Info).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from pshv.types.netobject import Method, NetObject, Property, member_table

if TYPE_CHECKING:
    from pshv.runtime.declaration import Command
    from pshv.runtime.session import Session

_SPACE = "System.Management.Automation."


_REMOTING = {"None": 0, "PowerShell": 1, "SupportedByCommand": 2, "OwnedByCommand": 3}


def enum_value(type_name: str, member: str) -> object:
    """A member of an enum of System.Management.Automation."""
    from pshv.types.nettype import known_type

    found = known_type(_SPACE + type_name)
    if not found.is_enum and type_name == "RemotingCapability":
        from pshv.types.nettype import register_enum

        found = register_enum(_SPACE + type_name, _REMOTING)
    return found.enum_member(member)


def read_only(items: list[Any], element: str) -> object:
    """A ReadOnlyCollection of `items`."""
    from pshv.runtime.values import GenericList
    from pshv.types.nettype import known_type

    return GenericList(items, known_type(element), "System.Collections.ObjectModel.ReadOnlyCollection")


def version_value(text: str) -> object:
    from pshv.runtime.convert import convert
    from pshv.types.nettype import known_type

    return convert(text, known_type("System.Version")) if text else None


class CommandInfo(NetObject):
    """What all kinds share. `command` is the engine's command, `name` the name it goes by."""

    __slots__ = ("_declared", "command", "name", "session")
    kind: ClassVar[str] = ""

    def __init__(self, command: Any, session: Session, name: str = "") -> None:
        self.command = command
        self.session = session
        self.name = name or command.name
        self._declared: Command | None = None

    @property
    def declared(self) -> Command:
        """The declaration: parameters and sets."""
        if self._declared is None:
            self._declared = self.command.declaration()
        return self._declared

    @property
    def module_name(self) -> str:
        module = getattr(self.command, "module", None)
        name = getattr(module, "name", None)
        return str(name or getattr(self.command, "module_name", "") or "")

    @property
    def verb(self) -> str:
        return self.name.partition("-")[0] if "-" in self.name else ""

    @property
    def noun(self) -> str:
        return self.name.partition("-")[2]

    @property
    def definition(self) -> str:
        return str(self.command.definition)

    @property
    def version(self) -> object:
        module = getattr(self.command, "module", None)
        found = getattr(module, "version", None)
        return version_value(found) if isinstance(found, str) else found

    def text(self) -> str:
        return self.name

    def parameters(self) -> object:
        from pshv.runtime.values import Dictionary
        from pshv.types.nettype import STRING, known_type
        from pshv.types.parameterinfo import ParameterMetadata

        arguments = (STRING, known_type(_SPACE + "ParameterMetadata"))
        pairs = [(p.name, ParameterMetadata(p)) for p in self.declared.parameters.values()]
        return Dictionary("System.Collections.Generic.Dictionary", arguments, pairs, ignore_case=True)

    def parameter_sets(self) -> object:
        from pshv.types.parameterinfo import CommandParameterSetInfo

        declared = self.declared
        made = [CommandParameterSetInfo(declared, name) for name in declared.sets]
        return read_only(made, _SPACE + "CommandParameterSetInfo")

    def output_types(self) -> object:
        from pshv.types.parameterinfo import PSTypeName

        return read_only([PSTypeName(name) for name in self.declared.outputs], _SPACE + "PSTypeName")

    def resolve(self, name: str) -> object:
        """ResolveParameter: the one parameter a name or its beginning means."""
        from pshv.runtime.binder.messages import ambiguous_name, not_found
        from pshv.runtime.binder.table import table_of
        from pshv.types.parameterinfo import ParameterMetadata

        hits = table_of(self.declared).matches(name)
        if len(hits) > 1:
            raise ambiguous_name(self.declared, name, (hit.name for hit in hits), None)
        if not hits:
            raise not_found(self.declared, name, None)
        return ParameterMetadata(hits[0].parameter)


def _default_set(info: CommandInfo) -> object:
    from pshv.runtime.declaration import ALL_SETS

    declared = info.declared
    return None if declared.default_set == ALL_SETS else declared.default_set


def _module(info: CommandInfo) -> object:
    return getattr(info.command, "module", None)


_COMMON = (
    Property("Name", lambda o: o.name, None, "string"),
    Property("CommandType", lambda o: enum_value("CommandTypes", o.kind), None, _SPACE + "CommandTypes"),
    Property("Source", lambda o: o.module_name, None, "string"),
    Property("Version", lambda o: o.version, None, "version"),
    Property("Definition", lambda o: o.definition, None, "string"),
    Property("ModuleName", lambda o: o.module_name, None, "string"),
    Property("Module", _module, None, "psmoduleinfo"),
    Property("Visibility", lambda o: enum_value("SessionStateEntryVisibility", "Public")),
    Property("RemotingCapability", lambda o: enum_value("RemotingCapability", "PowerShell")),
    Property("Parameters", lambda o: o.parameters()),
    Property("ParameterSets", lambda o: o.parameter_sets()),
    Property("OutputType", lambda o: o.output_types()),
    Property("HelpUri", lambda o: o.declared.help_uri, None, "System.Object", "ScriptProperty"),
    Method(
        "ResolveParameter",
        lambda o, name: o.resolve(name),
        (_SPACE + "ParameterMetadata ResolveParameter(string name)",),
    ),
    Method("ToString", lambda o: o.name, ("string ToString()",)),
)
_VERB_NOUN = (
    Property("Verb", lambda o: o.verb, None, "string"),
    Property("Noun", lambda o: o.noun, None, "string"),
)


class CmdletInfo(CommandInfo):
    __slots__ = ()
    kind = "Cmdlet"
    type_names = (_SPACE + "CmdletInfo", _SPACE + "CommandInfo", "System.Object")
    members = member_table(
        *_COMMON,
        *_VERB_NOUN,
        Property("HelpFile", lambda o: f"{o.module_name}.dll-Help.xml", None, "string"),
        Property("PSSnapIn", lambda o: None),
        Property("ImplementingType", lambda o: o.implementing_type, None, "type"),
        Property("DefaultParameterSet", _default_set, None, "string"),
        Property("Options", lambda o: enum_value("ScopedItemOptions", "ReadOnly")),
    )

    @property
    def definition(self) -> str:
        from pshv.runtime.commandsyntax import syntax

        return syntax(self.declared, self.session.newline if hasattr(self.session, "newline") else "\r\n")

    @property
    def version(self) -> object:
        from pshv.cmdlets.discovery import module_version

        return version_value(module_version(self.module_name, self.session.edition))

    @property
    def implementing_type(self) -> object:
        from pshv.types.nettype import known_type

        return known_type(self.declared.error_class)


class FunctionInfo(CommandInfo):
    __slots__ = ()
    kind = "Function"
    type_names: ClassVar[tuple[str, ...]] = (_SPACE + "FunctionInfo", _SPACE + "CommandInfo", "System.Object")
    members = member_table(
        *_COMMON,
        *_VERB_NOUN,
        Property("ScriptBlock", lambda o: o.command.script_block, None, "scriptblock"),
        Property("CmdletBinding", lambda o: o.cmdlet_binding, None, "bool"),
        Property("DefaultParameterSet", _default_set, None, "string"),
        Property("Description", lambda o: o.command.description or None, lambda o, v: o.describe(v), "string"),
        Property("HelpFile", lambda o: None, None, "string"),
        Property("Options", lambda o: options_value(o.command.options)),
    )

    @property
    def cmdlet_binding(self) -> bool:
        return not self.declared.simple and any(
            attribute.type_name.full_name.lower() == "cmdletbinding"
            for attribute in getattr(getattr(self.command.code.ast, "param_block", None), "attributes", ())
        )

    def describe(self, text: object) -> None:
        from pshv.runtime.text import to_text

        self.command.description = to_text(text)


class FilterInfo(FunctionInfo):
    __slots__ = ()
    kind = "Filter"
    type_names = (_SPACE + "FilterInfo", _SPACE + "FunctionInfo", _SPACE + "CommandInfo", "System.Object")


class ExternalScriptInfo(CommandInfo):
    __slots__ = ()
    kind = "ExternalScript"
    type_names = (_SPACE + "ExternalScriptInfo", _SPACE + "CommandInfo", "System.Object")
    members = member_table(
        *_COMMON,
        Property("Path", lambda o: o.command.file, None, "string"),
        Property("ScriptBlock", lambda o: o.command.script_block, None, "scriptblock"),
        Property("ScriptContents", lambda o: o.command.definition, None, "string"),
    )

    @property
    def definition(self) -> str:
        return str(self.command.file or "")

    @property
    def module_name(self) -> str:
        return ""


class AliasInfo(CommandInfo):
    """An alias; `command` is the engine's alias, `target` what it ends at (None when that is unknown)."""

    __slots__ = ("target",)
    kind = "Alias"
    type_names = (_SPACE + "AliasInfo", _SPACE + "CommandInfo", "System.Object")

    def __init__(self, alias: Any, session: Session, target: Any = None) -> None:
        super().__init__(alias, session)
        self.target = target

    @property
    def declared(self) -> Command:
        found: Command = self.target.declaration()
        return found

    @property
    def definition(self) -> str:
        return str(self.command.target)

    @property
    def version(self) -> object:
        return version_value("") if self.module_name == "" else super().version

    def resolved(self) -> object:
        return None if self.target is None else command_info(self.target, self.session)

    def referenced(self) -> object:
        """What the alias names itself: another alias, or the command."""
        wanted = self.definition.lower()
        for other in self.session.commands.aliases(self.session.scope):
            if other.name.lower() == wanted:
                return command_info(other, self.session)
        return self.resolved()

    @property
    def display_name(self) -> str:
        return f"{self.name} -> {self.command.target}"

    members = member_table(
        Property("DisplayName", lambda o: o.display_name, None, "string", "ScriptProperty"),
        Property(
            "ResolvedCommandName", lambda o: o.target.name if o.target else None, None, "string", "ScriptProperty"
        ),
        *(m for m in _COMMON if m.name not in ("Parameters", "ParameterSets", "OutputType")),
        Property("Parameters", lambda o: o.parameters() if o.target else None),
        Property("ParameterSets", lambda o: o.parameter_sets() if o.target else None),
        Property("OutputType", lambda o: o.output_types() if o.target else read_only([], _SPACE + "PSTypeName")),
        Property("ReferencedCommand", lambda o: o.referenced()),
        Property("ResolvedCommand", lambda o: o.resolved()),
        Property("Description", lambda o: o.command.description or "", lambda o, v: None, "string"),
        Property("Options", lambda o: options_value(o.command.options)),
    )


def options_value(options: frozenset[str]) -> object:
    """ScopedItemOptions of a set of lower-case names."""
    from pshv.types.nettype import known_type

    kind = known_type(_SPACE + "ScopedItemOptions")
    number = 0
    for name, bit in kind.enum.values.items():
        if name.lower() in options:
            number |= bit
    return kind.enum_value(number)


_KINDS: dict[str, type[CommandInfo]] = {
    "Cmdlet": CmdletInfo,
    "Function": FunctionInfo,
    "Filter": FilterInfo,
    "ExternalScript": ExternalScriptInfo,
    "Script": FunctionInfo,
}


def command_info(command: Any, session: Session) -> NetObject:
    """The object of a command of the engine (a ScriptCommand, CmdletCommand or Alias)."""
    if isinstance(command, NetObject):
        return command
    if hasattr(command, "target"):
        return AliasInfo(command, session, _target(command, session))
    return _KINDS[command.kind](command, session)


def _target(alias: Any, session: Session) -> Any:
    from pshv.runtime.errors import PSError

    try:
        return session.commands.find(alias.target, session.scope)
    except PSError:
        return None
