"""TokenFlags: what the tokenizer says of a token beside its kind.

Source: .NET's Language.TokenFlags and TokenTraits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pshv.language import tree
from pshv.language.token import BLOCK_NAMES, KEYWORDS, STATEMENTS_WITHOUT_ATTRIBUTES, words

if TYPE_CHECKING:
    from collections.abc import Iterator

NUMBERS: Final = {
    "None": 0,
    "BinaryPrecedenceLogical": 0x1,
    "BinaryPrecedenceBitwise": 0x2,
    "BinaryPrecedenceComparison": 0x5,
    "BinaryPrecedenceCoalesce": 0x7,
    "BinaryPrecedenceAdd": 0x9,
    "BinaryPrecedenceMultiply": 0xA,
    "BinaryPrecedenceFormat": 0xC,
    "BinaryPrecedenceRange": 0xD,
    "BinaryPrecedenceMask": 0xF,
    "Keyword": 0x10,
    "ScriptBlockBlockName": 0x20,
    "BinaryOperator": 0x100,
    "UnaryOperator": 0x200,
    "CaseSensitiveOperator": 0x400,
    "TernaryOperator": 0x800,
    "SpecialOperator": 0x1000,
    "AssignmentOperator": 0x2000,
    "ParseModeInvariant": 0x8000,
    "TokenInError": 0x10000,
    "DisallowedInRestrictedMode": 0x20000,
    "PrefixOrPostfixOperator": 0x40000,
    "CommandName": 0x80000,
    "MemberName": 0x100000,
    "TypeName": 0x200000,
    "AttributeName": 0x400000,
    "CanConstantFold": 0x800000,
    "StatementDoesntSupportAttributes": 0x1000000,
}
_BINARY, _UNARY, _FOLDS, _REFUSED, _ANYWHERE = 0x100, 0x200, 0x800000, 0x20000, 0x8000
_ASSIGNMENT, _SPECIAL, _AROUND, _COMPARISON, _CASED = 0x2000, 0x1000, 0x40000, 0x5, 0x400

_BY_KIND: Final[dict[str, int]] = {
    **dict.fromkeys(("+", "-"), _BINARY | 0x9 | _UNARY | _FOLDS),
    **dict.fromkeys(("*", "/", "%"), _BINARY | 0xA | _FOLDS),
    **dict.fromkeys(("=", "+=", "-=", "*=", "/=", "%=", "??="), _ASSIGNMENT),
    **dict.fromkeys(("++", "--"), _UNARY | _AROUND | _REFUSED),
    **dict.fromkeys(("!", "not", "bnot"), _UNARY | _FOLDS),
    **dict.fromkeys(("and", "or", "xor"), _BINARY | 0x1 | _FOLDS),
    **dict.fromkeys(("band", "bor", "bxor"), _BINARY | 0x2 | _FOLDS),
    **dict.fromkeys(("is", "isnot", "as"), _BINARY | _COMPARISON | _REFUSED),
    **dict.fromkeys(("shl", "shr"), _BINARY | _COMPARISON | _FOLDS),
    **dict.fromkeys(("&", "|"), _SPECIAL | _ANYWHERE),
    **dict.fromkeys((".", "::"), _SPECIAL | _REFUSED),
    **dict.fromkeys(("&&", "||", ";", "(", ")", "{", "}", "@(", "@{", "$(", "subexpression"), _ANYWHERE),
    **dict.fromkeys(("newline", "eof", "comment"), _ANYWHERE),
    **dict.fromkeys(("string", "expandable", "here_string", "here_expandable"), _ANYWHERE),
    ",": _UNARY | _ANYWHERE,
    "..": _BINARY | 0xD | _REFUSED,
    "??": _BINARY | 0x7,
    "?": 0x800 | _REFUSED,
    "format": _BINARY | 0xC | _REFUSED,
    "join": _BINARY | _UNARY | _COMPARISON | _REFUSED,
    "redirection": _REFUSED,
    "merging": _REFUSED,
    "redirect_in": _ANYWHERE | _REFUSED,
}
_FOLDING: Final = ("eq", "ne", "ge", "gt", "lt", "le")
_COMPARING: Final = words("like notlike match notmatch replace contains notcontains in notin split")


def flags_of(kind: str) -> int:
    """The flags every token of this kind has (kinds: pshv.language.token)."""
    found = _BY_KIND.get(kind)
    if found is not None:
        return found
    if kind in KEYWORDS:
        without = 0x1000000 if kind in STATEMENTS_WITHOUT_ATTRIBUTES else 0
        return 0x10 | (0x20 if kind in BLOCK_NAMES or kind == "clean" else 0) | without
    name, case = kind[1:], _CASED if kind[:1] == "c" else 0
    if kind[:1] in ("i", "c") and name in _FOLDING:
        return _BINARY | _COMPARISON | _FOLDS | case
    if kind[:1] in ("i", "c") and name in _COMPARING:
        unary = _UNARY if name == "split" else 0
        return _BINARY | _COMPARISON | _REFUSED | unary | case
    return 0


def places(root: tree.Ast) -> dict[int, int]:
    """Where names of commands, members, types and attributes begin: flag by offset."""
    return dict(_places(root))


def _places(root: tree.Ast) -> Iterator[tuple[int, int]]:
    for node in root.walk():
        if isinstance(node, tree.CommandAst):
            if isinstance(node.elements[0], (tree.StringConstantExpressionAst, tree.ExpandableStringExpressionAst)):
                yield node.elements[0].extent.start, NUMBERS["CommandName"]
        elif isinstance(node, tree.MemberExpressionAst):
            yield node.member.extent.start, NUMBERS["MemberName"]
        elif isinstance(node, (tree.TypeExpressionAst, tree.TypeConstraintAst)):
            yield node.type_name.extent.start, NUMBERS["TypeName"]
        elif isinstance(node, tree.AttributeAst):
            yield node.type_name.extent.start, NUMBERS["AttributeName"]


def flags_value(number: int) -> Any:
    """A TokenFlags value."""
    from pshv.types.nettype import known_type

    return known_type("System.Management.Automation.Language.TokenFlags").enum_value(number)
