"""[System.Management.Automation.PSParser]::Tokenize: the tokens of PowerShell 2, made from those of the language.

Source: the API reference of PSParser, PSToken and PSTokenType.
"""

from __future__ import annotations

from typing import Any, Final

from pshv.runtime import current
from pshv.runtime.text import to_text
from pshv.runtime.values import Reference, enumerate_value
from pshv.types.dotnet.parsing import ParseErrorObject, TokenObject, parse_tokens
from pshv.types.implementation import Implementation
from pshv.types.netobject import NetObject, Property, member_table
from pshv.types.tokenflags import NUMBERS

_SMA: Final = "System.Management.Automation."
_BY_FLAG: Final = {
    "CommandName": "Command",
    "MemberName": "Member",
    "AttributeName": "Attribute",
    "TypeName": "Type",
    "Keyword": "Keyword",
}
_BY_KIND: Final = {
    "variable": "Variable",
    "splatted": "Variable",
    "parameter": "CommandParameter",
    "number": "Number",
    "label": "LoopLabel",
    "identifier": "CommandArgument",
    "word": "CommandArgument",
    "newline": "NewLine",
    "comment": "Comment",
    ";": "StatementSeparator",
    **dict.fromkeys(("string", "expandable", "here_string", "here_expandable"), "String"),
    **dict.fromkeys(("(", "{", "@(", "@{", "$(", "subexpression"), "GroupStart"),
    **dict.fromkeys((")", "}"), "GroupEnd"),
}


class PSToken(NetObject):
    """One PSToken."""

    __slots__ = ("token",)
    type_names = (_SMA + "PSToken", "System.Object")
    members = member_table(
        Property("Content", lambda o: o.content(), type_name="string"),
        Property("Type", lambda o: o.kind()),
        Property("Start", lambda o: o.token.extent.extent.start, type_name="int"),
        Property("Length", lambda o: o.token.extent.extent.end - o.token.extent.extent.start, type_name="int"),
        Property("StartLine", lambda o: o.token.extent.extent.start_line_number, type_name="int"),
        Property("StartColumn", lambda o: o.token.extent.extent.start_column_number, type_name="int"),
        Property("EndLine", lambda o: o.token.extent.extent.end_line_number, type_name="int"),
        Property("EndColumn", lambda o: o.token.extent.extent.end_column_number, type_name="int"),
    )

    def __init__(self, token: TokenObject) -> None:
        self.token = token

    def content(self) -> str:
        inner = self.token.token
        if inner.kind in ("variable", "splatted", "string", "expandable", "here_string", "here_expandable", "label"):
            return str(inner.value)
        return self.token.text()

    def kind(self) -> Any:
        from pshv.types.nettype import known_type

        flags = self.token.flags
        name = next((shown for flag, shown in _BY_FLAG.items() if flags & NUMBERS[flag]), None)
        return known_type(_SMA + "PSTokenType").enum_member(name or _BY_KIND.get(self.token.token.kind, "Operator"))


def tokenize(script: Any, errors: Any) -> Any:
    """`Tokenize(script, [ref]errors)`; an array is joined by line ends."""
    lines = enumerate_value(script)
    text = to_text(script) if lines is None else "\n".join(to_text(line) for line in lines)
    made, result = parse_tokens(text, None, current.session.edition)
    if isinstance(errors, Reference):
        errors.value = [ParseErrorObject(error) for error in result.errors]
    return [PSToken(token) for token in made if token.token.kind != "eof"]


IMPLEMENTATIONS = (Implementation(_SMA + "PSParser", statics={"Tokenize": tokenize}, raw=("Tokenize",)),)
