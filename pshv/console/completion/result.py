"""Completions as values and as the objects TabExpansion2 gives: CommandCompletion with CompletionResults."""

from __future__ import annotations

from typing import Any

from pshv.types.netobject import Method, NetObject, Property, member_table

_SPACE = "System.Management.Automation."


class Match(NetObject):
    """One completion; `kind` is a CompletionResultType name."""

    __slots__ = ("kind", "list_text", "text_", "tooltip")
    type_names = (_SPACE + "CompletionResult", "System.Object")

    def __init__(self, text: str, list_text: str = "", kind: str = "Text", tooltip: str = "") -> None:
        self.text_ = text
        self.list_text = list_text or text
        self.kind = kind
        self.tooltip = tooltip or self.list_text

    def result_type(self) -> object:
        from pshv.types.nettype import known_type

        return known_type(_SPACE + "CompletionResultType").enum_member(self.kind)

    members = member_table(
        Property("CompletionText", lambda o: o.text_, None, "string"),
        Property("ListItemText", lambda o: o.list_text, None, "string"),
        Property("ResultType", lambda o: o.result_type(), None, _SPACE + "CompletionResultType"),
        Property("ToolTip", lambda o: o.tooltip, None, "string"),
    )


class Completion(NetObject):
    """The matches for one place, and the piece of text they replace."""

    __slots__ = ("current", "index", "length", "matches")
    type_names = (_SPACE + "CommandCompletion", "System.Object")

    def __init__(self, index: int, length: int, matches: list[Match]) -> None:
        self.index = index
        self.length = length
        self.matches = matches
        self.current = -1

    def collection(self) -> object:
        from pshv.runtime.values import GenericList
        from pshv.types.nettype import known_type

        element = known_type(_SPACE + "CompletionResult")
        return GenericList(self.matches, element, "System.Collections.ObjectModel.Collection")

    def next_result(self, forward: Any) -> Match | None:
        """GetNextResult: the matches one after the other, around the corner."""
        if not self.matches:
            return None
        self.current = (self.current + (1 if forward else -1)) % len(self.matches)
        return self.matches[self.current]

    members = member_table(
        Property("CurrentMatchIndex", lambda o: o.current, lambda o, v: setattr(o, "current", v), "int"),
        Property("ReplacementIndex", lambda o: o.index, lambda o, v: setattr(o, "index", v), "int"),
        Property("ReplacementLength", lambda o: o.length, lambda o, v: setattr(o, "length", v), "int"),
        Property("CompletionMatches", lambda o: o.collection()),
        Method("GetNextResult", lambda o, forward: o.next_result(forward)),
    )


def quoted(text: str, quote: str = "") -> str:
    """A value as an argument: quoted when it must be, or in the quotes the user began with."""
    if quote == '"':
        return '"' + text.replace("`", "``").replace("$", "`$").replace('"', '`"') + '"'
    if quote == "'" or needs_quotes(text):
        return "'" + text.replace("'", "''") + "'"
    return text


def needs_quotes(text: str) -> bool:
    return not text or any(ch in " \t'\"`$;,|&(){}@#<>[]" for ch in text)
