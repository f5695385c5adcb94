"""MockCluster.Fault and MockCluster.FaultKind: faults as scripts see them."""

from __future__ import annotations

from typing import Any

from pshv.runtime.values import OrderedDictionary, PSObject
from pshv.types.netobject import member_table
from pshv.types.world.base import WorldObject, computed, local_time, plain


def pairs(items: tuple[str, ...]) -> OrderedDictionary:
    """`name=value` texts as an ordered dictionary."""
    table = OrderedDictionary()
    for item in items:
        name, _, value = item.partition("=")
        table[name] = value
    return table


def listed(items: tuple[str, ...]) -> str:
    """`host=HV02, switch=vSwitch-Prod`."""
    return ", ".join(item for item in items if not item.endswith("="))


class MockFault(WorldObject):
    """A fault with its accounting."""

    __slots__ = ()
    type_names = ("MockCluster.Fault", "System.Object")
    display_set = ("Id", "Kind", "Selector", "Accounting")
    members = member_table(
        plain("Id", "id", "int"),
        plain("Kind", "kind", "string"),
        computed("Selector", lambda self: listed(self.entity.selector) or "any", "string"),
        computed("Options", lambda self: pairs(self.entity.options), "System.Object"),
        plain("State", "state", "string"),
        plain("Accounting", "accounting", "string"),
        plain("Fired", "fired", "int"),
        plain("Count", "count", "int"),
        plain("Delay", "delay", "double"),
        plain("Probability", "probability", "double"),
        plain("Seed", "seed", "long"),
        plain("Optional", "optional", "bool"),
        computed("AddedAt", lambda self: local_time(self.entity.added_at), "datetime"),
        computed("Mend", lambda self: mend(self.entity.kind), "string"),
    )

    def text(self) -> str:
        return f"{self.entity.kind} ({self.entity.accounting})"


def mend(kind: str) -> str:
    """What mends a kind of fault."""
    from mockcluster.faults.kinds import KINDS

    return KINDS[kind].mend


def kind_object(kind: Any) -> PSObject:
    """A kind of fault: what it is, whom it can afflict, what it takes, what mends it."""
    fields = {
        "Kind": kind.name,
        "Family": kind.family,
        "Text": kind.text,
        "Selectors": list(kind.selectors),
        "Options": [f"{name} (default {option.default or 'none'}): {option.text}" for name, option in kind.options],
        "Stages": list(kind.stages),
        "Refusals": list(kind.refusals),
        "Mend": kind.mend,
    }
    return PSObject(dict(fields), ["MockCluster.FaultKind", "System.Object"])
