"""Where-Object: a script block, or a property and a comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.convert import to_bool

from .expressions import getter

if TYPE_CHECKING:
    from collections.abc import Callable

    from pshv.runtime.scriptblock import ScriptBlock

OPERATORS = [
    "EQ",
    "CEQ",
    "NE",
    "CNE",
    "GT",
    "CGT",
    "LT",
    "CLT",
    "GE",
    "CGE",
    "LE",
    "CLE",
    "Like",
    "CLike",
    "NotLike",
    "CNotLike",
    "Match",
    "CMatch",
    "NotMatch",
    "CNotMatch",
    "Contains",
    "CContains",
    "NotContains",
    "CNotContains",
    "In",
    "CIn",
    "NotIn",
    "CNotIn",
    "Is",
    "IsNot",
]


class WhereObject(Cmdlet):
    """Selects objects from a collection based on their property values."""

    name = "Where-Object"
    InputObject: Any
    FilterScript: ScriptBlock | None
    Property: str | None
    Value: Any
    take: Callable[[Any], object] | None = None

    def begin(self) -> None:
        if not self.expecting_input:
            self.take = self.receiver()

    def receiver(self) -> Callable[[Any], object]:
        """What is called with each object of the pipeline."""
        write = self.write
        if self.bound.get("FilterScript") is not None:
            value_of = self.bound["FilterScript"].value_under  # type: ignore[attr-defined]

            def by_block(item: Any) -> None:
                found = value_of(item)
                if found is True or (found is not False and to_bool(found)):
                    write(item)

            return by_block
        test = self.test()

        def by_property(item: Any) -> None:
            if test(item):
                write(item)

        return by_property

    def process(self) -> None:
        if self.take is None:
            self.take = self.receiver()
        if self.expecting_input or self.InputObject is not None:
            self.take(self.InputObject)

    # -- the short form
    def test(self) -> Callable[[Any], bool]:
        """The condition of the short form."""
        bound = self.bound
        read = getter(self._property())
        operator = next((name for name in OPERATORS if bound.get(name)), None)
        if bound.get("Not"):
            return lambda item: not to_bool(read(item))
        if operator is None:
            if "Value" in bound:
                self.throw(
                    self.error(
                        "The specified operator requires both the -Property and -Value parameters. Provide values for "
                        "both parameters, and then retry."
                        if "Property" not in bound
                        else "An operator is required to compare the two specified values. Include a valid operator in "
                        "the command, and then retry the command. For example, Get-Process | where-object -Property "
                        "Name -eq Idle",
                        "OperatorNotSpecified",
                        "InvalidArgument",
                        exception="System.Management.Automation.PSArgumentException",
                    )
                )
            return lambda item: to_bool(read(item))
        if "Value" not in bound:
            self.throw(
                self.error(
                    "The specified operator requires both the -Property and -Value parameters. Provide values for both "
                    "parameters, and then retry.",
                    "ValueNotSpecifiedForWhereObject",
                    "InvalidArgument",
                    exception="System.Management.Automation.PSArgumentException",
                )
            )
        compare = comparison(operator, bound.get("Value"))
        return lambda item: compare(read(item))

    def _property(self) -> str:
        return str(self.bound.get("Property") or "")


def comparison(operator: str, value: Any) -> Callable[[Any], bool]:
    """The test `property OPERATOR value` as a function of the property's value."""
    from pshv.runtime import comparison as c
    from pshv.runtime import operators as o
    from pshv.runtime.values import unwrap

    value = unwrap(value)
    name = operator.lower()
    if name in ("eq", "ieq") and type(value) is str and value.isascii() and value.isprintable():
        wanted = value.lower()
        eq = c.eq

        def same(found: Any) -> bool:
            if type(found) is str and found.isascii():
                return found == value or found.lower() == wanted
            return to_bool(eq(found, value))

        return same
    simple: dict[str, Callable[[Any, Any], Any]] = {
        "eq": c.eq,
        "ne": c.ne,
        "ceq": c.ceq,
        "cne": c.cne,
        "contains": c.contains,
        "ccontains": c.ccontains,
        "notcontains": o.not_contains,
        "cnotcontains": o.cnot_contains,
        "in": lambda found, wanted: c.contains(_listed(wanted), found),
        "cin": lambda found, wanted: c.ccontains(_listed(wanted), found),
        "notin": lambda found, wanted: not c.contains(_listed(wanted), found),
        "cnotin": lambda found, wanted: not c.ccontains(_listed(wanted), found),
        "like": o.like,
        "clike": lambda found, wanted: o.like(found, wanted, True),
        "notlike": o.notlike,
        "cnotlike": lambda found, wanted: o.notlike(found, wanted, True),
        "match": lambda found, wanted: o.match(found, wanted)[0],
        "cmatch": lambda found, wanted: o.match(found, wanted, True)[0],
        "notmatch": lambda found, wanted: o.notmatch(found, wanted)[0],
        "cnotmatch": lambda found, wanted: o.notmatch(found, wanted, True)[0],
        "is": _is,
        "isnot": lambda found, wanted: not _is(found, wanted),
    }
    compare = simple.get(name) or o.BINARY[name if name.startswith("c") else f"i{name}"]
    return lambda found: to_bool(compare(found, value))


def _listed(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


def _is(found: Any, wanted: Any) -> bool:
    from pshv.runtime import operators as o

    if isinstance(wanted, str):
        from pshv.types.nettype import resolve_type

        wanted = resolve_type(wanted.strip("[]") if wanted.startswith("[") and wanted.endswith("]") else wanted)
    return bool(o.is_type(found, wanted))
