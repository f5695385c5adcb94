"""Closed lists: operators, arguments of attributes, #requires."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .result import Match

if TYPE_CHECKING:
    from .place import Place

_CASED = [
    "contains",
    "eq",
    "ge",
    "gt",
    "in",
    "le",
    "like",
    "lt",
    "match",
    "ne",
    "notcontains",
    "notin",
    "notlike",
    "notmatch",
    "replace",
    "split",
]
OPERATORS = sorted(
    {"and", "as", "band", "bnot", "bor", "bxor", "f", "is", "isnot", "join", "not", "or", "shl", "shr", "xor"}
    | {case + name for case in ("", "i", "c") for name in _CASED}
)
_WORDS = {
    "eq": ("Equal to", "equal the right operand", "equals the right operand"),
    "ne": ("Not equal to", "do not equal the right operand", "does not equal the right operand"),
    "gt": ("Greater than", "are greater than the right operand", "is greater than the right operand"),
    "ge": (
        "Greater than or equal to",
        "are greater than or equal to the right operand",
        "is greater than or equal to the right operand",
    ),
    "lt": ("Less than", "are less than the right operand", "is less than the right operand"),
    "le": (
        "Less than or equal to",
        "are less than or equal to the right operand",
        "is less than or equal to the right operand",
    ),
}
ATTRIBUTES = {
    "cmdletbinding": [
        "DefaultParameterSetName",
        "ConfirmImpact",
        "SupportsShouldProcess",
        "SupportsPaging",
        "SupportsTransactions",
        "HelpUri",
        "PositionalBinding",
        "RemotingCapability",
    ],
    "parameter": [
        "Mandatory",
        "Position",
        "ParameterSetName",
        "ValueFromPipeline",
        "ValueFromPipelineByPropertyName",
        "ValueFromRemainingArguments",
        "HelpMessage",
        "HelpMessageBaseName",
        "HelpMessageResourceId",
        "DontShow",
    ],
    "validateset": ["ErrorMessage", "IgnoreCase"],
    "validatepattern": ["ErrorMessage", "Options"],
    "validatescript": ["ErrorMessage"],
    "outputtype": ["ParameterSetName", "ProviderCmdlet"],
}
_REQUIRES = ("Modules", "PSEdition", "RunAsAdministrator", "Version")


def operator_matches(word: str) -> list[Match]:
    """Operators that begin with `word`, dash in front."""
    found = [name for name in OPERATORS if name.startswith(word.lower())]
    return [Match(f"-{name}", name, "ParameterName", _tooltip(name)) for name in found]


def _tooltip(name: str) -> str:
    case = "case sensitive" if name[0] == "c" and name[1:] in _WORDS else "case insensitive"
    words = _WORDS.get(name) or _WORDS.get(name[1:])
    if words is None:
        return f"-{name}"
    title, many, one = words
    return (
        f"{title} - {case}. When the left operand is a collection, returns values from the collection that {many}, "
        f"otherwise returns TRUE if the left operand {one}."
    )


def open_attribute(place: Place) -> str | None:
    """The name of the attribute whose parentheses the cursor is in, in lower case."""
    depth = 0
    tokens = [t for t in place.tokens if t.start < place.cursor]
    if place.token is not None and place.token.kind == "=":
        return None
    for index in range(len(tokens) - 1, 1, -1):
        kind = tokens[index].kind
        if kind == ")":
            depth += 1
        elif kind == "(":
            if depth == 0:
                name = place.text[tokens[index - 1].start : tokens[index - 1].end].lower()
                opened = tokens[index - 2].kind == "["
                return name.removesuffix("attribute") if opened and tokens[index - 1].kind != "]" else None
            depth -= 1
        elif kind in ("=", "newline", ";") and depth == 0:
            return None
    return None


def attribute_matches(name: str, word: str) -> list[Match]:
    """Named arguments of an attribute."""
    found = [a for a in ATTRIBUTES.get(name, ()) if a.lower().startswith(word.lower())]
    if name == "cmdletbinding" and word.lower().startswith("su"):
        found.sort(key=["SupportsShouldProcess", "SupportsPaging", "SupportsTransactions"].index)
    return [Match(a, a, "Property", a) for a in found]


def requires_matches(word: str) -> list[Match]:
    """Parameters of #requires."""
    return [Match(a, a, "ParameterName", a) for a in _REQUIRES if a.lower().startswith(word.lower())]
