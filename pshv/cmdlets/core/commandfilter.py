"""Which commands Get-Command was asked for: kinds, modules, verbs and nouns, parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime.wildcard import Wildcard

if TYPE_CHECKING:
    from pshv.types.commandinfo import CommandInfo

    from .get_command import GetCommand


def _patterns(texts: list[str] | None) -> list[Wildcard] | None:
    return None if not texts else [Wildcard(text) for text in texts]


def _any(patterns: list[Wildcard] | None, text: str) -> bool:
    return patterns is None or any(pattern.matches(text) for pattern in patterns)


class CommandFilter:
    """The conditions of one Get-Command call."""

    def __init__(self, cmdlet: GetCommand) -> None:
        self.verbs = _patterns(cmdlet.Verb)
        self.nouns = _patterns(cmdlet.Noun)
        self.modules = _patterns(cmdlet.Module)
        self.excluded = _patterns(getattr(cmdlet, "ExcludeModule", None))
        self.parameter_names = _patterns(getattr(cmdlet, "ParameterName", None))
        self.parameter_types: list[Any] | None = getattr(cmdlet, "ParameterType", None)
        self.kinds: Any = cmdlet.CommandType
        self.by_parts = self.verbs is not None or self.nouns is not None
        self.imported_only = bool(getattr(cmdlet, "ListImported", False))

    def kind(self, kind: str) -> bool:
        """Whether commands of this kind are wanted."""
        if self.kinds is None:
            return True
        bit: int = self.kinds.type.enum.values[kind]
        return bool(self.kinds.value & bit)

    def name_fits(self, name: str) -> bool:
        """Verb and noun, before anything is looked up."""
        if not self.by_parts:
            return True
        verb, dash, noun = name.partition("-")
        return bool(dash) and _any(self.verbs, verb) and _any(self.nouns, noun)

    def admits(self, info: CommandInfo) -> bool:
        """Whether a command meets every condition."""
        return (
            self.kind(info.kind)
            and self.name_fits(info.name)
            and _any(self.modules, info.module_name)
            and not (self.excluded and _any(self.excluded, info.module_name))
            and self._has_parameter(info)
        )

    def _has_parameter(self, info: CommandInfo) -> bool:
        if self.parameter_names is None and not self.parameter_types:
            return True
        from pshv.types.commandinfo import AliasInfo

        if isinstance(info, AliasInfo) and info.target is None:
            return False
        return any(
            self._parameter_named(parameter) and self._parameter_typed(parameter)
            for parameter in info.declared.parameters.values()
        )

    def _parameter_named(self, parameter: Any) -> bool:
        return self.parameter_names is None or any(
            _any(self.parameter_names, name) for name in (parameter.name, *parameter.aliases)
        )

    def _parameter_typed(self, parameter: Any) -> bool:
        if not self.parameter_types:
            return True
        kind = parameter.net_type
        for wanted in self.parameter_types:
            text = _type_text(wanted)
            if text.lower() in (kind.full_name.lower(), kind.name.lower(), kind.text.lower()):
                return True
            if kind.element is not None and text.lower() == kind.element.full_name.lower():
                return True
        return False


def _type_text(value: Any) -> str:
    from pshv.runtime.text import to_text
    from pshv.types.nettype import NetType, find_type

    if isinstance(value, NetType):
        return value.full_name
    text = getattr(value, "name", None) or to_text(value)
    found = find_type(text)
    return found.full_name if found is not None else str(text)
