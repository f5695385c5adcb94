"""Add-Member."""

from __future__ import annotations

from typing import Any

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.text import to_text
from pshv.runtime.values import NOTHING, HashMap, PSObject, unwrap
from pshv.types import members
from pshv.types.memberkinds import AliasProperty, MemberSet, PropertySet, ScriptMethod, ScriptProperty
from pshv.types.netobject import NetObject


class AddMember(Cmdlet):
    """Adds custom properties and methods to an instance of a PowerShell object."""

    name = "Add-Member"
    InputObject: Any
    TypeName: str | None

    def process(self) -> None:
        item = self.InputObject
        bound = self.bound
        if bound.get("MemberType") is not None:
            item = self.add_one(item)
        elif "NotePropertyName" in bound:
            item = self.add(item, str(bound["NotePropertyName"]), unwrap(bound.get("NotePropertyValue")))
        elif bound.get("NotePropertyMembers") is not None:
            table: Any = unwrap(bound["NotePropertyMembers"])
            for key, value in table.items():
                item = self.add(item, to_text(key), value)
        if bound.get("TypeName"):
            item = self._with_type(item, str(bound["TypeName"]))
        if bound.get("PassThru"):
            self.write(item)

    def add_one(self, item: Any) -> Any:
        bound = self.bound
        kind = str(getattr(bound["MemberType"], "name", bound["MemberType"])).lower()
        name, value, second = str(bound.get("Name")), bound.get("Value"), bound.get("SecondValue")
        member: Any
        if kind == "noteproperty":
            member = value
        elif kind == "scriptproperty":
            if unwrap(value) is None and unwrap(second) is None:
                self._refuse_values("ScriptProperty")
            member = ScriptProperty(name, unwrap(value), unwrap(second))
        elif kind == "scriptmethod":
            member = ScriptMethod(name, unwrap(value))
        elif kind == "aliasproperty":
            member = AliasProperty(name, to_text(value), to_text(second) if second is not None else "")
        elif kind == "propertyset":
            listed = value if isinstance(value, list) else [value]
            member = PropertySet(name, [to_text(one) for one in listed])
        elif kind == "memberset":
            listed = value if isinstance(value, list) else [value] if value is not None else []
            member = MemberSet(name, {one.name: one for one in map(unwrap, listed) if hasattr(one, "name")})
        else:
            self.throw(
                self.error(
                    f'Cannot add a member with type "{getattr(bound["MemberType"], "name", kind)}". Specify a '
                    f"different "
                    "type for the MemberTypes parameter.",
                    "CannotAddMemberType",
                    "InvalidOperation",
                    bound["MemberType"],
                    exception="System.InvalidOperationException",
                )
            )
        return self.add(item, name, member)

    def _refuse_values(self, kind: str) -> None:
        self.throw(
            self.error(
                f'The SecondValue parameter or the Value parameter must be set for a member of type "{kind}".',
                "Value1AndValue2AreNotBothNull",
                "InvalidOperation",
                exception="System.InvalidOperationException",
            )
        )

    def add(self, item: Any, name: str, member: Any) -> Any:
        """The object with the member added; one that is there already is an error unless -Force."""
        force = bool(self.bound.get("Force"))
        if not force and self._has(item, name):
            self.write_error(
                self.error(
                    f'Cannot add a member with the name "{name}" because a member with that name already exists. To '
                    "overwrite the member anyway, add the Force parameter to your command.",
                    "MemberAlreadyExists",
                    "InvalidOperation",
                    item,
                    exception="System.InvalidOperationException",
                )
            )
            return item
        return add_note(item, name, member, force=force)

    @staticmethod
    def _has(item: Any, name: str) -> bool:
        if isinstance(item, HashMap):
            return False
        if type(item) is PSObject and item.base is NOTHING:
            return item.find(name) is not None
        return members.has(item, name)

    def _with_type(self, item: Any, type_name: str) -> Any:
        from pshv.types.nettype import type_names

        if not isinstance(item, (PSObject, NetObject)):
            item = PSObject({}, None, item)
        names = [type_name, *(n for n in type_names(item) if n.lower() != type_name.lower())]
        if isinstance(item, PSObject):
            item.type_names = names
        else:
            item.own_type_names = names
        return item


def add_note(item: Any, name: str, member: Any, *, force: bool = False) -> Any:
    """`item` with a member; a plain value becomes a wrapped one."""
    adder = getattr(members, "add_member", None)
    if adder is not None:
        return adder(item, name, member)
    if type(item) is PSObject:
        found = item.find(name)
        if found is not None and force:
            del item.properties[found]
        item.properties[name] = member
        return item
    if isinstance(item, (NetObject, HashMap)):
        try:
            item.extra_members[name] = member
        except AttributeError:
            item.extra_members = {name: member}
        return item
    return PSObject({name: member}, None, item)
