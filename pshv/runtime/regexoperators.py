"""`-match`, `-replace` and their like. Source: powershell-language.md section 5; powershell-traps.md 13."""

from __future__ import annotations

from typing import Any

from pshv.runtime import current, values
from pshv.runtime.errors import runtime_error
from pshv.runtime.netexception import NetException
from pshv.runtime.regexes import IGNORE_CASE, Regex, compile_net, expand
from pshv.runtime.text import to_text
from pshv.runtime.values import Hashtable, enumerate_value


def regex_of(value: Any, case: bool) -> Regex:
    """The right operand as a pattern; a `[regex]` keeps its own options."""
    value = values.unwrap(value)
    if type(value) is Regex:
        return value
    return compile_net(value if type(value) is str else to_text(value), 0 if case else IGNORE_CASE)


def compiled(value: Any, case: bool) -> Regex:
    """As `regex_of`; a pattern that does not parse is the operator's error."""
    try:
        return regex_of(value, case)
    except NetException as error:
        raise error.as_error() from None


def match_table(regex: Regex, found: Any) -> Hashtable:
    """`$Matches` of a match: groups that took part, by number or name."""
    keys = regex.keys
    if keys is None:
        keys = regex.keys = _table_keys(regex)
    texts = found.group(*keys[1]) if len(keys[1]) > 1 else (found.group(*keys[1]),)
    table = Hashtable()
    table.data = dict(zip(keys[0], texts, strict=True))
    if None in texts:
        table.data = {key: text for key, text in table.data.items() if text is not None}
        table.names = {key: name for key, name in keys[2].items() if key in table.data}
    elif keys[2]:
        table.names = dict(keys[2])
    return table


def _table_keys(regex: Regex) -> tuple[tuple[Any, ...], tuple[Any, ...], dict[Any, Any]]:
    """The keys of `$Matches` in folded form, the engine's groups for them, and the names that are spelled otherwise."""
    names = [int(name) if name.isdigit() else name for name, _ in regex.names]
    folded = [values.fold_key(name) for name in names]
    shown = {key: name for key, name in zip(folded, names, strict=True) if key != name}
    return tuple(folded), tuple(place for _, place in regex.names), shown


def match(a: Any, b: Any, case: bool) -> tuple[Any, Any]:
    """(result, the new `$Matches` or None)."""
    regex = compiled(b, case)
    items = None if type(a) is str else enumerate_value(a)
    if items is None:
        found = regex.search(a if type(a) is str else to_text(a))
        if found is None:
            return False, None
        return True, match_table(regex, found)
    return [item for item in items if regex.search(to_text(item))], None


def notmatch(a: Any, b: Any, case: bool) -> tuple[Any, Any]:
    """(result, the new `$Matches` or None)."""
    regex = compiled(b, case)
    items = None if type(a) is str else enumerate_value(a)
    if items is None:
        found = regex.search(a if type(a) is str else to_text(a))
        if found is None:
            return True, None
        return False, match_table(regex, found)
    return [item for item in items if not regex.search(to_text(item))], None


def replace(a: Any, b: Any, case: bool) -> Any:
    """`a -replace pattern, replacement`; the replacement may be a script block (`$_` is the match)."""
    operands = enumerate_value(b)
    parts = [b] if operands is None else list(operands)
    if len(parts) > 2:
        raise runtime_error(
            f"The -{'creplace' if case else 'replace'} operator allows only two elements to follow it, "
            f"not {len(parts)}.",
            "BadReplaceArgument",
            "InvalidOperation",
        )
    pattern = parts[0] if parts else ""
    replacement = values.unwrap(parts[1]) if len(parts) > 1 else ""
    try:
        regex = regex_of(pattern, case)
    except NetException as error:
        shown = to_text(pattern)
        raise runtime_error(
            f"The regular expression pattern {shown} is not valid.",
            "InvalidRegularExpression",
            "InvalidOperation",
            inner=error.as_object(),
        ) from None
    core = current.session is None or current.session.core
    block = replacement if core and hasattr(replacement, "invoke_under") else None
    template = "" if block is not None else to_text(replacement)
    items = enumerate_value(a)
    if items is None:
        return _replace_one(regex, to_text(a), template, block)
    return [_replace_one(regex, to_text(item), template, block) for item in items]


def _replace_one(regex: Regex, text: str, template: str, block: Any) -> str:
    if block is not None:
        return replace_with(regex, text, lambda found: _block_text(block, regex, found, text))
    if "$" not in template:
        return replace_with(regex, text, lambda found: template)
    return replace_with(regex, text, lambda found: expand(template, found, regex, text))


def replace_with(regex: Regex, text: str, make: Any, count: int = -1, start: int = 0) -> str:
    """`text` with matches replaced by what `make(match)` gives."""
    parts: list[str] = []
    place = 0
    for done, found in enumerate(sorted(regex.finditer(text, start), key=lambda m: m.start())):
        if done == count:
            break
        parts.append(text[place : found.start()])
        parts.append(make(found))
        place = found.end()
    parts.append(text[place:])
    return "".join(parts)


def _block_text(block: Any, regex: Regex, found: Any, text: str) -> str:
    from pshv.types.dotnet.regex import Match

    output = block.invoke_under(Match(regex, found, text))
    if not output:
        return ""
    return to_text(output[0] if len(output) == 1 else output)
