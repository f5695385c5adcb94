"""Operators that touch the scope: -match sets `$Matches`, -replace and -split may run blocks, -join reads `$OFS`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import operators
from .comparison import ceq, eq
from .convert import to_bool
from .text import to_text
from .values import NOTHING, EnumValue

if TYPE_CHECKING:
    from pshv.language.codegen.block import BlockCode

    from .scope import Scope

un_neg = operators.UNARY["-"]
un_plus = operators.UNARY["+"]
un_bnot = operators.UNARY["bnot"]


def match_op(scope: Scope, operator: str, left: Any, right: Any) -> Any:
    """-match and -notmatch; a match of a single value sets `$Matches` in the current scope."""
    if type(left) is str and type(right) is str:
        return _match_text(scope, operator, left, right)
    work = operators.notmatch if "not" in operator else operators.match
    result, matches = work(left, right, operator[0] == "c")
    if matches is not None:
        scope["matches"] = matches
        scope.session.spelling.setdefault("matches", "Matches")
    return result


def _match_text(scope: Scope, operator: str, text: str, pattern: str) -> bool:
    """-match and -notmatch of one text."""
    regex = _patterns.get((operator[0], pattern)) or _pattern(operator[0], pattern)
    found = regex.search(text)
    if found is None:
        return "not" in operator
    scope["matches"] = _match_table(regex, found)
    scope.session.spelling.setdefault("matches", "Matches")
    return "not" not in operator


_patterns: dict[tuple[str, str], Any] = {}
_match_table: Any = None  # regexoperators.match_table, once there was a match


def _pattern(case: str, pattern: str) -> Any:
    """The compiled pattern of -imatch ('i') or -cmatch ('c'), kept for the next time."""
    from .regexoperators import compiled, match_table

    global _match_table
    _match_table = match_table
    if len(_patterns) >= 500:
        _patterns.clear()
    made = _patterns[case, pattern] = compiled(pattern, case == "c")
    return made


def op_ireplace(scope: Scope, left: Any, right: Any) -> Any:
    return operators.replace(left, right)


def op_creplace(scope: Scope, left: Any, right: Any) -> Any:
    return operators.creplace(left, right)


def op_isplit(scope: Scope, left: Any, right: Any) -> Any:
    return operators.split(left, right)


def op_csplit(scope: Scope, left: Any, right: Any) -> Any:
    return operators.split(left, right, True)


def op_join(scope: Scope, left: Any, right: Any) -> Any:
    return operators.join(left, right)


def un_join(scope: Scope, value: Any) -> Any:
    return operators.join_unary(value)


def un_isplit(scope: Scope, value: Any) -> Any:
    return operators.split_unary(value)


def un_csplit(scope: Scope, value: Any) -> Any:
    return operators.split_unary(value)


# -- switch clauses -----------------------------------------------------------------------------------------------
def switch_equal(scope: Scope, item: Any, test: Any, case: bool) -> bool:
    """A clause of a plain switch: `-eq`, except that an enum value is compared by its name."""
    block = _as_block(test)
    if block is not None:
        return to_bool(block.value_under(item))
    if type(item) is EnumValue:
        item = item.name
    if item is None or item is NOTHING:
        return test is None or test is NOTHING
    return to_bool(ceq(item, test) if case else eq(item, test))


def switch_regex(scope: Scope, item: Any, test: Any, case: bool) -> bool:
    """A clause of `switch -Regex`; a match sets `$Matches`."""
    block = _as_block(test)
    if block is not None:
        return to_bool(block.value_under(item))
    return to_bool(match_op(scope, "cmatch" if case else "imatch", to_text(item), test))


def switch_wildcard(scope: Scope, item: Any, test: Any, case: bool) -> bool:
    """A clause of `switch -Wildcard`."""
    block = _as_block(test)
    if block is not None:
        return to_bool(block.value_under(item))
    return to_bool(operators.like(to_text(item), to_text(test), case))


def block_condition(scope: Scope, code: BlockCode, item: Any) -> bool:
    """A clause whose condition is a block of several statements."""
    from .scriptblock import ScriptBlock

    return to_bool(ScriptBlock(code, scope.state).value_under(item))


def _as_block(test: Any) -> Any:
    from .scriptblock import ScriptBlock

    return test if isinstance(test, ScriptBlock) else None
