"""Names that generated code may use, and the modules they come from. Only what a block mentions is imported."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from .errors import BreakSignal, ContinueSignal, PSError, ReturnSignal
from .output import SCALARS, as_array, emit, emit_whole, ignore, iterate, null, sub, unwrap
from .scriptblock import ScriptBlock
from .values import NOTHING

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import CodeType

# What every generated module has.
NAMES: dict[str, Any] = {
    "PSError": PSError,
    "CATCHABLE": Exception,
    "BreakSignal": BreakSignal,
    "ContinueSignal": ContinueSignal,
    "ReturnSignal": ReturnSignal,
    "SCALARS": SCALARS,
    "NOTHING": NOTHING,
    "ScriptBlock": ScriptBlock,
    "as_array": as_array,
    "emit": emit,
    "emit_whole": emit_whole,
    "ignore": ignore,
    "iterate": iterate,
    "null": null,
    "sub": sub,
    "unwrap": unwrap,
}

_HOMES = {
    "output": "range_items spread switch_items switch_file foreach_enumerator is_null void text label_text adopt",
    "variables": "put step step_variable step_member step_index constrain set_private drive_value "
    "set_drive_value using using_path using_assigned variable_reference value_reference cast cast_string cast_argument "
    "type_default default_value",
    "access": "Indices get_static set_static set_member get_dynamic get_strict get_index get_index_strict set_index "
    "invoke_static invoke_dynamic invoke_generic invoke_cmdlet invoke_base "
    "construct_base make_hash make_ordered make_object  "
    "to_custom_object",
    "matching": "match_op switch_equal switch_regex switch_wildcard block_condition op_ireplace op_creplace op_isplit "
    "op_csplit op_join un_join un_isplit un_csplit un_neg un_plus un_bnot",
    "reporting": "report report_stage",
    "catching": "as_error catch_clause enter_catch leave_catch run_traps rethrow throw_value exit_with MethodReturn",
    "strict": "strict_call string_variable",
    "defining": "define_function use_modules start_background",
    "classes": "define_types",
    "pipeline": "run_pipeline pipeline_value",
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names.split()}
_ELSEWHERE = {
    "get": ("pshv.types.members", "get"),
    "invoke": ("pshv.types.members", "invoke"),
    "truth": ("pshv.runtime.convert", "to_bool"),
}


def provide(code: CodeType, names: dict[str, Any]) -> None:
    """Adds to `names` what a generated module's functions mention."""
    for constant in code.co_consts:
        if hasattr(constant, "co_names"):
            provide(constant, names)
    for name in code.co_names:
        if name in names:
            continue
        home = _HOME_OF.get(name)
        if home is not None:
            names[name] = NAMES[name] = getattr(import_module(f"pshv.runtime.{home}"), name)
        elif name in _ELSEWHERE:
            module, attribute = _ELSEWHERE[name]
            names[name] = NAMES[name] = getattr(import_module(module), attribute)


def binary_function(operator: str) -> Callable[[Any, Any], Any]:
    """The function of a binary operator; those that need the scope are in `matching`."""
    if operator in ("ireplace", "creplace", "isplit", "csplit", "join"):
        return getattr(import_module("pshv.runtime.matching"), f"op_{operator}")  # type: ignore[no-any-return]
    from .operators import BINARY

    return BINARY[operator]
