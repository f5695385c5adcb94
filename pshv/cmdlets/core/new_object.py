"""New-Object."""

from __future__ import annotations

from typing import Any

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.errors import PSError
from pshv.runtime.values import NOTHING, HashMap, PSObject, unwrap
from pshv.types import members

CUSTOM = frozenset({"psobject", "pscustomobject", "system.management.automation.psobject"})
CUSTOM |= {"system.management.automation.pscustomobject", "management.automation.psobject"}


class NewObject(Cmdlet):
    """Creates an instance of a .NET object."""

    name = "New-Object"
    TypeName: str | None
    ArgumentList: list[Any] | None
    ComObject: str | None
    Property: Any

    def begin(self) -> None:
        if self.bound.get("ComObject") is not None:
            self.throw(
                self.error(
                    f"COM objects are not built into this mock: '{self.bound['ComObject']}' cannot be made.",
                    "NoCOMClassIdentified",
                    "ResourceUnavailable",
                    exception="System.NotImplementedException",
                )
            )
        made = self.make(self.TypeName or "")
        if isinstance(unwrap(self.Property), HashMap):
            self.set_properties(made, unwrap(self.Property))
        self.write(made)

    def make(self, type_name: str) -> Any:
        from pshv.types.nettype import resolve_type

        arguments = [unwrap(a) for a in self.ArgumentList or []]
        if type_name.lower() in CUSTOM:
            return PSObject() if not arguments else _wrapped(arguments[0])
        try:
            kind = self._type(type_name)
        except PSError:
            self.throw(
                self.error(
                    f"Cannot find type [{type_name}]: verify that the assembly containing this type is loaded.",
                    "TypeNotFound",
                    "InvalidType",
                    None,
                    exception="System.Management.Automation.PSArgumentException",
                )
            )
        del resolve_type
        try:
            return members.new(kind, arguments)
        except PSError as error:
            record = error.record
            if record.error_id in ("MethodCountCouldNotFindBest", "MethodNotFound") or (
                not arguments and "," not in record.error_id and record.error_id.endswith("NotFound")
            ):
                self.throw(
                    self.error(
                        f"A constructor was not found. Cannot find an appropriate constructor for type {type_name}.",
                        "CannotFindAppropriateCtor",
                        "ObjectNotFound",
                        None,
                        exception="System.Management.Automation.PSArgumentException",
                    )
                )
            record.error_id = f"ConstructorInvokedThrowException,{self.class_name()}"
            self.throw(record)

    def _type(self, name: str) -> Any:
        finder = getattr(self.session, "resolve_type", None)
        if finder is not None:
            return finder(name)
        from pshv.types.nettype import resolve_type

        return resolve_type(name)

    def set_properties(self, made: Any, table: HashMap) -> None:
        """-Property: notes of a custom object, properties (or methods called) of another."""
        if type(made) is PSObject and made.base is NOTHING:
            for key, value in table.items():
                made.properties[str(key)] = value
            return
        for key, value in table.items():
            name = str(key)
            if not members.has(made, name):
                self.write_error(
                    self.error(
                        f'The member "{name}" was not found for the specified .NET object.',
                        "InvalidMember",
                        "InvalidOperation",
                        None,
                        exception="System.InvalidOperationException",
                    )
                )
                continue
            try:
                members.set(made, name, value)
            except PSError as error:
                record = error.record
                record.error_id = f"{record.error_id.partition(',')[0]},{self.class_name()}"
                self.write_error(record)


def _wrapped(value: Any) -> Any:
    return value if type(value) is PSObject else PSObject({}, None, value)
