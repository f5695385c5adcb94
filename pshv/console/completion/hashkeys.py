"""Keys of a hashtable: of calculated properties, and of one that is splatted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.language import tree as T

from .result import Completion, Match

if TYPE_CHECKING:
    from .place import Place

_CALCULATED = {
    "sort-object": ("Expression", "Ascending", "Descending"),
    "group-object": ("Expression",),
    "compare-object": ("Expression",),
    "select-object": ("Name", "Expression"),
    "convertto-html": ("Expression", "Label", "Width", "Alignment"),
    "format-table": ("Expression", "FormatString", "Label", "Width", "Alignment"),
    "format-list": ("Expression", "FormatString", "Label"),
    "format-wide": ("Expression", "FormatString"),
    "format-custom": ("Expression", "Depth"),
    "get-winevent": (
        "LogName", "ProviderName", "Path", "Keywords", "ID", "Level", "StartTime", "EndTime", "UserID", "Data",
        "SuppressHashFilter",
    ),
}  # fmt: skip


def key_matches(place: Place) -> Completion | None:
    """Completions of a key being typed inside `@{ }`, None when the cursor is not at a key."""
    opened = _open_table(place)
    if opened is None:
        return None
    token = place.token
    typed = token is not None and token.kind not in ("@{", ";", "newline")
    start = token.start if typed and token is not None else place.cursor
    end = token.end if typed and token is not None else place.cursor
    word = place.text[start : place.cursor]
    keys = _keys(place, opened)
    if keys is None:
        return None
    matches = [Match(key, key, "Property", key) for key in keys if key.lower().startswith(word.lower())]
    return Completion(start, end - start, matches)


def _open_table(place: Place) -> Any:
    """The `@{` token whose key position the cursor is in."""
    depth = 0
    before = [t for t in place.tokens if t.start < place.cursor]
    if place.token is not None and before and before[-1].kind not in ("@{", ";", "newline"):
        before = before[:-1]
    if not before or before[-1].kind not in ("@{", ";", "newline"):
        return None
    for token in reversed(before):
        if token.kind in (")", "}"):
            depth += 1
        elif token.kind in ("@{", "{", "(", "@(", "$("):
            if depth == 0:
                return token if token.kind == "@{" else None
            depth -= 1
    return None


def _keys(place: Place, opened: Any) -> tuple[str, ...] | list[str] | None:
    command = place.command()
    if command is not None and command[0].extent.start < opened.start <= command[0].extent.end:
        name = getattr(command[0].elements[0], "value", "")
        found = place.session.commands.find(str(name), place.session.scope)
        real = getattr(found, "name", str(name)).lower()
        return _CALCULATED.get(real, ())
    return _splatted(place, opened)


def _splatted(place: Place, opened: Any) -> list[str] | None:
    """Parameters of the command a hashtable variable is splatted to."""
    target = None
    for node in place.tree.walk():
        if isinstance(node, T.AssignmentStatementAst) and node.right.extent.start <= opened.start <= node.extent.end:
            if isinstance(node.left, T.VariableExpressionAst):
                target = node.left.path.lower()
    if target is None:
        return None
    from .parameters import declaration_of

    for node in place.tree.walk():
        if isinstance(node, T.CommandAst):
            for element in node.elements[1:]:
                if isinstance(element, T.VariableExpressionAst) and element.splatted and element.path.lower() == target:
                    declared = declaration_of(place, node)
                    return [p.name for p in declared.parameters.values()] if declared is not None else None
    return None
