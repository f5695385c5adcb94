"""Variables from generated code where a plain dictionary access does not do: qualified, typed, stepped, referenced."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .errors import PSError, runtime_error
from .output import null
from .values import INT_MAX, INT_MIN, NOTHING, Reference, Switch

if TYPE_CHECKING:
    from pshv.language.codegen.block import BlockCode
    from pshv.language.tree import AttributeBaseAst, ExpressionAst
    from pshv.types.nettype import NetType

    from .scope import Scope


def put(scope: Scope, name: str, value: Any) -> Any:
    """An assignment as an expression."""
    scope[name] = value
    return scope[name]


# -- ++ and -- ----------------------------------------------------------------------------------------------------
def step(value: Any, delta: int, name: str = "") -> Any:
    """`value` one up or down."""
    if type(value) is int and INT_MIN < value < INT_MAX:
        return value + delta
    if value is None or value is NOTHING:
        return delta
    from .arithmetic import increment

    return increment(value, "++" if delta > 0 else "--")


def step_variable(scope: Scope, prefix: str, name: str, delta: int, after: bool) -> Any:
    """`$x++` or `++$x` as a value."""
    old = read(scope, prefix, name)
    new = step(old, delta, name)
    write(scope, prefix, name, new)
    return new if after else (0 if old is None else old)


def step_member(scope: Scope, owner: Any, name: Any, delta: int, after: bool, static: bool) -> Any:
    """`$x.y++` as a value."""
    from .access import get_static, set_member, set_static

    if static:
        old = get_static(scope, owner, name)
        new = step(old, delta)
        set_static(scope, owner, name, new)
    else:
        from pshv.types.members import get

        old = get(owner, name)
        new = step(old, delta)
        set_member(scope, owner, name, new)
    return new if after else (0 if old is None else old)


def step_index(scope: Scope, owner: Any, key: Any, delta: int, after: bool) -> Any:
    """`$x[0]++` as a value."""
    from .access import get_index, set_index

    old = null(get_index(scope, owner, key))
    new = step(old, delta)
    set_index(scope, owner, key, new)
    return new if after else (0 if old is None else old)


# -- any variable by prefix and name ------------------------------------------------------------------------------
def read(scope: Scope, prefix: str, name: str) -> Any:
    lower = name.lower()
    if prefix in ("", "variable"):
        return scope[lower]
    if prefix in ("global", "script"):
        return scope.qualified(prefix).own(lower)
    if prefix in ("local", "private"):
        return scope.own(lower)
    return drive_value(scope, prefix, name)


def write(scope: Scope, prefix: str, name: str, value: Any) -> None:
    lower = name.lower()
    if prefix in ("", "variable", "local"):
        scope.assign(lower, value, name)
    elif prefix in ("global", "script"):
        scope.qualified(prefix).assign(lower, value, name)
    elif prefix == "private":
        set_private(scope, lower, value)
    else:
        set_drive_value(scope, prefix, name, value)


def set_private(scope: Scope, name: str, value: Any) -> None:
    """`$private:x = ...`."""
    from .traits import Trait

    scope.assign(name, value)
    if scope.traits is None or name not in scope.traits:
        scope.constrain(name, Trait(options=frozenset({"private"})))


def drive_value(scope: Scope, drive: str, path: str) -> Any:
    """`$env:PATH`, `$function:prompt`, `$alias:ls`, `${c:\\file}`."""
    if drive == "function":
        found = scope.session.commands.function(path, scope)
        return None if found is None else found.script_block
    if drive == "alias":
        return scope.session.commands.alias_target(path, scope)
    drives: Any = scope.session.drives
    try:
        return drives.get_variable(drive, path)
    except PSError as error:
        if error.record.error_id == "DriveNotFound":  # `$nodrive:name` reads as null
            return None
        raise
    except OSError as error:
        from .filefailures import file_error

        raise file_error(error, scope.session) from None


def set_drive_value(scope: Scope, drive: str, path: str, value: Any) -> None:
    """An assignment to a drive's item; `$null` removes it."""
    if drive == "function":
        scope.session.commands.set_function(path, value, scope)
    elif drive == "alias":
        from .text import to_text

        scope.session.commands.set_alias(path, to_text(value), scope)
    else:
        drives: Any = scope.session.drives
        try:
            drives.set_variable(drive, path, value)
        except OSError as error:
            from .filefailures import file_error

            raise file_error(error, scope.session) from None


# -- $using: ------------------------------------------------------------------------------------------------------
def using(scope: Scope, name: str, spelled: str) -> Any:
    """`$using:x`: a value sent along with the block; an error where nothing was sent."""
    for each in scope.chain():
        frame = each.frame
        sent = getattr(frame, "using", None) if frame is not None else None
        if sent is not None:
            if name in sent:
                return sent[name]
            break
    raise using_error()


def using_error() -> PSError:
    return runtime_error(
        "A Using variable cannot be retrieved. A Using variable can be used only with Invoke-Command, Start-Job, or "
        "InlineScript in the script workflow. When it is used with Invoke-Command, the Using variable is valid only if "
        "the script block is invoked on a remote computer.",
        "UsingWithoutInvokeCommand",
        "InvalidOperation",
    )


def using_path(scope: Scope, name: str, spelled: str, node: ExpressionAst) -> Any:
    """`$using:x.y[0]`: the path is applied to the value that was sent."""
    from pshv.language.codegen.block import BlockCode
    from pshv.language.tree import CommandExpressionAst, NamedBlockAst, PipelineAst, ScriptBlockAst

    from .blocks import run_in_place
    from .scriptblock import ScriptBlock, unwrap_output

    value = using(scope, name, spelled)
    block = ScriptBlockAst(node.extent)
    pipeline = PipelineAst(node.extent, [CommandExpressionAst(node.extent, node, [])])
    block.end_block = NamedBlockAst(node.extent, "end", True, [pipeline], [])
    result: list[object] = []
    from .scope import Scope as ScopeClass

    child = ScopeClass(scope, scope.state, scope.session, "block")
    child[name] = value
    run_in_place(ScriptBlock(BlockCode(block), scope.state), child, result.append, (), NOTHING)
    return unwrap_output(result)


def using_assigned(scope: Scope, value: Any) -> None:
    raise using_error()


# -- references ---------------------------------------------------------------------------------------------------
def variable_reference(scope: Scope, prefix: str, name: str) -> Reference:
    """`[ref]$x`: reads and writes the variable it was made from."""
    lower = name.lower()
    if lower in ("null", "true", "false"):
        return Reference.of({"null": None, "true": True, "false": False}[lower])
    owner = scope.qualified(prefix) if prefix in ("global", "script") else scope.holder(lower)
    if owner is None:
        raise runtime_error(
            "[ref] cannot be applied to a variable that does not exist.",
            "NonExistingVariableReference",
            "InvalidOperation",
            name,
        )
    return Reference(lambda: owner[lower], lambda value: owner.assign(lower, value))


def value_reference(value: Any) -> Reference:
    return Reference.of(value)


# -- types --------------------------------------------------------------------------------------------------------
def cast(scope: Scope, value: Any, target: NetType) -> Any:
    """`[target]value`."""
    from .convert import convert

    return convert(value, target)


def cast_string(scope: Scope, value: Any) -> str:
    """`[string]value`."""
    from pshv.types.nettype import STRING

    from .convert import convert
    from .output import text

    if isinstance(value, list):
        return text(scope, value)
    return convert(value, STRING)  # type: ignore[no-any-return]


def cast_argument(scope: Scope, value: Any, target: NetType) -> Any:
    """A positional argument of a simple function; a failure makes the caller use the binder."""
    from .convert import convert

    if target.definition == "System.String" and isinstance(value, list):
        from .output import text

        return text(scope, value)
    return convert(value, target)


def type_default(scope: Scope, target: NetType) -> Any:
    """What a typed parameter holds when nothing is given: the type's null, zero or false."""
    if target.definition == "System.Management.Automation.SwitchParameter":
        return Switch(False)
    if not target.is_value_type and target.definition != "System.String":
        return None
    from .convert import try_convert

    return try_convert(None, target)[1]


def default_value(scope: Scope, code: BlockCode, name: str, value: Any, target: NetType) -> Any:
    """A parameter's default, converted to its type."""
    command = code.declaration(scope.session)
    parameter = command.get(name)
    if parameter is None:
        return cast(scope, value, target)
    from .binder import convert_default

    return convert_default(command, parameter, null(value), scope.session)


def constrain(scope: Scope, prefix: str, name: str, attributes: tuple[AttributeBaseAst, ...], value: Any) -> None:
    """`[type]$x = value`: the value is checked now and at every later assignment."""
    from .constraints import trait_for

    lower = name.lower()
    owner = scope.qualified(prefix) if prefix in ("global", "script") else scope
    if lower in scope.session.guarded:
        owner.assign(lower, value, name)
        return
    trait = trait_for(scope, attributes)
    scope.session.spelling.setdefault(lower, name)
    before = owner.traits.get(lower) if owner.traits is not None else None
    if before is not None and before.read_only:
        before.refuse(name)
    checked = trait.admit(owner, lower, null(value))
    owner.constrain(lower, trait)
    dict.__setitem__(owner, lower, checked)
