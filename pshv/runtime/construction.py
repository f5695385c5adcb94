"""Making objects of script classes: field initialisers, base constructors, constructors; choosing overloads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .errors import ExceptionObject
from .scope import Scope

if TYPE_CHECKING:
    from pshv.types.nettype import NetType

    from .scriptclass import ScriptClass
    from .scriptmethod import ScriptMethod
    from .scriptobject import ScriptObject


def choose(name: str, methods: list[ScriptMethod], arguments: list[Any]) -> tuple[ScriptMethod, list[Any]]:
    """The overload for the arguments, and the arguments converted for it."""
    from pshv.types.overloads import choose as choose_overload
    from pshv.types.overloads import convert_arguments

    overloads = [method.overload() for method in methods]
    chosen = choose_overload(name, overloads, arguments)
    method = methods[next(i for i, overload in enumerate(overloads) if overload is chosen.overload)]
    return method, convert_arguments(name, chosen, arguments)


def default_of_type(kind: NetType) -> Any:
    """What a property holds before anything is assigned: zero, false or null."""
    if not kind.is_value_type:
        return None
    from pshv.types.construct import default_of

    return default_of(kind)


def construct(script_class: ScriptClass, arguments: list[Any]) -> ScriptObject:
    """A new object."""
    made = script_class.python()
    initialise(script_class, made)
    run_constructor(script_class, made, arguments)
    return made


def initialise(script_class: ScriptClass, this: ScriptObject) -> None:
    """Fields get their initial values, those of the bases first."""
    scope = Scope(script_class.scope, script_class.scope.state, script_class.session)
    dict.__setitem__(scope, "this", this)
    for each in reversed(list(script_class.lineage())):
        for key, property_ in each.properties.items():
            if not property_.is_static:
                this.fields[key] = property_.initial(scope)


def run_constructor(script_class: ScriptClass, this: ScriptObject, arguments: list[Any]) -> None:
    """The constructor for the arguments; one without an explicit base call runs the base's own first."""
    constructors = script_class.constructors
    if not constructors:
        if arguments and not _inherits_arguments(script_class):
            from pshv.types.membererrors import no_overload

            raise no_overload("new", len(arguments))
        run_base(script_class, this, [])
        return
    method, converted = choose("new", constructors, arguments)
    if not _calls_base(method):
        run_base(script_class, this, [])
    method.call(this, converted)


def _inherits_arguments(script_class: ScriptClass) -> bool:
    return False


def _calls_base(method: ScriptMethod) -> bool:
    from pshv.language.tree import BaseCtorInvokeMemberExpressionAst

    block = method.node.body.end_block
    if block is None or not block.statements:
        return False
    return any(isinstance(node, BaseCtorInvokeMemberExpressionAst) for node in block.statements[0].walk())


def run_base(script_class: ScriptClass, this: ScriptObject, arguments: list[Any]) -> None:
    """The base part of an object: a script base's constructor, or the .NET base object."""
    if script_class.base is not None:
        run_constructor(script_class.base, this, arguments)
        return
    base = script_class.net_base
    if base is None or this.inner is not None:
        return
    from pshv.types import members

    if "System.Exception" in (base.definition, *base.bases):
        inner: Any = members.new(base, arguments)
        exception = ExceptionObject(this.net_type.definition, inner.message, inner.inner, inner.properties)
        if not arguments:
            exception.message = f"Exception of type '{this.net_type.definition}' was thrown."
        exception.instance = this
        this.inner = this.exception_object = exception
    elif base.kind not in ("abstract class", "interface"):
        this.inner = members.new(base, arguments)
