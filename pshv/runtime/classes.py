"""Statements that define classes and enums, and base constructor calls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.language.tree import PropertyMemberAst, TypeDefinitionAst
from pshv.types.nettype import OBJECT_NAME, NetType

from .errors import runtime_error
from .scriptclass import ScriptClass
from .typerefs import TypeReference

if TYPE_CHECKING:
    from pshv.language.codegen.unit import Unit

    from .scope import Scope


def define_types(scope: Scope, nodes: tuple[TypeDefinitionAst, ...], unit: Unit) -> None:
    """Defines the classes and enums of a block; they may refer to each other."""
    session = scope.session
    _know_session_types()
    made: list[ScriptClass] = []
    for node in nodes:
        if node.kind == "enum":
            session.types[node.name.lower()] = _enum_shell(node)
    for node in nodes:
        if node.kind == "enum":
            _fill_enum(scope, node)
    for node in nodes:
        if node.kind != "enum":
            kind = NetType(node.name, "class", record={"n": node.name, "k": "class"})
            session.types[node.name.lower()] = kind
            script_class = ScriptClass(node, scope, kind)
            kind.hooks = script_class
            made.append(script_class)
    for script_class in made:
        _set_bases(script_class)
    for script_class in _bases_first(made):
        script_class.finish()


def _know_session_types() -> None:
    """Lets every lookup of a type name find the classes of the running session."""
    global _registered
    if not _registered:
        from pshv.types.nettype import register_lookup

        register_lookup(_session_type)
        _registered = True


_registered = False


def _session_type(name: str) -> NetType | None:
    from . import current

    session = current.session
    return session.types.get(name.lower()) if session is not None else None


def _bases_first(classes: list[ScriptClass]) -> list[ScriptClass]:
    ordered: list[ScriptClass] = []

    def visit(each: ScriptClass) -> None:
        if each in ordered or each not in classes:
            return
        if each.base is not None:
            visit(each.base)
        ordered.append(each)

    for each in classes:
        visit(each)
    return ordered


def _set_bases(script_class: ScriptClass) -> None:
    """The base class and the interfaces of a class: names for `-is`, member tables for calls."""
    bases: list[str] = []
    interfaces: list[str] = []
    for constraint in script_class.node.base_types:
        kind = TypeReference(constraint.type_name).get(script_class.scope)
        if kind.is_interface:
            interfaces.append(kind.text)
        elif isinstance(kind.hooks, ScriptClass):
            script_class.base = kind.hooks
        else:
            script_class.net_base = kind
    base = script_class.base
    if base is not None:
        _set_bases_of_base(base)
        bases = [base.kind.definition, *base.kind.bases]
        interfaces += base.kind.interfaces
    elif script_class.net_base is not None:
        net = script_class.net_base
        bases = [net.text if net.arguments else net.definition, *net.bases]
        interfaces += net.interfaces
    else:
        bases = [OBJECT_NAME]
    kind = script_class.kind
    kind.facts["b"] = bases
    kind.facts["i"] = list(dict.fromkeys(interfaces))
    kind._ancestry = tuple(bases)


def _set_bases_of_base(base: ScriptClass) -> None:
    """A base defined later in the same block gets its own bases first."""
    if "b" not in base.kind.facts:
        _set_bases(base)


# -- enums --------------------------------------------------------------------------------------------------------
def _enum_shell(node: TypeDefinitionAst) -> NetType:
    flags = any(a.type_name.name.lower() in ("flags", "system.flags", "flagsattribute") for a in node.attributes)
    underlying = node.base_types[0].type_name.name if node.base_types else "int"
    record: Any = {"n": node.name, "k": "enum", "e": {}, "f": flags, "u": underlying}
    return NetType(node.name, "enum", record=record)


def _fill_enum(scope: Scope, node: TypeDefinitionAst) -> None:
    from pshv.language.class_definitions import following_value
    from pshv.types.nettype import INT32

    from .constraints import evaluate
    from .convert import convert

    numbers: dict[str, int] = {}
    following = 0
    for member in node.members:
        if not isinstance(member, PropertyMemberAst):
            continue
        if member.initial_value is not None:
            value: Any = evaluate(scope, member.initial_value)
            number = numbers.get(str(value)) if isinstance(value, str) else None
            following = (
                number
                if number is not None
                else int(getattr(value, "value", convert(value, INT32) if not isinstance(value, int) else value))
            )
        numbers[member.name] = following
        following = following_value(node, following)
    kind: Any = scope.session.types[node.name.lower()]
    kind.facts["e"].update(numbers)


def run_base_constructor(scope: Scope, unit: Unit, arguments: list[Any]) -> Any:
    """`: base(...)`: the first thing a constructor does."""
    from .construction import run_base

    method = unit.block.extra
    this: Any = scope["this"]
    if method is None or this is None:
        raise runtime_error("A base constructor can only be called by a constructor.")
    run_base(method.owner, this, arguments)
    return None
