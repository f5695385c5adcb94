"""Decides what is being completed and asks the right source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.language import tree as T

from .result import Completion, Match

if TYPE_CHECKING:
    from .place import Place


def find_matches(place: Place) -> Completion:
    """The completion of a place."""
    token = place.token
    text, cursor = place.text, place.cursor
    start = cursor if token is None else token.start
    end = cursor if token is None else token.end
    if not text.strip():
        return Completion(0, 0, [])
    comment = _comment(place)
    if comment is not None:
        return comment
    for source in (_variable, _member, _type_name, _attribute_argument, _hashtable_key, _parameter, _operator):
        found = source(place)
        if found is not None:
            return found
    return _word(place, start, end)


def _over(place: Place, start: int, end: int, matches: list[Match]) -> Completion:
    return Completion(start, end - start, matches)


def _comment(place: Place) -> Completion | None:
    line_start = place.text.rfind("\n", 0, place.cursor) + 1
    line = place.text[line_start : place.cursor]
    head = line.lstrip()
    if not head.startswith("#"):
        return None
    from .keywords import requires_matches

    if not head.lower().startswith("#requires "):
        return _over(place, line_start, place.cursor, [])
    start = place.text.rfind("-", line_start, place.cursor) + 1
    if start <= 0:
        return _over(place, place.cursor, place.cursor, [])
    return _over(place, start, place.cursor, requires_matches(place.text[start : place.cursor]))


def _variable(place: Place) -> Completion | None:
    token = place.token
    if token is None or token.kind not in ("variable", "splatted"):
        return _variable_in_string(place)
    from .variables import variable_matches

    return _over(place, token.start, token.end, variable_matches(place, place.word))


def _variable_in_string(place: Place) -> Completion | None:
    token = place.token
    if token is None or token.kind not in ("expandable", "here_expandable"):
        return None
    before = place.text[token.start : place.cursor]
    at = before.rfind("$")
    name = before[at + 1 :]
    if at < 0 or not name or not all(ch.isalnum() or ch in "_:" for ch in name):
        return None
    from .variables import variable_matches

    return _over(place, token.start + at, place.cursor, variable_matches(place, before[at:]))


def _member(place: Place) -> Completion | None:
    """`expression.` and `[type]::`, with or without the beginning of a name."""
    token = place.token
    if token is None:
        return None
    if token.kind in (".", "::", "?."):
        start, sign = place.cursor, token
    else:
        before = place.previous(token.start)
        if before is None or before.kind not in (".", "::", "?.") or before.end != token.start:
            return None
        start, sign = token.start, before
    if sign.start == 0 or (place.text[sign.start - 1] in " \t" and sign.kind == "."):
        return None
    node = _member_node(place, sign)
    if node is None:
        return None
    from .memberlist import member_matches

    end = token.end if token is not sign else place.cursor
    return _over(place, start, end, member_matches(place, node, place.text[start : place.cursor]))


def _member_node(place: Place, sign: Any) -> Any:
    best = None
    for node in place.tree.walk():
        if isinstance(node, T.MemberExpressionAst) and node.expression.extent.end <= sign.start <= node.extent.end:
            if best is None or node.expression.extent.end >= best.expression.extent.end:
                best = node
    return best


def _type_name(place: Place) -> Completion | None:
    """Inside `[...]` before anything but a name stands there, and where a parameter wants a type name."""
    token = place.token
    if token is None:
        return None
    before = place.previous(token.start)
    opened = token.kind == "["
    if not opened and not (before is not None and before.kind == "[" and before.end == token.start):
        return None
    if not opened and not all(ch.isalnum() or ch in "._+" for ch in place.word):
        return None
    if _indexes(place, token if opened else before):
        return None
    from .typelist import type_matches

    start = token.end if opened else token.start
    end = place.cursor if opened else token.end
    return _over(place, start, end, type_matches(place, place.text[start : place.cursor]))


def _indexes(place: Place, bracket: Any) -> bool:
    return bracket.start > 0 and (place.text[bracket.start - 1].isalnum() or place.text[bracket.start - 1] in "_)]}'\"")


def _attribute_argument(place: Place) -> Completion | None:
    from .keywords import attribute_matches, open_attribute

    name = open_attribute(place)
    if name is None:
        return None
    token = place.token
    word = place.word if token is not None and token.kind not in ("(", ",") else ""
    start = token.start if word and token is not None else place.cursor
    matches = attribute_matches(name, word)
    return _over(place, start, token.end if word and token is not None else place.cursor, matches)


def _hashtable_key(place: Place) -> Completion | None:
    from .hashkeys import key_matches

    return key_matches(place)


def _parameter(place: Place) -> Completion | None:
    """`-Name` of a command."""
    token = place.token
    if token is None:
        return None
    dash = token.kind == "parameter" or place.word[:1] in ("-", "–", "—", "―")
    if not dash:
        return None
    command = place.command()
    if command is None or command[0].extent.start == token.start:
        return None
    word = place.word
    if ":" in word:
        from .arguments import attached_matches

        colon = token.start + word.index(":") + 1
        return _over(place, colon, place.cursor, attached_matches(place, command, word))
    from .parameters import parameter_matches

    end = token.end
    return _over(place, token.start, end, parameter_matches(place, command[0], word[1:], token))


def _operator(place: Place) -> Completion | None:
    """`-eq` and its like, behind an expression."""
    token = place.token
    word = place.word
    if token is None or word[:1] != "-" or place.command() is not None:
        return None
    if not word[1:].isalpha() and word != "-":
        return None
    from .keywords import operator_matches

    return _over(place, token.start, token.end, operator_matches(word[1:]))


def _word(place: Place, start: int, end: int) -> Completion:
    """A command name, an argument, a redirection's file, or the text of an expression."""
    token = place.token
    if token is not None and token.kind in ("(", "{", "@(", "$(", ";", "|", "&&", "||", "number"):
        return _over(place, place.cursor, place.cursor, [])
    if _after_redirection(place, start):
        from .paths import path_matches

        return _over(place, start, end, path_matches(place, place.word, files=True))
    command = place.command()
    if command is not None and not _is_name(command[0], start):
        from .arguments import argument_matches

        return argument_matches(place, command)
    if token is None or token.kind in ("string", "expandable"):
        return _over(place, start, end, [])
    from .commandnames import command_matches

    return _over(place, start, end, command_matches(place, place.word))


def _is_name(command: Any, start: int) -> bool:
    return bool(command.elements) and command.elements[0].extent.start >= start


def _after_redirection(place: Place, start: int) -> bool:
    before = place.previous(start)
    return before is not None and before.kind in ("redirection", "redirect_in") and place.token is not before
