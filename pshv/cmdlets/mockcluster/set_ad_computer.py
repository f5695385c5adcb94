"""Set-ADComputer, as far as delegation needs it."""

from __future__ import annotations

from typing import Any

from pshv.cmdlets.mockcluster.ad_cmdlet import SPACE, ADCmdlet
from pshv.runtime.declaration import Param

LISTS = {
    "msds-allowedtodelegateto": "delegation",
    "serviceprincipalname": "service_principal_names",
    "serviceprincipalnames": "service_principal_names",
}
FLAGS = {
    "TrustedForDelegation": "trusted_for_delegation",
    "TrustedToAuthForDelegation": "trusted_to_authenticate",
    "Enabled": "enabled",
}


class SetADComputer(ADCmdlet):
    """Modifies an Active Directory computer object."""

    name = "Set-ADComputer"
    net_class = f"{SPACE}.SetADComputer"
    supports_should_process = True
    parameters = (
        Param("Identity", "object", mandatory=True, position=0, by_value=True),
        Param("Add", "hashtable"),
        Param("Clear", "string[]"),
        Param("Remove", "hashtable"),
        Param("Replace", "hashtable"),
        Param("Description", "string"),
        Param("Enabled", "bool"),
        Param("PassThru", "switch"),
        Param("ServicePrincipalNames", "hashtable"),
        Param("TrustedForDelegation", "bool"),
        Param("Server", "string"),
        Param("Credential", "pscredential"),
        Param("PrincipalsAllowedToDelegateToAccount", "object[]"),
    )
    Add: Any
    Clear: Any
    Remove: Any
    Replace: Any
    ServicePrincipalNames: Any
    Description: str | None
    PassThru: bool

    def process(self) -> None:
        if "PrincipalsAllowedToDelegateToAccount" in self.bound:
            text = f"{self.name} -PrincipalsAllowedToDelegateToAccount (delegation by resource) is not built in pshv."
            self.throw(self.error(text, "NotImplemented", "NotImplemented", "PrincipalsAllowedToDelegateToAccount"))
        host = self.host_of(self.Identity)
        if host is None:
            self.throw(self.no_such(self.Identity))
        if self.should_process(f"CN={host.name}", "Set"):
            self.change(host)
        if self.PassThru:
            from pshv.types.world.account import ADComputer

            self.write(ADComputer(self.session.cluster, host, []))

    def change(self, host: Any) -> None:
        """Work out the new values and set them."""
        from mockcluster.operations.accounts import SetAccount

        cluster: Any = self.session.cluster
        values: dict[str, Any] = {f: bool(self.bound[name]) for name, f in FLAGS.items() if name in self.bound}
        if self.Description is not None:
            values["description"] = self.Description
        for how, table in (("replace", self.Replace), ("remove", self.Remove), ("add", self.Add)):
            for name, given in (table or {}).items():
                field = self.field(name)
                values[field] = combined(how, values.get(field, getattr(host, field)), given)
        for how, given in (self.ServicePrincipalNames or {}).items():
            held = values.get("service_principal_names", host.service_principal_names)
            values["service_principal_names"] = combined(str(how).lower(), held, given)
        for name in self.Clear or []:
            values[self.field(name)] = ()
        cluster.run(SetAccount(host.name, tuple(values.items())))

    def field(self, name: Any) -> str:
        """The field behind an attribute's name; ends with an error for attributes that are not kept."""
        found = LISTS.get(str(name).lower())
        if found is None:
            text = f"The specified directory service attribute or value does not exist: {name}"
            self.throw(self.error(text, "ActiveDirectoryServer:8206", "InvalidOperation", name))
        return found


def combined(how: str, held: tuple[str, ...], given: Any) -> tuple[str, ...]:
    """The values after adding, removing or replacing; names are compared whatever the case."""
    items = [str(one) for one in (given if isinstance(given, list) else [given])]
    if how == "replace":
        return tuple(items)
    known = {item.lower() for item in items}
    if how == "remove":
        return tuple(one for one in held if one.lower() not in known)
    there = {one.lower() for one in held}
    return (*held, *(item for item in items if item.lower() not in there))
