"""[System.Management.Automation.Language.Parser]: ParseInput and ParseFile with their tokens and errors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pshv.runtime import current
from pshv.runtime.text import to_text
from pshv.runtime.values import Reference
from pshv.types.implementation import Implementation
from pshv.types.netobject import NetObject, Property, member_table
from pshv.types.syntax import NAMESPACE, ScriptExtent, syntax_object, token_kind
from pshv.types.tokenflags import flags_of, flags_value

if TYPE_CHECKING:
    from pshv.language.errors import ParseError
    from pshv.language.parser import ParseResult
    from pshv.language.token import Token

_KINDS: Final = {
    "word": "Generic",
    "string": "StringLiteral",
    "expandable": "StringExpandable",
    "here_string": "HereStringLiteral",
    "here_expandable": "HereStringExpandable",
    "splatted": "SplattedVariable",
    "newline": "NewLine",
    "eof": "EndOfInput",
    "merging": "Redirection",
    "redirect_in": "RedirectInStd",
    "subexpression": "DollarParen",
    "(": "LParen",
    ")": "RParen",
    "{": "LCurly",
    "}": "RCurly",
    "[": "LBracket",
    "]": "RBracket",
    "@(": "AtParen",
    "@{": "AtCurly",
    "$(": "DollarParen",
    ";": "Semi",
    "|": "Pipe",
    "::": "ColonColon",
    ":": "Colon",
    "?": "QuestionMark",
    "?.": "QuestionDot",
    "?[": "QuestionLBracket",
    "elseif": "ElseIf",
}


class ParseErrorObject(NetObject):
    """One ParseError."""

    __slots__ = ("error",)
    type_names = (NAMESPACE + "ParseError", "System.Object")

    def __init__(self, error: ParseError) -> None:
        self.error = error

    members = member_table(
        Property("Extent", lambda o: ScriptExtent(o.error.extent)),
        Property("ErrorId", lambda o: o.error.error_id, type_name="string"),
        Property("Message", lambda o: o.error.message, type_name="string"),
        Property("IncompleteInput", lambda o: o.error.incomplete, type_name="bool"),
    )

    def text(self) -> str:
        from pshv.language.errors import position_message

        text = f"{position_message(self.error.extent, current.session.edition)}\n{self.error.message}"
        return text.replace("\r\n", "\n").replace("\n", "\r\n")


class TokenObject(NetObject):
    """One Token."""

    __slots__ = ("extent", "flags", "token")
    type_names = (NAMESPACE + "Token", "System.Object")

    def __init__(self, token: Token, extent: ScriptExtent, more_flags: int = 0) -> None:
        self.token = token
        self.extent = extent
        self.flags = flags_of(token.kind) | more_flags

    members = member_table(
        Property("Text", lambda o: o.extent.text(), type_name="string"),
        Property("TokenFlags", lambda o: flags_value(o.flags)),
        Property("Kind", lambda o: kind_of(o.token)),
        Property("HasError", lambda o: False, type_name="bool"),
        Property("Extent", lambda o: o.extent),
        Property("Value", lambda o: _value(o.token)),
        Property("Name", lambda o: o.token.value if o.token.kind in ("variable", "splatted") else None),
        Property("ParameterName", lambda o: o.token.value if o.token.kind == "parameter" else None),
    )

    def text(self) -> str:
        return self.extent.text()


def kind_of(token: Token) -> Any:
    """The TokenKind of a token."""
    from pshv.types.syntax import _OPERATORS

    return token_kind(_KINDS.get(token.kind) or _OPERATORS.get(token.kind) or token.kind.capitalize())


def _value(token: Token) -> Any:
    return token.value if token.kind in ("string", "expandable", "here_string", "here_expandable", "number") else None


def parse_tokens(text: str, file: str | None, edition: str) -> tuple[list[TokenObject], ParseResult]:
    """The tokens of a text with their flags, the end of input last, and what the parser made of it."""
    from pshv.language.extent import Extent
    from pshv.language.parser import parse
    from pshv.language.parser import tokens as read_tokens
    from pshv.types.tokenflags import places

    result = parse(text, file, edition)
    names = places(result.tree)
    made = [
        TokenObject(t, ScriptExtent(Extent(result.source, t.start, t.end)), names.get(t.start, 0))
        for t in read_tokens(text, edition)
    ]
    made.append(_end_of_input(result.source, len(text)))
    return made, result


def _parse(text: str, file: str | None, tokens: Any, errors: Any) -> Any:
    from pshv.types.nettype import known_type

    made, result = parse_tokens(text, file, current.session.edition)
    if isinstance(tokens, Reference):
        tokens.value = _array(list(made), known_type(NAMESPACE + "Token"))
    if isinstance(errors, Reference):
        found: list[Any] = [ParseErrorObject(e) for e in result.errors]
        errors.value = _array(found, known_type(NAMESPACE + "ParseError"))
    return syntax_object(result.tree)


def _array(items: list[Any], element: Any) -> Any:
    from pshv.runtime.values import TypedArray

    return TypedArray(items, element)


def _end_of_input(source: Any, end: int) -> TokenObject:
    from pshv.language.extent import Extent
    from pshv.language.token import Token

    return TokenObject(Token("eof", end, end, None, None, end), ScriptExtent(Extent(source, end, end)))


def parse_input(text: Any, *references: Any) -> Any:
    """`ParseInput(text, [fileName,] [ref]tokens, [ref]errors)`."""
    file = to_text(references[0]) if len(references) == 3 and not isinstance(references[0], Reference) else None
    tokens, errors = references[-2:]
    return _parse(to_text(text), file, tokens, errors)


def parse_file(path: Any, tokens: Any, errors: Any) -> Any:
    """`ParseFile(path, [ref]tokens, [ref]errors)`: the file is one of the session's drives."""
    drives = current.session.drives
    at = drives.resolve(to_text(path))
    return _parse(drives.read_script(at), at.text, tokens, errors)


IMPLEMENTATIONS = (
    Implementation(
        NAMESPACE + "Parser",
        statics={"ParseInput": parse_input, "ParseFile": parse_file},
        raw=("ParseInput", "ParseFile"),
    ),
)
