"""`[Name(arguments)]` of script text as an attribute object."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import attributes as kinds
from .errors import PSError, runtime_error

if TYPE_CHECKING:
    from collections.abc import Callable

    from pshv.language.tree import AnyTypeName, AttributeAst, ExpressionAst
    from pshv.types.nettype import NetType

_AUTOMATION = "system.management.automation."


def attribute_key(type_name: AnyTypeName) -> str:
    """`ValidateSet` and `System.Management.Automation.ValidateSetAttribute` alike: `validateset`."""
    name: str = type_name.full_name.lower()
    if name.startswith(_AUTOMATION):
        name = name[len(_AUTOMATION) :]
    return name.removesuffix("attribute") if name != "attribute" else name


class Reader:
    """Reads attributes: `evaluate` gives the value of an argument, `resolve` the type of a name."""

    def __init__(self, evaluate: Callable[[ExpressionAst], object], resolve: Callable[[AnyTypeName], NetType]) -> None:
        self.evaluate = evaluate
        self.resolve = resolve

    def value(self, node: ExpressionAst | None) -> object:
        from pshv.language.tree import ConstantExpressionAst, StringConstantExpressionAst

        if node is None:
            return True
        if isinstance(node, (ConstantExpressionAst, StringConstantExpressionAst)):
            return node.value
        return self.evaluate(node)

    def named(self, node: AttributeAst, allowed: frozenset[str] | None) -> dict[str, object]:
        """Named arguments by lower-case name; an unknown one is an error."""
        found: dict[str, object] = {}
        for argument in node.named_arguments:
            key = argument.argument_name.lower()
            if allowed is not None and key not in allowed:
                error = runtime_error(
                    f"Property '{argument.argument_name}' cannot be found for type "
                    "'System.Management.Automation.CmdletBindingAttribute'.",
                    "PropertyNotFoundForType",
                )
                error.record.extent = argument.extent
                raise error
            found[key] = True if argument.expression_omitted else self.value(argument.argument)
        return found

    def attribute(self, node: AttributeAst, key: str) -> kinds.Attribute | None:
        """The attribute object, None for one that changes nothing here."""
        maker = _MAKERS.get(key)
        if maker is None:
            self.check_known(node, key)
            return self._script_class(node) if key not in _IGNORED else None
        arguments = [self.value(argument) for argument in node.positional_arguments]
        named = self.named(node, None)
        return maker(arguments, named)

    def check_known(self, node: AttributeAst, key: str) -> None:
        """Raises CustomAttributeTypeNotFound for a name nobody knows."""
        if key in _MAKERS or key in _IGNORED:
            return
        try:
            self.resolve(node.type_name)
        except PSError:
            raise runtime_error(
                f"Cannot find the type for custom attribute '{node.type_name.full_name}'. Make sure that the assembly "
                "that contains this type is loaded.",
                "CustomAttributeTypeNotFound",
            ) from None

    def _script_class(self, node: AttributeAst) -> kinds.Attribute | None:
        kind = self.resolve(node.type_name)
        bases = set(kind.bases)
        family = bases & _SCRIPT_BASES
        if not family:
            return None
        from pshv.types import members

        instance: Any = members.new(kind, [self.value(argument) for argument in node.positional_arguments])
        for name, value in ((n.argument_name, self.value(n.argument)) for n in node.named_arguments):
            members.set(instance, name, value)
        if "System.Management.Automation.ArgumentTransformationAttribute" in family:
            return kinds.ScriptTransformation(instance)
        return kinds.ScriptValidator(
            instance, "System.Management.Automation.ValidateEnumeratedArgumentsAttribute" in family
        )


_SCRIPT_BASES = {
    "System.Management.Automation.ArgumentTransformationAttribute",
    "System.Management.Automation.ValidateArgumentsAttribute",
    "System.Management.Automation.ValidateEnumeratedArgumentsAttribute",
}

# Known to the engine, without an effect on binding.
_IGNORED = frozenset(
    {
        "alias",
        "allowemptycollection",
        "allowemptystring",
        "allownull",
        "argumentcompleter",
        "argumentcompletions",
        "cmdletbinding",
        "diagnostics.codeanalysis.suppressmessage",
        "diagnostics.codeanalysis.excludefromcodecoverage",
        "dynamickeyword",
        "dontshow",
        "dscproperty",
        "dscresource",
        "experimental",
        "hidden",
        "obsolete",
        "outputtype",
        "parameter",
        "psdefaultvalue",
        "supportswildcards",
        "suppressmessage",
        "system.componentmodel.description",
        "system.diagnostics.codeanalysis.suppressmessage",
        "system.diagnostics.codeanalysis.excludefromcodecoverage",
        "system.obsolete",
        "validatetrusteddata",
        "validateuserdrive",
    }
)


def _text(value: object) -> str:
    from .text import to_text

    return to_text(value)


def _message(named: dict[str, object]) -> str | None:
    return _text(named["errormessage"]) if "errormessage" in named else None


def _set(arguments: list[Any], named: dict[str, object]) -> kinds.Attribute:
    from pshv.types.nettype import NetType

    from .convert import to_bool

    ignore_case = to_bool(named.get("ignorecase", True))
    if len(arguments) == 1 and isinstance(arguments[0], NetType):
        kind = arguments[0]

        def ask() -> list[str]:
            from pshv.types import members

            answer: Any = members.invoke(members.new(kind, []), "GetValidValues", [])
            return [_text(v) for v in (answer if isinstance(answer, list) else [answer])]

        return kinds.ValidateSet((), ignore_case, _message(named), ask)
    flat = [v for item in arguments for v in (item if isinstance(item, list) else [item])]
    return kinds.ValidateSet(tuple(_text(v) for v in flat), ignore_case, _message(named))


def _range(arguments: list[Any], named: dict[str, object]) -> kinds.Attribute:
    from pshv.types.nettype import type_of

    if len(arguments) == 1:
        return kinds.ValidateRange(kind=_text(arguments[0]))
    low, high = arguments[0], arguments[1]
    if isinstance(low, str) != isinstance(high, str):
        raise runtime_error(
            f"The specified minimum range ({type_of(low).name}) cannot be accepted because it is not the same type as "
            f"the specified maximum range ({type_of(high).name}). Update the ValidateRange attribute for the "
            "parameter.",
            "MinRangeNotTheSameTypeOfMaxRange",
            "MetadataError",
            exception=kinds.METADATA,
        )
    if high < low:
        raise runtime_error(
            "The specified maximum range cannot be accepted because it is less than the specified minimum range. "
            "Update the ValidateRange attribute for the parameter.",
            "MaxRangeSmallerThanMinRange",
            "MetadataError",
            exception=kinds.METADATA,
        )
    return kinds.ValidateRange(low, high)


def _pattern(arguments: list[Any], named: dict[str, object]) -> kinds.Attribute:
    options = _text(named["options"]) if "options" in named else "IgnoreCase"
    return kinds.ValidatePattern(_text(arguments[0]), options, _message(named))


def _script(arguments: list[Any], named: dict[str, object]) -> kinds.Attribute:
    return kinds.ValidateScript(arguments[0], _message(named))


def _length(arguments: list[Any], named: dict[str, object]) -> kinds.Attribute:
    return kinds.ValidateLength(int(arguments[0]), int(arguments[1]))


def _count(arguments: list[Any], named: dict[str, object]) -> kinds.Attribute:
    return kinds.ValidateCount(int(arguments[0]), int(arguments[1]))


_MAKERS: dict[str, Callable[[list[Any], dict[str, object]], kinds.Attribute]] = {
    "validateset": _set,
    "validaterange": _range,
    "validatepattern": _pattern,
    "validatescript": _script,
    "validatelength": _length,
    "validatecount": _count,
    "validatenotnull": lambda a, n: kinds.ValidateNotNull(),
    "validatenotnullorempty": lambda a, n: kinds.ValidateNotNullOrEmpty(),
    "validatenotnullorwhitespace": lambda a, n: kinds.ValidateNotNullOrWhiteSpace(),
    "validatedrive": lambda a, n: kinds.ValidateDrive(tuple(_text(v) for v in a)),
    "credential": lambda a, n: kinds.CredentialTransformation(),
    "pstypename": lambda a, n: kinds.PSTypeNameAttribute(_text(a[0])),
}


def made(key: str, arguments: list[Any], named: dict[str, object] | None = None) -> kinds.Attribute:
    """The attribute of a lower-case short name (`validateset`) with these arguments."""
    return _MAKERS[key](arguments, named or {})
